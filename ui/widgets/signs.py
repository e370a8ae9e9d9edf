"""The sign beside a choice: an actor type's shape, a code's bar, a relation kind's dash, or a plus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.shapes import paint_shape

_DASHES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dot": Qt.PenStyle.DotLine,
    "dashdot": Qt.PenStyle.DashDotLine,
}


def is_dash(sign: str) -> bool:
    """Say whether the sign is a line, which needs more room than a shape."""
    return sign in _DASHES


def paint_sign(painter: QPainter, box: QRect, colour: QColor, sign: str) -> None:
    """Paint a sign into the box: a shape of `ui.widgets.shapes`, bar, +, or a dash pattern."""
    middle = box.center()
    if sign == "bar":
        painter.fillRect(QRect(middle.x() - 1, box.top() - 1, 4, box.height() + 2), colour)
    elif sign == "+" or sign in _DASHES:
        painter.save()
        painter.setPen(QPen(colour, 2, _DASHES.get(sign, Qt.PenStyle.SolidLine)))
        painter.drawLine(box.left(), middle.y(), box.right(), middle.y())
        if sign == "+":
            painter.drawLine(middle.x(), box.top(), middle.x(), box.bottom())
        painter.restore()
    else:
        paint_shape(painter, QRectF(box), sign, colour)
