"""How a decision looks in its list: the excerpt's words, and under them who says what of it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.decisions.model import Head
from ui.decisions.words import ICONS, commented, quoted, what
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_head, draw_text, isolated
from ui.widgets.rows import RowDelegate


class DecisionDelegate(RowDelegate):
    """Draw a decision in two lines beside the sign of its ruling, or the head of a group."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, row = self._theme, option.rect, index.data(RowRole)
        if isinstance(row, Head):
            inner = area.adjusted(theme.px(10), 0, -theme.px(12), 0)
            draw_head(painter, theme, inner, row.label, row.count, row.folded)
            return
        if row is None:
            return
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
        inner = area.adjusted(theme.px(34), theme.px(5), -theme.px(12), -theme.px(5))
        half = inner.height() // 2
        first, second = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        size = theme.px(14)
        sign = QRect(area.left() + theme.px(12), first.center().y() - size // 2, size, size)
        theme.icon(ICONS[row.verdict.ruling], "muted", 14).paint(painter, sign)
        draw_text(painter, first, quoted(row), theme.panel_font(), theme.role("text"))
        said = isolated(row.reviewer, what(row), commented(row))
        draw_text(painter, second, said, theme.panel_font(12), theme.role("muted"), False)
