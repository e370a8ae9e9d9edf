"""A ranked list to choose from, painted plainly: a sign, a name, and what tells it from others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.index import ROOT, Index
from ui.theme import Theme
from ui.widgets.drawing import elided
from ui.widgets.signs import is_dash, paint_sign

ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one choice: an opaque key, its words, a muted detail, and a sign in a swatch's colour.

    `sign` is a shape of an actor type (o, s, d, t, h, p, star), a dash of a relation kind, `bar`
    for a code, `+` for something new, or empty; `hint` is the key that chooses it at once.
    """

    key: Any
    text: str
    detail: str = ""
    swatch: str = ""
    sign: str = ""
    hint: str = ""
    ticked: bool = False


class ChoiceModel(QAbstractListModel):
    """Hold the entries of one list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = ("ticked" if entry.ticked else "", entry.text, entry.detail, entry.hint)
            return ", ".join(filter(None, said))
        return None


class ChoiceList(QListView):
    """Show entries; `accepted` carries the key of the one clicked or entered."""

    accepted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChoiceModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.accepted.emit(index.data(ENTRY).key))

    @property
    def entries(self) -> Sequence[Entry]:
        """Return what is listed."""
        return self._model.entries

    @property
    def current(self) -> Entry | None:
        """Return the entry that Enter takes."""
        row = self.currentIndex().row()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def show_entries(self, entries: Sequence[Entry], row: int = 0) -> None:
        """Show other entries with one of them current."""
        self._model.show_entries(entries)
        self.go(row)

    def go(self, row: int) -> None:
        """Make a row current, held within the list."""
        if self.entries:
            row = min(max(row, 0), len(self.entries) - 1)
            self.setCurrentIndex(self._model.index(row, 0))
            self.scrollTo(self.currentIndex())

    def move(self, key: int) -> bool:  # type: ignore[override]
        """Move by an arrow or page key; says whether it was one."""
        page = max(1, self.viewport().height() // max(1, self.sizeHintForRow(0)) - 1)
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }.get(Qt.Key(key), 0)
        if step:
            self.go(self.currentIndex().row() + step)
        return bool(step)

    def height_for(self, most: int) -> int:
        """Return the height that shows all entries, at most so many."""
        return self.sizeHintForRow(0) * min(len(self.entries), most) if self.entries else 0


class ChoiceDelegate(QStyledItemDelegate):
    """Paint an entry in the theme's colours; the current one also gets a bar at its edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self._theme.px(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        theme = self._theme
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.role("selection"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.role("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.role("raised"))
        inside = rect.adjusted(theme.px(10), 0, -theme.px(10), 0)
        inside.setLeft(inside.left() + self._paint_sign(painter, inside, entry))
        inside.setRight(inside.right() - self._paint_hint(painter, inside, entry.hint))
        self._paint_words(painter, inside, entry)
        painter.restore()

    def _paint_sign(self, painter: QPainter, inside: QRect, entry: Entry) -> int:
        size = self._theme.px(10)
        box = QRect(inside.left(), inside.center().y() - size // 2, size, size)
        colour = self._theme.line(entry.swatch) if entry.swatch else self._theme.role("muted")
        if not entry.sign:
            return 0
        if is_dash(entry.sign):
            box.setWidth(self._theme.px(24))
        paint_sign(painter, box, colour, entry.sign)
        return box.width() + self._theme.px(8)

    def _paint_hint(self, painter: QPainter, inside: QRect, hint: str) -> int:
        if not hint:
            return 0
        painter.setFont(self._theme.panel_font(11))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(hint) + self._theme.px(10)
        box = QRect(inside.right() - width, inside.center().y() - metrics.height() // 2 - 1, width,
                    metrics.height() + 2)  # fmt: skip
        painter.setPen(self._theme.role("line"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self._theme.role("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hint)
        return width + self._theme.px(8)

    def _paint_words(self, painter: QPainter, inside: QRect, entry: Entry) -> None:
        painter.setFont(self._theme.panel_font(11))
        detail = painter.fontMetrics().elidedText(
            entry.detail, Qt.TextElideMode.ElideRight, inside.width() // 2
        )
        taken = painter.fontMetrics().horizontalAdvance(detail)
        self._line(painter, inside, detail, self._theme.role("muted"), Qt.AlignmentFlag.AlignRight)
        inside.setRight(inside.right() - taken - (self._theme.px(8) if taken else 0))
        painter.setFont(self._theme.panel_font(13))
        text = f"✓ {entry.text}" if entry.ticked else entry.text
        said = elided(painter.fontMetrics(), text, inside.width())
        self._line(painter, inside, said, self._theme.role("text"), Qt.AlignmentFlag.AlignLeft)

    @staticmethod
    def _line(
        painter: QPainter, box: QRect, text: str, colour: QColor, side: Qt.AlignmentFlag
    ) -> None:
        # absolute: a right-to-left name still starts beside its sign
        painter.setPen(colour)
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, text)
