"""What the menus have in common."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Menu(QObject):
    """Join handlers to actions, and to panels when they come to be."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.actions = window.actions_
        self.join()

    def join(self) -> None:
        """Say what each action of this menu does."""
        raise NotImplementedError

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Join a panel that has just been made; most menus need nothing of it."""
