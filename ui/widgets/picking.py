"""A field to type in with a ranked list under it: always open in a bar, floating in a form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.choices import ChoiceList, Entry

#: what fits the typed words, and the row that Enter takes
Rank = Callable[[str], tuple[Sequence[Entry], int]]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHOWN = 10


class PickList(QWidget):
    """Choose from a list by typing: arrows move, Enter or a click takes, Ctrl with it stays.

    `accepted` carries the entry's key and whether to stay open for more, `unmatched` the words
    when Enter is pressed on some that nothing fits.
    """

    accepted = Signal(object, bool)
    unmatched = Signal(str)
    resized = Signal()

    def __init__(self, theme: Theme, rank: Rank, name: str, hint: str, rows: int = _SHOWN) -> None:
        super().__init__()
        self._rank = rank
        self._rows = rows
        self.field = QLineEdit(self)
        self.field.setObjectName(f"{name}_field")
        self.field.setAccessibleName(hint)
        self.field.setPlaceholderText(hint)
        self.list = ChoiceList(theme, self)
        self.list.setObjectName(f"{name}_list")
        self.list.setAccessibleName(hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.field)
        self._column.addWidget(self.list)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.accepted.connect(lambda key: self.accepted.emit(key, _ctrl_held()))

    def begin(self, words: str = "") -> None:
        """Start with words in the field, all selected so that typing replaces them."""
        self.field.setText(words)
        self.field.selectAll()
        self.refresh()

    def refresh(self) -> None:
        """List what fits the words now."""
        self.list.show_entries(*self._rank(self.field.text()))
        height = self.list.height_for(self._rows)
        if height != self.list.height():
            self.list.setFixedHeight(height)
            self._column.activate()
            self.resized.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self.list.move(event.key()):
            return True
        if event.key() in _ENTER:
            self._enter(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        return False

    def _enter(self, stay: bool) -> None:
        entry = self.list.current
        if entry is not None:
            self.accepted.emit(entry.key, stay)
        elif words := self.field.text().strip():
            self.unmatched.emit(words)


def _ctrl_held() -> bool:
    return bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)


class PickField(QLineEdit):
    """Pick one thing by typing; the list floats under the field while it is being chosen from.

    `picked` carries the entry's key. Enter with nothing left to choose emits `entered`, so that a
    form can go on or save.
    """

    picked = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, rank: Rank, name: str, hint: str) -> None:
        super().__init__()
        self._rank = rank
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.setPlaceholderText(hint)
        self._frame = QFrame()
        self._frame.setObjectName("choices_frame")
        self._frame.setProperty("kind", "floating")
        self._frame.hide()
        self.list = ChoiceList(theme, self._frame)
        self.list.setObjectName(f"{name}_list")
        self.list.setAccessibleName(hint)
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self.list)
        self.textEdited.connect(self.offer)
        self.list.accepted.connect(self._take)
        self.destroyed.connect(self._frame.deleteLater)

    @property
    def choosing(self) -> bool:
        """Say whether the list is open."""
        return self._frame.isVisible()

    def offer(self) -> None:
        """Open the list with what fits the words."""
        entries, row = self._rank(self.text())
        self.list.show_entries(entries, row)
        if not entries:
            self.close_list()
            return
        host = self.window()
        if self._frame.parentWidget() is not host:
            self._frame.setParent(host)
        height = self.list.height_for(_SHOWN) + 6
        below = self.mapTo(host, QPoint(0, self.height() + 2))
        if below.y() + height > host.height():
            below.setY(max(0, self.mapTo(host, QPoint(0, -2)).y() - height))
        width = max(self.width(), 280)
        left = min(below.x(), max(0, host.width() - width - 4))
        self._frame.setGeometry(left, below.y(), width, height)
        self._frame.show()
        self._frame.raise_()

    def close_list(self) -> None:
        """Close the list and keep the words."""
        self._frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.choosing:
            self.close_list()
        elif event.key() == Qt.Key.Key_Down and not self.choosing:
            self.offer()
        elif not (self.choosing and self.list.move(event.key())):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.choosing:
            self.selectAll()
            self.offer()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def _enter(self) -> None:
        current = self.list.current if self.choosing else None
        if current is None:
            self.entered.emit()
        else:
            self._take(current.key)

    def _take(self, key: object) -> None:
        self.close_list()
        self.picked.emit(key)
