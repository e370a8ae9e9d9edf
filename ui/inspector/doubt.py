"""Weigh a spelling before an actor gets it: why it is in doubt, and how many places it would touch."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from ui.context import Context
from ui.corpus.searching import Searching
from ui.widgets.chooser import show_inside
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.actors.caution import Caution, common_word, doubts, weigh

#: letters of a name that the note repeats
_SHOWN = 40


class DoubtNote(QWidget):
    """Stand under a field, hidden until a name is in doubt; then say why, and offer to take it so.

    `passed` carries a name that nothing speaks against, or that the analyst wants all the same.
    """

    passed = Signal(str)
    weighed = Signal()

    def __init__(self, context: Context, verb: str) -> None:
        super().__init__()
        self.setObjectName("doubt")
        self._searching = Searching(context, self)
        self._context = context
        self.name = ""
        self.words = wrapped("", "wrong")
        self.words.setObjectName("doubt_words")
        self.insist = Button(f"{verb} it all the same", "doubt_insist")
        self.insist.clicked.connect(lambda _=False: self.passed.emit(self.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.insist, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    @property
    def pending(self) -> bool:
        """Say whether a name waits for the analyst's word."""
        return bool(self.name)

    def weigh(self, name: str) -> None:
        """Pass a name on, at once where nothing speaks against it by itself."""
        said = " ".join(name.split())
        if not (doubts(said) or common_word(said)):
            self.clear()
            self.passed.emit(name)
            return
        self.name = name
        self._say(f"“{said[:_SHOWN]}”: counting its places…")
        self._searching.ask(
            lambda reader, progress: weigh(reader, [said], (), progress)[said],
            lambda caution: self._tell(name, said, caution),
            self._context.refuse,
        )

    def _tell(self, name: str, said: str, caution: Caution) -> None:
        if caution.why:
            self._say(f"“{said[:_SHOWN]}” is in doubt: {caution.said()}.")
        else:  # a common word, but not in these documents
            self.clear()
            self.passed.emit(name)

    def _say(self, words: str) -> None:
        self.words.setText(words)
        self.show()
        self.weighed.emit()

    def clear(self) -> None:
        """Forget the name that waits."""
        self.name = ""
        self.hide()

    def stop(self) -> None:
        """Ask no more, as when the popup closes."""
        self._searching.stop()


class _ManyField(QLineEdit):
    """Take one name; pasted lines are handed over whole, for a field would cut them off."""

    many = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QGuiApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and "\n" in text.strip():
            self.many.emit(text)
            return
        super().keyPressEvent(event)


class SpellingPrompt(QFrame):
    """Ask for another spelling in a small popup; Enter adds it, in doubt only when pressed again.

    `said` carries the name, `many` several lines that were pasted.
    """

    said = Signal(str)
    many = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("spelling_prompt")
        self.setAccessibleName("Another spelling of the name")
        self.setProperty("kind", "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = _ManyField()
        self.field.setObjectName("spelling_prompt_field")
        self.field.setAccessibleName("Another spelling of the name, or many lines pasted")
        self.field.setPlaceholderText("Another spelling; paste many as lines")
        self.field.returnPressed.connect(self._enter)
        self.field.many.connect(self._hand_over)
        self.note = DoubtNote(context, "Add")
        self.field.textEdited.connect(lambda _: self.note.clear())
        self.note.passed.connect(self._pass)
        self.note.weighed.connect(self.adjustSize)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.setFixedWidth(context.theme.px(320))

    def ask(self, at: QPoint) -> None:
        """Show at a point of the screen, held inside it."""
        show_inside(self, at)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if "\n" in text:
            self._hand_over(text)
        elif text and text == self.note.name:
            self._pass(text)
        elif text:
            self.note.weigh(text)

    def _pass(self, text: str) -> None:
        self.close()
        self.said.emit(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.note.stop()
        super().closeEvent(event)

    def _hand_over(self, text: str) -> None:
        self.close()
        self.many.emit(text)
