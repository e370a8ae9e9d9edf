"""How a suggested name looks in the queue: a hollow sign, the name, what it is taken for."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import Index
from ui.models.pages import RowRole
from ui.widgets.drawing import draw_text, one_line
from ui.widgets.rows import RowDelegate
from ui.widgets.shapes import paint_shape
from workbench.model.decisions import SuggestedActor

if TYPE_CHECKING:
    from ui.suggestions.model import SuggestionsModel


class SuggestionDelegate(RowDelegate):
    """Draw a name in two lines; the dotted line under it says that it is only suggested."""

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SuggestedActor = index.data(RowRole)
        model = cast("SuggestionsModel", index.model())
        kind, theme = model.type_of(row), self._theme
        inner = option.rect.adjusted(theme.px(12), theme.px(5), -theme.px(10), -theme.px(4))
        half = inner.height() // 2
        first, second = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        size, small = theme.px(9), theme.panel_font(12)
        box = QRectF(first.left(), first.center().y() + 1 - size / 2, size, size)
        paint_shape(painter, box, kind.shape, theme.line(kind.colour))
        count = f"{row.mentions:,}"
        taken = draw_text(painter, first, count, small, theme.role("muted"), right=True)
        line = first.adjusted(size + theme.px(8), 0, -taken - theme.px(8), 0)
        width = draw_text(painter, line, one_line(row.name), theme.panel_font(), theme.role("text"))
        painter.setPen(QPen(theme.line(kind.colour), theme.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(line.left(), first.bottom(), line.left() + width, first.bottom())
        under = second.adjusted(size + theme.px(8), 0, 0, 0)
        draw_text(painter, under, model.detail(row), small, theme.role("muted"))
