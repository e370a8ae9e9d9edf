"""The overview ruler beside the scroll bar: where the marks of the whole document stand."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.reading.lights import Lights
from ui.reading.marks import MarkSet
from ui.theme import Theme

_TICK = 3


class OverviewRuler(QWidget):
    """Paint a tick for each excerpt, for the lit mentions and for what was found; a click jumps.

    A tick's height is its share of the text, by stored offsets, so that it stands still while Qt
    is still laying out a long text.
    """

    jumped = Signal(int)  # stored offset

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_ruler")
        self.setAccessibleName("Overview of marks")
        self.setToolTip("Click to jump there")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._marks = MarkSet()
        self._lights = Lights()
        self._length = 0

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(11), 100)

    def show_marks(self, marks: MarkSet, lights: Lights, length: int) -> None:
        """Show the marks of a text of `length` code points."""
        self._marks, self._lights, self._length = marks, lights, max(length, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.role("ruler"))
        if self._length:
            inset = self._theme.px(2)
            for top, colour in self._ticks():
                painter.fillRect(QRectF(inset, top, self.width() - 2 * inset, _TICK), colour)

    def _ticks(self) -> Iterator[tuple[int, QColor]]:
        """Yield (height, colour), one for each height; excerpts, then lit mentions, then finds."""
        lit = self._lights.actor_id
        for numbers in (self._marks.excerpts, self._marks.mentions_of(lit)):
            tops = self._tops(self._marks.starts[numbers])
            for top, first in zip(*np.unique(tops, return_index=True), strict=True):
                mark = self._marks.marks[int(numbers[first])]
                yield int(top), self._theme.line(mark.colour)
        spans = self._lights.found.spans
        starts = np.fromiter((start for start, _ in spans), "i8", len(spans))
        for top in np.unique(self._tops(starts)):
            yield int(top), self._theme.role("find_current")

    def _tops(self, starts: "np.typing.NDArray[np.int64]") -> "np.typing.NDArray[np.int64]":
        return starts * max(1, self.height() - _TICK) // self._length

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._jump(event)

    def _jump(self, event: QMouseEvent) -> None:
        """Jump to the mark under the pointer, or as far into the text as the pointer stands."""
        if not self._length:
            return
        height = max(1, self.height() - _TICK)
        share = (event.position().y() - _TICK / 2) / height
        goal = round(min(max(share, 0.0), 1.0) * self._length)
        numbers = np.concatenate(
            [self._marks.excerpts, self._marks.mentions_of(self._lights.actor_id)]
        )
        starts = self._marks.starts[numbers]
        if len(starts):
            nearest = int(starts[np.abs(starts - goal).argmin()])
            if abs(nearest - goal) * height / self._length <= 2 * _TICK:
                goal = nearest
        self.jumped.emit(goal)
