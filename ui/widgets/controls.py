"""Buttons, fields, chips and cards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Heading, PlainLabel, say_tip


class Button(QPushButton):
    """A push button with words; `kind` is empty (outlined), primary, quiet or danger."""

    def __init__(
        self, text: str, name: str, kind: str = "", checkable: bool = False, tip: str = ""
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.setCheckable(checkable)
        say_tip(self, tip)


class IconButton(QToolButton):
    """A button that shows an icon of the theme; `label` is its accessible name and tooltip."""

    def __init__(
        self, theme: Theme, icon: str, name: str, label: str, kind: str = "", size: int = 16
    ) -> None:
        super().__init__()
        self._theme, self._icon, self._size = theme, icon, size
        self.setObjectName(name)
        self.setAccessibleName(label)
        say_tip(self, label)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._dress)
        self._dress()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._dress()

    def _dress(self) -> None:
        size = self._theme.px(self._size)
        self.setIconSize(QSize(size, size))
        role = "text" if self.property("kind") == "outlined" else "muted"
        self.setIcon(self._theme.icon(self._icon, role, self._size))


class Field(QLineEdit):
    """A field with a hint of what to type, a key shown at its end, and Esc to empty it.

    `left` is emitted when Esc is pressed while it is empty.
    """

    left = Signal()

    def __init__(self, name: str, label: str, hint: str = "", key: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(hint)
        self._key = PlainLabel(key, "key", self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setVisible(bool(key))

    def set_key(self, key: str) -> None:
        """Show another key at the end, or none."""
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self._place_key()

    def set_wrong(self, wrong: bool) -> None:
        """Show whether what was typed can't be used."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc is ours before it is anybody's shortcut
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        if event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.Show}:
            self._place_key()
        return super().event(event)

    def _place_key(self) -> None:
        size = self._key.sizeHint()
        leading = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 6 if leading else self.width() - size.width() - 6
        self._key.setGeometry(x, (self.height() - size.height()) // 2, size.width(), size.height())
        taken = 0 if self._key.isHidden() else size.width() + 8  # words end before the key
        margins = (taken, 0, 0, 0) if leading else (0, 0, taken, 0)
        if self.textMargins() != QMargins(*margins):
            self.setTextMargins(*margins)


class NumberField(QSpinBox):
    """A number with steps; its words stand as far from the edge as in other fields."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        # under a stylesheet Qt leaves the padding of a spin box out
        self.lineEdit().setTextMargins(6, 0, 0, 0)


class Chip(QPushButton):
    """A short word in a pill: an alias, a code, a grade. `kind` muted for what is secondary."""

    def __init__(self, text: str, name: str = "", kind: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self.setObjectName(name or "chip")
        self.setAccessibleName(text)
        self.setProperty("kind", kind)


class Card(QFrame):
    """A framed group; add rows to `body`. With a heading, it is shown above in small capitals."""

    def __init__(self, theme: Theme, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(6)
        if heading:
            self.body.addWidget(Heading(theme, heading))


class EmptyPlace(QWidget):
    """Say what an empty place is for and offer the first steps as buttons."""

    def __init__(self, title: str, sentence: str, steps: Sequence[QAction] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        self._say(column, title, "title")
        self._say(column, sentence, "muted")
        row = FlowLayout(spacing=8, centred=True)
        for step in steps:
            button = Button(step.text(), f"empty.{step.objectName()}")
            button.clicked.connect(step.trigger)
            row.addWidget(button)
        column.addLayout(row)
        column.addStretch(3)

    def _say(self, column: QVBoxLayout, text: str, kind: str) -> None:
        label = PlainLabel(text, kind)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label)


def step(owner: QWidget, name: str, words: str, do: Callable[[], object]) -> QAction:
    """Return an action for an empty place's button."""
    act = QAction(words, owner)
    act.setObjectName(name)
    act.triggered.connect(lambda _=False: do())
    return act
