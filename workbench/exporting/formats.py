"""What a format of the registry is, and what an export is asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.exporting.columns import CHOOSABLE, CLAIMED
from workbench.exporting.quoted import QuotedRow
from workbench.model.tables import ExcerptRow

#: what rows can be gathered under; nothing is one table or list in the order of the rows
GROUPINGS = {
    "": "In one list",
    "document": "By document",
    "code": "By code",
    "actor": "By actor",
    "relation": "By relation",
}
#: how analysts are shown
ANALYSTS = {"": "Left out", "pseudonyms": "As Analyst 1, 2 …", "names": "By name"}


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Say what to write: which columns (the anchoring ones always are), and what it is called.

    `grouping` is a key of GROUPINGS, `analysts` of ANALYSTS; the rows come gathered and named so
    already (`workbench.exporting.gathering`). `project` and `exported_at` head the formats for
    people; `total` is how many rows are expected, for the progress, 0 when unknown.
    """

    columns: tuple[str, ...] = CHOOSABLE
    project: str = ""
    exported_at: str = ""
    total: int = 0
    grouping: str = ""
    analysts: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the columns: those chosen, and those that grouping and analysts bring along."""
        more = ("analyst",) if self.analysts else ()
        if self.grouping in ("", "document"):
            return (*self.columns, *more)
        return (*self.columns, *more, "group", *(CLAIMED if self.grouping == "relation" else ()))


@dataclass(frozen=True, slots=True)
class Format:
    """Hold one format: its names, how it is written, recognised and read back.

    `extension` has its dot. `write` gets a path that is not yet the final one. `recognises` gets
    the first 8 KB of a file, with the names of its parts if it is an archive (`package`).
    `grouped` formats have headings: rows that are gathered under nothing else are handed to them by
    document. `kind` is a key of `ways.KINDS`, under which the format is offered, `said` what it is
    for in a few words, `without` the choices of `ways` that it does not take; `missing` returns why
    it can't be written on this machine, or nothing.
    """

    key: str
    label: str
    extension: str
    write: Callable[[Iterable[ExcerptRow], Path, ExportOptions], None]
    recognises: Callable[[bytes], bool]
    read: Callable[[Path], Iterator[QuotedRow]]
    grouped: bool = False
    kind: str = "table"
    said: str = ""
    without: frozenset[str] = frozenset()
    missing: Callable[[], str] = str
