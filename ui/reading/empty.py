"""What an empty pane says: what it is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.labels import PlainLabel


class EmptyPane(QWidget):
    """Say that documents are read here and offer Import documents and Open the demo."""

    import_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_empty")
        self.setAccessibleName("Empty reader")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # panes share the width evenly, whatever this one could say while it is not even seen
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._theme = theme
        self._heading = PlainLabel("", "title", self)
        self._words = PlainLabel("", "muted", self)
        imports = Button("Import documents", "empty_import", "primary")
        imports.clicked.connect(lambda _=False: self.import_wanted.emit())
        demo = Button("Open the demo", "empty_demo")
        demo.clicked.connect(lambda _=False: self.demo_wanted.emit())
        self._offers = (imports, demo)
        self._lay_out()
        self.offer(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in self._offers:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        for label in (self._heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addLayout(row)
        column.addStretch(3)

    def offer(self, first: bool) -> None:
        """Offer the first steps, or say where to choose where documents are already there."""
        if first:
            self._heading.setText("Documents are read here")
            self._words.setText(
                "Import articles, reports or transcripts, or drop files on the window. "
                "The demo shows what a tagged project looks like."
            )
        else:
            self._heading.setText("Nothing open in this pane")
            self._words.setText("Choose a document in the corpus to read it here.")
        for button in self._offers:
            button.setVisible(first)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.role("reading"))
        if self.hasFocus():
            painter.setPen(self._theme.role("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
