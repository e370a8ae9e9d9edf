"""Sentences with a name marked in them, one under the other, each leading to its place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.index import Index
from ui.models.items import Items
from ui.models.pages import RowRole
from ui.theme import Theme
from ui.widgets.drawing import draw_text, isolated, shown_right_to_left
from workbench.actors.namings import Naming
from workbench.model.dates import shown

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def told_of(one: Naming) -> str:
    """Return where a sentence stands: outlet, date and title, each in its own direction."""
    return isolated(one.outlet, shown(one.published), one.title)


class SentencesModel(Items):
    """Hold sentences."""

    items: Sequence[Naming]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.items[index.row()]
        if role == RowRole:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.words
        return f"{one.words}, {told_of(one)}" if role == _TOLD else None


_TOLD = Qt.ItemDataRole.AccessibleTextRole


class SentencesDelegate(QStyledItemDelegate):
    """Paint a sentence in the reading face with its name marked, and where it stands below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(40, self._view.viewport().width() - 2 * self._theme.px(12))
        _, tall = self._laid(index.data(RowRole), width)
        return QSize(width, round(tall) + self._below() + self._theme.px(16))

    def _below(self) -> int:
        return self._theme.px(20)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        one: Naming = index.data(RowRole)
        theme, area = self._theme, QRect(option.rect)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.role("selection"))
        painter.setPen(theme.role("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.role("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(4))
        layout, tall = self._laid(one, inner.width())
        painter.setPen(theme.role("text"))
        layout.draw(painter, QPointF(inner.topLeft()))
        below = QRect(inner.left(), inner.top() + round(tall), inner.width(), self._below())
        small = theme.panel_font(12)
        draw_text(painter, below, told_of(one), small, theme.role("muted"), right=False)
        painter.restore()

    def _laid(self, one: Naming, width: int) -> tuple[QTextLayout, float]:
        """Return the sentence in lines, and how high they stand together."""
        layout = QTextLayout(one.words, self._theme.reading_font(14))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        right = shown_right_to_left(one.words)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        layout.setTextOption(option)
        layout.setFormats([self._marked(one)])
        layout.beginLayout()
        tall = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, tall))
            tall += line.height()
        layout.endLayout()
        return layout, tall

    def _marked(self, one: Naming) -> QTextLayout.FormatRange:
        looks = QTextCharFormat()
        looks.setFontWeight(QFont.Weight.DemiBold)
        looks.setBackground(self._theme.role("accent_soft"))
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        looks.setUnderlineColor(self._theme.role("accent"))
        span = QTextLayout.FormatRange()
        span.start = _units(one.words[: one.mark[0]])
        span.length = _units(one.words[slice(*one.mark)])
        span.format = looks
        return span


def _units(text: str) -> int:
    """Return how many UTF-16 units Qt counts in the text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Sentences(QListView):
    """Show sentences; `opened` carries one that was double-clicked or entered, and whether beside."""

    opened = Signal(object, bool)
    moved = Signal()

    def __init__(self, theme: Theme, name: str, told: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)  # or Qt keeps the heights of rows when the width changes
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = SentencesModel(self)
        self.setModel(self._model)
        self.setItemDelegate(SentencesDelegate(theme, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RowRole), False))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.moved.emit())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def items(self) -> Sequence[Naming]:
        """Return the sentences on show."""
        return self._model.items

    @property
    def item(self) -> Naming | None:
        """Return the sentence in hand, or the first."""
        index = self.currentIndex()
        if index.isValid():
            held: Naming = index.data(RowRole)
            return held
        return self.items[0] if self.items else None

    def show_items(self, items: Sequence[Naming]) -> None:
        """Show other sentences; where the same place is among them, it stays in hand."""
        held = self.item.spot if self.currentIndex().isValid() and self.item else None
        self._model.show_items(items)
        row = next((at for at, one in enumerate(items) if one.spot == held), 0)
        if items:
            self.setCurrentIndex(self._model.index(row, 0))

    def step(self, by: int) -> None:
        """Go on by so many sentences, held within the list."""
        if self.items:
            row = min(max(self.currentIndex().row() + by, 0), len(self.items) - 1)
            self.setCurrentIndex(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.item:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.opened.emit(self.item, beside)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the keys of the view that this stands in."""
