"""How the rows of every list begin: the colour of what is selected, then what the list draws."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.index import Index
from ui.theme import Theme


class RowDelegate(QStyledItemDelegate):
    """Paint the selection; subclasses paint the row over it in `draw`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.role("selection"))
        self.draw(painter, option, index)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what stands in the row."""
        raise NotImplementedError
