"""What an actor says and what others say about it stand side by side and can be worked on."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.models.pages import RowRole
from ui.sayings.model import Head, SayingsModel
from ui.sayings.panel import SayingsPanel
from ui.sayings.side import Side
from ui.widgets.fields import ChoiceField
from workbench.commands.actors import DeleteActors, EditActor
from workbench.commands.mentions import TagMention
from workbench.commands.statements import CorrectSpeaker
from workbench.exporting.verify import verify
from workbench.model.tables import ExcerptFilter
from workbench.session import Session
from workbench.statements.heard import heard
from workbench.statements.sayings import Saying

NEWS = (
    "Hadi Ameri came.\n\n“The road to the border is open again,” said Hadi Ameri on Monday.\n\n"
    "A diplomat said that Hadi Ameri had never been to the border.\n"
)
LATER = "Lina Saab spoke. “Nobody believes Hadi Ameri in this town,” said Lina Saab.\n"
FARSI = "هادی عامری آمد.\n\nهادی عامری گفت: «ما به کسی بدهکار نیستیم و نخواهیم بود.»\n"


@pytest.fixture
def ameri(
    document: Callable[..., int], actor: Callable[..., int], mention: Callable[..., int],
    session: Session,
) -> int:  # fmt: skip
    one, other = actor("Hadi Ameri", "هادی عامری"), actor("Lina Saab")
    first = document("Border", NEWS, outlet="Newswire", published="2024-02-03")
    second = document("Town", LATER, outlet="Review", published="2024-03")
    third = document("گفتگو", FARSI, published="2021")
    text = session.store.documents.text(first)
    mention(first, "Hadi Ameri came", one)
    for words in ("said Hadi Ameri", "that Hadi Ameri"):
        at = text.index(words) + 5
        session.run(TagMention(first, at, at + 10, one))
    mention(second, "Hadi Ameri", one)
    mention(second, "Lina Saab", other)
    mention(third, "هادی عامری", one)
    return one


@pytest.fixture
def panel(qtbot: QtBot, context: Context, ameri: int) -> SayingsPanel:
    made = SayingsPanel(context)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    with qtbot.waitSignal(made.counted):
        made.show_actor(ameri)
    return made


def titles(side: Side) -> list[str]:
    return [one.cited.title for one in side.model.ordered()]


def heads(model: SayingsModel) -> list[tuple[str, int]]:
    rows = [model.row_at(row) for row in range(model.rowCount())]
    return [(row.label, row.count) for row in rows if isinstance(row, Head)]


def pick(field: ChoiceField, key: str) -> None:
    field.show_key(key)
    field.picked.emit(key)


def test_both_lists_stand_side_by_side_in_time(panel: SayingsPanel) -> None:
    assert titles(panel.by) == ["گفتگو", "Border"]
    assert titles(panel.about) == ["Border", "Town"]
    assert panel.by.count.text() == "2 in 2 documents"
    told = [panel.about.model.index(row).data() for row in range(2)]
    assert told[0].endswith("“A diplomat”, 3 Feb 2024, Newswire, reported, “said”")
    assert "Lina Saab, Mar 2024, Review, quoted" in told[1]
    assert panel.split.orientation() == Qt.Orientation.Horizontal


def test_a_narrow_place_has_one_list_above_the_other(qtbot: QtBot, panel: SayingsPanel) -> None:
    panel.resize(420, 500)
    qtbot.waitUntil(lambda: panel.split.orientation() == Qt.Orientation.Vertical)


def test_statements_stand_in_groups_that_fold(qtbot: QtBot, panel: SayingsPanel) -> None:
    pick(panel.group, "speaker")
    assert heads(panel.about.model) == [("A diplomat", 1), ("Lina Saab", 1)]
    pick(panel.group, "document")
    assert heads(panel.by.model) == [("گفتگو", 1), ("Border", 1)]
    view = panel.by.view
    assert view.rowHeight(0) < view.rowHeight(1)
    view.setFocus()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert panel.by.model.rowCount() == 3
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert panel.by.model.rowCount() == 4


def test_dates_narrow_both_lists_and_a_bad_one_says_so(panel: SayingsPanel) -> None:
    panel.since.setText("2024")
    assert titles(panel.by) == ["Border"]
    assert panel.by.count.text() == "1 of 2 in 1 document"
    panel.until.setText("Feb 2024")
    assert titles(panel.about) == ["Border"]
    panel.until.setText("Febtember")
    assert len(titles(panel.about)) == 2
    assert panel.until.toolTip()


def test_enter_opens_the_place_and_ctrl_enter_beside(
    qtbot: QtBot, panel: SayingsPanel, opened: list[Target], session: Session
) -> None:
    view = panel.about.view
    view.setFocus()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.beside for one in opened] == [False, True]
    text = session.store.documents.text(opened[0].document_id)
    assert text[opened[0].start : opened[0].end] == "Hadi Ameri"


def test_checked_statements_are_put_under_a_code_and_know_their_speakers(
    qtbot: QtBot, panel: SayingsPanel, session: Session, code: Callable[..., int]
) -> None:
    view = panel.by.view
    view.setFocus()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    panel.about.model.toggle(0)
    assert panel.strip.count.text() == "2 checked"
    assert not panel.strip.actor.isVisible()
    panel.strip.keep(code("Claims"))
    rows = list(session.store.excerpt_table.stream(ExcerptFilter(kinds=("excerpt",))))
    assert [row.quote for row in rows] == [
        "The road to the border is open again,",
        "Hadi Ameri had never been to the border",
    ]
    session.undo()
    assert session.store.excerpts.find() == []


def test_selected_statements_are_copied_with_their_citation(
    qtbot: QtBot, panel: SayingsPanel
) -> None:
    view = panel.by.view
    view.setFocus()
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    said = QGuiApplication.clipboard().text()
    assert said.startswith("“The road to the border is open again,”\n— Hadi Ameri (quoted, “said”)")
    assert "Newswire, 3 Feb 2024" in said


def test_the_lists_are_written_and_their_quotes_found_again(
    qtbot: QtBot, panel: SayingsPanel, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "ameri.csv"
    with qtbot.waitSignal(context.told):
        panel.write(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["speaker"] for row in rows] == [
        "Hadi Ameri", "Hadi Ameri", "A diplomat", "Lina Saab",
    ]  # fmt: skip
    assert verify(path, context.store).found == 4


def test_a_correction_moves_a_statement_from_one_list_to_the_other(
    qtbot: QtBot, panel: SayingsPanel, session: Session, ameri: int
) -> None:
    document_id = panel.about.model.ordered()[0].document_id
    (one,) = (one for one in heard(session.store, document_id) if one.mode == "indirect")
    with qtbot.waitSignal(panel.counted):
        session.run(CorrectSpeaker((one,), ameri))
    assert titles(panel.by) == ["گفتگو", "Border", "Border"]
    assert titles(panel.about) == ["Town"]


def test_an_actor_that_is_deleted_is_told_and_comes_back(
    qtbot: QtBot, panel: SayingsPanel, session: Session, ameri: int
) -> None:
    with qtbot.waitSignal(panel.counted):
        session.run(DeleteActors((ameri,)))
    assert panel.stack.currentWidget() is panel.gone
    with qtbot.waitSignal(panel.counted):
        session.undo()
    assert len(titles(panel.by)) == 2


def test_long_names_of_either_direction_keep_the_lists_apart(
    qtbot: QtBot, panel: SayingsPanel, session: Session, ameri: int
) -> None:
    with qtbot.waitSignal(panel.counted):
        session.run(EditActor(ameri, {"name": "قائد " * 40 + "<b>A & B</b>"}))
    panel.resize(600, 400)
    assert panel.split.orientation() == Qt.Orientation.Horizontal
    assert abs(panel.by.width() - panel.about.width()) < 40
    assert "<b>" in panel.by.title.text()


def test_rows_draw_words_of_every_kind(qtbot: QtBot, panel: SayingsPanel) -> None:
    panel.by.model.check_all(True)
    shot = panel.grab().toImage()
    colours = {shot.pixelColor(x, 120).name() for x in range(0, shot.width(), 2)}
    assert len(colours) > 3
    row = panel.by.model.index(0).data(RowRole)
    assert isinstance(row, Saying)


def test_an_empty_place_says_what_it_is_for(qtbot: QtBot, context: Context) -> None:
    made = SayingsPanel(context)
    qtbot.addWidget(made)
    made.show()
    assert made.stack.currentWidget() is made.empty
