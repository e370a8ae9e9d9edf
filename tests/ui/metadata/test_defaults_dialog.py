"""What documents of an outlet or a folder are given is set beside the documents that it concerns."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.metadata.defaults import DefaultsDialog
from workbench.commands.defaults import SetDefault
from workbench.session import Session


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> Iterator[DefaultsDialog]:
    page = QWidget()
    qtbot.addWidget(page)
    made = DefaultsDialog(context, page)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    yield made
    made.close()


def line(dialog: DefaultsDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, f"default_{name}")
    assert found is not None
    return found


def press(qtbot: QtBot, dialog: DefaultsDialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, f"default_{name}"), Qt.MouseButton.LeftButton)


def told(dialog: DefaultsDialog) -> str:
    found = dialog.findChild(QLabel, "default_told")
    assert found is not None
    return found.text()


def test_a_default_is_made_beside_a_document_and_fills_in_the_others(
    dialog: DefaultsDialog,
    document: Callable[..., int],
    session: Session,
    context: Context,
    qtbot: QtBot,
) -> None:
    heard: list[str] = []
    context.told.connect(heard.append)
    store = session.store
    first = document("A", outlet="Wire", language="fa", source_grade="C")
    bare = [document(name, outlet="Wire") for name in "BC"]
    dialog.begin_for("outlet", store.documents.get(first))
    assert (line(dialog, "name").text(), line(dialog, "language").text()) == ("Wire", "fa")
    assert not line(dialog, "outlet").isEnabled()
    line(dialog, "author").setText("Desk")
    qtbot.waitUntil(lambda: told(dialog) == "3 documents here lack some of it.")
    also = dialog.findChild(QCheckBox, "default_also")
    assert also is not None
    also.setChecked(True)
    press(qtbot, dialog, "save")
    assert heard[-1] == "3 documents filled in. Undo takes it back."
    assert [store.documents.get(one).language for one in bare] == ["fa", "fa"]
    assert store.documents.get(first).author == "Desk"
    (kept,) = store.defaults.find()
    assert kept.values == {"author": "Desk", "language": "fa", "source_grade": "C"}
    assert dialog.entry_id == kept.id and not line(dialog, "name").isEnabled()
    session.undo()
    assert store.defaults.find() == [] and store.documents.get(first).author == ""


def test_a_default_of_a_folder_may_say_the_outlet(
    dialog: DefaultsDialog, document: Callable[..., int], session: Session, qtbot: QtBot
) -> None:
    one = document("A", path="wire/2020/a.txt", outlet="Wire")
    dialog.begin_for("folder", session.store.documents.get(one))
    assert (line(dialog, "name").text(), line(dialog, "outlet").text()) == ("wire/2020", "Wire")
    press(qtbot, dialog, "save")
    (kept,) = session.store.defaults.find()
    assert (kept.scope, kept.name, kept.values) == ("folder", "wire/2020", {"outlet": "Wire"})


def test_a_known_default_is_shown_again_changed_and_removed(
    dialog: DefaultsDialog, document: Callable[..., int], session: Session, qtbot: QtBot
) -> None:
    session.run(SetDefault("outlet", "Wire", {"author": "Desk"}))
    session.run(SetDefault("folder", "wire", {"language": "fa"}))
    one = document("A", outlet="Wire", language="en")
    dialog.begin_for("outlet", session.store.documents.get(one))
    assert (line(dialog, "author").text(), line(dialog, "language").text()) == ("Desk", "")
    grades = dialog.findChild(QComboBox, "default_source_grade")
    assert grades is not None
    grades.setCurrentIndex(grades.findData("B"))
    press(qtbot, dialog, "save")
    assert session.store.defaults.find(scope="outlet")[0].source_grade == "B"
    press(qtbot, dialog, "delete")
    assert [entry.scope for entry in session.store.defaults.find()] == ["folder"]


def test_a_default_without_a_name_is_refused(
    dialog: DefaultsDialog, session: Session, refused: list[str], qtbot: QtBot
) -> None:
    dialog.begin()
    press(qtbot, dialog, "new")
    line(dialog, "author").setText("Desk")
    press(qtbot, dialog, "save")
    assert refused and session.store.defaults.find() == []
