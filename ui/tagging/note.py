"""Write a note on an excerpt, or say who speaks in it, from a bar by the words."""

from collections.abc import Callable, Sequence
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit

from ui.context import Context, Target
from ui.excerpts.speaking import AS_READ, attribution, named, speaker_options
from ui.tagging.actor_list import KnownActors, NewActor
from ui.tagging.bar import Bar
from ui.widgets.choices import Entry
from ui.widgets.controls import Button
from ui.widgets.picking import PickList
from workbench.commands.actors import AddActor
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts


class NoteBar(Bar):
    """Write the note of the chosen excerpt, or of a new one on the selected words.

    Ctrl+Enter or Save keeps it; Esc leaves without. It stays while the analyst clicks elsewhere.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context, "note_bar", "Note", yield_focus=False)
        self._target: Target | None = None
        self._excerpt_id = 0
        self._field = QPlainTextEdit(self)
        self._field.setObjectName("note_field")
        self._field.setAccessibleName("Note")
        self._field.setProperty("kind", "field")
        self._field.setPlaceholderText("What do you want to remember about these words?")
        self._field.setTabChangesFocus(True)
        self._field.setFixedHeight(context.theme.px(92))
        self._field.installEventFilter(self)
        self.first = self._field
        self.body.addWidget(self._field)
        row = QHBoxLayout()
        row.addWidget(self.hint("Ctrl+Enter saves · Esc leaves"), 1)
        row.addWidget(self._button("Cancel", "note_cancel", self.leave))
        row.addWidget(self._button("Save note", "note_save", self._save, "primary"))
        self.body.addLayout(row)
        self.setMinimumWidth(400)

    def _button(self, text: str, name: str, pressed: Callable[[], None], kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.clicked.connect(pressed)
        return button

    def begin(self, target: Target | None, excerpt_id: int) -> None:
        """Start on the selected words, or on the chosen excerpt's note when nothing is selected."""
        store = self.context.store
        self._target, self._excerpt_id = target, excerpt_id
        if target:
            same = store.excerpts.find(
                document_id=target.document_id, start=target.start, end=target.end
            )
            self._excerpt_id = same[0].id if same else 0
        held = self._excerpt_id
        self._field.setPlainText(store.excerpts.get(held).note if held else "")
        self._field.selectAll()

    def _save(self) -> None:
        note = self._field.toPlainText().strip()
        if self._excerpt_id:
            if self._ran(AnnotateExcerpts((self._excerpt_id,), note)):
                self._kept(self._excerpt_id)
        elif note and self._target:
            span = (self._target.document_id, self._target.start, self._target.end)
            excerpt_id = self.context.run(AddExcerpt(*span, note=note), "tagging")
            if excerpt_id:
                self._kept(excerpt_id)
        else:
            self.leave()

    def _ran(self, command: AnnotateExcerpts) -> bool:
        if self.context.store.read_only:
            self.context.run(command, "tagging")
            return False
        self.context.run(command, "tagging")
        return True

    def _kept(self, excerpt_id: int) -> None:
        self.context.choose("excerpt", excerpt_id)
        self.context.told.emit("Note saved")
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False


class SpeakerBar(Bar):
    """Say which actor speaks in the chosen excerpt, or in a new one on the selected words."""

    def __init__(self, context: Context, known: KnownActors) -> None:
        super().__init__(context, "speaker_bar", "Who speaks here")
        self._known = known
        self._target: Target | None = None
        self._excerpt_id = 0
        self._chooser = PickList(context.theme, self._rank, "speaker", "Who speaks here?")
        self._chooser.accepted.connect(self._take)
        self._chooser.resized.connect(self.settle)
        self.first = self._chooser.field
        self.body.addWidget(self._chooser)
        self.body.addWidget(self.hint("Enter sets the speaker of the excerpt · Esc leaves"))
        self.setMinimumWidth(380)

    def begin(self, target: Target | None, excerpt_id: int) -> None:
        """Start on the selected words, or on the chosen excerpt when nothing is selected."""
        self._target, self._excerpt_id = target, 0 if target else excerpt_id
        self._chooser.begin()

    def _rank(self, words: str) -> tuple[Sequence[Entry], int]:
        entries, row = self._known.offer(words)
        if words.strip():
            return entries, row
        return [*self._without(), *entries], 0

    def _without(self) -> list[Entry]:
        """Offer what is no actor: nobody, where somebody speaks, and what the text says."""
        if not self._excerpt_id:
            return []
        store = self.context.store
        offered = speaker_options(store, store.excerpts.speaker(self._excerpt_id, as_read=True))
        now = store.excerpts.speaker(self._excerpt_id)
        by_hand = now.origin == "analyst"
        return [one for one in offered[:2] if (by_hand if one.key == AS_READ else now.named)]

    def _take(self, key: int | NewActor, stay: bool) -> None:
        group = f"speaker:{uuid4().hex}"
        run = self.context.run
        actor_id = run(AddActor(key.name, key.type_id), "tagging", group) if isinstance(
            key, NewActor) else key  # fmt: skip
        if actor_id is None:
            return
        excerpt_id = self._excerpt_id
        if not excerpt_id and self._target:
            span = (self._target.document_id, self._target.start, self._target.end)
            excerpt_id = run(AddExcerpt(*span), "tagging", group) or 0
        if not excerpt_id:
            return
        run(attribution((excerpt_id,), actor_id), "tagging", group)
        self.context.choose("excerpt", excerpt_id)
        store = self.context.store
        name = named(store, store.excerpts.speaker(excerpt_id))
        self.context.told.emit(f"Said by {name}" if name else "Nobody is quoted")
        self.leave()
