"""A name is tagged in two keystrokes, known or new, and the rest of its places are offered."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.tagging.desk import Tagging
from workbench.commands.aliases import AddAlias
from workbench.model.actors import Actor
from workbench.model.decisions import SuggestedPlace
from workbench.session import Session
from workbench.suggesting.filling import RULES

Add = Callable[..., int]
Keyboard = Callable[[], QWidget]


def tagged(session: Session) -> list[tuple[str, int]]:
    return [(m.quote, m.actor_id) for m in session.store.mentions.find()]


def listed(page: Any, name: str = "actor_list") -> list[str]:
    model = page.findChild(QListView, name).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_enter_tags_the_known_actor_of_that_name(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    held = actor("Qassem Soleimani")
    page.select("Qassem Soleimani")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert tagged(session) == [("Qassem Soleimani", held)]
    assert keyboard() is page.text


def test_a_surname_with_its_possessive_tags_its_bearer_without_the_possessive(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    held = actor("Qassem Soleimani")
    page.select("Soleimani's")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert tagged(session) == [("Soleimani", held)]


def test_a_letter_with_ctrl_makes_a_new_actor_of_that_type_in_one_undo_step(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    made = session.store.actors.find()
    assert [one.name for one in made] == ["Kataib Hezbollah"]
    assert session.store.actor_types.get(made[0].type_id).key == "armed_group"
    session.undo()
    assert not session.store.actors.find()


def test_enter_on_an_unknown_name_makes_a_new_actor_and_not_a_namesake(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    actor("Mohammed Qaani")
    page.select("Esmail Qaani")
    tagging.tag_actor()
    assert listed(page)[0] == "Mohammed Qaani"
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert [one.name for one in session.store.actors.find()] == ["Mohammed Qaani", "Esmail Qaani"]


def test_enter_makes_a_new_actor_of_the_type_that_the_name_is_suggested_with(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    text = session.store.documents.content(1).text
    start = text.index("Kataib Hezbollah")
    place = SuggestedPlace(1, start, start + 16, "kataib hezbollah", "", "armed_group", "listed")
    session.store.suggested.keep(RULES, {1: [place]}, {})
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    assert listed(page)[0] == "New armed group “Kataib Hezbollah”"
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    (made,) = session.store.actors.find()
    assert session.store.actor_types.get(made.type_id).key == "armed_group"


def test_typing_finds_another_actor_and_arrows_choose_it(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    actor("Badr Brigade", type_="armed_group")
    held = actor("Badr Organization", type_="armed_group")
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    qtbot.keyClicks(keyboard(), "badr")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Down)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert tagged(session) == [("Kataib Hezbollah", held)]


def test_a_click_tags_with_the_mouse_alone(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add
) -> None:
    held = actor("Badr Organization")
    page.select("Badr Organization")
    tagging.tag_actor()
    view = page.findChild(QListView, "actor_list")
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tagged(session) == [("Badr Organization", held)]


def test_a_persian_name_is_found_in_its_arabic_spelling(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    held = actor("Qassem Soleimani", "قاسم سليماني")
    page.select("قاسم سلیمانی")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert tagged(session) == [("قاسم سلیمانی", held)]


def test_escape_leaves_and_the_reader_has_the_keyboard(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    assert page.findChild(QWidget, "actor_bar").isVisible()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert not page.findChild(QWidget, "actor_bar").isVisible()
    assert keyboard() is page.text
    assert not session.store.history.next_undo().startswith("Tag")


def test_a_click_elsewhere_leaves(qtbot: QtBot, tagging: Tagging, page: Any) -> None:
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    page.text.setFocus()
    assert not page.findChild(QWidget, "actor_bar").isVisible()


def test_nothing_selected_says_what_to_do(tagging: Tagging, page: Any, refused: list[str]) -> None:
    tagging.tag_actor()
    assert refused == ["Select a name in the text first, then tag it."]


def test_an_alias_learnt_since_is_found_next_time(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, actor: Add, keyboard: Keyboard
) -> None:
    held = actor("Unit 7")
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Escape)
    session.run(AddAlias(held, "Kataib Hezbollah"))
    tagging.tag_actor()
    assert listed(page)[0] == "Unit 7"
    session.undo()
    tagging.tag_actor()
    assert listed(page)[0] != "Unit 7"


def test_twenty_thousand_actors_are_ranked_as_one_types(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    type_id = session.store.actor_types.find()[0].id
    with session.store.operation("Many", "Ada"):
        session.store.actors.add_many(
            Actor(type_id=type_id, name=f"Person {n} of Many") for n in range(20_000)
        )
    page.select("Kataib Hezbollah")
    tagging.tag_actor()
    keyboard().setText("")  # type: ignore[attr-defined]
    qtbot.keyClicks(keyboard(), "19999")
    assert listed(page)[0] == "Person 19999 of Many"
    field = page.findChild(QLineEdit, "actor_field")
    assert field.hasFocus()


def test_after_tagging_the_other_places_are_offered_and_listed_on_asking(
    qtbot: QtBot,
    tagging: Tagging,
    page: Any,
    context: Context,
    session: Session,
    actor: Add,
    keyboard: Keyboard,
) -> None:
    actor("Qassem Soleimani", "Soleimani")
    page.select("Qassem Soleimani")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert keyboard() is page.text
    qtbot.waitUntil(lambda: bool(page.findChild(QWidget, "offer_bar").isVisible()))
    here = page.findChild(QWidget, "offer_here")
    assert here.text() == "Tag 2 more in this document…"
    assert keyboard() is page.text
    qtbot.mouseClick(here, Qt.MouseButton.LeftButton)
    apply = page.findChild(QWidget, "occurrences_apply")
    qtbot.waitUntil(apply.isEnabled)
    assert apply.text() == "Tag 2"
    qtbot.mouseClick(apply, Qt.MouseButton.LeftButton)
    assert len(tagged(session)) == 3
    session.undo()
    assert len(tagged(session)) == 1


def test_escape_closes_the_offer(
    qtbot: QtBot, tagging: Tagging, page: Any, actor: Add, keyboard: Keyboard
) -> None:
    actor("Qassem Soleimani", "Soleimani")
    page.select("Qassem Soleimani")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    offer = page.findChild(QWidget, "offer_bar")
    qtbot.waitUntil(offer.isVisible)
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert not offer.isVisible()


def test_the_offer_goes_when_every_occurrence_is_asked_for_by_key(
    qtbot: QtBot, tagging: Tagging, page: Any, actor: Add, keyboard: Keyboard
) -> None:
    held = actor("Qassem Soleimani", "Soleimani")
    page.select("Qassem Soleimani")
    tagging.tag_actor()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    offer = page.findChild(QWidget, "offer_bar")
    qtbot.waitUntil(offer.isVisible)
    tagging.tag_everywhere(held)
    assert not offer.isVisible()
