"""The types of actor are the project's own to add to and to change."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from ui.tagging.desk import Tagging
from ui.widgets.choices import ENTRY
from workbench.commands.actor_types import AddActorType
from workbench.model.actors import ActorType
from workbench.session import Session


@pytest.fixture
def dialog(tagging: Tagging, page: Any) -> Any:
    tagging.edit_types()
    return page.findChild(QListView, "types_list").window()


def press(qtbot: QtBot, dialog: Any, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def pick(dialog: Any, name: str, key: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    combo.setCurrentIndex(combo.findData(key))


def types(session: Session) -> dict[str, ActorType]:
    return {one.label: one for one in session.store.actor_types.find()}


def listed(dialog: Any) -> dict[str, Any]:
    model = dialog.findChild(QListView, "types_list").model()
    entries = [model.index(row, 0).data(ENTRY) for row in range(model.rowCount())]
    return {one.text: one for one in entries}


def test_a_type_is_added_with_its_sign_and_deleted(
    qtbot: QtBot, dialog: Any, session: Session
) -> None:
    press(qtbot, dialog, "type_new")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "type_label"), "Front company")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "type_plural"), "Front companies")
    pick(dialog, "type_colour", "teal")
    pick(dialog, "type_shape", "star")
    press(qtbot, dialog, "type_save")
    made = types(session)["Front company"]
    assert (made.plural, made.colour, made.shape) == ("Front companies", "teal", "star")
    entry = listed(dialog)["Front company"]
    assert (entry.swatch, entry.sign, entry.detail) == ("teal", "star", "")
    assert dialog.findChild(QListView, "types_list").currentIndex().data() == "Front company"
    press(qtbot, dialog, "type_delete")
    assert "Front company" not in types(session)


def test_a_type_is_changed_keeps_its_key_and_is_undone(
    qtbot: QtBot, dialog: Any, session: Session
) -> None:
    label = dialog.findChild(QLineEdit, "type_label")
    before = types(session)[label.text()]
    label.setText("Human being")
    pick(dialog, "type_shape", "h")
    press(qtbot, dialog, "type_save")
    changed = types(session)["Human being"]
    assert (changed.key, changed.shape) == (before.key, "h")
    session.undo()
    assert types(session)[before.label] == before
    assert label.text() == before.label


def test_a_type_says_how_many_actors_have_it_and_stays_while_any_do(
    qtbot: QtBot, dialog: Any, session: Session, refused: list[str], actor: Any
) -> None:
    label = dialog.findChild(QLineEdit, "type_label").text()
    assert listed(dialog)[label].detail == ""
    actor("Qaani")
    assert listed(dialog)[label].detail == "1 actor"
    press(qtbot, dialog, "type_delete")
    assert refused == ["1 actor has this type; give them another type first."]


def test_what_is_being_written_stays_when_something_else_changes(
    qtbot: QtBot, dialog: Any, session: Session, actor: Any
) -> None:
    press(qtbot, dialog, "type_new")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "type_label"), "Militia f")
    actor("Qaani")
    assert dialog.findChild(QLineEdit, "type_label").text() == "Militia f"
    press(qtbot, dialog, "type_save")
    assert "Militia f" in types(session)


def test_it_opens_on_the_type_that_was_asked_for(
    tagging: Tagging, page: Any, session: Session
) -> None:
    type_id = session.run(AddActorType("Front company"))
    tagging.edit_types(type_id)
    dialog = page.findChild(QListView, "types_list").window()
    assert dialog.findChild(QLineEdit, "type_label").text() == "Front company"
