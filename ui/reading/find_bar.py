"""The bar that finds words in one document as they are typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import Field, IconButton
from ui.widgets.labels import PlainLabel
from workbench.text.finding import MOST


class FindField(Field):
    """A field whose Esc leaves at once, with the words kept for the next time."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Take words, show "3 / 17", step with Enter and Shift+Enter; Esc leaves."""

    typed = Signal(str)
    stepped = Signal(int)  # 1 next, -1 previous
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setProperty("kind", "strip")
        self.field = FindField("find_field", "Find in this document", "Find in this document")
        self.count = PlainLabel("", "small")
        self.count.setObjectName("find_count")
        previous = IconButton(theme, "up", "find_previous", "Previous (Shift+Enter)", size=14)
        following = IconButton(theme, "down", "find_next", "Next (Enter)", size=14)
        close = IconButton(theme, "close", "find_close", "Leave (Esc)", size=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (previous, following, close):
            row.addWidget(button)
        self.field.textChanged.connect(self.typed)
        self.field.left.connect(self.left)
        self.field.stepped.connect(self.stepped)
        previous.clicked.connect(lambda _=False: self.stepped.emit(-1))
        following.clicked.connect(lambda _=False: self.stepped.emit(1))
        close.clicked.connect(lambda _=False: self.left.emit())

    def show_count(self, current: int, total: int) -> None:
        """Say which of how many is current."""
        if not self.field.text().strip():
            words = ""
        elif not total:
            words = "Not found"
        else:
            words = f"{current + 1} / {total}{'+' if total == MOST else ''}"
        self.count.setText(words)
        self.field.set_wrong(words == "Not found")

    def open(self, words: str) -> None:
        """Show the bar, with the words in it when there are any, ready to type."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
