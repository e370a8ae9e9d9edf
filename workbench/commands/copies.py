"""Say which of several copies is the origin, or that a document counts by itself."""

from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.model.copies import Origin
from workbench.ports import Store
from workbench.session import Desk


@dataclass(frozen=True)
class ChooseOrigin:
    """Make a document the origin of the copies it belongs to, in place of the one before."""

    document_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Choose origin of copies"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the choice; raises Refusal for a document that shares its text with none."""
        store.documents.get(self.document_id)
        groups = store.copies.groups([self.document_id])
        chosen = groups.newest.get(self.document_id, self.document_id)
        near = {one.document_id for one in store.copies.overlaps([chosen])}
        if not {groups.newest.get(one, one) for one in near} - {chosen}:
            raise Refusal("This document shares its text with no other. Nothing was changed.")
        root = groups.source(chosen)
        _forget(store, {root, chosen, *groups.copies_of(root)})
        store.origins.add(Origin(document_id=chosen, standing="origin"))


@dataclass(frozen=True)
class CountByItself:
    """Count documents by themselves in spite of what they share with others, or as copies again."""

    document_ids: tuple[int, ...]
    alone: bool = True

    @property
    def label(self) -> str:
        """Name the action."""
        return "Count document by itself" if self.alone else "Count document as a copy"

    def apply(self, store: Store, desk: Desk) -> None:
        """Replace what was said of them before."""
        newest = store.copies.groups(self.document_ids).newest
        chosen = {newest.get(one, one) for one in self.document_ids}
        _forget(store, chosen)
        if self.alone:
            store.origins.add_many(
                Origin(document_id=one, standing="independent") for one in sorted(chosen)
            )


def _forget(store: Store, document_ids: set[int]) -> None:
    said = [one.id for one in store.origins.find() if one.document_id in document_ids]
    store.origins.remove(said)
