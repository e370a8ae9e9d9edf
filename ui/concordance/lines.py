"""How the rows of a concordance are drawn: the words found stand in one column."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.concordance.model import Head, LinesModel
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import (
    draw_badge,
    draw_box,
    draw_head,
    draw_text,
    one_line,
    shown_right_to_left,
)
from ui.widgets.rows import RowDelegate
from workbench.queries.concordance import Line

#: width of a row from which on the document's title stands before the words, and the title's own
_TITLED, _TITLE = 560, 150


class LineDelegate(RowDelegate):
    """Draw a line with its found words in one column; what precedes stands where reading begins.

    `boxed` is true after a click that switched a box, so that it opens nothing.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.boxed = False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, row = self._theme, option.rect, index.data(RowRole)
        draw_box(painter, theme, self._box(area), index.data(Qt.ItemDataRole.CheckStateRole))
        inner = area.adjusted(theme.px(34), 0, -theme.px(12), 0)
        model = index.model()
        if isinstance(row, Head):
            draw_head(painter, self._theme, inner, row.label, row.count, row.folded)
        elif isinstance(model, LinesModel):
            self._line(painter, inner, model, row, model.in_furniture(index.row()))

    def _line(
        self, painter: QPainter, inner: QRect, model: LinesModel, line: Line, furniture: bool
    ) -> None:
        theme = self._theme
        if inner.width() > theme.px(_TITLED):
            name = QRect(inner.left(), inner.top(), theme.px(_TITLE), inner.height())
            title = one_line(model.title(line))
            draw_text(painter, name, title, theme.panel_font(12), theme.role("muted"))
            inner.setLeft(name.right() + theme.px(12))
        if furniture:
            middle = inner.center().y()
            taken = draw_badge(painter, theme, inner.right(), middle, "page furniture")
            inner.setRight(inner.right() - taken)
        self._words(painter, inner, model.window.of(line), furniture)

    def _words(self, painter: QPainter, inner: QRect, line: Line, faint: bool) -> None:
        theme = self._theme
        found = self._laid(one_line(line.found), bold=True)
        width = min(_width(found), inner.width() * 0.5)
        gap = theme.px(6)
        middle = inner.left() + inner.width() * 0.45
        turned = shown_right_to_left(line.found + line.left + line.right)
        left, right = one_line(line.left), one_line(line.right)
        if turned:
            left, right = right, left
        painter.save()
        painter.setPen(theme.role("muted" if faint else "accent"))
        found.draw(painter, QPointF(middle - width / 2, self._top(inner, found)))
        painter.setPen(theme.role("muted" if faint else "text"))
        edges = int(middle - width / 2) - gap, int(middle + width / 2) + gap
        before = QRect(inner.left(), inner.top(), edges[0] - inner.left(), inner.height())
        laid = self._laid(left, turned=turned)
        painter.setClipRect(before)
        laid.draw(painter, QPointF(before.right() - _width(laid), self._top(inner, laid)))
        after = QRect(edges[1], inner.top(), inner.right() - edges[1], inner.height())
        painter.setClipRect(after)
        laid = self._laid(right, turned=turned)
        laid.draw(painter, QPointF(after.left(), self._top(inner, laid)))
        painter.restore()

    def _laid(self, words: str, bold: bool = False, turned: bool = False) -> QTextLayout:
        layout = QTextLayout(words, self._theme.panel_font(13, bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        side = Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(side)
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.beginLayout()
        layout.createLine().setLineWidth(1e5)
        layout.endLayout()
        return layout

    @staticmethod
    def _top(inner: QRect, layout: QTextLayout) -> float:
        return inner.top() + (inner.height() - layout.lineAt(0).height()) / 2

    def _box(self, area: QRect) -> QRect:
        size = self._theme.px(14)
        return QRect(area.left() + self._theme.px(10), area.center().y() - size // 2, size, size)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the box when the click was on it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.position().x() > self._box(option.rect).right() + self._theme.px(4):
            return False
        model.toggle(index.row())
        self.boxed = True
        return True


def _width(layout: QTextLayout) -> float:
    return float(layout.lineAt(0).naturalTextWidth())
