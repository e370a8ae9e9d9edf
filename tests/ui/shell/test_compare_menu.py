"""What the window offers to compare, and with what."""


def open_in(window, *documents):
    window.readers.set_count(len(documents))
    for pane, one in zip(window.readers.panes, documents, strict=True):
        pane.open_document(one)


def shown(window, qtbot):
    qtbot.waitUntil(lambda: window.readers.comparing.active)
    return [pane.document_id for pane in window.readers.panes[:2]]


def test_a_copy_is_compared_with_its_origin_whichever_is_open(window, qtbot):
    store = window.context.store
    ((copy, kin),) = store.copies.groups().copies.items()
    for one in (copy, kin.origin_id):
        open_in(window, one)
        assert window.actions_.run("document.compare")
        assert shown(window, qtbot) == [kin.origin_id, copy]
        assert window.actions_.run("document.leave_comparison")


def test_two_panes_are_compared_the_older_left(window, qtbot):
    documents = {one.title: one for one in window.context.store.documents.find()}
    older = documents["General’s death leaves a network without its builder"]
    newer = next(one for one in documents.values() if one.published > "2023")
    open_in(window, newer.id, older.id)
    window.context.store.copies.keep_overlaps([newer.id, older.id], [])
    window.actions_.run("document.compare")
    assert shown(window, qtbot) == [older.id, newer.id]


def test_two_rows_of_the_list_are_compared(window, qtbot):
    corpus = window.panel("corpus")
    pair = list(window.context.store.documents.ids("published"))[1:3]
    corpus.select(pair)
    corpus.acts["document.compare"].trigger()
    assert sorted(shown(window, qtbot)) == sorted(pair)


def test_steps_are_offered_only_while_two_documents_are_compared(window, qtbot):
    act = window.actions_
    assert act.missing("document.next_difference") == "Compare two documents first"
    store = window.context.store
    ((copy, kin),) = store.copies.groups().copies.items()
    window.context.compare(kin.origin_id, copy)
    shown(window, qtbot)
    comparing = window.readers.comparing
    assert (comparing.current, comparing.differences) == (0, 2)
    assert act.run("document.next_difference") and comparing.current == 1
    assert act.run("document.previous_difference") and comparing.current == 0
    act.run("document.leave_comparison")
    assert act.missing("document.previous_difference")
