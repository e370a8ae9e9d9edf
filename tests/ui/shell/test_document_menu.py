"""The Document menu puts right what was found of copies."""

from workbench.model.copies import Overlap


def test_the_origin_is_opened_beside_chosen_and_left_by_the_menu(window):
    store, act = window.context.store, window.actions_.run
    first, second = list(store.documents.ids("id"))[:2]
    store.copies.keep_overlaps([], [Overlap(first, second, 0.9), Overlap(second, first, 0.9)])
    origin = store.copies.groups().source(first)
    copy = first + second - origin
    window.readers.set_count(1)
    window.readers.active.open_document(copy)
    act("document.origin")
    assert [pane.document_id for pane in window.readers.panes] == [copy, origin]
    assert window.readers.link == "paragraph"
    window.readers.activate(0)
    act("document.choose_origin")
    assert store.copies.groups().source(origin) == copy
    window.context.undo()
    act("document.alone")
    assert store.copies.groups().copies == {}
    act("document.alone")
    assert store.copies.groups().source(copy) == origin
