"""What a place says while it is empty: what it is for, and the first step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class EmptyPlace(QWidget):
    """Show a title, a sentence or two, and buttons that begin.

    `steps` are (object name, words on the button, what it does).
    """

    def __init__(
        self,
        title: str,
        words: str,
        steps: tuple[tuple[str, str, Callable[[], None]], ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("empty_place")
        lay = QVBoxLayout(self)
        lay.setContentsMargins(16, 24, 16, 16)
        lay.setSpacing(8)
        self.title = plain_label(title, "title")
        self.words = plain_label(words, "muted")
        lay.addWidget(self.title)
        lay.addWidget(self.words)
        for name, text, act in steps:
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAccessibleName(text)
            button.clicked.connect(act)
            lay.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        lay.addStretch(1)

    def say(self, title: str, words: str) -> None:
        """Change what it says."""
        self.title.setText(title)
        self.words.setText(words)


def plain_label(text: str = "", tone: str = "", wrap: bool = True) -> QLabel:
    """Return a label that shows its text as it is; `tone` is title, heading, muted or error."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if tone:
        label.setProperty("tone", tone)
    return label
