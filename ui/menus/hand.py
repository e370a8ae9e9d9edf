"""Where the tagging bars stand: by the words selected in the pane in use."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.context import Target
from ui.reading.area import ReaderArea
from ui.reading.selected import place_of


class ReadingHand:
    """Show the reading area to the tagging bars as they need it."""

    def __init__(self, readers: ReaderArea) -> None:
        self._readers = readers

    def selection(self) -> Target | None:
        """Return the selected span of the pane in use, or None."""
        return self._readers.selection()

    def anchor_rect(self) -> QRect:
        """Return where the selection stands, else the cursor, in global coordinates, in sight."""
        if self._readers.selection():
            return place_of(self._readers.active.view)
        view = self._readers.active.view
        seen, cursor = view.viewport().rect(), view.cursorRect()
        if not seen.contains(cursor.center()):
            cursor.moveCenter(QPoint(seen.center().x(), seen.top() + seen.height() // 3))
        return QRect(view.viewport().mapToGlobal(cursor.topLeft()), cursor.size())

    def focus_reader(self) -> None:
        """Give the keyboard back to the pane in use."""
        self._readers.active.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_selection(self) -> None:
        """Drop the selection of the pane in use."""
        self._readers.clear_selection()

    def put_cursor(self, place: int) -> None:
        """Put the cursor of the pane in use at a place of the stored text, and the keyboard there."""
        self._readers.active.view.select_span(place, place)
        self.focus_reader()

    def window(self) -> QWidget:
        """Return the window that the bars stay inside of."""
        return self._readers.window()
