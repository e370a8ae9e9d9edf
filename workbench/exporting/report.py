"""What a report says, told once for every format that people read.

Quotes stand under headings, each with who speaks, its codes and actors, the note and the citation of
its source; the sources are listed at the end. Rows pass through one at a time: what is kept is one
line for each document cited.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from workbench.exporting.addresses import address_of
from workbench.exporting.citations import details, group_of, heading, place
from workbench.exporting.columns import chosen_columns
from workbench.exporting.formats import ExportOptions
from workbench.exporting.scripts import reads_from_right
from workbench.model.dates import shown
from workbench.model.grades import grade
from workbench.model.tables import ExcerptRow, Group

SOURCES = "Sources"


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one quote as a report shows it, whatever columns were chosen.

    `details` are labels with their words, `citation` the parts of its source, without what its
    heading has said, `source` the number of that source at the end, and `place` where the quote
    stands in words.
    """

    row: ExcerptRow
    title: str
    details: tuple[tuple[str, str], ...]
    note: str
    citation: tuple[str, ...]
    source: int
    place: str

    @property
    def address(self) -> str:
        """Return where the quote stands for programs (`workbench.exporting.addresses`)."""
        return address_of(self.row, self.title)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one document of the list at the end: its number and the parts of its citation."""

    number: int
    citation: tuple[str, ...]


class Writer(Protocol):
    """Write a report down in one format; what it is told comes in this order."""

    def begin(self, title: str, about: str) -> None:
        """Begin with the title, and when and from what it was made (or nothing)."""
        ...

    def group(self, group: Group) -> None:
        """Write the heading of what follows."""
        ...

    def entry(self, entry: Entry) -> None:
        """Write a quote."""
        ...

    def sources(self, sources: Iterable[Source]) -> None:
        """Write the list of documents cited, under a heading; there is at least one."""
        ...

    def end(self, said: str) -> None:
        """Write how much it was, and end."""
        ...


def tell(rows: Iterable[ExcerptRow], options: ExportOptions, writer: Writer) -> None:
    """Tell a writer the report of these rows, which come gathered under their headings."""
    keys = frozenset(column.key for column in chosen_columns(options.keys))
    writer.begin(
        title_of(options), f"Exported {options.exported_at}" if options.exported_at else ""
    )
    cited = _Cited(keys)
    under: str | int | None = None
    quotes = 0
    for row in rows:
        heading_of_row = row.group.key if row.group else row.document_id
        if heading_of_row != under:
            under = heading_of_row
            writer.group(group_of(row, keys))
        quotes += 1
        writer.entry(_entry(row, keys, *cited.of(row)))
    if cited.sources:
        writer.sources(cited.sources)
    writer.end(_counted(quotes, len(cited.sources)))


def title_of(options: ExportOptions) -> str:
    """Return what the report is called."""
    return f"Excerpts from {options.project}" if options.project else "Excerpts"


def _entry(row: ExcerptRow, keys: frozenset[str], source: int, citation: tuple[str, ...]) -> Entry:
    return Entry(
        row=row,
        title=row.title if "title" in keys else "",
        details=tuple(details(row, keys)),
        note=row.note if "note" in keys else "",
        citation=citation,
        source=source,
        place=place(row, keys),
    )


class _Cited:
    """Number the documents in the order in which they are cited first."""

    def __init__(self, keys: frozenset[str]) -> None:
        self.sources: list[Source] = []
        self._keys = keys
        self._known: dict[tuple[int, str], tuple[int, tuple[str, ...]]] = {}

    def of(self, row: ExcerptRow) -> tuple[int, tuple[str, ...]]:
        """Return the number of a row's document, and its citation under the row's heading."""
        document = row.document_id, row.sha256
        if document not in self._known:
            whole = _citation(row, self._keys)
            self.sources.append(Source(len(self.sources) + 1, whole))
            under = whole if row.group else _citation(row, self._keys, whole=False)
            self._known[document] = len(self.sources), under
        return self._known[document]


def _citation(row: ExcerptRow, keys: frozenset[str], whole: bool = True) -> tuple[str, ...]:
    """Return the parts of a citation; all but the `whole` leave out what the heading says."""
    badge = grade(row.source_grade, row.information_grade)
    said = {
        "author": row.author,
        "title": _titled(heading(row, keys)) if whole else "",
        "outlet": row.outlet,
        "published": shown(row.published),
        "grade": f"grade {badge}" if badge else "",
        "url": row.url if whole else "",
    }
    if "title" not in keys:  # its hash stands for it where nothing else would be said
        said["title"] = "" if any(said[key] for key in said if key in keys) else said["title"]
        keys |= {"title"}
    return tuple(" ".join(words.split()) for key, words in said.items() if key in keys and words)


def _titled(title: str) -> str:
    """Return a title in the quotation marks of its script; those of others are never turned."""
    return f"«{title}»" if reads_from_right(title) else f"“{title}”"


def _counted(quotes: int, documents: int) -> str:
    said = "1 quote" if quotes == 1 else f"{quotes:,} quotes"
    return f"{said} from {documents:,} document{'' if documents == 1 else 's'}"
