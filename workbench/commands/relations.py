"""Say how actors stand to each other, and rest it on the words that say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.commands.excerpts import keep_excerpt
from workbench.commands.joining import in_order, standing
from workbench.errors import Refusal
from workbench.model.dates import parse_date, refuse_backwards
from workbench.model.grades import (
    INFORMATION_GRADES,
    LIKELIHOODS,
    SOURCE_GRADES,
    STANCES,
    VOICES,
)
from workbench.model.relations import Claim, Relation
from workbench.ports import Store
from workbench.session import Desk

_ALLOWED: dict[str, Mapping[str, Any]] = {
    "voice": VOICES,
    "stance": STANCES,
    "likelihood": {"": "", **LIKELIHOODS},
    "source_grade": {"": "", **SOURCE_GRADES},
    "information_grade": {"": "", **INFORMATION_GRADES},
}


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return claim fields with dates in EDTF; raises Refusal for a value outside its vocabulary."""
    checked = dict(values)
    for name, allowed in _ALLOWED.items():
        if name in checked and checked[name] not in allowed:
            raise Refusal(f"“{checked[name]}” can’t be the {name.replace('_', ' ')}.")
    for name in ("since", "until"):
        if name in checked:
            checked[name] = parse_date(str(checked[name]))
    if checked.get("voice", "speaker") != "speaker":
        checked["speaker_id"] = 0
    return checked


@dataclass(frozen=True)
class AddRelation:
    """Relate two actors, resting on a span of a document; returns (relation id, claim id).

    Without a document it is the analyst's judgement and the claim id is 0. The same subject, kind
    and object again gains a claim. `claim` carries voice, stance, dates, likelihood, grades, note.
    """

    subject_id: int
    kind_id: int
    object_id: int
    document_id: int = 0
    start: int = 0
    end: int = 0
    claim: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return "Add relation"

    def apply(self, store: Store, desk: Desk) -> tuple[int, int]:
        """Find or make the relation, then its claim."""
        relation_id = self._relation(store)
        if not self.document_id:
            return relation_id, 0
        excerpt_id = keep_excerpt(store, desk, self.document_id, self.start, self.end)
        return relation_id, AddClaim(relation_id, excerpt_id, self.claim).apply(store, desk)

    def _relation(self, store: Store) -> int:
        if self.subject_id == self.object_id:
            raise Refusal("A relation needs two different actors.")
        subject, object_ = in_order(store, self.subject_id, self.kind_id, self.object_id)
        same = standing(store, subject, self.kind_id, object_)
        if same:
            return same.id
        return store.relations.add(
            Relation(subject_id=subject, kind_id=self.kind_id, object_id=object_, note=self.note)
        )


@dataclass(frozen=True)
class AddClaim:
    """Rest a relation on one more excerpt; the same excerpt again is changed. Returns the id."""

    relation_id: int
    excerpt_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Add claim"

    def apply(self, store: Store, desk: Desk) -> int:
        """Take the speaker from the excerpt when none is given."""
        values = _checked(self.fields)
        said_by = store.excerpts.speaker(self.excerpt_id)
        if "voice" not in values and said_by.named:
            values |= {"voice": "speaker", "speaker_id": said_by.actor_id}
        same = store.claims.find(relation_id=self.relation_id, excerpt_id=self.excerpt_id)
        if same:
            EditClaim(same[0].id, values).apply(store, desk)
            return same[0].id
        claim = replace(Claim(relation_id=self.relation_id, excerpt_id=self.excerpt_id), **values)
        refuse_backwards(claim.since, claim.until)
        return store.claims.add(claim)


@dataclass(frozen=True)
class EditClaim:
    """Set fields of a claim."""

    claim_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change claim"

    def apply(self, store: Store, desk: Desk) -> None:
        """Check, then write."""
        values = _checked(self.fields)
        if not values:
            return
        claim = replace(store.claims.get(self.claim_id), **values)
        refuse_backwards(claim.since, claim.until)
        store.claims.change([self.claim_id], **values)


@dataclass(frozen=True)
class RemoveClaims:
    """Take claims off their relations; a relation left with none is the analyst's judgement."""

    claim_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Remove claim"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete the claims; their excerpts stay."""
        store.claims.remove(self.claim_ids)


@dataclass(frozen=True)
class EditRelation:
    """Set subject, kind, object or note of a relation."""

    relation_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change relation"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse a relation of an actor to itself, or one that already stands."""
        after = replace(store.relations.get(self.relation_id), **self.fields)
        if after.subject_id == after.object_id:
            raise Refusal("A relation needs two different actors.")
        triple = (after.subject_id, after.kind_id, after.object_id)
        same = standing(store, *triple)
        if same and same.id != self.relation_id:
            raise Refusal("This relation already stands; add the evidence to it instead.")
        subject, object_ = in_order(store, *triple)
        values = {**self.fields, "subject_id": subject, "object_id": object_}
        store.relations.change([self.relation_id], **values)


@dataclass(frozen=True)
class DeleteRelations:
    """Delete relations with their claims; the excerpts stay."""

    relation_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return "Delete relation"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete."""
        store.relations.remove(self.relation_ids)
