"""What the window offers to compare, and with what."""

from PySide6.QtWidgets import QMenu

from ui.corpus.kinship import copies_menu


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


def offered(window, document_id):
    menu = QMenu()
    copies_menu(window.context, document_id, menu, lambda: None)
    inner = [act.menu() for act in menu.actions() if act.menu()]
    return (menu, [act.text() for act in inner[0].actions() if act.text()]) if inner else (menu, [])


def test_the_menu_of_the_list_names_copies_and_puts_them_right(window):
    store = window.context.store
    ((copy, kin),) = store.copies.groups().copies.items()
    menu, words = offered(window, copy)
    assert words == [
        "96 % same as Harbour Wire, 4 Feb 2024",
        "Open Harbour Wire, 4 Feb 2024 beside (origin)",
        "Compare",
        "Use as origin of its copies",
        "Not a copy: count by itself",
    ]
    _, of_origin = offered(window, kin.origin_id)
    assert "beside (copy, 96 %)" in of_origin[1] and of_origin[-1] == "Compare"
    stranger = next(one for one in store.documents.ids() if one not in (copy, kin.origin_id))
    assert offered(window, stranger)[1] == []
    (inner,) = [act.menu() for act in menu.actions() if act.menu()]
    inner.actions()[-1].trigger()
    assert store.copies.groups().copies == {}
    assert offered(window, copy)[1] == ["Count as a copy"]
