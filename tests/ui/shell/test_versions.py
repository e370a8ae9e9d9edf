"""A changed file in the window: what stayed with the older version is listed, shown and placed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workbench.commands.excerpts import AddExcerpt
from workbench.importing.run import import_paths

STORY = """A visit to the capital

The general arrived in Damascus on Monday. He met the prime minister.

The prime minister thanked the general for his help, and nothing else was said in public. A
spokesman confirmed on Tuesday that the two had met before, and that they would meet again soon.

Asked about it, the general did not comment. The talks go on, with no end in sight."""
GONE = "the general did not comment"
CORRECTED = STORY.replace(GONE, "he declined to speak to us")


@pytest.fixture
def changed(window, tmp_path):
    """Give (older id, newer id, excerpt that stayed) of a file that changed."""
    session = window.context.session
    (tmp_path / "story.txt").write_text(STORY)
    older = import_paths(session, [tmp_path / "story.txt"]).imported[0]
    for quote in ("nothing else was said", GONE):
        start = STORY.index(quote)
        excerpt = session.run(AddExcerpt(older, start, start + len(quote)))
    (tmp_path / "story.txt").write_text(CORRECTED)
    (version,) = import_paths(session, [tmp_path / "story.txt"]).versions
    return older, version.document_id, excerpt


@pytest.fixture
def begun(window, changed, qtbot):
    """Give the bar, asked for from the mark in the older version."""
    window.readers.set_count(1)
    window.readers.active.open_document(changed[0])
    window.context.choose("excerpt", changed[2])
    window.actions_.run("tag.again")
    bar = window.findChild(QWidget, "again_bar")
    if bar is None:
        qtbot.waitUntil(lambda: window.findChild(QWidget, "again_bar") is not None)
        bar = window.findChild(QWidget, "again_bar")
    qtbot.waitUntil(bar.isVisible)
    return bar


def texts(window):
    return [pane.document_id for pane in window.readers.panes]


def test_the_table_lists_what_stands_in_older_versions_only(window, changed):
    table = window.show_panel("excerpts")
    total = table.model.rowCount()
    kind = table.bar.kind
    kind.setCurrentIndex(kind.findData("left"))
    kind.activated.emit(kind.currentIndex())
    rows = [table.model.row_at(row) for row in range(table.model.rowCount())]
    assert [(row.kind, row.id, row.quote) for row in rows] == [("excerpt", changed[2], GONE)]
    again = type(table)(window.context, window)
    again.restore(table.state())
    assert again.filter_shown() == table.filter_shown()
    table.bar.clear.click()
    assert table.model.rowCount() == total > 1


def test_the_newest_version_is_opened_beside_where_the_words_may_belong(window, changed, begun):
    assert texts(window) == [changed[0], changed[1]]
    assert window.readers.document_id == changed[1]
    start, end = window.readers.active.view.lights.spot
    assert CORRECTED[start:end] == "he declined to speak to us"
    assert GONE in begun.findChild(QWidget, "again_quote").text()
    assert "he declined to speak to us" in begun.findChild(QWidget, "again_perhaps").text()


def test_words_are_put_at_the_selection_with_the_same_key(window, changed, begun):
    store = window.context.store
    words = "declined to speak"
    view = window.readers.active.view
    start = CORRECTED.index(words)
    view.select_span(start, start + len(words))
    window.actions_.run("tag.again")
    assert not begun.isVisible()
    moved = store.excerpts.get(changed[2])
    assert (moved.document_id, moved.quote) == (changed[1], words)
    assert store.check() == []
    window.context.undo()
    assert store.excerpts.get(changed[2]).document_id == changed[0]


def test_the_passage_shown_is_taken_by_the_button_when_nothing_is_selected(window, changed, begun):
    begun.put.click()
    assert window.context.store.excerpts.get(changed[2]).quote == "he declined to speak to us"


def test_escape_in_the_text_leaves_the_words_where_they_are(window, changed, begun, qtbot):
    qtbot.keyClick(window.readers.active.view, Qt.Key.Key_Escape)
    assert not begun.isVisible()
    assert window.context.store.excerpts.get(changed[2]).document_id == changed[0]


def test_words_of_the_newest_version_have_nowhere_to_go(window, changed, qtbot):
    refused = []
    window.context.refused.connect(refused.append)
    (kept,) = window.context.store.excerpts.find(document_id=changed[1])
    table = window.show_panel("excerpts")
    table.rows.again_wanted.emit("excerpt", kept.id)
    qtbot.waitUntil(lambda: bool(refused))
    assert "newest version of its document already" in refused[0]


def test_two_documents_are_joined_and_parted_by_the_menu(window, changed):
    older, newer, _ = changed
    store, act = window.context.store, window.actions_.run
    told = []
    window.context.told.connect(told.append)
    window.readers.set_count(2)
    for number, document_id in enumerate((newer, older)):
        window.readers.panes[number].open_document(document_id)
    window.readers.activate(0)
    window.panel("corpus").view.clearSelection()
    act("document.part_versions")
    assert store.documents.newer() == {}
    assert told[-1] == "Parted: 1 excerpt carried over. Undo takes it back."
    act("document.join_versions")
    assert store.documents.newer() == {older: newer}
    assert "1 excerpt carried over, 1 not found again" in told[-1]


def test_the_card_of_what_stayed_behind_offers_to_find_it_again(window, changed, qtbot):
    _, newer, excerpt = changed
    (kept,) = window.context.store.excerpts.find(document_id=newer)
    inspector = window.show_panel("inspector")
    window.context.choose("excerpt", kept.id)
    card = inspector.cards["excerpt"]
    assert not card.again.isVisible()
    window.context.choose("excerpt", excerpt)
    assert card.again.isVisible()
    card.again.click()
    qtbot.waitUntil(lambda: newer in texts(window))


def test_the_search_finds_what_only_an_older_version_says_and_tells_so(window, changed, qtbot):
    results = window.show_panel("results")
    results.search(f'"{GONE}"')
    qtbot.waitUntil(lambda: bool(results.model.rows))
    assert results.model.index(0, 0).data() == "A visit to the capital · older version, 1 found"
    results.search('"declined to speak"')
    qtbot.waitUntil(lambda: "older" not in results.model.index(0, 0).data())


def test_a_folder_dropped_twice_brings_what_changed_and_one_undo_takes_it_back(
    window, tmp_path, qtbot
):
    folder = tmp_path / "press"
    folder.mkdir()
    store, told = window.context.store, []
    window.context.told.connect(told.append)

    def drop(text):
        (folder / "story.txt").write_text(text)
        told.clear()
        window.files_dropped.emit([folder])
        qtbot.waitUntil(lambda: any("document" in one or "version" in one for one in told))
        qtbot.waitUntil(lambda: window.actions_.missing("edit.undo") == "")

    drop(STORY)
    (older,) = store.documents.find(file_name="story.txt")
    start = STORY.index(GONE)
    window.context.run(AddExcerpt(older.id, start, start + len(GONE)))
    drop(CORRECTED)
    assert "1 new version, 1 not found again." in told
    assert f"“{GONE}” was not found again in “story.txt”" in window.message.sentence
    newer = store.documents.newer()[older.id]
    corpus = window.panel("corpus").model
    qtbot.waitUntil(lambda: newer in corpus.ids and older.id not in corpus.ids)
    window.context.undo()
    assert store.documents.newer() == {}
    qtbot.waitUntil(lambda: older.id in corpus.ids)
