"""The table of what is known of documents: what it can be narrowed to, and what may be missing."""

from dataclasses import dataclass

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
