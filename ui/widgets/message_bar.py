"""Sentences the analyst can act on, shown above the text and never in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ui.theme import Theme
from ui.widgets.controls import Button, IconButton
from ui.widgets.labels import PlainLabel


class MessageBar(QFrame):
    """Show one sentence until it is dismissed; it can be selected and copied."""

    dismissed = Signal()

    def __init__(self, theme: Theme, name: str, icon: str, closable: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "message")
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._text = PlainLabel()
        self._text.setObjectName(f"{name}.text")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.offer = Button("", f"{name}.offer")
        self.offer.clicked.connect(lambda _=False: self._take())
        self.offer.hide()
        self._do: Callable[[], object] = self.dismiss
        close = IconButton(theme, "close", f"{name}.close", "Dismiss")
        close.clicked.connect(self.dismiss)
        close.setVisible(closable)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is shown."""
        return self._text.text()

    def tell(self, sentence: str, offer: str = "", do: Callable[[], object] | None = None) -> None:
        """Show the sentence in place of the one before; empty hides the bar.

        `offer` are the words of a button that does what the sentence is about.
        """
        self._do = do or self.dismiss
        self.offer.setText(offer)
        self.offer.setAccessibleName(offer)
        self.offer.setVisible(bool(offer))
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def _take(self) -> None:
        self._do()
        self.dismiss()

    def dismiss(self) -> None:
        """Take the sentence away."""
        self.hide()
        self.dismissed.emit()

    def _dress(self) -> None:
        size = self._theme.px(16)
        self._sign.setPixmap(self._theme.icon(self._icon, "text").pixmap(size, size))
