"""The overview ruler beside the scroll bar: where the marks of the whole document stand."""

from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.reading.lights import Lights
from ui.reading.marks import COLOURS, MarkSet, Numbers
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
        inset = self._theme.px(2)
        painter.fillRect(self.rect(), self._theme.role("ruler"))
        if self._length:
            area = QRect(inset, 0, self.width() - 2 * inset, self.height())
            painter.drawImage(area, self._ticks())

    def _ticks(self) -> QImage:
        """Return a picture one pixel wide: excerpts, over them lit mentions, over them finds.

        Thousands of ticks are set at once in an array; a rectangle each took 5 ms for 1,500.
        """
        pixels = np.zeros(self.height(), dtype=np.uint32)
        palette = np.array([self._theme.line(name).rgba() for name in COLOURS], dtype=np.uint32)
        for numbers in (self._marks.excerpts, self._marks.mentions_of(self._lights.actor_id)):
            if len(numbers):
                colours = palette[self._marks.colours[numbers]]
                self._set(pixels, self._marks.starts[numbers], colours)
        differences = self._lights.contrast.spans
        at = np.fromiter((start for start, _ in differences), "i8", len(differences))
        self._set(pixels, at, self._theme.role("accent").rgba())
        spans = self._lights.found.spans
        starts = np.fromiter((start for start, _ in spans), "i8", len(spans))
        self._set(pixels, starts, self._theme.role("find_current").rgba())
        form = QImage.Format.Format_ARGB32
        return QImage(pixels.tobytes(), 1, len(pixels), 4, form).copy()

    def _set(self, pixels: Any, starts: Numbers, colours: Any) -> None:
        tops = starts * max(1, self.height() - _TICK) // self._length
        for row in range(_TICK):
            pixels[np.minimum(tops + row, len(pixels) - 1)] = colours

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
