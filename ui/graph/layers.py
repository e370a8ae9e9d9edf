"""What keeps its size on the chart: arrow heads, contested marks and what is chosen."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.graph.canvas import Canvas, Layer
from ui.theme import Theme
from workbench.graph.packing import Floats, Ints


class Chosen:
    """Hold what is chosen and pointed at, by numbers of nodes and edges."""

    def __init__(self) -> None:
        self.nodes: set[int] = set()
        self.pinned: set[int] = set()
        self.edge = -1
        self.over_node = -1
        self.over_edge = -1
        #: the node that keys act on, and whether the chart has the keyboard
        self.current = -1
        self.focused = False
        self.box = QRectF()


class EdgeLayer(Layer):
    """Paint arrow heads, the mark of contested edges and the glow of chosen ones."""

    def __init__(self, canvas: Canvas, chosen: Chosen) -> None:
        super().__init__(5)
        self._canvas, self._chosen = canvas, chosen

    def draw(self, painter: QPainter) -> None:
        canvas = self._canvas
        if not len(canvas.network.edges):
            return
        pixels = canvas.pixels(canvas.places)
        for edge in self._lit():
            self._glow(painter, pixels, edge)
        if canvas.fine:
            self._arrows(painter, pixels)
            self._marks(painter, pixels)

    def _lit(self) -> list[int]:
        chosen = self._chosen
        lit = [edge for edge in (chosen.over_edge, chosen.edge) if edge >= 0]
        around = {chosen.over_node, *(chosen.nodes if len(chosen.nodes) == 1 else ())} - {-1}
        if around and not lit:
            ends = self._canvas.lines.ends
            lit = np.flatnonzero(np.isin(ends, list(around)).any(axis=1)).tolist()
        return lit[:400]

    def _glow(self, painter: QPainter, pixels: Floats, edge: int) -> None:
        canvas = self._canvas
        points = canvas.lines.along(pixels, np.full(17, edge), np.linspace(0, 1, 17))
        line = QPolygonF([QPointF(x, y) for x, y in points.tolist()])
        shine = edge == self._chosen.edge
        if shine:
            glow = QPen(canvas.theme.role("selection"), canvas.theme.px(9))
            glow.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(glow)
            painter.drawPolyline(line)
        pen = canvas.edge_pen(canvas.network.edges[edge], 1.5 if shine else 0.8)
        # the thin line below would show through the gaps of a dashed one
        ground = canvas.theme.role("selection" if shine else "panel")
        painter.setPen(QPen(ground, pen.widthF() + 1))
        painter.drawPolyline(line)
        painter.setPen(pen)
        painter.drawPolyline(line)

    def _arrows(self, painter: QPainter, pixels: Floats) -> None:
        canvas = self._canvas
        which = np.array([n for n, edge in enumerate(canvas.network.edges) if edge.directed])
        if not len(which):
            return
        tips, turns = _tips(canvas, pixels, which)
        size = canvas.theme.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        for edge, (x, y), turn in zip(which.tolist(), tips.tolist(), turns.tolist(), strict=True):
            painter.setBrush(canvas.edge_pen(canvas.network.edges[edge]).color())
            painter.drawPolygon(_arrow_head(x, y, turn, size))

    def _marks(self, painter: QPainter, pixels: Floats) -> None:
        canvas = self._canvas
        middles = canvas.lines.middles(pixels)
        for number, edge in enumerate(canvas.network.edges):
            x, y = middles[number].tolist()
            if edge.contested:
                paint_contested(painter, canvas.theme, QPointF(x, y), mark_size(canvas))
            elif edge.judgement:
                colour = canvas.edge_pen(edge).color()
                paint_judged(painter, canvas.theme, QPointF(x, y), colour)


def paint_contested(painter: QPainter, theme: Theme, at: QPointF, size: float) -> None:
    """Paint the mark of a contested relation, `size` pixels from its middle to its corners."""
    x, y = at.x(), at.y()
    corners = ((0, -size), (size, 0), (0, size), (-size, 0))
    painter.setPen(QPen(theme.role("panel"), 1.5))
    painter.setBrush(theme.role("danger"))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))
    painter.setPen(theme.role("panel"))
    painter.setFont(theme.panel_font(size * 120 / theme.scale, bold=True))
    box = QRectF(x - size, y - size, 2 * size, 2 * size)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!")


def paint_judged(painter: QPainter, theme: Theme, at: QPointF, colour: QColor) -> None:
    """Paint the mark of a relation that no document says."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(theme.role("panel"))
    painter.drawEllipse(at, theme.px(4), theme.px(4))


