"""What the menus do with whole lists of names: tag those that are known, bring others in."""

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.menus.menu import Menu
from workbench.errors import Refusal
from workbench.importing.name_list import ENDINGS

if TYPE_CHECKING:
    from ui.inspector.panel import InspectorPanel
    from ui.names.bringing import BringNamesDialog
    from ui.names.known import KnownNamesDialog

LISTS = f"Lists of names ({' '.join(f'*{ending}' for ending in ENDINGS)});;All files (*)"


class NamesMenu(Menu):
    """Show what known names would tag, and what a list of names would add."""

    def join(self) -> None:
        """Say what each action does."""
        on = self.actions.on
        on("tag.known", lambda: self._known.begin(self.window.readers.document_id))
        on("file.names", self._import)
        on("file.paste_names", self._paste)

    def meet(self, page_id: str, panel: QWidget) -> None:
        """Let an actor's card hand over many spellings that were pasted into it."""
        if page_id == "inspector":
            inspector = cast("InspectorPanel", panel)
            inspector.names_pasted.connect(lambda one, text: self.bringing.begin_text(text, one))

    @cached_property
    def _known(self) -> "KnownNamesDialog":
        from ui.names.known import KnownNamesDialog

        dialog = KnownNamesDialog(self.context, self.window)
        dialog.meant_wanted.connect(lambda: self.actions.run("tag.meant"))
        dialog.working.connect(self.window.standing.work)
        return dialog

    @cached_property
    def bringing(self) -> "BringNamesDialog":
        """Return the dialog that lists what names would add."""
        from ui.names.bringing import BringNamesDialog

        dialog = BringNamesDialog(self.context, self.window)
        dialog.working.connect(self.window.standing.work)
        return dialog

    def _import(self) -> None:
        chooser = self.window.chooser
        chooser.open_file(self.window, "Import names", LISTS, self.bringing.begin_file)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.bringing.begin_text(text)
        else:
            self.context.refuse(Refusal("There is no text on the clipboard; copy the names first."))
