"""How a statement looks in its list: its words on two lines, and under them who, when, where, how."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import Index
from ui.models.pages import RowRole
from ui.sayings.model import Head, SayingsModel, under
from ui.theme import Theme
from ui.widgets.drawing import (
    draw_box,
    draw_head,
    draw_text,
    elided,
    isolated,
    one_line,
    shown_right_to_left,
)
from ui.widgets.rows import RowDelegate
from workbench.statements.arranging import lead

#: code points of a statement that its two lines can show, and more
_MOST = 600


class SayingDelegate(RowDelegate):
    """Draw a statement or the head of a group; `boxed` says that a click switched a box only."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.boxed = False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, row = self._theme, option.rect, index.data(RowRole)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        draw_box(painter, theme, self._box(area, isinstance(row, Head)), state)
        inner = area.adjusted(theme.px(34), theme.px(5), -theme.px(12), -theme.px(5))
        if isinstance(row, Head):
            draw_head(painter, self._theme, inner, row.label, row.count, row.folded)
        elif row is not None:
            model = index.model()
            named = isinstance(model, SayingsModel) and model.named
            painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.role("line"))
            small = theme.panel_font(12)
            height = QFontMetrics(small).height()
            foot = QRect(inner.left(), inner.bottom() - height + 1, inner.width(), height)
            self._words(painter, inner.adjusted(0, 0, 0, -height - theme.px(2)), lead(row)[:_MOST])
            draw_text(
                painter, foot, isolated(*under(row, named)), small, theme.role("muted"), False
            )

    def _words(self, painter: QPainter, area: QRect, words: str) -> None:
        """Draw words on two lines, the second cut where they go on."""
        theme, said = self._theme, one_line(words)
        turned = shown_right_to_left(said)
        font = theme.panel_font()
        layout = QTextLayout(said, font)
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(area.width())
        first.setPosition(QPointF(0, 0))
        layout.endLayout()
        painter.setPen(theme.role("text"))
        first.draw(painter, QPointF(area.topLeft()))
        rest = said[first.textLength() :].strip() if first.isValid() else ""
        if rest:
            step = QFontMetrics(font).lineSpacing()
            second = QRect(area.left(), area.top() + step, area.width(), step)
            shown = elided(QFontMetrics(font), rest, area.width())
            draw_text(painter, second, shown, font, theme.role("text"), turned)

    def _box(self, area: QRect, head: bool) -> QRect:
        size = self._theme.px(14)
        top = area.center().y() - size // 2 if head else area.top() + self._theme.px(7)
        return QRect(area.left() + self._theme.px(10), top, size, size)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the box when the click was on it, or below it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        right = self._box(option.rect, head=True).right() + self._theme.px(4)
        if event.position().x() > right:
            return False
        model.toggle(index.row())
        self.boxed = True
        return True
