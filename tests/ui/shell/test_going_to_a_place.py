"""A place that an export names is opened at its words."""

import hashlib

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ui.context import Target
from ui.dialogs.named_place import NamedPlaceDialog
from ui.main_window import MainWindow
from workbench.model.tables import ExcerptFilter
from workbench.text.hashes import place_named


def asked(window: MainWindow) -> NamedPlaceDialog:
    window.actions_.run("edit.place")
    return window.findChildren(NamedPlaceDialog)[-1]


def test_a_place_that_was_copied_is_opened_with_enter(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    row = store.excerpt_table.rows(store.excerpt_table.ids(ExcerptFilter()))[3]
    QGuiApplication.clipboard().setText(f"see {place_named(row.sha256, row.start, row.end)}\n")
    field = asked(window).findChild(QLineEdit, "named_place.name")
    with qtbot.waitSignal(window.context.wanted) as wanted:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wanted.args == [Target(row.document_id, row.start, row.end)]


def test_a_place_of_no_document_is_told(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("something else")
    dialog = asked(window)
    field = dialog.findChild(QLineEdit, "named_place.name")
    assert field.text() == ""
    says = dialog.findChild(QLabel, "named_place.says")
    for said, why in (
        ("nowhere", "names no place"),
        (place_named(hashlib.sha256(b"gone").hexdigest(), 0, 4), "No document of this project"),
    ):
        field.setText(said)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible() and why in says.text()
    dialog.reject()
