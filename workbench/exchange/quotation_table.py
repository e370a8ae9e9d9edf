"""Read tables of excerpts with their quotes: our own, and those of other programs, by their columns.

CSV, TSV, workbooks, and lines of JSON. A column that nobody knows becomes a line of the note.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import Refusal
from workbench.exchange.brought import Brought
from workbench.exchange.quotations import Quotation, Quotations
from workbench.exporting.columns import NAMES
from workbench.exporting.formulas import restored
from workbench.exporting.quoted import quoted_row
from workbench.importing.reading import Source
from workbench.importing.tables import (
    Table,
    csv_table,
    is_xlsx,
    json_table,
    xlsx_tables,
)
from workbench.tasks import Progress

LARGEST = 512 << 20
_STEP = 1_000
_DELIMITERS = ",;\t|"
#: what columns are called by program and by country, in lower case, by what they hold; the surest first
_CALLED: dict[str, tuple[str, ...]] = {
    "quote": ("quote", "quotation", "excerpt", "exact", "quoted text", "quotation content",
              "coded text", "coded segment", "segment", "selected text", "selection", "highlight",
              "passage", "snippet", "content", "text"),
    "title": ("title", "document", "document name", "document title", "doc", "source", "source name",
              "file", "file name", "filename"),
    "url": ("url", "uri", "address", "link", "web address"),
    "sha256": ("sha256", "document sha-256", "document sha256", "sha-256"),
    "start": ("start", "start offset", "begin", "from", "start position", "start index", "pos0"),
    "end": ("end", "end offset", "to", "end position", "end index", "pos1"),
    "prefix": ("prefix", "before", "context before", "left context"),
    "suffix": ("suffix", "after", "context after", "right context"),
    "code": ("code", "codes", "tag", "tags", "code name", "tag name", "code path", "theme",
             "themes", "label", "labels", "node", "nodes", "codename", "category", "categories"),
    "note": ("note", "notes", "comment", "comments", "memo", "annotation", "remark", "remarks"),
    "speaker": ("speaker", "said by"),
    "analyst": ("analyst", "coder", "user", "annotator", "creator", "owner", "coded by",
                "created by"),
}  # fmt: skip
#: columns of our own that say something of the document or the claim, or that a quote tells itself
_OURS_TOLD = frozenset(
    (
        *("author", "outlet", "published", "grade", "page", "speaker_from", "kind", "actor"),
        *("group", "stance", "since", "until", "likelihood", "claim_grade"),
    )
)
_CLAIMED = ("group", "stance", "since", "until", "likelihood", "claim_grade")
#: numbers of rows, which say nothing
_IDS = frozenset(("id", "#", "no", "no.", "nr", "nr.", "row"))
_PARTED = re.compile(r"[;|\n]+")


def recognises(head: bytes, path: Path) -> bool:
    """Say whether a file is a table with a column of quotes, by its first row."""
    if head.startswith(b"PK\x03\x04"):
        return path.suffix.casefold() == ".xlsx"
    first = io.StringIO(_beginning(head), newline="").readline()
    if first.lstrip().startswith("{"):
        return '"quote"' in first and '"sha256"' in first
    for delimiter in _DELIMITERS:
        header = next(csv.reader([first], delimiter=delimiter), [])
        if len(header) > 1 and "quote" in _columns(header).values():
            return True
    return path.suffix.casefold() in (".csv", ".tsv")


def _beginning(head: bytes) -> str:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def read(path: Path, progress: Progress) -> Brought:
    """Return the quotes of a table; raises Refusal for a file that is none, Cancelled."""
    if path.stat().st_size > LARGEST:
        raise Refusal(f"“{path.name}” is larger than 512 MB, too large to be brought in; part it.")
    source = Source(path.read_bytes(), path.name)
    reading = _Reading()
    for table in _tables(source):
        columns = _columns(table.header)
        if "quote" in columns.values():
            reading.take(table, columns, progress)
    if not reading.tables:
        raise Refusal(
            f"“{path.name}” has no column of quotes; call it “quote”, and those of codes and"
            " documents “code” and “document”."
        )
    return reading.brought()


def _tables(source: Source) -> Iterator[Table]:
    if is_xlsx(source):
        return xlsx_tables(source)
    if source.decoded.text.lstrip().startswith("{"):
        return json_table(source)
    return csv_table(source)


def _columns(header: Sequence[str]) -> dict[int, str]:
    """Return what each column that is understood holds; of several for one thing, the surest."""
    plain = [" ".join(name.replace("_", " ").split()).casefold() for name in header]
    ours = {at: NAMES[name] for at, name in enumerate(map(str.casefold, header)) if name in NAMES}
    if {"quote", "sha256"} <= set(ours.values()):
        return ours
    found: dict[int, str] = {}
    for what, names in _CALLED.items():
        places = [plain.index(name) for name in names if name in plain]
        if free := [at for at in places if at not in found]:
            found[free[0]] = what
    return found


@dataclass(slots=True)
class _Reading:
    """Turn the rows of one file into quotations."""

    tables: int = 0
    _quotations: Quotations = field(default_factory=Quotations)
    _blank: int = 0
    _broken: int = 0
    _noted: dict[str, None] = field(default_factory=dict)
    _passed: dict[str, None] = field(default_factory=dict)

    def take(self, table: Table, columns: Mapping[int, str], progress: Progress) -> None:
        """Read the rows of a table."""
        self.tables += 1
        ours = "sha256" in columns.values()
        said = [(at, name) for at, name in enumerate(table.header) if at not in columns and name]
        for count, (_, cells) in enumerate(table.rows):
            if count % _STEP == 0:
                progress.step(count, 0, "Reading rows")
            if cells is None:
                self._broken += 1
                continue
            if not any(cells):
                continue
            given = {columns[at]: restored(cell) for at, cell in enumerate(cells) if at in columns}
            self._row(given, ours, self._strangers(said, cells))

    def _strangers(self, said: Sequence[tuple[int, str]], cells: Sequence[str]) -> list[str]:
        """Return the cells of columns that nobody knows as lines of a note."""
        lines = []
        for at, name in said:
            cell = cells[at].strip() if at < len(cells) else ""
            if cell and name.casefold() in _IDS:
                self._passed[name] = None
            elif cell:
                self._noted[name] = None
                lines.append(f"{name}: {cell}")
        return lines

    def _row(self, given: Mapping[str, str], ours: bool, lines: list[str]) -> None:
        row = quoted_row(0, dict(given))
        held = row.anchor
        if not held.quote.strip():
            self._blank += 1
            return
        self._passed |= {name: None for name in _CLAIMED if given.get(name)}
        kind, from_ = given.get("kind", ""), given.get("speaker_from", "")
        speaker = given.get("speaker", "") if not ours or from_ == "analyst" else ""
        self._quotations.add(
            Quotation(
                *(held.quote, held.start, held.end, held.prefix, held.suffix, row.sha256),
                title=given.get("title", "").strip(),
                url=given.get("url", "").strip(),
                codes=_codes(given.get("code", ""), ours),
                note="\n".join(filter(None, (given.get("note", ""), *lines))),
                speaker=speaker.strip(),
                nobody=ours and from_ == "analyst" and not speaker,
                mentions=given.get("actor", "").strip() if kind == "mention" else "",
                analyst=given.get("analyst", "").strip(),
            )
        )

    def brought(self) -> Brought:
        """Return what the rows bring, with a sentence on all that was passed over."""
        brought = self._quotations.gathered()
        brought.form = "Table of excerpts"
        if self._noted:
            brought.remarks.append(f"Kept in notes: {_listed(self._noted)}.")
        if self._passed:
            brought.remarks.append(f"Left out: {_listed(self._passed)}.")
        if self._blank:
            rows = "row has" if self._blank == 1 else "rows have"
            brought.remarks.append(f"{self._blank:,} {rows} no quote and were left out.")
        if self._broken:
            brought.remarks.append(f"{self._broken:,} lines are damaged and were left out.")
        return brought


def _codes(cell: str, ours: bool) -> tuple[str, ...]:
    """Return the codes of a cell that may hold several."""
    parts = cell.split("; ") if ours else _PARTED.split(cell)
    return tuple(said for part in parts if (said := part.strip()))


def _listed(names: Mapping[str, None]) -> str:
    shown = [f"“{name}”" for name in list(names)[:10]]
    more = " and others" if len(names) > len(shown) else ""
    return f"the {'column' if len(names) == 1 else 'columns'} {', '.join(shown)}{more}"
