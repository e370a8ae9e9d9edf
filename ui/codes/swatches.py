"""The colours that codes choose from, as icons for menus; each stands beside its name."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.theme import Theme
from ui.widgets.drawing import draw_swatch


def swatch_icon(theme: Theme, swatch: str) -> QIcon:
    """Return a swatch as it fills text, with its strong colour as the edge."""
    size = theme.px(14)
    picture = QPixmap(size * 2, size * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_swatch(painter, theme, swatch, QRectF(0, 0, size, size))
    painter.end()
    return QIcon(picture)
