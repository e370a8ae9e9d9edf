"""Show a document's page furniture in its reader, and put it right at one key."""

from PySide6.QtCore import QObject

from ui.context import Context
from ui.reading.text_view import TextView
from workbench.changes import COPIES, ChangeSet
from workbench.commands.furniture import SayFurniture
from workbench.copies.examining import furniture_of
from workbench.errors import Refusal
from workbench.model.furniture import FurnitureSpan


class Furnishing(QObject):
    """Keep the furniture of one reader as the project has it; `document_id` 0 is none."""

    def __init__(self, context: Context, view: TextView) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self.document_id = 0
        context.changed.connect(self._hear)

    def of(self, document_id: int, text: str) -> list[FurnitureSpan]:
        """Return the furniture of a document that is being opened, and follow it from now on."""
        self.document_id = document_id
        return furniture_of(self._context.store, document_id, text)

    def _hear(self, changes: ChangeSet) -> None:
        # what was said of another document of the outlet is learnt here too
        said = changes.about("furniture") or self.document_id in changes.ids(COPIES)
        if not self.document_id or not said:
            return
        try:
            self._view.set_furniture(self.of(self.document_id, self._view.text))
        except Refusal:  # the document is gone, and its reader is told so itself
            self.document_id = 0

    def put_right(self) -> None:
        """Say of the selected lines, or the one at the caret, that they are not what they are now.

        Without a selection a folded stretch is meant as a whole.
        """
        if not self.document_id:
            return
        view = self._view
        start, end = view.selected_span() or (view.caret_offset(), view.caret_offset())
        there = view.folds.at(start, end)
        if there and view.selected_span() is None and not view.folds.is_open(there[0]):
            start, end = there[0].start, there[0].end
        state = "rejected" if there else "confirmed"
        command = SayFurniture(self.document_id, *self._lines(start, end), state)
        view.clear_selection()
        if self._context.run_telling(command, origin="reader") and not there:
            view.relight()

    def _lines(self, start: int, end: int) -> tuple[int, int]:
        text = self._view.text
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", max(start, end - 1))
        return begin, len(text) if stop < 0 else stop

    def show_all(self, on: bool) -> None:
        """Unfold all page furniture of the reader, or fold it."""
        self._view.folds.show_all(on)
        self._view.refold()
        self._view.relight()
