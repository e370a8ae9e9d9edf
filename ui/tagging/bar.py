"""What every small bar by the selection shares: its place, its look, and how it is left."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.widgets.labels import PlainLabel

_GAP = 6


class Readers(Protocol):
    """What the bars need of the reading area."""

    def selection(self) -> Target | None:
        """Return the selected span of the pane in use, or None."""
        ...

    def anchor_rect(self) -> QRect:
        """Return where the selection stands, in global coordinates."""
        ...

    def focus_reader(self) -> None:
        """Give the keyboard back to the pane in use."""
        ...

    def clear_selection(self) -> None:
        """Drop the selection, once what was selected is tagged."""
        ...

    def put_cursor(self, place: int) -> None:
        """Put the cursor of the pane in use at a place of the stored text, and the keyboard there."""
        ...

    def window(self) -> QWidget:
        """Return the window that the bars stay inside of."""
        ...


class Bar(QFrame):
    """Float inside the window by the selection until Esc, or a click elsewhere, leaves it.

    `left` says that it was left by its own keys, so that the reader should get the keyboard back.
    A bar that does not `yield_focus` stays open while the analyst clicks elsewhere. `first` is
    the part that gets the keyboard; None leaves it to the reader.
    """

    left = Signal()
    first: QWidget | None = None

    def __init__(self, context: Context, name: str, title: str, yield_focus: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.context = context
        self.yields = yield_focus
        self.anchor = QRect()
        self.setProperty("kind", "floating")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(4)
        self.hide()

    def hint(self, text: str = "") -> PlainLabel:
        """Return a small line of plain text for the bar."""
        label = PlainLabel(text, "small", self)
        label.setWordWrap(True)
        return label

    def show_at(self, host: QWidget, anchor: QRect) -> None:
        """Show by a rectangle given in global coordinates: below it, or above where it fits."""
        if self.parentWidget() is not host:
            self.setParent(host)
        self._host, self.anchor = host, anchor
        self.show()
        self.settle()
        self.raise_()
        if self.first:
            self.first.setFocus()
        if self.yields:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusChanged.connect(self._focus_moved, Qt.ConnectionType.UniqueConnection)

    def settle(self) -> None:
        """Take the size of the contents and the place beside the anchor."""
        if not self.isVisible():
            return
        self.layout().activate()  # type: ignore[union-attr]
        size = self.sizeHint().expandedTo(self.minimumSize())
        width = min(size.width(), self._host.width() - 2 * _GAP)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else size.height()
        height = min(height, self._host.height() - 2 * _GAP)
        corner = self._host.mapFromGlobal(self.anchor.bottomLeft()) + QPoint(0, _GAP)
        if corner.y() + height > self._host.height() - _GAP:
            above = self._host.mapFromGlobal(self.anchor.topLeft()).y() - _GAP - height
            corner.setY(max(_GAP, min(above, self._host.height() - _GAP - height)))
        corner.setX(max(_GAP, min(corner.x(), self._host.width() - _GAP - width)))
        self.setGeometry(QRect(corner, QSize(width, height)))

    def leave(self) -> None:
        """Close and give the keyboard back."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        # a key that no field took must not reach the window's letters

    def event(self, event: QEvent) -> bool:
        # letters are actions of the window: while a bar has the keyboard they are only letters
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain:
                event.accept()
                return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self.yields:
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            app.focusChanged.disconnect(self._focus_moved)
        super().hideEvent(event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is None or new is self or self.isAncestorOf(new)
        if self.isVisible() and not inside:
            self.hide()
