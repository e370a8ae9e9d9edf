"""The card is asked for from wherever an actor is, and leads back to all of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.widgets.chooser import Chooser


@pytest.fixture
def iran(window):
    return window.context.store.actors.named("Iran")[0]


def wait_shown(window, qtbot, actor_id):
    """Return the card's panel once it shows the actor."""
    panel = window.panel("card")
    qtbot.waitUntil(lambda: panel.card is not None and panel.card.actor.id == actor_id)
    assert panel.isVisible()
    return panel


def test_p_shows_the_card_of_the_actor_chosen_in_the_list(window, qtbot, iran):
    window.context.choose_actor(iran)
    view = window.show_panel("actors").view
    view.setFocus()
    qtbot.waitUntil(lambda: not window.actions_.missing("tag.card"))
    QTest.keyClick(view, Qt.Key.Key_P)
    wait_shown(window, qtbot, iran)


def test_p_on_a_mention_shows_the_card_of_who_is_meant(window, qtbot, iran):
    mention = window.context.store.mentions.find(actor_id=iran)[0]
    window.context.choose("mention", mention.id)
    window.actions_.action("tag.card").trigger()
    wait_shown(window, qtbot, iran)


def test_the_inspector_and_the_actor_list_offer_the_card(window, qtbot, iran):
    window.context.choose_actor(iran)
    inspector = window.show_panel("inspector")
    qtbot.mouseClick(
        inspector.findChild(QPushButton, "actor_card_button"), Qt.MouseButton.LeftButton
    )
    wait_shown(window, qtbot, iran)
    actors = window.show_panel("actors")
    actors.view.selectRow(1)
    actors.acts["actor.card"].trigger()
    wait_shown(window, qtbot, actors.actor_ids()[0])


def test_with_nothing_chosen_it_asks_whose_card_is_wanted(window, qtbot):
    window.context.choose("", 0)
    window.actions_.action("tag.card").trigger()
    panel = window.panel("card")
    assert panel.stack.currentWidget() is panel.empty
    chooser = panel.findChild(Chooser)
    assert chooser is not None and chooser.isVisible()
    chooser.close()


def test_a_place_takes_back_the_window_that_the_card_had(window, qtbot, iran):
    window.context.show_card(iran)
    panel = wait_shown(window, qtbot, iran)
    qtbot.mouseClick(panel.head.room, Qt.MouseButton.LeftButton)
    assert window.frame.enlarged == "bottom"
    place = panel.card.first.place
    panel.follow(f"place:{place.document_id}:{place.start}:{place.end}", False)
    assert window.frame.enlarged == ""
    assert window.readers.document_id == place.document_id


def test_a_relation_of_the_card_is_lit_on_the_chart(window, qtbot, iran):
    window.context.show_card(iran)
    relation = wait_shown(window, qtbot, iran).card.relations[0]
    window.panel("card").follow(f"relation:{relation.id}", False)
    relations = window.panel("relations")
    qtbot.waitUntil(lambda: relations.behind.edge is not None, timeout=10_000)
    assert relations.behind.edge.relation_id == relation.id
    assert relations.isVisible()


def test_the_menu_saves_the_card_of_the_actor_chosen(window, qtbot, iran, tmp_path):
    window.context.choose_actor(iran)
    window.chooser.answers = [tmp_path / "iran.pdf"]
    with qtbot.waitSignal(window.context.told, timeout=10_000):
        window.actions_.action("file.export_card").trigger()
    assert (tmp_path / "iran.pdf").read_bytes().startswith(b"%PDF-")


def test_a_project_open_for_reading_has_cards_without_writing(open_window, qtbot):
    window = open_window(read_only=True)
    iran = window.context.store.actors.named("Iran")[0]
    window.context.show_card(iran)
    panel = wait_shown(window, qtbot, iran)
    assert panel.columns.note.isReadOnly()
