from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.corpus.panel import CorpusPanel
from workbench.commands.documents import EditDocuments


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Callable[..., int]) -> CorpusPanel:
    document("Militias after the strike", outlet="Journal", published="2020-03-18")
    document("A quieter hand", outlet="Newswire", published="2024-02-04", source_grade="B")
    document("پس از سلیمانی", outlet="Daily", published="2022")
    return shown(qtbot, context)


def shown(qtbot: QtBot, context: Context) -> CorpusPanel:
    panel = CorpusPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 500)
    panel.show()
    panel.activateWindow()
    return panel


def titles(panel: CorpusPanel) -> list[str]:
    return [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]


def test_documents_are_listed_by_title(panel: CorpusPanel) -> None:
    assert titles(panel) == ["A quieter hand", "Militias after the strike", "پس از سلیمانی"]


def test_typing_narrows_the_list_and_clearing_brings_all_back(
    qtbot: QtBot, panel: CorpusPanel
) -> None:
    qtbot.keyClicks(panel.filter, "newsw")
    qtbot.waitUntil(lambda: titles(panel) == ["A quieter hand"])
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)


def test_enter_in_the_filter_opens_the_first_that_was_found(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    qtbot.keyClicks(panel.filter, "newsw")
    with qtbot.waitSignal(context.wanted) as asked:
        qtbot.keyClick(panel.filter, Qt.Key.Key_Return)
    assert asked.args[0].document_id == panel.model.id_at(0)
    assert panel.document_ids() == [panel.model.id_at(0)]
    assert len(titles(panel)) == 1


def test_a_filter_that_nothing_matches_says_so_and_offers_to_show_all(
    qtbot: QtBot, panel: CorpusPanel
) -> None:
    panel.filter.setText("zebra")
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.nothing)


def test_the_newest_come_first_when_sorted_by_date(panel: CorpusPanel) -> None:
    panel.sorting.acts["published"].trigger()
    assert titles(panel)[0] == "A quieter hand"
    panel.sorting.down.trigger()
    assert titles(panel)[0] == "Militias after the strike"
    assert "ascending" in panel.sorting.accessibleName()


def test_enter_opens_here_and_ctrl_enter_beside(
    qtbot: QtBot, panel: CorpusPanel, opened: list[Target]
) -> None:
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    first = panel.document_ids()[0]
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [Target(first), Target(first, beside=True)]


def test_a_double_click_opens_here_and_a_middle_click_beside(
    qtbot: QtBot, panel: CorpusPanel, opened: list[Target]
) -> None:
    at = panel.view.visualRect(panel.model.index(1, 0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.MiddleButton, pos=at)
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [target.beside for target in opened] == [True, False]
    assert {target.document_id for target in opened} == {panel.model.id_at(1)}


def test_opening_leaves_the_reading_status_to_the_analyst(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    qtbot.keyClick(panel.filter, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert context.store.documents.get(panel.document_ids()[0]).status == "unread"


def test_keys_set_the_reading_status_of_all_selected(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    panel.view.setFocus()
    panel.view.selectAll()
    qtbot.keyClick(panel.view, Qt.Key.Key_D)
    assert {one.status for one in context.store.documents.find()} == {"done"}
    context.undo()
    assert {one.status for one in context.store.documents.find()} == {"unread"}


def test_delete_takes_documents_out_and_undo_brings_them_back(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    panel.view.setFocus()
    panel.view.selectRow(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    context.undo()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)


def test_selection_stays_with_its_document_when_the_order_changes(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    panel.view.selectRow(0)
    chosen = panel.document_ids()
    context.run(EditDocuments(tuple(chosen), {"title": "Zagros"}))
    qtbot.waitUntil(lambda: "Zagros" in titles(panel))
    assert titles(panel).index("Zagros") > 0
    assert panel.document_ids() == chosen


def test_scrolling_stays_where_it_was_when_a_document_is_added(
    qtbot: QtBot, context: Context, document: Callable[..., int]
) -> None:
    for number in range(60):
        document(f"Story {number:02d}")
    panel = shown(qtbot, context)
    panel.view.verticalScrollBar().setValue(1234)
    top = panel.model.id_at(panel.view.rowAt(0))
    added = document("A first story")
    context.run(EditDocuments((added,), {"status": "done"}))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 61)
    assert panel.model.id_at(panel.view.rowAt(0)) == top


def test_a_hidden_list_is_refreshed_when_it_is_shown(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    panel.hide()
    first = panel.model.id_at(0)
    context.run(EditDocuments((first,), {"title": "Renamed while hidden"}))
    assert panel.freshness.stale
    panel.show()
    assert "Renamed while hidden" in titles(panel)


def test_dropped_files_are_handed_over(qtbot: QtBot, panel: CorpusPanel, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/a")])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(panel.files_dropped) as dropped:
        panel.dropEvent(drop)
    assert dropped.args == [[tmp_path]]


def test_an_empty_project_says_what_the_list_is_for_and_offers_the_first_steps(
    qtbot: QtBot, context: Context
) -> None:
    panel = shown(qtbot, context)
    assert panel.stack.currentWidget() is panel.empty
    from PySide6.QtWidgets import QPushButton

    buttons = {button.text(): button for button in panel.empty.findChildren(QPushButton)}
    with qtbot.waitSignal(panel.import_wanted):
        buttons["Import documents"].click()
    with qtbot.waitSignal(panel.demo_wanted):
        buttons["Open the demo"].click()


def test_order_and_filter_are_remembered(
    qtbot: QtBot, panel: CorpusPanel, context: Context
) -> None:
    panel.sort_by("outlet", True)
    panel.filter.setText("e")
    again = CorpusPanel(context)
    qtbot.addWidget(again)
    again.restore(panel.state())
    again.show()
    assert again.state() == panel.state()
    assert again.model.rowCount() > 0


def test_older_versions_are_listed_only_when_asked_for(
    qtbot: QtBot, context: Context, document: Callable[..., int]
) -> None:
    older = document("A visit", added_at="2024-02-04T12:00:00+00:00")
    newer = document("A visit", replaces_id=older)
    panel = shown(qtbot, context)
    counted: list[int] = []
    panel.counted.connect(counted.append)
    panel.refresh()
    assert list(panel.model.ids) == [newer]
    panel.sorting.older.trigger()
    assert list(panel.model.ids) == [older, newer]
    assert counted == [1, 2]
    rows = [panel.model.index(row, 0) for row in range(2)]
    said = [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]
    assert "Older version" in said[0] and "Older version" not in said[1]
    again = CorpusPanel(context)
    qtbot.addWidget(again)
    again.restore(panel.state())
    again.refresh()
    assert list(again.model.ids) == [older, newer]
