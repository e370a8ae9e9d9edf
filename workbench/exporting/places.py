"""Write places that a search found, with what stands around them and what they are cited by.

A table of comma-separated values has what precedes, the words found and what follows side by side;
the other formats are those of excerpts. `verify` finds the places of each again.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from workbench.exporting.aside import aside
from workbench.exporting.columns import COLUMNS
from workbench.exporting.formats import ExportOptions
from workbench.exporting.formulas import defused
from workbench.exporting.registry import FORMATS
from workbench.exporting.writing import export
from workbench.model.documents import Cited
from workbench.model.tables import ExcerptRow
from workbench.queries.concordance import Line
from workbench.tasks import Progress

_CHOSEN = ("title", "author", "outlet", "published", "grade", "url")
_ORDER = ("title", "author", "outlet", "published", "grade", "prefix", "quote", "suffix",
          "start", "end", "url", "sha256")  # fmt: skip
_STEP = 500
_BY_ENDING = {one.extension: key for key, one in FORMATS.items()}
#: label and line: under what the line stands in groups, or nothing
Labelled = Iterable[tuple[str, Line]]


def format_for(path: Path) -> str:
    """Return the format that a file's ending names; a table for any other."""
    return _BY_ENDING.get(path.suffix.casefold(), "csv")


def write_places(
    lines: Labelled,
    cited: Mapping[int, Cited],
    path: Path,
    options: ExportOptions | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the lines in the format that the file's ending names; returns how many.

    Lines of documents that are not `cited` are left out. Raises Refusal when the file can't be
    written, Cancelled when `progress` was.
    """
    key = format_for(path)
    if key == "csv":
        return _write_table(lines, cited, path, progress or Progress())
    chosen = options or ExportOptions()
    options = ExportOptions(_CHOSEN, chosen.project, chosen.exported_at, chosen.total)
    rows = (row for _, row in _rows(lines, cited))
    return export(rows, key, path, options, progress)


def _rows(lines: Labelled, cited: Mapping[int, Cited]) -> Iterator[tuple[str, ExcerptRow]]:
    for number, (label, line) in enumerate(lines, 1):
        one = cited.get(line.document_id)
        if one is None:
            continue
        yield (
            label,
            ExcerptRow(
                key=f"place:{number}",
                kind="place",
                id=number,
                document_id=line.document_id,
                title=one.title,
                author=one.author,
                outlet=one.outlet,
                url=one.url,
                published=one.published,
                source_grade=one.source_grade,
                information_grade=one.information_grade,
                code="",
                actor="",
                speaker="",
                quote=line.found,
                prefix=line.left,
                suffix=line.right,
                note="",
                start=line.start,
                end=line.end,
                sha256=one.sha256,
            ),
        )


def _write_table(
    lines: Labelled, cited: Mapping[int, Cited], path: Path, progress: Progress
) -> int:
    reads = {column.key: column.read for column in COLUMNS}
    count = 0
    with aside(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("group", *_ORDER))
        for label, row in _rows(lines, cited):
            cells = (reads[key](row) for key in _ORDER)
            safe = (defused(cell) if isinstance(cell, str) else cell for cell in cells)
            writer.writerow((defused(label), *safe))
            count += 1
            if count % _STEP == 0:
                progress.step(count, 0, "Writing lines")
    return count
