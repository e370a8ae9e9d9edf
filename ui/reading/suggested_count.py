"""How many suggested names a reader shows: a number on the line that they stand on in the text."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from ui.theme import Theme
from ui.widgets.labels import say_tip


class SuggestedCount(QToolButton):
    """Show the count, hidden for none; a click is for going to the next suggested name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("reader_suggested")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show another count."""
        words = f"{count:,} suggested name{'' if count == 1 else 's'} in this document"
        self.setText(f"{count:,}")
        self.setAccessibleName(words)
        say_tip(self, f"{words}; a click goes to the next (Ctrl+F8)")
        self.setVisible(bool(count))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._theme.px(14), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        dots = QPen(self._theme.role("muted"), max(1.5, self._theme.px(2)))
        dots.setDashPattern([1.0, 1.4])
        dots.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(dots)
        wide = self.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - wide) // 2
        base = (self.height() + self.fontMetrics().ascent()) // 2 + self._theme.px(2)
        painter.drawLine(left, base, left + wide, base)
        painter.end()
