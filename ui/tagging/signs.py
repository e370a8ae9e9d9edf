"""The second sign beside a colour: a shape for a type of actor, a dash for a kind of relation."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "s": ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
    "d": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "t": ((0.5, 0.05), (1, 0.95), (0, 0.95)),
    "h": ((0.25, 0.05), (0.75, 0.05), (1, 0.5), (0.75, 0.95), (0.25, 0.95), (0, 0.5)),
    "p": ((0.5, 0), (1, 0.4), (0.8, 1), (0.2, 1), (0, 0.4)),
    "star": (
        (0.5, 0), (0.63, 0.35), (1, 0.38), (0.71, 0.62), (0.81, 1), (0.5, 0.79), (0.19, 1),
        (0.29, 0.62), (0, 0.38), (0.37, 0.35),
    ),
    "bar": ((0.3, 0), (0.65, 0), (0.65, 1), (0.3, 1)),
}  # fmt: skip
_DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dashdot": Qt.PenStyle.DashDotLine,
}


def paint_shape(painter: QPainter, box: QRect, colour: QColor, shape: str) -> None:
    """Fill a shape into the box: o, s, d, t, h, p, star, bar; `+` is two strokes."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape == "+":
        painter.setPen(QPen(colour, 2))
        painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y())
        painter.drawLine(box.center().x(), box.top(), box.center().x(), box.bottom())
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corners = _POLYGONS.get(shape)
        if corners is None:
            painter.drawEllipse(box)
        else:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(box.left() + x * box.width(), box.top() + y * box.height())
                        for x, y in corners
                    ]
                )
            )
    painter.restore()


def paint_dash(painter: QPainter, box: QRect, colour: QColor, dash: str) -> None:
    """Draw a line of a dash pattern through the middle of the box."""
    painter.save()
    painter.setPen(QPen(colour, 2.5, _DASHES.get(dash, Qt.PenStyle.SolidLine)))
    middle = box.center().y()
    painter.drawLine(box.left(), middle, box.right(), middle)
    painter.restore()
