"""Draw a relation from the words that say it: subject, kind, object, and how it is claimed."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout

from ui.context import Context, Target
from ui.tagging.actor_field import ActorField
from ui.tagging.actor_list import KnownActors
from ui.tagging.bar import Bar
from ui.tagging.claim_fields import ClaimFields
from ui.tagging.kind_field import KindField, Reading
from ui.widgets.controls import Button, Field
from ui.widgets.labels import PlainLabel
from ui.widgets.picking import PickField
from workbench.actors.nearby import named_around
from workbench.commands.relations import AddRelation, EditClaim, EditRelation
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.model.relations import Claim, Relation
from workbench.statements.listening import who_says

_QUOTED = 240


class RelationBar(Bar):
    """Relate two actors on selected words, or without any as the analyst's judgement.

    R, a few letters of the kind, Enter, Enter: subject and object are those the words mention.
    Also edits a relation with one of its claims. Stays while the analyst clicks elsewhere.
    """

    def __init__(self, context: Context, known: KnownActors) -> None:
        super().__init__(context, "relation_bar", "Relation", yield_focus=False)
        self._target: Target | None = None
        self._relation_id = self._claim_id = 0
        self._touched = False
        self._quote = PlainLabel("", "", self)
        self._quote.setWordWrap(True)
        self._quote.setObjectName("relation_quote")
        self.subject = ActorField(context, known, "relation_subject", "Who?")
        self.kind = KindField(context)
        self.object = ActorField(context, known, "relation_object", "Whom or what?")
        self.first = self.kind
        self._said = self.hint()
        self._said.setObjectName("relation_said")
        self.claim = ClaimFields(context, known)
        self._note = Field("relation_note", "Note", "Why do you judge so?")
        self._note.left.connect(self.leave)
        self._note.returnPressed.connect(self.save)
        self.save_button = self._button("Save relation", "relation_save", self.save, "primary")
        self._build()
        self._wire()
        self.setMinimumWidth(700)

    def _button(self, text: str, name: str, pressed: Callable[[], Any], kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.clicked.connect(pressed)
        return button

    def _build(self) -> None:
        swap = self._button("⇄", "relation_swap", self.swap)
        swap.setAccessibleName("Swap subject and object")
        swap.setToolTip("Swap subject and object (Alt+S)")
        swap.setShortcut("Alt+S")
        triple = QHBoxLayout()
        fields: tuple[PickField, ...] = (self.subject, self.kind, self.object)
        for field in fields:
            triple.addWidget(field, 1)
        triple.addWidget(swap)
        below = QHBoxLayout()
        below.addWidget(self.hint("Enter saves · Alt+S swaps · Esc leaves"), 1)
        below.addWidget(self._button("Cancel", "relation_cancel", self.leave))
        below.addWidget(self.save_button)
        self.body.addWidget(self._quote)
        self.body.addLayout(triple)
        self.body.addWidget(self._said)
        self.body.addWidget(self._note)
        self.body.addWidget(self.claim)
        self.body.addLayout(below)

    def _wire(self) -> None:
        self.kind.kind_changed.connect(self._kind_picked)
        for field in (self.subject, self.object):
            field.actor_changed.connect(self._triple_changed)
            field.entered.connect(self.save)
        self.kind.entered.connect(self.save)
        self.claim.entered.connect(self.save)
        self.claim.resized.connect(self._fit)
        self.claim.left.connect(self.leave)
        self.claim.on_edit(self._edited)

    def begin(self, target: Target | None) -> None:
        """Start on selected words with the actors they mention, or on none for a judgement."""
        self._start(target)
        store = self.context.store
        actors = [0, 0]
        if target:
            found = named_around(store, target.document_id, target.start, target.end)
            actors = [*found, 0, 0][:2]
        self.subject.show_actor(actors[0])
        self.object.show_actor(actors[1])
        self.kind.show_kind(0)
        self._show_claim(self._fresh_claim())
        self._triple_changed()

    def begin_claim(self, relation_id: int, target: Target) -> None:
        """Start to rest a relation on selected words too."""
        self._start(target)
        self._show_relation(self.context.store.relations.get(relation_id))
        self._show_claim(self._fresh_claim())
        self.first = self.claim.stance
        self._triple_changed()

    def begin_edit(self, relation_id: int, claim_id: int = 0) -> None:
        """Start to change a relation, with one of its claims when given."""
        store = self.context.store
        target = None
        if claim_id:
            excerpt = store.excerpts.get(store.claims.get(claim_id).excerpt_id)
            target = Target(excerpt.document_id, excerpt.start, excerpt.end)
        self._start(target)
        self._relation_id, self._claim_id = relation_id, claim_id
        self._show_relation(store.relations.get(relation_id))
        self._show_claim(store.claims.get(claim_id) if claim_id else Claim())
        self._said.setText("")

    def _start(self, target: Target | None) -> None:
        self._target = target
        self._relation_id = self._claim_id = 0
        self._touched = False
        self.first = self.kind
        group = f"relation:{uuid4().hex}"
        self._group = self.subject.group = self.object.group = group
        self.claim.join(group)
        self.claim.setVisible(target is not None)
        self._note.setVisible(target is None)
        self._note.clear()
        said = "Analyst’s judgement: it rests on no document."
        if target:
            text = self.context.store.documents.text(target.document_id)
            quote = " ".join(text[target.start : target.end].split())
            said = f"“{quote[:_QUOTED]}{'…' if len(quote) > _QUOTED else ''}”"
        self._quote.setFont(self.context.theme.reading_font(14))
        self._quote.setText(said)

    def _show_relation(self, relation: Relation) -> None:
        self.subject.show_actor(relation.subject_id)
        self.object.show_actor(relation.object_id)
        self.kind.show_kind(relation.kind_id)
        self._note.setText(relation.note)

    def _document(self) -> Document:
        held = self._target
        return self.context.store.documents.get(held.document_id) if held else Document()

    def _show_claim(self, claim: Claim) -> None:
        self.claim.begin(self._document(), claim)

    def _fresh_claim(self) -> Claim:
        """Take who says it from an excerpt that stands on just these words, else from the text."""
        if not self._target:
            return Claim()
        span = (self._target.document_id, self._target.start, self._target.end)
        speaker = who_says(self.context.store, self._excerpt_id(), *span)
        self.claim.expect(speaker.words)
        return Claim(voice="speaker", speaker_id=speaker.actor_id) if speaker.named else Claim()

    def _excerpt_id(self) -> int:
        if not self._target:
            return 0
        same = self.context.store.excerpts.find(
            document_id=self._target.document_id, start=self._target.start, end=self._target.end
        )
        return same[0].id if same else 0

    def _edited(self) -> None:
        self._touched = True

    def swap(self) -> None:
        """Let subject and object change places."""
        subject, object_ = self.subject.actor_id, self.object.actor_id
        self.subject.show_actor(object_)
        self.object.show_actor(subject)
        self._triple_changed()

    def _kind_picked(self, reading: Reading) -> None:
        if reading.backwards:
            self.swap()
        self._triple_changed()
        if reading.kind_id:
            missing = [one for one in (self.subject, self.object) if not one.actor_id]
            (missing[0] if missing else self.kind).setFocus()

    def _triple_changed(self) -> None:
        """Say when the relation stands already, and show the claim these words already make."""
        if self._relation_id:
            return
        same = self._standing()
        if not same:
            self._say("")
            return
        claims = self.context.store.claims.find(relation_id=same.id)
        mine = [one for one in claims if one.excerpt_id == self._excerpt_id()]
        if mine and self._target:
            if not self._touched:
                self._show_claim(mine[0])
            self._say(
                "These words are a claim of this relation already; saving changes that claim."
            )
        else:
            count = f"{len(claims)} {'claim' if len(claims) == 1 else 'claims'}"
            more = "; saving adds this one." if self._target else "."
            self._say(f"This relation stands already, with {count}{more}")

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._fit()

    def _fit(self) -> None:
        self._said.setVisible(bool(self._said.text()))
        if self.isVisible():
            self.settle()

    def _standing(self) -> Relation | None:
        subject, kind_id, object_ = self.subject.actor_id, self.kind.kind_id, self.object.actor_id
        if not (subject and kind_id and object_):
            return None
        store = self.context.store
        pairs = [(subject, object_)]
        if store.relation_kinds.get(kind_id).symmetric:
            pairs.append((object_, subject))
        for one, other in pairs:
            if same := store.relations.find(subject_id=one, kind_id=kind_id, object_id=other):
                return same[0]
        return None

    def save(self) -> None:
        """Keep the relation and its claim in one undoable step, or say what is missing."""
        try:
            saved = self._changed() if self._relation_id else self._added()
        except Refusal as refusal:
            self._say(f"✗ {refusal}")  # here and not over the text, which would move under it
            return
        if saved:
            self.kind.remember()
            self.context.choose("relation", saved)
            self.leave()

    def _triple(self) -> tuple[int, int, int]:
        typed = self.kind.text().strip()
        if typed and not self.kind.kind_id:
            self.kind.setFocus()
            raise Refusal(f"No kind of relation reads “{typed}”; choose one of the list.")
        for field, words in (
            (self.subject, "Say who the relation starts from: find an actor or add a new one."),
            (self.object, "Say whom or what it is about: find an actor or add a new one."),
        ):
            if not field.actor_id:
                field.setFocus()
                raise Refusal(words)
        if not self.kind.kind_id:
            self.kind.setFocus()
            raise Refusal("Say how the two stand to each other: choose a kind of relation.")
        return self.subject.actor_id, self.kind.kind_id, self.object.actor_id

    def _added(self) -> int:
        triple = self._triple()
        if self._target:
            span = (self._target.document_id, self._target.start, self._target.end)
            command = AddRelation(*triple, *span, self.claim.values())
        else:
            command = AddRelation(*triple, note=self._note.text().strip())
        relation_id, _ = self.context.session.run(command, "tagging", self._group)
        self.context.told.emit("Relation saved")
        return int(relation_id)

    def _changed(self) -> int:
        subject, kind_id, object_ = self._triple()
        run = self.context.session.run
        values = self.claim.values() if self._claim_id else {}
        store = self.context.store
        held = store.relations.get(self._relation_id)
        fields: dict[str, Any] = {"subject_id": subject, "kind_id": kind_id, "object_id": object_}
        if not self._target:
            fields["note"] = self._note.text().strip()
        changed = {key: value for key, value in fields.items() if getattr(held, key) != value}
        if changed:
            run(EditRelation(held.id, changed), "tagging", self._group)
        if self._claim_id:
            claim = store.claims.get(self._claim_id)
            said = {key: value for key, value in values.items() if getattr(claim, key) != value}
            if said:
                run(EditClaim(self._claim_id, said), "tagging", self._group)
        self.context.told.emit("Relation changed")
        return held.id
