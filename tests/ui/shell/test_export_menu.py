"""Every export of the menus opens the one dialog, on the way that it names."""

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from ui.exporting.dialog import ExportDialog
from ui.main_window import MainWindow


def dialog_of(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    dialog = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: not dialog.looking)
    return dialog


@pytest.mark.parametrize(
    ("action", "way"), [("export", "csv"), ("export_chart", "svg"), ("export_codes", "qdc")]
)
def test_an_export_begins_with_the_way_it_names(
    qtbot: QtBot, window: MainWindow, action: str, way: str
) -> None:
    window.actions_.run(f"file.{action}")
    dialog = dialog_of(qtbot, window)
    assert dialog.findChild(QAbstractButton, f"export.format.{way}").isChecked()
    dialog.reject()


def test_the_table_exports_what_it_would_show_before_it_was_looked_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.actions_.run("file.export")
    dialog = dialog_of(qtbot, window)
    shown = dialog.findChild(QAbstractButton, "export.which.shown")
    assert shown.isEnabled() and shown.isChecked() and "(0)" not in shown.text()
    dialog.reject()
