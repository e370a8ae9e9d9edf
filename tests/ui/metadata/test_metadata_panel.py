"""What is missing of documents is found, filled in where it stands, and says where it came from."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.project import open_project
from ui.context import Context, Target
from ui.metadata import panel as panel_module
from ui.metadata.columns import KEYS
from ui.metadata.panel import MetadataPanel
from workbench.bus import Bus
from workbench.commands.documents import EditDocuments
from workbench.model.provenance import sources_of, written
from workbench.session import Session

KNOWN = {"author": "Ann", "outlet": "Wire", "published": "2020", "language": "en"}


@pytest.fixture
def three(document: Callable[..., int]) -> list[int]:
    """Give a document that lacks nothing, one that lacks date and grade, and one that lacks all."""
    return [
        document("Whole", **KNOWN, source_grade="B", sources=written({"title": "meta og:title"})),
        document("Dateless", **KNOWN | {"published": ""}, sources=written({"made": "2021-03-04"})),
        document("", file_name="bare.txt"),
    ]


@pytest.fixture
def panel(context: Context, three: list[int], qtbot: QtBot) -> Iterator[MetadataPanel]:
    made = MetadataPanel(context)
    qtbot.addWidget(made)
    made.resize(1400, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    yield made
    made.close()


def go(panel: MetadataPanel, document_id: int, key: str) -> None:
    row = panel.model.place_of(document_id)
    panel.view.setCurrentIndex(panel.model.index(row, KEYS.index(key)))


def shown(panel: MetadataPanel, document_id: int, key: str) -> str:
    row = panel.model.place_of(document_id)
    return str(panel.model.index(row, KEYS.index(key)).data())


def field(panel: MetadataPanel) -> QWidget:
    made = panel.view.findChild(QWidget, "metadata_cell")
    assert made is not None
    return made


def write(qtbot: QtBot, panel: MetadataPanel, words: str, *, all_rows: bool = False) -> None:
    qtbot.keyClicks(panel.view, words[:1])
    qtbot.keyClicks(field(panel), words[1:])
    held = Qt.KeyboardModifier.ControlModifier if all_rows else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(field(panel), Qt.Key.Key_Return, held)


def test_what_is_missing_is_said_in_words_with_how_much(panel: MetadataPanel) -> None:
    assert panel.model.rowCount() == 3
    gaps = [panel.head.gap.itemText(at) for at in range(panel.head.gap.count())]
    assert gaps[:2] == ["Complete or not", "Incomplete (2)"]
    assert {"No date (2)", "No title (1)", "No grade (2)"} <= set(gaps)
    panel.show_missing()
    assert panel.model.rowCount() == 2


def test_the_first_missing_cell_is_where_the_keyboard_stands(
    panel: MetadataPanel, three: list[int]
) -> None:
    panel.show_missing()
    assert panel.cells.document and panel.cells.document.id == three[1]
    assert panel.view.key == "published"
    assert panel.look.origin.text() == "Date: missing"


def test_a_date_is_typed_in_its_cell_and_the_next_row_follows(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    panel.show_missing()
    write(qtbot, panel, "3 jan 2020")
    stored = session.store.documents.get(three[1])
    assert stored.published == "2020-01-03"
    assert sources_of(stored)["published"] == "set by hand"
    assert panel.view.key == "published" and panel.cells.document
    assert panel.cells.document.id == three[2]
    # what was filled in stays in sight until something else is asked for
    qtbot.waitUntil(lambda: not panel.freshness.stale)
    assert shown(panel, three[1], "published") == "3 Jan 2020"
    panel.show_missing()
    assert list(panel.model.ids) == [three[1], three[2]]
    session.undo()
    assert session.store.documents.get(three[1]).published == ""


def test_letters_begin_a_value_and_are_no_keys_of_the_window(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    go(panel, three[2], "title")
    write(qtbot, panel, "Harbour 9")
    assert session.store.documents.get(three[2]).title == "Harbour 9"


def test_what_is_no_date_is_told_and_stays_to_be_mended(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    go(panel, three[1], "published")
    write(qtbot, panel, "soon")
    assert panel.look.origin.text().startswith("“soon” is not a date")
    assert panel.view.writing
    qtbot.keyClick(field(panel), Qt.Key.Key_Escape)
    assert not panel.view.writing
    assert session.store.documents.get(three[1]).published == ""


@pytest.mark.parametrize(
    ("typed", "grades"), [("b2", ("B", "2")), ("c", ("C", "")), ("3", ("", "3"))]
)
def test_a_grade_is_typed_as_its_badge(
    panel: MetadataPanel,
    three: list[int],
    session: Session,
    qtbot: QtBot,
    typed: str,
    grades: tuple[str, str],
) -> None:
    go(panel, three[1], "grade")
    write(qtbot, panel, typed)
    stored = session.store.documents.get(three[1])
    assert (stored.source_grade, stored.information_grade) == grades


def test_one_value_is_set_for_all_selected_as_one_step(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    panel.view.selectAll()
    row = panel.view.selectionModel()
    row.setCurrentIndex(panel.model.index(0, KEYS.index("outlet")), row.SelectionFlag.NoUpdate)
    write(qtbot, panel, "Gazette", all_rows=True)
    assert [session.store.documents.get(one).outlet for one in three] == ["Gazette"] * 3
    session.undo()
    assert [session.store.documents.get(one).outlet for one in three] == ["Wire", "Wire", ""]


def test_cells_of_a_spreadsheet_are_pasted_from_the_current_one_on_as_one_step(
    panel: MetadataPanel, three: list[int], session: Session, refused: list[str], qtbot: QtBot
) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    clipboard = QApplication.clipboard()
    clipboard.setText("Times\tJan 2020\tC3\r\nPost\t2021\r\nbeyond the last row\n")
    go(panel, three[1], "outlet")
    qtbot.keyClick(panel.view, Qt.Key.Key_V, held)
    second, third = (session.store.documents.get(one) for one in three[1:])
    assert (second.outlet, second.published, second.source_grade) == ("Times", "2020-01", "C")
    assert (third.outlet, third.published) == ("Post", "2021")
    session.undo()
    assert session.store.documents.get(three[2]).outlet == ""
    clipboard.setText("Times\tsoon\nPost\t2021")
    qtbot.keyClick(panel.view, Qt.Key.Key_V, held)
    assert refused[-1].startswith("“soon” is not a date") and "Nothing was pasted" in refused[-1]
    assert session.store.documents.get(three[2]).outlet == ""
    panel.view.selectAll()
    qtbot.keyClick(panel.view, Qt.Key.Key_C, held)
    assert clipboard.text().splitlines()[0].startswith("Whole\tAnn\tWire\t2020\tB\ten")
    clipboard.setText("Gazette")
    qtbot.keyClick(panel.view, Qt.Key.Key_V, held)
    assert [session.store.documents.get(one).outlet for one in three] == ["Gazette"] * 3
    clipboard.clear()


def test_a_project_open_for_reading_is_looked_at_and_not_written_in(
    session: Session, three: list[int], context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sidelight"
    session.store.backup(copy)
    store = open_project(copy, who="Ada", read_only=True)
    reading = Context(Session(store, Bus(), session.desk), context.theme, context.tasks)
    panel = MetadataPanel(reading)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    panel.view.setFocus()
    go(panel, three[1], "published")
    qtbot.keyClicks(panel.view, "2020")
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert not panel.view.writing and not panel.look.use_hint.isVisible()
    enabled = {name for name, act in panel.acts.items() if act.isEnabled()}
    assert enabled == {"metadata.open", "metadata.copy"}
    assert not panel.head.defaults.isEnabled()
    panel.close()
    store.close()


def test_what_was_looked_at_and_is_not_stated_is_missing_no_more(
    panel: MetadataPanel, three: list[int], qtbot: QtBot
) -> None:
    go(panel, three[1], "published")
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert shown(panel, three[1], "published") == "not stated"
    assert panel.look.origin.text() == "Date: looked at: not stated"
    panel.head.show_gap("date")
    panel.show_missing()
    assert three[1] in panel.model.ids  # its grade is still asked for


def test_the_day_the_file_was_made_is_a_hint_that_one_key_takes(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    go(panel, three[1], "published")
    assert panel.look.hint.text().startswith("The file says it was made on 4 Mar 2021")
    assert panel.look.use_hint.isVisible()
    qtbot.keyClick(panel.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    stored = session.store.documents.get(three[1])
    assert stored.published == "2021-03-04"
    assert "made" in sources_of(stored)["published"] and not panel.look.use_hint.isVisible()


def test_words_of_the_text_become_the_value(
    panel: MetadataPanel, three: list[int], session: Session, qtbot: QtBot
) -> None:
    go(panel, three[2], "title")
    qtbot.waitUntil(lambda: panel.look.text.toPlainText().startswith("The new commander"))
    assert not panel.look.use_words.isVisible()
    cursor = panel.look.text.textCursor()
    cursor.setPosition(17, QTextCursor.MoveMode.KeepAnchor)
    panel.look.text.setTextCursor(cursor)
    qtbot.mouseClick(panel.look.use_words, Qt.MouseButton.LeftButton)
    assert session.store.documents.get(three[2]).title == "The new commander"


def test_the_current_cell_says_where_its_value_came_from(
    panel: MetadataPanel, three: list[int]
) -> None:
    go(panel, three[0], "title")
    assert panel.look.origin.text() == "Title: from meta og:title"
    go(panel, three[0], "outlet")
    assert panel.look.origin.text() == "Outlet: not kept"


def test_enter_opens_the_document_and_the_inspector_shows_it(
    panel: MetadataPanel,
    three: list[int],
    context: Context,
    opened: list[Target],
    qtbot: QtBot,
) -> None:
    go(panel, three[0], "title")
    go(panel, three[2], "title")
    assert (context.choice.kind, context.choice.id) == ("document", three[2])
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [Target(three[2]), Target(three[2], beside=True)]


def test_a_cell_being_written_in_outlives_changes_elsewhere(
    panel: MetadataPanel,
    three: list[int],
    session: Session,
    document: Callable[..., int],
    qtbot: QtBot,
) -> None:
    go(panel, three[2], "author")
    qtbot.keyClicks(panel.view, "A")
    session.run(EditDocuments((three[0],), {"outlet": "Times"}))
    document("Another")
    qtbot.waitUntil(lambda: not panel.freshness.stale)
    assert panel.view.writing
    qtbot.keyClicks(field(panel), "nn")
    qtbot.keyClick(field(panel), Qt.Key.Key_Return)
    assert session.store.documents.get(three[2]).author == "Ann"
    qtbot.waitUntil(lambda: shown(panel, three[0], "outlet") == "Times")


def test_an_import_is_shown_by_itself(panel: MetadataPanel, three: list[int]) -> None:
    panel.show_import([three[0], three[2]])
    assert list(panel.model.ids) == [three[2]]
    assert panel.head.count.text() == "1 of 2 documents"
    panel.show_all()
    assert panel.model.rowCount() == 3


def test_nothing_missing_is_said_and_leads_back(
    panel: MetadataPanel, three: list[int], qtbot: QtBot
) -> None:
    panel.show_import([three[0]])
    assert panel.stack.currentWidget() is panel.nothing
    qtbot.mouseClick(panel.nothing.findChild(QWidget, "empty.all"), Qt.MouseButton.LeftButton)
    assert panel.stack.currentWidget() is panel.split


def test_columns_sort_and_the_order_is_remembered(
    panel: MetadataPanel, three: list[int], context: Context, qtbot: QtBot
) -> None:
    panel.view.turn("title")
    assert list(panel.model.ids) == [three[1], three[0], three[2]]
    panel.view.turn("title")
    assert list(panel.model.ids) == [three[0], three[1], three[2]]
    again = MetadataPanel(context)
    qtbot.addWidget(again)
    again.restore(panel.state() | {"gap": "colour"})
    assert (again.view.sort, again.view.descending, again.head.gap.key) == ("title", True, "")


def test_a_large_corpus_is_asked_for_beside_the_window(
    panel: MetadataPanel, three: list[int], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(panel_module, "MANY", 1)
    panel.head.show_gap("date")
    panel.sort_by("id")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert list(panel.model.ids) == [three[1], three[2]]


def test_the_model_keeps_qts_rules(panel: MetadataPanel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(panel.model)


def test_every_control_has_a_name(panel: MetadataPanel) -> None:
    for name in ("metadata_scope", "metadata_gap", "metadata_filter", "metadata_table"):
        made = panel.findChild(QObject, name)
        assert isinstance(made, QWidget) and made.accessibleName()
    assert QApplication.focusWidget() is panel.view
