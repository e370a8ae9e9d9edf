"""The timeline itself: rows of bars over an axis of days, looked at, zoomed and walked by keys."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.theme import Theme
from ui.widgets.drawing import draw_text
from workbench.graph.timeline import Bar, Row, extent, lanes, ticks


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a row as laid out: its top and height, and the lane of each bar."""

    row: Row
    top: int
    height: int
    lanes: list[int]


class TimeView(QAbstractScrollArea):
    """Show rows of bars. `opened` carries a bar on click or Enter, `pointed` what is under hand.

    Left and Right walk along a row, Up and Down between rows, + and − zoom, Home shows all.
    """

    opened = Signal(object)
    pointed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("timeline-view")
        self.setAccessibleName("Timeline")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.theme = theme
        self.rows: list[Row] = []
        self.current = (-1, -1)
        self._lines: list[_Line] = []
        self._range = (0.0, 1.0)
        self._longest = 0
        self._grip: QPointF | None = None
        theme.changed.connect(self._lay_out)

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows, and all of their time."""
        self.rows = rows
        self.current = (-1, -1)
        self._lay_out()
        self.fit()

    def fit(self) -> None:
        """Show all time."""
        start, end = extent(self.rows)
        self._range = (float(start), float(end))
        self.viewport().update()

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Come nearer around a day, or the middle."""
        start, end = self._range
        middle = (start + end) / 2 if at is None else at
        if 20 < (end - start) / factor < 400_000:
            self._range = (middle - (middle - start) / factor, middle + (end - middle) / factor)
            self.viewport().update()

    def _lay_out(self) -> None:
        top, self._lines = 0, []
        metrics = QFontMetrics(self.theme.panel_font(12))
        self._longest = self.theme.px(28) + max(
            (metrics.horizontalAdvance(row.label) for row in self.rows), default=0
        )
        for row in self.rows:
            placed = lanes(row.bars)
            height = self.theme.px(12) + self.theme.px(16) * (max(placed, default=0) + 1)
            self._lines.append(_Line(row, top, height, placed))
            top += height
        self._total = top
        self._scroll()
        self.viewport().update()

    def _scroll(self) -> None:
        room = self.viewport().height() - self._axis
        self.verticalScrollBar().setRange(0, max(0, getattr(self, "_total", 0) - room))
        self.verticalScrollBar().setPageStep(max(room, 1))
        self.verticalScrollBar().setSingleStep(self.theme.px(24))

    @property
    def _names(self) -> int:
        return min(max(self._longest, self.theme.px(120)), self.viewport().width() * 2 // 5)

    @property
    def _axis(self) -> int:
        return self.theme.px(26)

    def x_of(self, day: float) -> float:
        """Return the pixel of a day."""
        start, end = self._range
        wide = max(self.viewport().width() - self._names - self.theme.px(12), 1)
        return self._names + (day - start) / (end - start) * wide

    def day_at(self, x: float) -> float:
        """Return the day at a pixel."""
        start, end = self._range
        wide = max(self.viewport().width() - self._names - self.theme.px(12), 1)
        return start + (x - self._names) / wide * (end - start)

    def box_of(self, row: int, bar: int) -> QRectF:
        """Return where a bar is, in pixels of the viewport; never too thin to click."""
        line = self._lines[row]
        held = line.row.bars[bar]
        top = self._axis + line.top - self.verticalScrollBar().value() + self.theme.px(6)
        left, right = self.x_of(held.start), self.x_of(held.end)
        thin = max(self.theme.px(6) - (right - left), 0) / 2
        return QRectF(left - thin, top + line.lanes[bar] * self.theme.px(16),
                      right - left + 2 * thin, self.theme.px(12))  # fmt: skip

    def bar_at(self, at: QPointF) -> tuple[int, int]:
        """Return row and bar at a pixel, else (-1, -1)."""
        if at.y() < self._axis or at.x() < self._names:
            return -1, -1
        for row, line in enumerate(self._lines):
            for bar in range(len(line.row.bars)):
                if self.box_of(row, bar).adjusted(-2, -2, 2, 2).contains(at):
                    return row, bar
        return -1, -1

    # painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self.theme.role("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        painter.setClipRect(
            QRectF(0, self._axis, self.viewport().width(), self.viewport().height())
        )
        for number, line in enumerate(self._lines):
            top = self._axis + line.top - self.verticalScrollBar().value()
            if top + line.height >= 0 and top <= self.viewport().height():
                self._paint_line(painter, number, line, top)

    def _paint_axis(self, painter: QPainter) -> None:
        start, end = self._range
        most = max((self.viewport().width() - self._names) // self.theme.px(76), 2)
        painter.setFont(self.theme.panel_font(11))
        for day, label in ticks(start, end, most):
            x = round(self.x_of(day)) + 0.5
            painter.setPen(self.theme.role("line"))
            painter.drawLine(QLineF(x, self._axis, x, self.viewport().height()))
            painter.setPen(self.theme.role("muted"))
            painter.drawText(QPointF(x + 3, self._axis - self.theme.px(8)), label)
        painter.setPen(self.theme.role("line"))
        painter.drawLine(0, self._axis, self.viewport().width(), self._axis)

    def _paint_line(self, painter: QPainter, number: int, line: _Line, top: int) -> None:
        theme = self.theme
        painter.setPen(theme.role("line"))
        bottom = top + line.height
        painter.drawLine(QLineF(0, bottom + 0.5, self.viewport().width(), bottom + 0.5))
        painter.save()
        painter.setClipRect(QRectF(self._names, self._axis, self.viewport().width(),
                                   self.viewport().height()))  # fmt: skip
        for bar in range(len(line.row.bars)):
            self._paint_bar(painter, self.box_of(number, bar), line.row.bars[bar])
            if (number, bar) == self.current:
                pen = QPen(theme.role("accent"), 2)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.box_of(number, bar).adjusted(-3, -3, 3, 3), 4, 4)
        painter.restore()
        area = QRectF(theme.px(12), top, self._names - theme.px(20), line.height).toRect()
        draw_text(painter, area, line.row.label, theme.panel_font(12), theme.role("text"), False)

    def _paint_bar(self, painter: QPainter, box: QRectF, bar: Bar) -> None:
        theme = self.theme
        colour = theme.line(bar.colour)
        if bar.kind == "document":
            painter.setPen(QPen(theme.role("muted"), 1))
            painter.setBrush(theme.role("track"))
            painter.drawRoundedRect(box, 3, 3)
            return
        fill = QColor(theme.fill(bar.colour)) if not bar.against else theme.role("panel")
        pen = QPen(colour, 1.5)
        if bar.against:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        half = box.height() / 2
        for open_, x, way in ((bar.open_start, box.left(), -1), (bar.open_end, box.right(), 1)):
            if open_:
                tip = QPointF(x + way * (half + 3), box.center().y())
                painter.drawPolygon(QPolygonF([QPointF(x + way * 3, box.top() + 2), tip,
                                               QPointF(x + way * 3, box.bottom() - 2)]))  # fmt: skip

    # hands ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        row, bar = self.bar_at(event.position())
        if row >= 0:
            self._grip = None
            self._stand_on(row, bar)
            self.opened.emit(self.rows[row].bars[bar])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None and event.buttons() & Qt.MouseButton.LeftButton:
            gap = self.day_at(self._grip.x()) - self.day_at(event.position().x())
            self._range = (self._range[0] + gap, self._range[1] + gap)
            self._grip = event.position()
            self.viewport().update()
            return
        row, bar = self.bar_at(event.position())
        self.pointed.emit(self.rows[row].bars[bar] if row >= 0 else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y(), self.day_at(event.position().x()))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
                 Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}  # fmt: skip
        if key in moves:
            self._walk(*moves[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current[0] >= 0:
            self.opened.emit(self.rows[self.current[0]].bars[self.current[1]])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        elif key == Qt.Key.Key_Home:
            self.fit()
        else:
            super().keyPressEvent(event)

    def _walk(self, down: int, along: int) -> None:
        filled = [row for row, held in enumerate(self.rows) if held.bars]
        if not filled:
            return
        row, bar = self.current
        if row < 0:
            self._stand_on(filled[0], 0)
            return
        if down:
            at = filled.index(row) + down
            row = filled[min(max(at, 0), len(filled) - 1)]
        self._stand_on(row, min(max(bar + along, 0), len(self.rows[row].bars) - 1))

    def _stand_on(self, row: int, bar: int) -> None:
        self.current = (row, bar)
        held, line = self.rows[row].bars[bar], self._lines[row]
        self.setAccessibleDescription(f"{self.rows[row].label}: {held.words}, {held.said}")
        scroll, room = self.verticalScrollBar(), self.viewport().height() - self._axis
        if not scroll.value() <= line.top <= scroll.value() + room - line.height:
            scroll.setValue(line.top - room // 3)
        self.pointed.emit(held)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll()
