"""Say by hand that a document is a newer version of another, or that it is a document of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.commands.versions import Carried, carry_over, move_marks, newest
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.model.provenance import FIELDS, sources_of, written
from workbench.ports import Store
from workbench.session import Desk
from workbench.versions.carrying import Carrier


@dataclass(frozen=True)
class JoinVersions:
    """Make a document the newer version of another; what is found again moves to it.

    Returns Carried. What the newer one lacks of what is known, it takes from the older.
    """

    older_id: int
    newer_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Join as versions"

    def apply(self, store: Store, desk: Desk) -> Carried:
        """Put it behind the newest version of the older; raises Refusal when it has an older one."""
        newer, older = store.documents.get(self.newer_id), newest(store, self.older_id)
        if newer.replaces_id:
            raise Refusal(f"“{newer.name}” has an older version already; part it from that first.")
        if older == newest(store, newer.id):
            raise Refusal("These are versions of one document already.")
        return self._join(store, older, newer)

    def _join(self, store: Store, older: Document, newer: Document) -> Carried:
        lacking = _lacking(newer, older)
        sources = written({**_said(older, lacking), **sources_of(newer)})
        store.documents.change([newer.id], replaces_id=older.id, sources=sources, **lacking)
        into = newest(store, newer.id).id
        return carry_over(store, older.id, into, _carrier(store, older.id, into))


@dataclass(frozen=True)
class PartVersions:
    """Make a document, taken for a newer version of another, one of its own.

    What was marked before it came in moves back where it is found again. Returns Carried.
    """

    document_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Part from older version"

    def apply(self, store: Store, desk: Desk) -> Carried:
        """Break the link first; raises Refusal when the document replaces none."""
        document = store.documents.get(self.document_id)
        if not document.replaces_id:
            raise Refusal("This document is not the newer version of another.")
        store.documents.change([document.id], replaces_id=0)
        return _give_back(store, document, document.replaces_id)


def withdraw(store: Store, document_ids: Iterable[int]) -> None:
    """Make ready for deleting documents: what came over from older versions goes back to these.

    A version after a deleted one becomes the next of the one before it.
    """
    newer, gone = store.documents.newer(), set(document_ids)
    for document_id in sorted(gone & (newer.keys() | set(newer.values()))):
        document = store.documents.get(document_id)
        older_id = _standing(store, document, gone)
        if older_id:
            _give_back(store, document, older_id)
        if newer.get(document_id, 0) not in {0, *gone}:
            store.documents.change([newer[document_id]], replaces_id=older_id)


def _standing(store: Store, document: Document, gone: set[int]) -> int:
    """Return the next older version that is not among the gone, or 0."""
    older_id = document.replaces_id
    while older_id in gone:
        older_id = store.documents.get(older_id).replaces_id
    return older_id


def _give_back(store: Store, document: Document, older_id: int) -> Carried:
    """Move back to an older version what was marked before this one came in."""
    carrier = _carrier(store, document.id, older_id)
    return move_marks(store, document.id, older_id, carrier, until=document.added_at)


def _carrier(store: Store, from_id: int, to_id: int) -> Carrier:
    return Carrier(store.documents.text(from_id), store.documents.text(to_id))


def _lacking(newer: Document, older: Document) -> dict[str, str]:
    """Return what is known of the older document and not of the newer; what was looked at stays."""
    said = sources_of(newer)
    known = {name: str(getattr(older, name)) for name in (*FIELDS, "note")}
    return {
        name: value
        for name, value in known.items()
        if value and not getattr(newer, name) and name not in said
    }


def _said(document: Document, fields: dict[str, str]) -> dict[str, str]:
    return {name: said for name, said in sources_of(document).items() if name in fields}
