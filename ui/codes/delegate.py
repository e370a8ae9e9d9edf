"""How a code looks in the tree: swatch, name, its key, how many excerpts stand under it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.codes.tree import CountRole
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_badge, draw_swatch, draw_text, one_line
from ui.widgets.rows import RowDelegate
from workbench.model.excerpts import Code


class CodeDelegate(RowDelegate):
    """Draw a code's row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._theme.px(28))

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        code, theme, area = index.data(RowRole), self._theme, option.rect
        if not isinstance(code, Code):
            return
        size = theme.px(12)
        box = QRectF(area.left() + 2, area.center().y() + 1 - size / 2, size, size)
        draw_swatch(painter, theme, code.colour, box)
        inner = area.adjusted(size + theme.px(10), 0, -theme.px(12), 0)
        count = f"{index.data(CountRole):,}"
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
