"""CSV and TSV: for spreadsheets and scripts. UTF-8 with a mark for Excel, RFC 4180 quoting."""

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.columns import Cell, chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.formulas import SUSPECT, defused, restored
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, is_header, table_rows
from workbench.model.tables import ExcerptRow

#: what spreadsheets put between cells when they save a table again, by the country they run in
_DELIMITERS = ",;\t"


def write(
    rows: Iterable[ExcerptRow], path: Path, options: ExportOptions, delimiter: str = ","
) -> None:
    """Write a heading of column keys and one record a row."""
    columns = chosen_columns(options.keys)
    reads = [column.read for column in columns]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow([column.key for column in columns])
        writer.writerows([_safe(read(row)) for read in reads] for row in rows)


def _safe(cell: Cell) -> Cell:
    # the first character is looked at here because a call for each of a million cells is slow
    return defused(cell) if isinstance(cell, str) and cell[:1] in SUSPECT else cell


def recognises(beginning: bytes) -> bool:
    """Say whether the first record holds the headings of an export, between commas or semicolons."""
    return _delimiter(beginning) in (",", ";")


def recognises_tabs(beginning: bytes) -> bool:
    """Say whether the first record holds the headings of an export, between tabs."""
    return _delimiter(beginning) == "\t"


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows; raises Refusal for a file that is damaged."""
    # the module's limit is one for the whole process and guards against nothing we do
    csv.field_size_limit(LONGEST_CELL)
    with path.open("rb") as file:
        delimiter = _delimiter(file.read(8192)) or ","
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            to_row = table_rows([restored(cell) for cell in next(records)])
            for number, cells in enumerate(records, 1):
                if row := to_row(number, [restored(cell) for cell in cells]):
                    yield row
        except csv.Error as error:
            raise Refusal(
                f"“{path.name}” is damaged near line {records.line_num}: {error}."
            ) from error


def _delimiter(beginning: bytes) -> str:
    head = io.StringIO(beginning.decode("utf-8-sig", "replace"), newline="").readline()
    for delimiter in _DELIMITERS:
        if is_header(next(csv.reader([head], delimiter=delimiter), [])):
            return delimiter
    return ""


FORMAT = Format("csv", "CSV table", ".csv", write, recognises, read,
                said="for scripts and any spreadsheet")  # fmt: skip
TABBED = Format("tsv", "TSV table", ".tsv", partial(write, delimiter="\t"), recognises_tabs, read,
                said="the same, between tabs")  # fmt: skip
