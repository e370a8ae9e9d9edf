"""Change what is known of documents, and take documents out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.commands.replacing import withdraw
from workbench.errors import Refusal
from workbench.model.dates import parse_date
from workbench.model.grades import INFORMATION_GRADES, READING_STATUSES, SOURCE_GRADES
from workbench.model.provenance import BY_HAND, FIELDS
from workbench.ports import Store
from workbench.session import Desk

_EDITABLE = frozenset(
    {"title", "author", "outlet", "url", "published", "language"}
    | {"source_grade", "information_grade", "note", "status"}
)
_ALLOWED: dict[str, Mapping[str, Any]] = {
    "source_grade": {"": "", **SOURCE_GRADES},
    "information_grade": {"": "", **INFORMATION_GRADES},
    "status": READING_STATUSES,
}


def checked(fields: Mapping[str, str]) -> dict[str, str]:
    """Return metadata as it is stored; raises Refusal for a value that can't be."""
    values = dict(fields)
    if unknown := set(values) - _EDITABLE:
        raise ValueError(f"not a metadata field: {sorted(unknown)}")
    for name, allowed in _ALLOWED.items():
        if name in values and values[name] not in allowed:
            raise Refusal(f"“{values[name]}” can’t be the {name.replace('_', ' ')}.")
    if "published" in values:
        values["published"] = parse_date(values["published"])
    return values


@dataclass(frozen=True)
class EditDocuments:
    """Set metadata fields on one document or many; `published` takes any form `parse_date` reads.

    `where` says where the values came from: by hand, unless a hint of the file was taken.
    """

    document_ids: tuple[int, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    where: str = BY_HAND

    @property
    def label(self) -> str:
        """Name the action."""
        what = ", ".join(name.replace("_", " ") for name in self.fields)
        count = len(self.document_ids)
        return f"Change {what}" + (f" of {count} documents" if count > 1 else "")

    def apply(self, store: Store, desk: Desk) -> None:
        """Check each value, then write them all, and where they came from."""
        values = checked(self.fields)
        sources = {name: self.where for name in values if name in FIELDS}
        store.documents.describe(self.document_ids, values, sources)


@dataclass(frozen=True)
class DescribeDocuments:
    """Set metadata fields that differ from document to document, by id, as one step."""

    fields: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    where: str = BY_HAND

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.fields)
        return "Change metadata" + (f" of {count} documents" if count > 1 else "")

    def apply(self, store: Store, desk: Desk) -> None:
        """Write those alike together; raises Refusal when a document is gone."""
        alike: dict[tuple[tuple[str, str], ...], list[int]] = {}
        for document_id, fields in self.fields.items():
            store.documents.get(document_id)
            alike.setdefault(tuple(fields.items()), []).append(document_id)
        for same, ids in alike.items():
            EditDocuments(tuple(ids), dict(same), self.where).apply(store, desk)


@dataclass(frozen=True)
class DeleteDocuments:
    """Take documents out of the corpus, with their excerpts and mentions."""

    document_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.document_ids)
        return "Delete document" if count == 1 else f"Delete {count} documents"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete; undo brings back everything that hung on them.

        What came over from an older version that stays goes back to it first.
        """
        withdraw(store, self.document_ids)
        store.documents.remove(self.document_ids)
