"""The key below an exported chart: what its lines, signs and marks stand for."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.graph.canvas import Canvas
from ui.graph.layers import paint_contested, paint_judged
from ui.widgets.shapes import paint_shape

_SAMPLE = 24
_GAP = 6


@dataclass(frozen=True, slots=True)
class _Entry:
    """Hold words and what paints their sample into a box."""

    words: str
    paint: Callable[[QPainter, QRectF], None]


class Key:
    """Lay out the key of what a canvas shows, in lines as wide as the canvas."""

    def __init__(self, canvas: Canvas, ratio: float = 1.0) -> None:
        self._canvas, self._ratio = canvas, ratio
        self._font = canvas.theme.panel_font(11)
        self._metrics = QFontMetricsF(self._font)
        self._line = self._metrics.height() + canvas.theme.px(6)
        self._placed = self._lay_out()

    @property
    def height(self) -> int:
        """Return its height in pixels; 0 when there is nothing to explain."""
        if not self._placed:
            return 0
        return round(self._placed[-1][0].bottom() + self._canvas.theme.px(10))

    def draw(self, painter: QPainter, top: float) -> None:
        """Paint it below the chart."""
        if not self._placed:
            return
        theme = self._canvas.theme
        painter.save()
        painter.translate(0, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.role("line"), 1))
        painter.drawLine(QPointF(0, 0), QPointF(self._canvas.width(), 0))
        for box, entry in self._placed:
            sample = QRectF(box.left(), box.top(), theme.px(_SAMPLE), box.height())
            entry.paint(painter, sample)
            painter.setFont(self._font)
            painter.setPen(theme.role("text"))
            words = box.adjusted(sample.width() + theme.px(_GAP), 0, 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(words, int(flags), self._cut(entry.words))
        painter.restore()

    def _cut(self, words: str) -> str:
        most = self._canvas.width() - self._canvas.theme.px(_SAMPLE + _GAP + 26)
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)

    def _lay_out(self) -> list[tuple[QRectF, _Entry]]:
        px = self._canvas.theme.px
        placed: list[tuple[QRectF, _Entry]] = []
        x, y = float(px(12)), float(px(8))
        for entry in (*self._lines(), *self._marks(), *self._signs()):
            wide = px(_SAMPLE + _GAP) + self._metrics.horizontalAdvance(self._cut(entry.words)) + 2
            if placed and x + wide > self._canvas.width() - px(12):
                x, y = float(px(12)), y + self._line
            placed.append((QRectF(x, y, wide, self._line), entry))
            x += wide + px(16)
        return placed

    def _lines(self) -> list[_Entry]:
        """Return an entry for each look of lines, with all the kinds that look so."""
        canvas, looks = self._canvas, dict[tuple[str, str], list[str]]()
        for kind in canvas.network.kinds:
            looks.setdefault((kind.colour, kind.dash), []).append(kind.label)
        kinds = {(kind.colour, kind.dash): kind.id for kind in reversed(canvas.network.kinds)}
        entries = [
            _Entry(", ".join(labels), self._stroke(kinds[look])) for look, labels in looks.items()
        ]
        if any(not edge.relation_id for edge in canvas.network.edges):
            entries.append(_Entry("mentioned together", self._stroke(0)))
        return entries

    def _stroke(self, kind_id: int) -> Callable[[QPainter, QRectF], None]:
        edges = self._canvas.network.edges
        edge = next(edge for edge in edges if edge.kind_id == kind_id)

        def paint(painter: QPainter, box: QRectF) -> None:
            pen = self._canvas.edge_pen(edge)
            # cosmetic pens keep their pixels, whatever the resolution of the picture
            pen.setWidthF(pen.widthF() * self._ratio)
            painter.setPen(pen)
            middle = box.center().y()
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))

        return paint

    def _marks(self) -> list[_Entry]:
        theme, edges = self._canvas.theme, self._canvas.network.edges
        entries = []
        if self._canvas.fine and any(edge.contested for edge in edges):
            entries.append(_Entry("contested", lambda painter, box: paint_contested(
                painter, theme, box.center(), theme.px(6))))  # fmt: skip
        if self._canvas.fine and any(edge.judgement for edge in edges):
            entries.append(_Entry("analyst’s judgement", lambda painter, box: paint_judged(
                painter, theme, box.center(), theme.role("muted"))))  # fmt: skip
        return entries

    def _signs(self) -> list[_Entry]:
        nodes = self._canvas.network.nodes
        looks = {(node.type_label, node.shape, node.colour): None for node in nodes}
        return [_Entry(label, self._sign(shape, colour)) for label, shape, colour in looks if label]

    def _sign(self, shape: str, colour: str) -> Callable[[QPainter, QRectF], None]:
        theme = self._canvas.theme
        size = theme.px(10)

        def paint(painter: QPainter, box: QRectF) -> None:
            at = QRectF(box.right() - size, box.center().y() - size / 2, size, size)
            paint_shape(painter, at, shape, theme.line(colour))

        return paint
