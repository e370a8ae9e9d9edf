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
        others = {one.document_id for one in store.copies.overlaps([self.document_id])}
        if not others:
            raise Refusal("This document shares its text with no other. Nothing was changed.")
        groups = store.copies.groups([self.document_id])
        root = groups.source(self.document_id)
        _forget(store, {root, self.document_id, *groups.copies_of(root)})
        store.origins.add(Origin(document_id=self.document_id, standing="origin"))


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
        _forget(store, set(self.document_ids))
        if self.alone:
            store.origins.add_many(
                Origin(document_id=one, standing="independent") for one in self.document_ids
            )


def _forget(store: Store, document_ids: set[int]) -> None:
    said = [one.id for one in store.origins.find() if one.document_id in document_ids]
    store.origins.remove(said)
