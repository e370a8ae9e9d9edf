"""A relation's card: subject, kind and object, and the claims that it rests on."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actors.panel import actor_options
from ui.inspector.actor import contested, counted, repeated_claims
from ui.inspector.card import RecordCard
from ui.inspector.parts import Link, Listing, Quote, where
from ui.widgets.choices import Entry
from ui.widgets.labels import wrapped
from workbench.commands.relations import DeleteRelations, EditRelation
from workbench.model.dates import shown
from workbench.model.grades import STANCES, grade
from workbench.model.relations import EvidenceRow

_LONGEST = 400


def source_line(row: EvidenceRow) -> str:
    """Return what stands under a claim's quote: stance, outlet, grade, date, speaker."""
    badge = grade(row.source_grade, row.information_grade)
    said = f"said by {row.speaker}" if row.speaker else ""
    return where(
        STANCES[row.claim.stance], row.outlet or row.title, badge, shown(row.published)
    ) + (f" · {said}" if said else "")


class RelationCard(RecordCard):
    """Show a relation; each end and the kind can be changed, each claim leads to its card."""

    edit_wanted = Signal(int)
    claim_wanted = Signal(int)
    topics = ("relation", "relation_kind", "claim", "actor", "excerpt", "document")

    def build(self) -> None:
        self.setObjectName("relation_card")
        self.setAccessibleName("Relation")
        self.body.addLayout(self.form)
        self.subject = self._end("Subject", "relation_subject", "subject_id")
        self.kind = Link(self.theme, "relation_kind")
        self.kind.clicked.connect(self._ask_kind)
        self.row("Kind", self.kind)
        self.object = self._end("Object", "relation_object", "object_id")
        self.note = self.text_row("relation_note", "Note", "Your remark", many_lines=True)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self.standing = wrapped("", "muted")
        self.body.addWidget(self.standing)
        self.claims = Listing(self.theme, "relation_claims", "Claims")
        self.body.addWidget(self.claims)
        self.add = self.button(
            "Add claim from selection…",
            "relation_add_claim",
            lambda: self.claim_wanted.emit(self.record_id),
        )
        self.edit = self.button(
            "Edit relation…", "relation_edit", lambda: self.edit_wanted.emit(self.record_id)
        )
        self.turn = self.button("Swap subject and object", "relation_turn", self._swap)
        self.delete = self.button(
            "Delete relation",
            "relation_delete",
            lambda: self.run(DeleteRelations((self.record_id,))),
        )

    def _end(self, told: str, name: str, field: str) -> Link:
        link = Link(self.theme, name)
        link.clicked.connect(lambda: self._ask_actor(field, link))
        self.row(told, link)
        return link

    def fill(self, record_id: int) -> None:
        store = self.context.store
        relation = store.relations.get(record_id)
        self.subject.say(store.actors.get(relation.subject_id).name, "Change")
        self.kind.say(store.relation_kinds.get(relation.kind_id).label, "Change")
        self.object.say(store.actors.get(relation.object_id).name, "Change")
        self.note.show_text(relation.note)
        rows = store.relations.evidence([record_id])
        left_out = repeated_claims(self.context, rows)
        self.standing.setText(_standing(rows, left_out))
        self.standing.setVisible(bool(self.standing.text()))
        self.claims.show_lines([self._claim(row) for row in rows])

    def _claim(self, row: EvidenceRow) -> Callable[[], QWidget]:
        def make() -> QWidget:
            quote = Quote(
                self.theme, f"claim_{row.claim.id}", row.quote[:_LONGEST], source_line(row)
            )
            quote.pressed.connect(lambda: self.context.choose("claim", row.claim.id))
            return quote

        return make

    def _edit(self, **fields: object) -> None:
        self.run(EditRelation(self.record_id, fields))

    def _ask_actor(self, field: str, below: QWidget) -> None:
        self.ask(
            "Which actor?", actor_options(self.context.store), below,
            lambda actor_id: self._edit(**{field: actor_id}),
        )  # fmt: skip

    def _ask_kind(self) -> None:
        kinds = sorted(self.context.store.relation_kinds.find(), key=lambda one: one.position)
        options = [Entry(one.id, one.label, one.category, one.colour, one.dash) for one in kinds]
        self.ask("Which kind?", options, self.kind, lambda kind_id: self._edit(kind_id=kind_id))

    def _swap(self) -> None:
        relation = self.context.store.relations.get(self.record_id)
        self._edit(subject_id=relation.object_id, object_id=relation.subject_id)


def _standing(rows: list[EvidenceRow], left_out: set[int]) -> str:
    if not rows:
        return "No claim: the analyst's judgement."
    counting = [row for row in rows if row.claim.id not in left_out]
    said = []
    if contested(counting):
        against = sum(row.claim.stance == "denies" for row in counting)
        said.append(f"Contested: {len(counting) - against} for, {against} against.")
    if left_out:
        said.append(f"{counted(len(left_out), 'claim')} repeated by a copy, not counted.")
    return " ".join(said)
