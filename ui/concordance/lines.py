"""The lines of a concordance: a model of any number of them, and how one is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_box, draw_text, one_line, shown_right_to_left
from ui.widgets.rows import RowDelegate
from workbench.commands.mentions import Spot
from workbench.queries.concordance import Line


class LinesModel(QAbstractListModel):
    """List lines in an order; each can be checked."""

    checked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self.order: Sequence[int] = ()
        self.titles: Mapping[int, str] = {}
        self._checked: set[Spot] = set()

    def show_lines(self, lines: Sequence[Line], titles: Mapping[int, str]) -> None:
        """Show other lines; what was checked is not."""
        self.lines, self.titles = lines, titles
        self._checked.clear()
        self.show_order(range(len(lines)))
        self.checked_changed.emit()

    def show_order(self, order: Sequence[int]) -> None:
        """Show some of the lines in this order."""
        self.beginResetModel()
        self.order = order
        self.endResetModel()

    @property
    def checked(self) -> tuple[Spot, ...]:
        """Return the checked places, by document and place."""
        return tuple(sorted(self._checked))

    def line(self, place: int) -> Line:
        """Return the line of a row."""
        return self.lines[self.order[place]]

    def shown(self) -> list[Line]:
        """Return the lines shown, in order."""
        return [self.lines[place] for place in self.order]

    def check_all(self, on: bool) -> None:
        """Check all lines shown, or none."""
        self._check(map(spot, self.shown()), on) if on else self._check(list(self._checked), on)

    def toggle(self, place: int) -> None:
        """Switch a line."""
        one = spot(self.line(place))
        self._check([one], one not in self._checked)

    def _check(self, spots: Iterable[Spot], on: bool) -> None:
        (self._checked.update if on else self._checked.difference_update)(spots)
        if self.order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.order) - 1, 0))
        self.checked_changed.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.line(index.row())
        if role == RowRole:
            return line
        if role == Qt.ItemDataRole.CheckStateRole:
            held = spot(line) in self._checked
            return Qt.CheckState.Checked if held else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(line.left + line.found + line.right)
        return None


def spot(line: Line) -> Spot:
    """Return the place of a line."""
    return line.document_id, line.start, line.end


class LineDelegate(RowDelegate):
    """Draw a line with its found words in one column; what precedes stands where reading begins.

    `boxed` is true after a click that switched a box, so that it opens nothing.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.boxed = False

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area, line = self._theme, option.rect, index.data(RowRole)
        draw_box(painter, theme, self._box(area), index.data(Qt.ItemDataRole.CheckStateRole))
        inner = area.adjusted(theme.px(34), 0, -theme.px(12), 0)
        model = index.model()
        if isinstance(model, LinesModel) and inner.width() > theme.px(560):
            name = QRect(inner.left(), inner.top(), theme.px(150), inner.height())
            title = one_line(model.titles.get(line.document_id, ""))
            draw_text(painter, name, title, theme.panel_font(12), theme.role("muted"))
            inner.setLeft(name.right() + theme.px(12))
        self._words(painter, inner, line)

    def _words(self, painter: QPainter, inner: QRect, line: Line) -> None:
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
        painter.setPen(theme.role("accent"))
        found.draw(painter, QPointF(middle - width / 2, self._top(inner, found)))
        painter.setPen(theme.role("text"))
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
        if event.position().x() > self._box(option.rect).right() + self._theme.px(4):
            return False
        model.toggle(index.row())
        self.boxed = True
        return True


def _width(layout: QTextLayout) -> float:
    return float(layout.lineAt(0).naturalTextWidth())
