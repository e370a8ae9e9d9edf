"""A dotted line under names that are only suggested, so that they are never taken for mentions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.reading.marks import key
from workbench.model.excerpts import Mark

if TYPE_CHECKING:
    from ui.reading.painting import Scene


def paint_dotted(
    painter: QPainter, scene: "Scene", seen: tuple[int, int], mentions: list[Mark]
) -> None:
    """Paint the suggested names of the stored range `seen`, none where a mention stands by now."""
    theme, lights = scene.theme, scene.lights
    dots = QPen(QColor(), max(1.5, theme.px(2)), Qt.PenStyle.CustomDashLine)
    dots.setDashPattern([1.0, 1.4])
    dots.setCapStyle(Qt.PenCapStyle.FlatCap)
    for mark in lights.suggested.between(*seen):
        if any(one.start < mark.end and mark.start < one.end for one in mentions):
            continue
        chosen = key(mark) == lights.current
        dots.setColor(theme.line(mark.colour))
        for rect in scene.geometry.rects(mark.start, mark.end, within=seen):
            if chosen:
                _frame(painter, rect, theme.line(mark.colour))
            painter.setPen(dots)
            bottom = rect.bottom() - dots.widthF() / 2
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))


def _frame(painter: QPainter, rect: QRectF, line: QColor) -> None:
    """Show that the name is the chosen one."""
    tint = QColor(line)
    tint.setAlpha(36)
    painter.fillRect(rect, tint)
    painter.setPen(QPen(line, 1))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
