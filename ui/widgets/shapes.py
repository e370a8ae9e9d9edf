"""The second sign beside the colour: the shape of an actor's type, and a thin bar of a share."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF


def _polygon(corners: int, turn: float) -> QPainterPath:
    points = [
        QPointF(
            0.5 + 0.5 * math.sin(turn + 2 * math.pi * i / corners),
            0.5 - 0.5 * math.cos(turn + 2 * math.pi * i / corners),
        )
        for i in range(corners)
    ]
    return _closed(points)


def _star() -> QPainterPath:
    points = []
    for i in range(10):
        radius = 0.5 if i % 2 == 0 else 0.22
        angle = math.pi * i / 5
        points.append(QPointF(0.5 + radius * math.sin(angle), 0.5 - radius * math.cos(angle)))
    return _closed(points)


def _closed(points: list[QPointF]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def _round() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(0.02, 0.02, 0.96, 0.96))
    return path


def _cross() -> QPainterPath:
    """Return a plus turned by an eighth: two bars that meet in the middle."""
    bar, arm = 0.14, 0.5
    quarter = [(-bar, -arm), (bar, -arm), (bar, -bar)]
    corners = []
    for _ in range(4):
        corners += quarter
        quarter = [(-y, x) for x, y in quarter]
    turned = [(0.5 + (x - y) * 0.7071, 0.5 + (x + y) * 0.7071) for x, y in corners]
    return _closed([QPointF(x, y) for x, y in turned])


def _square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(0.08, 0.08, 0.84, 0.84))
    return path


_SHAPES = {
    "o": _round(),
    "s": _square(),
    "d": _polygon(4, 0),
    "t": _polygon(3, 0),
    "t1": _polygon(3, math.pi),
    "x": _cross(),
    "h": _polygon(6, 0),
    "p": _polygon(5, 0),
    "star": _star(),
}


def shape_path(shape: str) -> QPainterPath:
    """Return the outline of an actor type's shape inside the unit square."""
    return QPainterPath(_SHAPES.get(shape, _SHAPES["o"]))


def paint_shape(painter: QPainter, rect: QRectF, shape: str, colour: QColor) -> None:
    """Fill an actor type's shape into the rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width(), rect.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_SHAPES.get(shape, _SHAPES["o"]))
    painter.restore()


def paint_bar(
    painter: QPainter, rect: QRectF, share: float, colour: QColor, track: QColor, rtl: bool = False
) -> None:
    """Paint a thin bar filled to `share`, 0–1, from the leading side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(track)
    painter.drawRoundedRect(rect, radius, radius)
    width = rect.width() * min(max(share, 0.0), 1.0)
    if width > 0:
        left = rect.right() - width if rtl else rect.left()
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, rect.top(), width, rect.height()), radius, radius)
    painter.restore()
