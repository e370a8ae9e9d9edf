"""Shows what was searched for with the place that is wrong underlined."""

from typing import Any

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme


class QueryMark(QWidget):
    """Draw one line of plain text, moved so that the wrong place is seen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self._text, self._start, self._end = "", 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_place(self, text: str, start: int, end: int) -> None:
        """Show the text with a half-open range of its code points underlined; nothing to show hides."""
        self._text, self._start, self._end = text, start, end
        self.setAccessibleName(f"Wrong here: {text[start:end]}")
        self.setVisible(bool(text.strip()) and end > start)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = QTextLayout(self._text.replace("\n", " "), self._theme.panel_font(13))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        wrong = QTextCharFormat()
        wrong.setForeground(self._theme.role("danger"))
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wrong.setUnderlineColor(self._theme.role("danger"))
        place = QTextLayout.FormatRange()
        place.start, place.format = _units(self._text[: self._start]), wrong
        place.length = _units(self._text[self._start : self._end])
        layout.setFormats([place])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        at: Any = line.cursorToX(place.start)
        x = float(at[0] if isinstance(at, tuple) else at)  # the binding answers with either
        painter = QPainter(self)
        painter.setPen(self._theme.role("muted"))
        shift = min(0.0, self.width() * 0.5 - x) if x > self.width() * 0.7 else 0.0
        layout.draw(painter, QPointF(shift, (self.height() - line.height()) / 2))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
