"""What the menus do with whole lists of names: tag those that are known."""

from functools import cached_property
from typing import TYPE_CHECKING

from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.names.known import KnownNamesDialog


class NamesMenu(Menu):
    """Show what known names would tag."""

    def join(self) -> None:
        """Say what each action does."""
        self.actions.on("tag.known", self._tag_known)

    @cached_property
    def _known(self) -> "KnownNamesDialog":
        from ui.names.known import KnownNamesDialog

        dialog = KnownNamesDialog(self.context, self.window)
        dialog.working.connect(self.window.standing.work)
        return dialog

    def _tag_known(self) -> None:
        self._known.begin(self.window.readers.document_id)
