"""How the rows of the results look: a document with its density bar, a hit with its words bold."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.corpus.hits import Group, HitsModel, More, heading
from ui.models.index import Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_box, draw_text, one_line, shown_right_to_left
from ui.widgets.rows import RowDelegate
from workbench.ports import Found, Hit

_BEFORE = 48
_BAR = 40


class HitDelegate(RowDelegate):
    """Draw a document's heading, a hit in two lines, or an offer of more.

    `boxed` is true after a click that switched a box, so that it opens nothing.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.boxed = False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme, area = index.data(RowRole), self._theme, option.rect
        inner = area.adjusted(self._room(row), theme.px(4), -theme.px(12), -theme.px(4))
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            draw_box(painter, theme, self._box(area, row), state)
        if isinstance(row, Group):
            self._group(painter, inner, row.found)
        elif isinstance(row, Hit):
            self._hit(painter, inner, row)
        else:
            said = f"Show {row.words}"
            draw_text(painter, inner, said, theme.panel_font(12), theme.role("accent"))

    def _room(self, row: Any) -> int:
        return self._theme.px(32 if isinstance(row, Group) else 50)

    def _box(self, area: QRect, row: Any) -> QRect:
        size = self._theme.px(14)
        left = area.left() + self._room(row) - size - self._theme.px(8)
        top = area.center().y() - size // 2
        return QRect(left, top, size, size)

    def editorEvent(
        self, event: QEvent, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Switch the box when the click was on it or left of it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        row = index.data(RowRole)
        in_box = event.position().x() <= self._box(option.rect, row).right() + self._theme.px(4)
        if isinstance(row, More) or not in_box or event.button() != Qt.MouseButton.LeftButton:
            return False
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None and isinstance(model, HitsModel):
            model.toggle(index.row())
            self.boxed = True
        return True

    def _group(self, painter: QPainter, inner: QRect, found: Found) -> None:
        theme = self._theme
        font = theme.panel_font(12)
        count = str(len(found.starts) or "title")
        width = draw_text(painter, inner, count, font, theme.role("muted"), right=True)
        inner = inner.adjusted(0, 0, -max(width, theme.px(20)) - theme.px(8), 0)
        if found.starts and inner.width() > 4 * theme.px(_BAR):
            bar = QRect(inner.right() - theme.px(_BAR), inner.top(), theme.px(_BAR), inner.height())
            self._density(painter, bar, found)
            inner.setRight(bar.left() - theme.px(8))
        title = one_line(heading(found))
        draw_text(painter, inner, title, theme.panel_font(13, bold=True), theme.role("text"))

    def _density(self, painter: QPainter, bar: QRect, found: Found) -> None:
        """Draw where in the document the hits lie, from its start at the left to its end."""
        theme = self._theme
        high = theme.px(8)
        top = bar.center().y() - high // 2
        painter.fillRect(bar.left(), top + high - 1, bar.width(), 1, theme.role("track"))
        columns = max(1, bar.width() // 2)
        counts = [0] * columns
        for start in found.starts:
            counts[min(columns - 1, start * columns // max(1, found.length))] += 1
        most = max(counts)
        for column, count in enumerate(counts):
            if count:
                tall = max(2, round(high * count / most))
                left = bar.left() + 2 * column
                painter.fillRect(left, top + high - tall, 2, tall, theme.role("accent"))

    def _hit(self, painter: QPainter, inner: QRect, row: Hit) -> None:
        theme = self._theme
        font = theme.panel_font(12)
        letters = inner.width() // max(1, QFontMetrics(font).averageCharWidth())
        text, start, length = snippet(row, min(_BEFORE, letters))
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        bold.setForeground(theme.role("text"))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, bold
        layout = QTextLayout(text, font)
        layout.setFormats([found])
        layout.setTextOption(_option(text))
        layout.beginLayout()
        # letters of some scripts are higher than half a row: their lines overlap a little
        room = inner.height() / 2
        height = 0.0
        for _ in range(2):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(inner.width())
            line.setPosition(QPointF(0, height + min(0.0, (room - line.height()) / 2)))
            height += min(line.height(), room)
        layout.endLayout()
        painter.save()
        painter.setPen(theme.role("muted"))
        painter.setClipRect(inner)
        top = inner.top() + max(0.0, (inner.height() - height) / 2)
        layout.draw(painter, QPointF(inner.left(), top))
        painter.restore()


def _option(text: str) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    right = shown_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    )
    return option


def snippet(hit: Hit, room: int = _BEFORE) -> tuple[str, int, int]:
    """Return a hit's line, cut short before the found words, and their place in UTF-16 units.

    `room` is how many letters before them are shown at most.
    """
    before = one_line(hit.before)
    if len(before) > room:
        before = "…" + before[-room:].partition(" ")[2]
    before += " " if hit.before[-1:].isspace() else ""
    found = one_line(hit.found)
    after = (" " if hit.after[:1].isspace() else "") + one_line(hit.after)[:300]
    return before + found + after, _units(before), _units(found)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
