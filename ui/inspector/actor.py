"""An actor's card: who it is, how its name is written, where it is mentioned, what it says."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.context import Context, Target
from ui.independence import of_all
from ui.inspector.card import RecordCard
from ui.inspector.doubt import SpellingPrompt
from ui.inspector.parts import Chips, Held, Link, Listing, Quote, muted
from ui.inspector.spelling import SpellingCard, told
from ui.widgets.fields import ChoiceField, TextField
from workbench.changes import SPOKEN
from workbench.commands.actors import DeleteActors, EditActor
from workbench.commands.aliases import AddAlias, RemoveAlias
from workbench.graph.independence import repeats
from workbench.model.actors import Actor
from workbench.model.dates import shown
from workbench.model.excerpts import Excerpt
from workbench.model.relations import EvidenceRow, Relation

#: the choice beside the types that leads to them
_EDIT_TYPES = "edit"


def contested(rows: list[EvidenceRow]) -> bool:
    """Say whether a relation's claims are both for and against it."""
    stances = {row.claim.stance == "denies" for row in rows}
    return len(stances) == 2


def counted(count: int, what: str) -> str:
    """Return `1 document`, `6 documents`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def repeated_claims(context: Context, rows: list[EvidenceRow]) -> set[int]:
    """Return the claims that a copy only repeats; none while copies are counted too."""
    if not context.independence.on:
        return set()
    documents = sorted({row.document_id for row in rows})
    return repeats(rows, context.store.copies.groups(documents)) if documents else set()


class ActorCard(RecordCard):
    """Show an actor: its name, type, role, spellings, counts and note.

    Below stand its mentions by document, what it says and its relations, contested ones first,
    each leading there. `types_wanted` carries the type of actor to edit.
    """

    types_wanted = Signal(int)
    names_pasted = Signal(int, str)  # the actor, and many lines that are to be its spellings

    topics = (
        "actor", "alias", "actor_type", "mention", "excerpt", "relation", "claim", "document",
        "origin", "copies", SPOKEN,
    )  # fmt: skip

    def build(self) -> None:
        self.setObjectName("actor_card")
        self.setAccessibleName("Actor")
        self.name = TextField("actor_name", "Name")
        self.name.setProperty("kind", "title")
        self.name.committed.connect(lambda text: self._edit(name=text))
        self.body.addWidget(self.name)
        self.body.addLayout(self.form)
        self.type = ChoiceField("actor_type", "Type")
        self.type.picked.connect(self._pick_type)
        self.row("Type", self.type)
        self.role = self.text_row("actor_role", "Role", "Post or part it plays", many_lines=True)
        self.role.committed.connect(lambda text: self._edit(role=text))
        self.spellings = Chips("actor_spellings", "Also written", add="Spelling")
        self.spellings.removed.connect(lambda one: self.run(RemoveAlias(one)))
        self.spellings.pressed.connect(self._edit_spelling)
        self.spellings.adding.connect(self._ask_spelling)
        self.row("Also written", self.spellings)
        self.within, self.says, self.relations = muted(""), muted(""), muted("")
        for words, label in (
            ("In", self.within), ("Says", self.says), ("Relations", self.relations),
        ):  # fmt: skip
            label.set_kind("")
            self.row(words, label)
        self._build_more()

    def _build_more(self) -> None:
        self.note = self.text_row("actor_note", "Note", "What to remember", many_lines=True)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self.documents = Listing(self.theme, "actor_documents", "Mentions by document")
        self.statements = Listing(self.theme, "actor_statements", "Says")
        self.related = Listing(self.theme, "actor_relations", "Relations")
        for listing in (self.documents, self.statements, self.related):
            self.body.addWidget(listing)
        self.whole = self.button(
            "Show card", "actor_card_button", lambda: self.context.show_card(self.record_id)
        )
        self.sayings = self.button(
            "Show statements", "actor_sayings_button",
            lambda: self.context.show_sayings(self.record_id),
        )  # fmt: skip
        self.delete = self.button(
            "Delete actor", "actor_delete", lambda: self.run(DeleteActors((self.record_id,)))
        )

    def fill(self, record_id: int) -> None:
        store = self.context.store
        actor: Actor = store.actors.get(record_id)
        self.name.show_text(actor.name)
        self.role.show_text(actor.role)
        types = sorted(store.actor_types.find(), key=lambda one: (one.position, one.id))
        offered = [(str(one.id), one.label) for one in types]
        self.type.offer([*offered, (_EDIT_TYPES, "Edit types…")])
        self.type.show_key(str(actor.type_id))
        aliases = store.aliases.find(actor_id=record_id)
        self.spellings.show_chips(Held(alias.id, told(alias)) for alias in aliases)
        by_document = store.mentions.by_document(record_id)
        self.within.setText(self._counted(by_document))
        statements = store.excerpts.spoken_by(record_id)
        self.says.setText(counted(len(statements), "statement") if statements else "Nothing yet")
        relations = store.relations.of_actor(record_id)
        evidence = self._evidence(relations)
        disputed = sum(contested(evidence[one.id]) for one in relations)
        self.relations.setText(
            f"{len(relations)}{f', {disputed} contested' if disputed else ''}"
            if relations
            else "None yet"
        )
        self.note.show_text(actor.note)
        self._fill_documents(by_document)
        self.statements.show_lines([self._statement(one) for one in statements])
        self._fill_relations(relations, evidence)

    def _counted(self, by_document: list[tuple[int, int]]) -> str:
        """Return `6 documents, 4 independent, 41 of 58 mentions (17 in copies)`."""
        if not by_document:
            return "No document yet"
        mentions = sum(count for _, count in by_document)
        repeated = sum(self.context.store.mentions.repeated(self.record_id).values())
        repeated = repeated if self.context.independence.on else 0
        documents = f"{counted(len(by_document), 'document')}{self._independent(by_document)}"
        said = of_all(mentions, repeated, "mention") or counted(mentions, "mention")
        return f"{documents}, {said}"

    def _independent(self, by_document: list[tuple[int, int]]) -> str:
        """Return `, 4 independent` where some of the documents repeat others."""
        ids = [document_id for document_id, _ in by_document]
        count = self.context.store.copies.groups(ids).independent(ids) if ids else 0
        return f", {count:,} independent" if count < len(ids) else ""

    def _evidence(self, relations: list[Relation]) -> dict[int, list[EvidenceRow]]:
        by: dict[int, list[EvidenceRow]] = {one.id: [] for one in relations}
        if relations:
            rows = self.context.store.relations.evidence([one.id for one in relations])
            left_out = repeated_claims(self.context, rows)
            for row in rows:
                if row.claim.id not in left_out:
                    by[row.relation.id].append(row)
        return by

    def _fill_documents(self, by_document: list[tuple[int, int]]) -> None:
        def line(document_id: int, count: int) -> Callable[[], QWidget]:
            def make() -> QWidget:
                title = self.context.store.documents.get(document_id).name
                link = Link(self.theme, f"mentions_{document_id}", title, str(count))
                link.clicked.connect(lambda: self._open_first(document_id))
                return link

            return make

        ordered = sorted(by_document, key=lambda pair: -pair[1])
        self.documents.show_lines([line(*pair) for pair in ordered])

    def _open_first(self, document_id: int) -> None:
        mentions = self.context.store.mentions.find(
            actor_id=self.record_id, document_id=document_id
        )
        if mentions:
            first = min(mentions, key=lambda one: one.start)
            self.context.choose_actor(self.record_id)
            self.context.open(Target(document_id, first.start, first.end))

    def _statement(self, excerpt: Excerpt) -> Callable[[], QWidget]:
        def make() -> QWidget:
            document = self.context.store.documents.get(excerpt.document_id)
            detail = " · ".join(filter(None, (document.outlet, shown(document.published))))
            quote = Quote(self.theme, f"says_{excerpt.id}", excerpt.quote[:400], detail)
            target = Target(excerpt.document_id, excerpt.start, excerpt.end)
            quote.pressed.connect(lambda: self.context.open(target))
            return quote

        return make

    def _fill_relations(
        self, relations: list[Relation], evidence: dict[int, list[EvidenceRow]]
    ) -> None:
        store = self.context.store
        kinds = {kind.id: kind for kind in store.relation_kinds.find()}
        ordered = sorted(
            relations,
            key=lambda one: (not contested(evidence[one.id]), -len(evidence[one.id]), one.id),
        )

        def line(one: Relation) -> Callable[[], QWidget]:
            def make() -> QWidget:
                kind = kinds[one.kind_id]
                forward = one.subject_id == self.record_id
                other = store.actors.get(one.object_id if forward else one.subject_id)
                said = kind.label if forward or kind.symmetric else kind.inverse or kind.label
                detail = _weight(evidence[one.id])
                link = Link(self.theme, f"relation_{one.id}", f"{said} {other.name}", detail)
                link.clicked.connect(lambda: self.context.choose("relation", one.id))
                return link

            return make

        self.related.show_lines([line(one) for one in ordered])

    def _pick_type(self, key: str) -> None:
        if key != _EDIT_TYPES:
            self._edit(type_id=int(key))
            return
        now: Actor = self.context.store.actors.get(self.record_id)
        self.type.show_key(str(now.type_id))
        self.types_wanted.emit(now.type_id)

    def _edit(self, **fields: object) -> None:
        self.run(EditActor(self.record_id, fields))

    def _edit_spelling(self, alias_id: int) -> None:
        card = SpellingCard(self.context, self.context.store.aliases.get(alias_id), self)
        card.ask(self.spellings.mapToGlobal(self.spellings.rect().bottomLeft()))

    def _ask_spelling(self) -> None:
        prompt = SpellingPrompt(self.context, self)
        actor_id = self.record_id
        prompt.said.connect(lambda text: self.run(AddAlias(actor_id, text)))
        prompt.many.connect(lambda text: self.names_pasted.emit(actor_id, text))
        below: QPushButton | None = self.spellings.add
        if below:
            prompt.ask(below.mapToGlobal(below.rect().bottomLeft()))


def _weight(rows: list[EvidenceRow]) -> str:
    if contested(rows):
        return "contested"
    return str(len(rows)) if rows else "judgement"