def mark_size(canvas: Canvas) -> int:
    """Return half the size of a contested mark, smaller where actors stand close."""
    largest = float(canvas.radii.max(initial=0))
    return min(canvas.theme.px(8), max(canvas.theme.px(6), round(largest * 0.5)))


def _tips(canvas: Canvas, pixels: Floats, which: Ints) -> tuple[Floats, Floats]:
    """Return where arrow heads touch their nodes, and the direction they point to, in radians."""
    ends = canvas.lines.ends[which]
    gap = pixels[ends[:, 1]] - pixels[ends[:, 0]]
    length = np.maximum(np.hypot(gap[:, 0], gap[:, 1]), 1.0)
    border = np.clip(1 - (canvas.radii[ends[:, 1]] + 1.5) / length, 0.5, 1)
    back = np.clip(border - 8 / length, 0.0, 1)
    tips = canvas.lines.along(pixels, which, border)
    along = tips - canvas.lines.along(pixels, which, back)
    return tips, np.arctan2(along[:, 1], along[:, 0])


def _arrow_head(x: float, y: float, turn: float, size: float) -> QPolygonF:
    wing = 0.42
    points = [QPointF(x, y)]
    for side in (-wing, wing):
        points.append(QPointF(x - size * math.cos(turn + side), y - size * math.sin(turn + side)))
    return QPolygonF(points)


class NodeLayer(Layer):
    """Paint rings around chosen nodes, the sign of dragged ones, and the box being drawn."""

    def __init__(self, canvas: Canvas, chosen: Chosen) -> None:
        super().__init__(15)
        self._canvas, self._chosen = canvas, chosen

    def draw(self, painter: QPainter) -> None:
        theme, chosen = self._canvas.theme, self._chosen
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(self._canvas.places):
            self._rings(painter, self._canvas.pixels(self._canvas.places))
        if not chosen.box.isNull():
            soft = QColor(theme.role("selection"))
            soft.setAlpha(110)
            painter.setPen(QPen(theme.role("accent"), 1))
            painter.setBrush(soft)
            painter.drawRect(chosen.box.normalized())

    def _rings(self, painter: QPainter, pixels: Floats) -> None:
        theme, chosen = self._canvas.theme, self._chosen
        for node in sorted(chosen.pinned):
            x, y = pixels[node].tolist()
            self._pin(painter, x, y, float(self._canvas.radii[node]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.role("accent"), 2.5))
        for node in chosen.nodes:
            self._ring(painter, pixels, node, 4)
        if chosen.over_node >= 0:
            painter.setPen(QPen(theme.role("muted"), 1.5))
            self._ring(painter, pixels, chosen.over_node, 4)
        if chosen.current >= 0 and chosen.focused:
            painter.setPen(QPen(theme.role("text"), 1.5, Qt.PenStyle.DotLine))
            self._ring(painter, pixels, chosen.current, 7)

    def _ring(self, painter: QPainter, pixels: Floats, node: int, away: float) -> None:
        radius = float(self._canvas.radii[node]) + away
        painter.drawEllipse(QPointF(*pixels[node].tolist()), radius, radius)

    def _pin(self, painter: QPainter, x: float, y: float, radius: float) -> None:
        """Paint a small pin's head and needle at the upper right of the node."""
        theme = self._canvas.theme
        x, y, size = x + radius * 0.75, y - radius * 0.75, theme.px(3)
        painter.setPen(QPen(theme.role("text"), 1.5))
        painter.drawLine(QPointF(x, y), QPointF(x - size, y + size))
        painter.setBrush(theme.role("panel"))
        painter.drawEllipse(QPointF(x + size / 2, y - size / 2), size, size)
