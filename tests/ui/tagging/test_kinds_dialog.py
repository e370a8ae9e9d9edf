"""The kinds of relation are the project's own to change."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from ui.tagging.desk import Tagging
from workbench.model.relations import RelationKind
from workbench.session import Session


@pytest.fixture
def dialog(tagging: Tagging, page: Any) -> Any:
    tagging.edit_kinds()
    return page.findChild(QListView, "kinds_list").window()


def press(qtbot: QtBot, dialog: Any, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def kinds(session: Session) -> dict[str, RelationKind]:
    return {one.label: one for one in session.store.relation_kinds.find()}


def test_a_kind_is_added_drawn_and_deleted(qtbot: QtBot, dialog: Any, session: Session) -> None:
    press(qtbot, dialog, "kind_new")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "kind_label"), "shelters")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "kind_inverse"), "is sheltered by")
    for name, value in (("kind_colour", "teal"), ("kind_dash", "dot")):
        combo = dialog.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findData(value))
    press(qtbot, dialog, "kind_save")
    made = kinds(session)["shelters"]
    assert (made.inverse, made.colour, made.dash) == ("is sheltered by", "teal", "dot")
    assert dialog.findChild(QListView, "kinds_list").currentIndex().data() == "shelters"
    press(qtbot, dialog, "kind_delete")
    assert "shelters" not in kinds(session)


def test_a_kind_is_changed_and_undone(qtbot: QtBot, dialog: Any, session: Session) -> None:
    label = dialog.findChild(QLineEdit, "kind_label")
    before = label.text()
    label.setText("belongs to")
    press(qtbot, dialog, "kind_save")
    assert "belongs to" in kinds(session)
    session.undo()
    assert before in kinds(session)
    assert label.text() == before


def test_a_kind_that_reads_the_same_has_no_inverse(
    qtbot: QtBot, dialog: Any, session: Session
) -> None:
    dialog.findChild(QCheckBox, "kind_symmetric").setChecked(True)
    assert not dialog.findChild(QLineEdit, "kind_inverse").isEnabled()
    label = dialog.findChild(QLineEdit, "kind_label").text()
    press(qtbot, dialog, "kind_save")
    assert (kinds(session)[label].symmetric, kinds(session)[label].inverse) == (True, "")


def test_a_kind_in_use_is_not_deleted_and_says_why(
    qtbot: QtBot, dialog: Any, session: Session, refused: list[str], actor: Any
) -> None:
    from workbench.commands.relations import AddRelation

    first = session.store.relation_kinds.find()[0]
    session.run(AddRelation(actor("A"), first.id, actor("B")))
    press(qtbot, dialog, "kind_delete")
    assert refused == ["1 relation is of this kind; change or delete them first."]
