"""What the menus have in common."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Follower(Protocol):
    """A panel that wants to know which documents are open."""

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Take the ids of the documents that stand in the panes."""
        ...


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

    def keep_told(self, panel: Follower) -> None:
        """Tell a panel which documents are open, now and whenever others are."""
        readers = self.window.readers

        def tell() -> None:
            panel.set_open_documents(
                [pane.document_id for pane in readers.panes if pane.document_id]
            )

        readers.open_changed.connect(tell)
        tell()

    def chosen_actor(self) -> int:
        """Return the actor chosen, or that of the mention chosen; 0 for none."""
        choice, store = self.context.choice, self.context.store
        if choice.kind == "actor":
            return choice.id
        if choice.kind == "mention" and (found := store.mentions.find(id=choice.id)):
            return found[0].actor_id
        return self.context.actor_id

    def set_up(self, page: str = "general") -> None:
        """Open the preferences on one of their pages."""
        from ui.dialogs.preferences import PreferencesDialog

        window = self.window
        PreferencesDialog(self.context, self.actions, window.settings, window, page).open()
