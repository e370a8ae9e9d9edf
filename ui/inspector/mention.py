"""A mention's card: the words, the actor they mean, and how to put that right."""

from PySide6.QtCore import Signal

from ui.actors.panel import actor_options
from ui.context import Target
from ui.inspector.card import RecordCard
from ui.inspector.parts import Link, Quote, where
from workbench.commands.mentions import DeleteMentions, MoveMentions
from workbench.model.dates import shown
from workbench.model.grades import grade


class MentionCard(RecordCard):
    """Show a mention with the words around it."""

    again_wanted = Signal(str, int)
    topics = ("mention", "actor", "document")

    def build(self) -> None:
        self.setObjectName("mention_card")
        self.setAccessibleName("Mention")
        self.quote = Quote(self.theme, "mention_quote", "")
        self.quote.pressed.connect(self._open)
        self.body.addWidget(self.quote)
        self.body.addLayout(self.form)
        self.actor = Link(self.theme, "mention_actor")
        self.actor.clicked.connect(self._show_actor)
        self.row("Actor", self.actor)
        self.change = self.button("Change actor…", "mention_change", self._ask_actor)
        self.again = self.button(
            "Find again in the newer version…", "mention_again",
            lambda: self.again_wanted.emit("mention", self.record_id),
        )  # fmt: skip
        self.delete = self.button(
            "Delete mention", "mention_delete", lambda: self.run(DeleteMentions((self.record_id,)))
        )

    def fill(self, record_id: int) -> None:
        store = self.context.store
        mention = store.mentions.get(record_id)
        document = store.documents.get(mention.document_id)
        self.again.setVisible(mention.document_id in store.documents.newer())
        badge = grade(document.source_grade, document.information_grade)
        around = f"…{mention.prefix}{mention.quote}{mention.suffix}…"
        self.quote.say(
            around, where(document.name, document.outlet, shown(document.published), badge)
        )
        self.actor.say(store.actors.get(mention.actor_id).name, "show")

    def _open(self) -> None:
        mention = self.context.store.mentions.get(self.record_id)
        self.context.open(Target(mention.document_id, mention.start, mention.end))

    def _show_actor(self) -> None:
        self.context.choose_actor(self.context.store.mentions.get(self.record_id).actor_id)

    def _ask_actor(self) -> None:
        mention_id = self.record_id
        self.ask(
            "Which actor is meant?", actor_options(self.context.store), self.change,
            lambda actor_id: self.run(MoveMentions((mention_id,), actor_id)),
        )  # fmt: skip
