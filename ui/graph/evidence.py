"""The list at the right of the chart: the words behind what is chosen, for and against."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.models.index import Index
from ui.models.items import Items
from ui.theme import Theme
from workbench.graph.evidence import Item

_WRAP = int(Qt.TextFlag.TextWordWrap)
_MOST_LINES = 6


class EvidenceModel(Items):
    """Hold items of the evidence list."""

    items: Sequence[Item]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.words}, {item.said}"
        return item if role == Qt.ItemDataRole.UserRole else None


class EvidenceDelegate(QStyledItemDelegate):
    """Paint words in the reading face and what is said of them below, parted by hairlines."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def _fonts(self, item: Item) -> tuple[QFont, QFont]:
        words = self._theme.panel_font(13) if item.kind == "edge" else self._theme.reading_font(14)
        return words, self._theme.panel_font(12)

    def _heights(self, item: Item, width: int) -> tuple[int, int]:
        words, said = (QFontMetrics(font) for font in self._fonts(item))
        tall = words.boundingRect(QRect(0, 0, width, 10_000), _WRAP, item.words).height()
        return (
            min(tall, words.lineSpacing() * _MOST_LINES),
            said.boundingRect(QRect(0, 0, width, 10_000), _WRAP, item.said).height(),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width() - 2 * self._theme.px(12)
        words, said = self._heights(index.data(Qt.ItemDataRole.UserRole), max(width, 40))
        return QSize(width, words + said + self._theme.px(22))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        theme, area = self._theme, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, theme.role("selection"))
        painter.setPen(theme.role("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.role("accent"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        inner = area.adjusted(theme.px(12), theme.px(9), -theme.px(12), -theme.px(9))
        tall, _ = self._heights(item, inner.width())
        words, said = self._fonts(item)
        self._words(
            painter, QRect(inner.left(), inner.top(), inner.width(), tall), item.words, words
        )
        painter.setFont(said)
        painter.setPen(theme.role("muted"))
        below = inner.adjusted(0, tall + theme.px(4), 0, theme.px(2))
        painter.drawText(below, _WRAP, item.said)
        painter.restore()

    def _words(self, painter: QPainter, area: QRect, words: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.role("text"))
        painter.save()
        painter.setClipRect(area)
        painter.drawText(area, _WRAP, words)
        painter.restore()


class EvidenceList(QListView):
    """Show items; `opened` carries the item clicked, `pointed` the one in hand."""

    opened = Signal(object)
    pointed = Signal(object)
    beside_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("relations-evidence")
        self.setAccessibleName("Evidence")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items = EvidenceModel()
        self.setModel(self.items)
        self.setItemDelegate(EvidenceDelegate(theme, self))
        self.clicked.connect(self._open)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def item(self) -> Item | None:
        """Return the item in hand."""
        held: Item | None = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return held

    def _open(self, index: QModelIndex) -> None:
        item = index.data(Qt.ItemDataRole.UserRole)
        if item:
            self.opened.emit(item)

    def take_keyboard(self) -> None:
        """Take the keyboard, with an item in hand for the next key."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.items.index(0, 0))

    def open_current(self) -> None:
        """Open the item in hand."""
        self._open(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.pointed.emit(current.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.beside_wanted.emit()
            else:
                self.open_current()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the window's keys."""
