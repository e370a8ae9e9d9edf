"""The Document menu: what is known of a document, how far it was read, the next and the last."""

from functools import partial
from typing import Any

from ui.menus.menu import Menu
from workbench.model.grades import READING_STATUSES


class DocumentMenu(Menu):
    """Answer the Document menu for the documents chosen in the corpus list."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on = self.actions.on
        on("document.edit", lambda: self._corpus().edit())
        for status in READING_STATUSES:
            on(f"document.status_{status}", partial(self._set_status, status))
        on("document.next", partial(self._go, 1))
        on("document.previous", partial(self._go, -1))
        on("document.delete", lambda: self._corpus().delete())

    def _corpus(self) -> Any:
        return self.window.panel("corpus")

    def _set_status(self, status: str) -> None:
        self._corpus().set_status(status)

    def _go(self, by: int) -> None:
        self._corpus().open_next(by)
