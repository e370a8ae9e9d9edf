"""The table of what is known of documents: what it can be narrowed to, and what may be missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.documents import Document
from workbench.model.provenance import sources_of

#: what is asked for of every document, as the screen says it, with the fields that answer it
GAPS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("author",),
    "outlet": ("outlet",),
    "date": ("published",),
    "language": ("language",),
    "grade": ("source_grade", "information_grade"),
}
#: what the table can be sorted by; `id` is the order in which documents came in
SORTS = ("id", "title", "author", "outlet", "published", "url", "language", "grade", "path")


@dataclass(frozen=True, slots=True)
class MetadataFilter:
    """Narrow the table of metadata; empty fields do not narrow.

    `words` all have to occur in title, author, outlet or path; `missing` is one of GAPS or `any`;
    `document_ids` are those of one import, None for all.
    """

    words: str = ""
    missing: str = ""
    outlet: str = ""
    folder: str = ""
    document_ids: tuple[int, ...] | None = None


def missing_of(document: Document) -> list[str]:
    """Return the gaps of a document: what is asked for, not known, and was not looked for."""
    said = sources_of(document)
    return [
        gap
        for gap, fields in GAPS.items()
        if not any(getattr(document, field) or field in said for field in fields)
    ]


def told_missing(missing: Mapping[str, int], total: int) -> str:
    """Return what new documents lack as a sentence, by the counts of each gap; empty for nothing."""
    counted = {gap: count for gap, count in missing.items() if count and gap in GAPS}
    if not counted:
        return ""
    if total == 1:
        return f"Missing in the new document: {', '.join(counted)}."
    said = ", ".join(f"{gap} {count:,}" for gap, count in counted.items())
    return f"Missing in the {total:,} new documents: {said}."
