"""Say who is named: Enter tags a known actor, Ctrl and a letter makes a new one of a type."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.context import Context, Target
from ui.tagging.actor_list import KnownActors, NewActor
from ui.tagging.bar import Bar
from ui.widgets.picking import PickList
from workbench.actors.names import name_within
from workbench.commands.actors import TagNewActor
from workbench.commands.mentions import TagMention


class ActorBar(Bar):
    """Tag the selected words as a mention; `tagged` carries actor, document, and the words' place."""

    tagged = Signal(int, object)  # actor id, Target

    def __init__(self, context: Context, known: KnownActors) -> None:
        super().__init__(context, "actor_bar", "Tag actor")
        self._known = known
        self._target = Target(0)
        self._words = self._taken_for = ""
        self._chooser = PickList(
            context.theme,
            lambda words: known.offer(words, words == self._words, self._taken_for),
            "actor",
            "Find an actor or add a new one",
        )
        self._chooser.accepted.connect(self._take)
        self._chooser.resized.connect(self.settle)
        self._chooser.field.installEventFilter(self)
        self.first = self._chooser.field
        self.body.addWidget(self._chooser)
        self.body.addWidget(
            self.hint("Enter tags · Ctrl and a letter makes a new actor · Esc leaves")
        )
        self.setMinimumWidth(400)

    def begin(self, target: Target) -> None:
        """Start with the selected words in the field."""
        text = self.context.store.documents.text(target.document_id)
        start, end = name_within(text, target.start, target.end)
        self._target = Target(target.document_id, start, end)
        self._words = " ".join(text[start:end].split())[:200]
        suggested = self.context.store.suggested.in_document(target.document_id)
        near = (one.type for one in suggested if one.start < end and start < one.end)
        self._taken_for = next(near, "")
        self._chooser.begin(self._words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        type_id = self._known.type_of_letter(QKeySequence(event.key()).toString())
        name = self._chooser.field.text().strip()
        if not type_id or not name:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self._take(NewActor(name, type_id), False)
        return True

    def _take(self, key: int | NewActor, stay: bool) -> None:
        target = self._target
        span = (target.document_id, target.start, target.end)
        if isinstance(key, NewActor):
            name = "" if key.name == self._words else key.name
            actor_id = self.context.run(TagNewActor(*span, key.type_id, name), "tagging")
        else:
            actor_id = key if self.context.run(TagMention(*span, key), "tagging") else 0
        if not actor_id:
            return
        self.context.choose_actor(actor_id)
        self.context.told.emit(f"Tagged as {self._known.name(actor_id)}")
        self.leave()
        self.tagged.emit(actor_id, target)
