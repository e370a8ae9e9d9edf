from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.corpus.panel import CorpusPanel
from ui.inspector.parts import HeldChip


class Host(QMainWindow):
    """A window that has Delete for an action of its own."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__()
        self.deleted = 0
        act = QAction("Delete what is chosen", self)
        act.setShortcut(QKeySequence("Del"))
        act.triggered.connect(self._count)
        self.addAction(act)
        self.setCentralWidget(panel)

    def _count(self) -> None:
        self.deleted += 1


@pytest.fixture
def host(qtbot: QtBot) -> Callable[[QWidget], Host]:
    def show(panel: QWidget) -> Host:
        window = Host(panel)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def test_delete_in_a_list_is_the_lists_and_not_the_windows(
    qtbot: QtBot,
    context: Context,
    document: Callable[..., int],
    host: Callable[[QWidget], Host],
) -> None:
    document("One")
    panel = CorpusPanel(context)
    window = host(panel)
    panel.view.setFocus()
    panel.view.selectRow(0)
    qtbot.keyClick(panel.view, Qt.Key.Key_Delete)
    assert window.deleted == 0
    assert not context.store.documents.find()


def test_delete_in_the_window_stays_the_windows(
    qtbot: QtBot, context: Context, host: Callable[[QWidget], Host]
) -> None:
    panel = CorpusPanel(context)
    window = host(panel)
    panel.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    panel.empty.setFocus()
    qtbot.keyClick(panel.empty, Qt.Key.Key_Delete)
    assert window.deleted == 1


def test_delete_on_a_chip_takes_the_chip_off_and_nothing_else(
    qtbot: QtBot, host: Callable[[QWidget], Host]
) -> None:
    chip = HeldChip("Weakness", "chip")
    window = host(chip)
    chip.setFocus()
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert window.deleted == 0
