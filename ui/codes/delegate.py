"""How a code looks in the tree: swatch, name, its key, how many excerpts stand under it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.codes.tree import CountRole
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_badge, draw_swatch, draw_text, one_line
from workbench.model.excerpts import Code

Index = QModelIndex | QPersistentModelIndex


class CodeDelegate(QStyledItemDelegate):
    """Draw a code's row."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        code, theme, area = index.data(RowRole), self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.role("selection"))
        if not isinstance(code, Code):
            return
        size = theme.px(12)
        box = QRectF(area.left() + 2, area.center().y() + 1 - size / 2, size, size)
        draw_swatch(painter, theme, code.colour, box)
        inner = area.adjusted(size + theme.px(10), 0, -theme.px(12), 0)
        count = f"{index.data(CountRole):n}"
        font = theme.panel_font(12)
        taken = draw_text(painter, inner, count, font, theme.role("muted"), right=True)
        inner.setRight(inner.right() - max(taken, theme.px(20)) - theme.px(8))
        key = str(code.favourite) if code.favourite else ""
        taken = draw_badge(painter, theme, inner.right(), inner.center().y(), key)
        inner.setRight(inner.right() - taken)
        draw_text(painter, inner, one_line(code.name), theme.panel_font(), theme.role("text"))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Leave the swatch in sight beside the name being written."""
        editor.setGeometry(option.rect.adjusted(self._theme.px(20), 0, 0, 0))
