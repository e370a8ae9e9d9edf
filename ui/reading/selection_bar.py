"""The small bar that stands at a selection and offers what can be done with the words."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.theme import Theme
from ui.widgets.labels import say_tip

#: signal's name, words on the button, key
_OFFERS = (
    ("highlight", "Highlight", "H"),
    ("actor", "Tag actor", "A"),
    ("relation", "Relation", "R"),
    ("note", "Note", "N"),
    ("cite", "Copy with citation", "Ctrl+Shift+C"),
)


class SelectionBar(QFrame):
    """Offer Highlight, Tag actor, Relation, Note and Copy with citation at the selected words.

    In a project open for reading only, what would write is left out.
    """

    asked = Signal(str)  # highlight, actor, relation, note or cite

    def __init__(self, theme: Theme, parent: QWidget, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("selection_bar")
        self.setProperty("kind", "floating")
        self.setAutoFillBackground(True)
        self.setAccessibleName("What to do with the selected words")
        self._theme = theme
        self._pane = parent
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(1)
        self._buttons: list[QToolButton] = []
        self._offers = _OFFERS[-1:] if read_only else _OFFERS
        for name, words, keys in self._offers:
            row.addWidget(self._button(name, words, keys))
        self.hide()

    def _button(self, name: str, words: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"selection_{name}")
        button.setText(words)
        button.setAccessibleName(words)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        say_tip(button, f"{words} ({shown})")
        button.setAccessibleDescription(f"Key: {shown}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: self.asked.emit(name))
        self._buttons.append(button)
        return button

    def stand_at(self, words: QRectF, area: QWidget) -> None:
        """Show the bar above the words, or below where there is no room, within the area."""
        self._shorten(area.width())
        size = self.sizeHint()
        gap = self._theme.px(6)
        top = words.top() - size.height() - gap
        if top < 0:
            top = words.bottom() + gap
        left = min(max(words.left(), gap), max(gap, area.width() - size.width() - gap))
        self.resize(size)
        self.move(area.mapTo(self._pane, QPoint(round(left), round(top))))
        self.show()
        self.raise_()

    def _shorten(self, room: int) -> None:
        """Show keys beside the words where there is room, and a shorter last button where not."""
        for keys in (True, False):
            for button, (name, words, key) in zip(self._buttons, self._offers, strict=True):
                short = "Cite" if name == "cite" and not keys else words
                hint = f"  {key}" if keys and len(key) == 1 else ""
                button.setText(short + hint)
            if self.sizeHint().width() <= room:
                return
