"""Where the tagging bars stand: by the words selected in the pane in use."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from ui.context import Target
from ui.reading.area import ReaderArea


class ReadingHand:
    """Show the reading area to the tagging bars as they need it."""

    def __init__(self, readers: ReaderArea) -> None:
        self._readers = readers

    def selection(self) -> Target | None:
        """Return the selected span of the pane in use, or None."""
        return self._readers.selection()

    def anchor_rect(self) -> QRect:
        """Return where the selection ends, in global coordinates, inside what is in sight."""
        view = self._readers.active.view
        seen = view.viewport().rect().adjusted(0, 0, 0, -view.cursorRect().height())
        cursor = view.cursorRect()
        corner = QPoint(
            min(max(cursor.left(), seen.left()), seen.right()),
            min(max(cursor.top(), seen.top()), max(seen.bottom(), seen.top())),
        )
        return QRect(view.viewport().mapToGlobal(corner), cursor.size())

    def focus_reader(self) -> None:
        """Give the keyboard back to the pane in use."""
        self._readers.active.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def window(self) -> QWidget:
        """Return the window that the bars stay inside of."""
        return self._readers.window()
