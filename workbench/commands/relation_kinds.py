"""The kinds of relation of a project: how they read, and how the chart draws them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.commands.joining import move_relation
from workbench.commands.naming import free_key
from workbench.errors import Refusal
from workbench.model.relations import RelationKind
from workbench.ports import Store
from workbench.session import Desk


def _free_label(store: Store, label: str, but: int = 0) -> str:
    said = " ".join(label.split())
    if not said:
        raise Refusal("A kind of relation needs a name.")
    for kind in store.relation_kinds.find():
        if kind.label.casefold() == said.casefold() and kind.id != but:
            raise Refusal(f"There is already a kind “{kind.label}”.")
    return said


@dataclass(frozen=True)
class AddRelationKind:
    """Add a kind of relation of the project's own; returns its id."""

    kind: RelationKind

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add relation kind “{self.kind.label}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Refuse a label that is taken; make a key from it when there is none."""
        said = _free_label(store, self.kind.label)
        kinds = store.relation_kinds.find()
        last = max((one.position for one in kinds), default=0)
        key = free_key(self.kind.key or said, (one.key for one in kinds))
        return store.relation_kinds.add(replace(self.kind, label=said, key=key, position=last + 1))


@dataclass(frozen=True)
class EditRelationKind:
    """Set label, inverse, symmetry, category, polarity, colour or dash of a kind."""

    kind_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change relation kind"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse a label that is taken; a kind made symmetric joins both directions."""
        values = dict(self.fields)
        if "label" in values:
            values["label"] = _free_label(store, str(values["label"]), self.kind_id)
        store.relation_kinds.change([self.kind_id], **values)
        if values.get("symmetric"):
            for one in store.relations.find(kind_id=self.kind_id):
                move_relation(store, one, one.subject_id, one.kind_id, one.object_id)


@dataclass(frozen=True)
class DeleteRelationKind:
    """Delete a kind that no relation has."""

    kind_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Delete relation kind"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse while relations have it."""
        users = len(store.relations.find(kind_id=self.kind_id))
        if users:
            are = "1 relation is" if users == 1 else f"{users} relations are"
            raise Refusal(f"{are} of this kind; change or delete them first.")
        store.relation_kinds.remove([self.kind_id])
