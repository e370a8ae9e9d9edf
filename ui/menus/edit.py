"""The Edit menu: back and forth in the history, copying, finding, setting up."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QWidget

from ui.actions.focus import can_step, editable
from ui.menus.menu import Menu

if TYPE_CHECKING:
    from ui.corpus.results import ResultsPanel


class EditMenu(Menu):
    """Answer the Edit menu and the search field."""

    def join(self) -> None:
        """Say what each action of this menu does."""
        on, readers = self.actions.on, self.window.readers
        on("edit.undo", lambda: self._step("undo", self.context.undo))
        on("edit.redo", lambda: self._step("redo", self.context.redo))
        on("edit.copy", self._copy)
        on("edit.copy_citation", readers.copy_with_citation)
        on("edit.find", self._find)
        on("edit.search", self._search)
        on("edit.place", self._go_to_place)
        on("edit.history", self._history)
        on("edit.preferences", self.set_up)
        self.window.toolbar.searched.connect(self._find_everywhere)
        self.window.toolbar.search.textEdited.connect(self._find_while_typed)
        self.window.toolbar.search.left.connect(self.window.focus_reader)

    def _step(self, name: str, otherwise: Callable[[], object]) -> None:
        # a field in which something was typed takes its own step first
        field = editable(QApplication.focusWidget())
        if field is not None and can_step(field, name == "redo"):
            getattr(field, name)()
        else:
            otherwise()

    def _copy(self) -> None:
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None:
            copy = getattr(widget, "copy", None)
            if callable(copy):
                copy()
                return
            widget = widget.parentWidget()
        self.window.readers.active.view.copy()

    def _find(self) -> None:
        self.window.readers.active.finding.open()

    def _search(self) -> None:
        self.window.toolbar.search.setFocus()
        self.window.toolbar.search.selectAll()

    def _find_everywhere(self, words: str) -> None:
        cast("ResultsPanel", self.window.show_panel("results")).search(words)

    def _find_while_typed(self, words: str) -> None:
        if words.strip():
            cast("ResultsPanel", self.window.show_panel("results")).type_ahead(words)

    def _go_to_place(self) -> None:
        from ui.dialogs.named_place import NamedPlaceDialog

        NamedPlaceDialog(self.context, self.window).open()

    def _history(self) -> None:
        from ui.dialogs.history import HistoryDialog

        HistoryDialog(self.context, self.window).open()
