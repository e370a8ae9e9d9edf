from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.context import Choice, Context, Target
from ui.excerpts import panel as panel_module
from ui.excerpts.panel import ExcerptsPanel
from ui.widgets.chooser import Chooser, Prompt
from workbench.commands.excerpts import AnnotateExcerpts
from workbench.model.tables import ExcerptFilter

Make = Callable[..., int]


@pytest.fixture
def filled(document: Make, excerpt: Make, mention: Make, code: Make, actor: Make) -> dict[str, int]:
    one = document("Alpha", outlet="Journal", published="2020", source_grade="B")
    two = document("Beta", outlet="Newswire", published="2024-02-04")
    weak, lead, qaani = code("Weakness"), code("Leadership"), actor("Esmail Qaani")
    return {
        "one": one,
        "two": two,
        "weak": weak,
        "lead": lead,
        "qaani": qaani,
        "first": excerpt(one, "new commander", lead),
        "second": excerpt(two, "lacks his predecessor's ties", weak, note="telling"),
        "mention": mention(two, "Esmail Qaani", qaani),
    }


@pytest.fixture
def panel(qtbot: QtBot, context: Context, filled: dict[str, int]) -> ExcerptsPanel:
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> ExcerptsPanel:
    panel = ExcerptsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1000, 400)
    panel.show()
    panel.activateWindow()
    return panel


def keys(panel: ExcerptsPanel) -> list[str]:
    rows = (panel.model.row_at(place) for place in range(panel.model.rowCount()))
    return [row.key for row in rows if row]


def cell(panel: ExcerptsPanel, place: int, column: str) -> str:
    columns = [one.key for one in panel.model.columns]
    return str(panel.model.index(place, columns.index(column)).data())


def test_excerpts_and_mentions_stand_in_the_order_of_the_texts(
    panel: ExcerptsPanel, filled: dict[str, int]
) -> None:
    assert keys(panel) == [
        f"excerpt:{filled['first']}", f"mention:{filled['mention']}", f"excerpt:{filled['second']}",
    ]  # fmt: skip
    assert panel.count.text() == "3 rows"
    assert cell(panel, 0, "date") == "2020"
    assert cell(panel, 1, "actor") == "Esmail Qaani"
    assert cell(panel, 2, "note") == "telling"


def test_typing_narrows_and_says_how_many_of_how_many(
    qtbot: QtBot, panel: ExcerptsPanel, filled: dict[str, int]
) -> None:
    qtbot.keyClicks(panel.bar.text, "telling")
    qtbot.waitUntil(lambda: panel.count.text() == "1 of 3 rows")
    assert keys(panel) == [f"excerpt:{filled['second']}"]
    assert panel.filter_shown().text == "telling"


def test_every_field_reaches_the_filter(panel: ExcerptsPanel, filled: dict[str, int]) -> None:
    wanted = ExcerptFilter(
        text="ties", kinds=("excerpt",), document_ids=(filled["two"],),
        code_ids=(filled["weak"],), actor_ids=(filled["qaani"],),
        speaker_ids=(filled["qaani"],), outlet="News", grade="B", since="2020", until="2024-02",
    )  # fmt: skip
    panel.show_filter(wanted)
    assert panel.filter_shown() == replace(wanted, independent=True)
    assert panel.stack.currentWidget() is panel.nothing
    panel.bar.clear.click()
    assert panel.filter_shown() == ExcerptFilter(independent=True)
    assert panel.model.rowCount() == 3


def test_a_code_is_picked_by_typing_and_picked_again_is_taken_off(
    qtbot: QtBot, panel: ExcerptsPanel, filled: dict[str, int]
) -> None:
    pick = panel.bar.picks["code_ids"]
    for rows in (1, 3):
        pick.click()
        chooser = pick.findChildren(Chooser)[-1]
        qtbot.keyClicks(chooser.field, "weak")
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda rows=rows: panel.model.rowCount() == rows)


def test_a_date_that_is_none_is_marked_and_does_not_narrow(
    qtbot: QtBot, panel: ExcerptsPanel
) -> None:
    panel.bar.more.setChecked(True)
    qtbot.keyClicks(panel.bar.since, "sometime")
    qtbot.waitUntil(lambda: bool(panel.bar.since.property("wrong")))
    assert panel.model.rowCount() == 3


def test_a_header_sorts_up_then_down_then_by_place_again(
    panel: ExcerptsPanel, filled: dict[str, int]
) -> None:
    header = panel.view.horizontalHeader()
    outlet = [column.key for column in panel.model.columns].index("outlet")
    header.sectionClicked.emit(outlet)
    assert (cell(panel, 0, "outlet"), panel.sort_shown()) == ("Journal", ("outlet", False))
    header.sectionClicked.emit(outlet)
    assert (cell(panel, 0, "outlet"), panel.sort_shown()) == ("Newswire", ("outlet", True))
    header.sectionClicked.emit(outlet)
    assert panel.sort_shown() == ("position", False)


