from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.corpus.results import Group, ResultsPanel, snippet
from workbench.ports import Hit


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Callable[..., int]) -> ResultsPanel:
    document("One", "The commander spoke. Later the commander left.")
    document("Two", "No general here, one commander there.")
    panel = ResultsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    panel.show()
    return panel


def test_hits_stand_under_their_documents_with_a_count(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    groups = {row.title: row.count for row in panel.model.rows if isinstance(row, Group)}
    assert groups == {"One": 2, "Two": 1}
    assert panel.count.text() == "3 found in 2 documents"


def test_enter_opens_the_document_at_the_found_words(
    qtbot: QtBot, panel: ResultsPanel, context: Context, opened: list[Target]
) -> None:
    qtbot.keyClicks(panel.field, "general")
    with qtbot.waitSignal(panel.counted):
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    text = context.store.documents.text(opened[0].document_id)
    assert text[opened[0].start : opened[0].end] == "general"


def test_a_bad_query_is_told_in_place(
    qtbot: QtBot, panel: ResultsPanel, refused: list[str]
) -> None:
    panel.search('"commander')
    qtbot.waitUntil(panel.error.isVisible)
    assert panel.error.text()
    assert not refused
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
    assert panel.error.isHidden()


def test_words_that_stand_nowhere_say_so(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("zebra")
    assert panel.stack.currentWidget() is panel.nothing


def test_only_the_newest_of_two_searches_is_shown(qtbot: QtBot, panel: ResultsPanel) -> None:
    with qtbot.waitSignal(panel.counted):
        panel.search("commander")
        panel.search("general")
    qtbot.waitUntil(lambda: not panel._context.tasks.running)
    assert panel.count.text() == "1 found in 1 document"


def test_the_found_words_are_counted_in_the_units_of_the_screen() -> None:
    text, start, length = snippet(Hit(1, "", 0, 0, "a 😀 ", "né𝔸", " tail"))
    assert text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le") == "né𝔸"
