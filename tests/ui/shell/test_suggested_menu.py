"""Suggested names in the texts of a real window: switched, counted, stepped along, remembered."""

import pytest

from ui.context import Target


@pytest.fixture
def read(qtbot, window):
    """A window whose documents were read for names; three of them are no actors yet."""
    window.care.suggester.ask()
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    store = window.context.store
    document_id = next(
        one for one in store.documents.ids() if len(store.suggested.in_document(one)) > 2
    )
    window.context.open(Target(document_id))
    return window


def count(window):
    return window.readers.active.header.findChild(object, "reader_suggested")


def shown(window):
    return len(window.readers.active.view.lights.suggested)


def test_the_header_and_the_foot_count_the_suggested_names_of_the_document(qtbot, read):
    qtbot.waitUntil(lambda: shown(read) > 2)
    number = shown(read)
    assert count(read).text() == str(number) and not count(read).isHidden()
    assert (
        read.findChild(object, "status.suggested").text() == f"{number} suggested in this document"
    )


def test_u_hides_them_and_the_project_remembers_it(qtbot, read, open_window):
    qtbot.waitUntil(lambda: shown(read) > 2)
    action = read.actions_.action("view.suggested")
    assert action.isChecked()
    action.trigger()
    assert shown(read) == 0 and count(read).isHidden() and not action.isChecked()
    path = read.context.store.path
    read.close()
    again = open_window(path)
    assert not again.actions_.action("view.suggested").isChecked()
    again.actions_.run("tag.next_suggested")  # who steps along them wants to see them
    assert again.actions_.action("view.suggested").isChecked()
    qtbot.waitUntil(lambda: shown(again) > 2)


def test_stepping_chooses_a_name_and_the_inspector_explains_it(qtbot, read):
    qtbot.waitUntil(lambda: shown(read) > 2)
    assert read.actions_.run("tag.next_suggested")
    assert read.context.choice.kind == "suggestion"
    card = read.show_panel("inspector").cards["suggestion"]
    place = read.context.store.suggested.in_document(read.readers.document_id)[0]
    assert card.name.text() == place.name and card.why.text() == place.reason
    assert "place" in card.often.text()


def test_a_decision_in_the_inspector_is_seen_in_the_text(qtbot, read):
    qtbot.waitUntil(lambda: shown(read) > 2)
    before = shown(read)
    read.actions_.run("tag.next_suggested")
    card = read.show_panel("inspector").cards["suggestion"]
    read.findChild(object, "suggestion_not_here").click()
    qtbot.waitUntil(lambda: shown(read) == before - 1)
    qtbot.waitUntil(lambda: not card.isVisible())