def test_enter_opens_at_the_words_and_ctrl_enter_beside(
    qtbot: QtBot,
    panel: ExcerptsPanel,
    context: Context,
    opened: list[Target],
    filled: dict[str, int],
) -> None:
    panel.view.setFocus()
    panel.view.selectRow(2)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    text = context.store.documents.text(filled["two"])
    assert text[opened[0].start : opened[0].end] == "lacks his predecessor's ties"
    assert [target.beside for target in opened] == [False, True]
    assert context.choice == Choice("excerpt", filled["second"])


def test_rows_are_copied_for_a_spreadsheet(qtbot: QtBot, panel: ExcerptsPanel) -> None:
    panel.view.setFocus()
    panel.view.selectAll()
    qtbot.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 4
    assert copied[0].split("\t")[0] == "Document"
    assert copied[1].split("\t")[:2] == ["Alpha", "Journal"]


def test_selected_excerpts_change_their_code_as_one_step(
    qtbot: QtBot, panel: ExcerptsPanel, context: Context, filled: dict[str, int]
) -> None:
    panel.view.selectAll()
    panel.acts["rows.recode"].trigger()
    chooser = panel.view.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "weak")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    excerpts = context.store.excerpts
    assert excerpts.codes_of(filled["first"]) == [filled["weak"]]
    assert excerpts.codes_of(filled["second"]) == [filled["weak"]]
    context.undo()
    assert excerpts.codes_of(filled["first"]) == [filled["lead"]]


def test_selected_excerpts_get_a_note_a_code_and_a_speaker(
    qtbot: QtBot, panel: ExcerptsPanel, context: Context, filled: dict[str, int]
) -> None:
    panel.view.selectAll()
    panel.acts["rows.note"].trigger()
    prompt = panel.view.findChild(Prompt)
    qtbot.keyClicks(prompt.field, "Checked")
    qtbot.keyClick(prompt.field, Qt.Key.Key_Return)
    for act, typed in (("rows.add_code", "lead"), ("rows.speaker", "qaani")):
        panel.acts[act].trigger()
        chooser = panel.view.findChildren(Chooser)[-1]
        qtbot.keyClicks(chooser.field, typed)
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    kept = context.store.excerpts.find()
    assert {one.note for one in kept} == {"Checked"}
    assert {one.speaker_id for one in kept} == {filled["qaani"]}
    assert filled["lead"] in context.store.excerpts.codes_of(filled["second"])


def test_delete_takes_excerpts_and_mentions_and_one_undo_brings_them_back(
    qtbot: QtBot, panel: ExcerptsPanel, context: Context
) -> None:
    panel.view.setFocus()
    panel.view.selectAll()
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.empty)
    context.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)


def test_a_change_elsewhere_shows_and_the_selection_stays(
    qtbot: QtBot, panel: ExcerptsPanel, context: Context, filled: dict[str, int]
) -> None:
    panel.view.selectRow(2)
    context.run(AnnotateExcerpts((filled["second"],), "new words"))
    qtbot.waitUntil(lambda: cell(panel, 2, "note") == "new words")
    assert panel.view.places() == [2]


def test_a_long_table_is_read_in_the_pool(
    qtbot: QtBot, context: Context, filled: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel_module, "MANY", 1)
    panel = shown(qtbot, context)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    panel.sort_by("outlet")
    panel.sort_by("outlet", True)
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert cell(panel, 0, "outlet") == "Newswire"


def test_filter_sort_and_columns_are_remembered(
    qtbot: QtBot, panel: ExcerptsPanel, context: Context, filled: dict[str, int]
) -> None:
    import json

    panel.show_filter(ExcerptFilter(code_ids=(filled["weak"],), since="2020-01"))
    panel.sort_by("text", True)
    menu = panel.view.menu()
    next(act for act in menu.actions() if act.text() == "Outlet").toggle()
    menu.close()
    again = ExcerptsPanel(context)
    qtbot.addWidget(again)
    again.restore(json.loads(json.dumps(panel.state())))
    again.show()
    assert again.filter_shown() == panel.filter_shown()
    assert again.sort_shown() == ("text", True)
    assert again.view.isColumnHidden(1)
    assert keys(again) == [f"excerpt:{filled['second']}"]


def test_export_is_asked_for(qtbot: QtBot, panel: ExcerptsPanel) -> None:
    with qtbot.waitSignal(panel.export_wanted):
        panel.export.click()


def test_an_empty_table_says_what_it_is_for(qtbot: QtBot, context: Context) -> None:
    panel = shown(qtbot, context)
    assert panel.stack.currentWidget() is panel.empty
    assert not panel.export.isEnabled()
