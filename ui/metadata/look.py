"""A first look at the document of the current row: where its values came from, and its words."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.metadata.columns import COLUMNS, KEYS, is_missing, origin
from ui.widgets.controls import Button
from ui.widgets.drawing import shown_right_to_left
from ui.widgets.labels import ElidedLabel, wrapped
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.model.provenance import hint_told

#: characters of a text that are shown, and of a text that is read for it
_SHOWN, _READ = 6000, 5_000_000
#: milliseconds on a row before its text is read
_PAUSE = 50


class Look(QWidget):
    """Show the head of a text beside what is asked of it.

    `taken` carries words that were selected to be the value of the current cell; `hint_taken` asks
    for the day on which the file says it was made.
    """

    taken = Signal(str)
    hint_taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("metadata_look")
        self._context = context
        self._document = Document()
        self.title = ElidedLabel("", "strong")
        self.origin = wrapped("", "muted")
        self.origin.setObjectName("metadata_origin")
        self.hint = wrapped()
        self.hint.setObjectName("metadata_hint")
        self.use_hint = Button("Use this date", "metadata_use_hint")
        self.use_words = Button("Use selected words", "metadata_use_words")
        self.text = QPlainTextEdit()
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._read)

    def _build(self) -> None:
        self.text.setObjectName("metadata_text")
        self.text.setAccessibleName("Beginning of the text")
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.use_hint.clicked.connect(lambda _=False: self.hint_taken.emit())
        self.use_words.clicked.connect(
            lambda _=False: self.taken.emit(self.text.textCursor().selectedText())
        )
        self.text.selectionChanged.connect(self._allow)
        self._context.theme.changed.connect(self._dress)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.use_words)
        buttons.addWidget(self.use_hint)
        buttons.addStretch(1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(10, 8, 8, 8)
        lay.setSpacing(4)
        for widget in (self.title, self.origin, self.hint):
            lay.addWidget(widget)
        lay.addLayout(buttons)
        lay.addWidget(self.text, 1)
        self._dress()
        self.show_cell(None, "")

    def _dress(self) -> None:
        self.text.setFont(self._context.theme.reading_font(13))

    def show_cell(self, document: Document | None, key: str) -> None:
        """Show where the value of a cell came from, and the document's words; None shows nothing."""
        before, self._document = self._document.id, document or Document()
        self.title.setText(document.name if document else "")
        self.origin.setText(self._origin(key) if document and key else "")
        said = hint_told(document) if document else ""
        self.hint.setText(f"{said}, which need not be when it was published." if said else "")
        self.hint.setVisible(bool(said))
        self.use_hint.setVisible(bool(said) and not self._context.store.read_only)
        if self._document.id != before:
            self.text.clear()
            self._read_soon()
        self._allow()

    def tell_wrong(self, sentence: str) -> None:
        """Say what is wrong with what is being written."""
        self.origin.setText(sentence)
        self.origin.set_kind("wrong")

    def _origin(self, key: str) -> str:
        self.origin.set_kind("strong" if is_missing(self._document, key) else "muted")
        return f"{COLUMNS[KEYS.index(key)].title}: {_lowered(origin(self._document, key))}"

    def _allow(self) -> None:
        chosen = self.text.textCursor().hasSelection() and not self._context.store.read_only
        self.use_words.setVisible(chosen)

    def _read_soon(self) -> None:
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._soon.stop()

    def _read(self) -> None:
        document = self._document
        if not document.id:
            return
        if document.length > _READ:
            self.text.setPlainText("This text is very long; open the document to read it.")
            return
        try:
            text = self._context.store.documents.text(document.id)
        except Refusal:
            return  # it has just been deleted, and the table is about to tell
        option = self.text.document().defaultTextOption()
        right = shown_right_to_left(text[:_SHOWN])
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.document().setDefaultTextOption(option)
        more = "\n[…]" if len(text) > _SHOWN else ""
        self.text.setPlainText(text[:_SHOWN] + more)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
