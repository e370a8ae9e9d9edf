"""Read tables whose rows are documents: CSV and its kin, JSON lines, and the sheets of XLSX."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from workbench.errors import Refusal
from workbench.importing.direction import tame
from workbench.importing.reading import Collection, Entry, Reading, Source
from workbench.importing.rows import Columns, document_of, guess_columns, header_key, original_of
from workbench.importing.workbook import Workbook

_SAMPLE = 50
_DELIMITERS = ",;\t|"
_LONGEST_CELL = 64 << 20
_MOST_COLUMNS = 20_000
_HEAD = 65_536


@dataclass(slots=True)
class Table:
    """Hold a table's name, its columns, and its rows with the number that each has in its file.

    A row that is damaged is None.
    """

    name: str
    header: list[str]
    rows: Iterator[tuple[int, list[str] | None]]

    def sample(self) -> list[list[str]]:
        """Return the first rows, which stay to be read."""
        first = list(islice(self.rows, _SAMPLE))
        self.rows = chain(first, self.rows)
        return [row for _, row in first if row]


def documents(tables: Iterator[Table], source: Source, reading: Reading) -> Iterator[Entry]:
    """Yield a document for each row that has a text, named `table.csv/12` by the row's number.

    Rows without any value are passed over. Raises Refusal when no column is plainly the text.
    """
    found = False
    for table in tables:
        columns, doubts = _columns(table, reading)
        if not columns.text:
            continue
        found = True
        for number, cells in table.rows:
            if entry := _entry(table, number, cells, columns):
                reading.budget.spend(len(entry.data), source.name)
                if doubts and entry.document:
                    entry = replace(entry, document=replace(entry.document, doubts=doubts))
                    doubts = ()
                yield entry
    if not found:
        raise Refusal(f"“{source.name}” is a table; say which of its columns holds the text.")


def _columns(table: Table, reading: Reading) -> tuple[Columns, tuple[str, ...]]:
    """Return the columns that were chosen, or guessed with a sentence that says so."""
    by_header = reading.tables.get(header_key(table.header))
    if by_header is not None:
        return Columns().chosen(by_header).within(table.header), ()
    guessed = guess_columns(table.header, table.sample())
    chosen = guessed.chosen(reading.columns).within(table.header)
    if reading.columns.get("text") and chosen.text:
        return chosen, ()
    columns = chosen if chosen.text else guessed
    doubt = f"The columns of its table were guessed: {columns.said()}."
    return columns, (doubt[:400],)


def _entry(table: Table, number: int, cells: list[str] | None, columns: Columns) -> Entry | None:
    called = f"{table.name}/{number}"
    if cells is None:
        return Entry(called, why=f"“{called}” is no JSON object; its line may be damaged.")
    row = {name: cell for name, cell in zip(table.header, cells, strict=False) if name}
    if not any(cell.strip() for cell in row.values()):
        return None
    document = document_of(row, columns)
    if document is None:
        return Entry(called, why=f"“{called}” has no text in the column “{columns.text}”.")
    return Entry(called, original_of(row), document)


# CSV


def is_csv(source: Source) -> bool:
    """Say whether the text is rows of the same shape, by its name or by what its columns are called."""
    head = source.decoded.text[:_HEAD]
    named = source.called(".csv", ".tsv", ".tab")
    if not (named or _names_a_text(head)):
        return False
    delimiter = _delimiter(head)
    if named or not delimiter:
        return bool(delimiter)
    rows = _rows(io.StringIO(head[: head.rfind("\n") + 1] or head), delimiter)
    shapes = list(islice(rows, 10))
    if len(shapes) < 3 or len({len(row) for row in shapes}) > 1:
        return False
    guessed = guess_columns(shapes[0], ())
    return bool(guessed.text and (guessed.title or guessed.url or guessed.published))


def _names_a_text(head: str) -> bool:
    """Say whether the first line could name a text among other columns; most texts' does not."""
    line = head.partition("\n")[0][:2000]
    names = (line.replace('"', "").split(delimiter) for delimiter in _DELIMITERS)
    return any(len(some) > 1 and guess_columns(some, ()).text for some in names)


def csv_table(source: Source) -> Iterator[Table]:
    """Yield the one table of a CSV file, be its rows of different lengths."""
    text = source.decoded.text
    head = text[:_HEAD]
    rows = _rows(io.StringIO(text, newline=""), _delimiter(head) or _in_first_line(head))
    yield Table(source.name, _header(next(rows, [])), _numbered(rows, 2))


def _rows(lines: io.StringIO, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error as error:
        raise Refusal(f"This table is damaged: {error}.") from error


def _delimiter(head: str) -> str:
    """Return what parts the cells of the first rows into most columns, the same in each; or empty."""
    best, most = "", 1
    for delimiter in _DELIMITERS:
        rows = [row for row in islice(_rows(io.StringIO(head), delimiter), 20) if row][:-1]
        width = len(rows[0]) if rows else 0
        alike = sum(len(row) == width for row in rows)
        if most < width <= _MOST_COLUMNS and alike >= 0.8 * len(rows):
            best, most = delimiter, width
    return best


def _in_first_line(head: str) -> str:
    """Return what parts the cells of the first line most often: the rows tell nothing together."""
    line = head.partition("\n")[0]
    return max(_DELIMITERS, key=line.count) if any(map(line.count, _DELIMITERS)) else ","


def _header(cells: list[str]) -> list[str]:
    """Return the columns' names on one line each; the second of a name gets a number."""
    seen: dict[str, int] = {}
    names = []
    for cell in cells[:_MOST_COLUMNS]:
        name = " ".join(cell.split())[:200]
        seen[name] = seen.get(name, 0) + 1
        names.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return names


def _numbered(rows: Iterator[list[str]], first: int) -> Iterator[tuple[int, list[str]]]:
    return enumerate(rows, first)


# JSON lines


def is_json_lines(source: Source) -> bool:
    """Say whether the first line is a JSON object with a text in it, or any in a file so named."""
    head = source.decoded.text[:_HEAD].lstrip()
    if not head.startswith("{"):
        return False
    first = _object(source.decoded.text.lstrip().partition("\n")[0])
    if first is None:
        return False
    return source.called(".jsonl", ".ndjson") or bool(guess_columns(list(first), ()).text)


def json_table(source: Source) -> Iterator[Table]:
    """Yield the one table of a file of JSON objects; its columns are the fields of the first ones."""
    lines = io.StringIO(source.decoded.text)
    objects = ((number, _object(line)) for number, line in enumerate(lines, 1) if line.strip())
    first = list(islice(objects, _SAMPLE))
    header = list(dict.fromkeys(key for _, one in first if one for key in one))
    rows = (
        (number, None if one is None else [one.get(key, "") for key in header])
        for number, one in chain(first, objects)
    )
    yield Table(source.name, header, rows)


def _object(line: str) -> dict[str, str] | None:
    try:
        found = json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    return {str(key): _said(value) for key, value in islice(found.items(), _MOST_COLUMNS)}


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)


# XLSX


def is_xlsx(source: Source) -> bool:
    """Say whether the bytes are an archive with a workbook in it."""
    return source.has_part("xl/workbook.xml")


def xlsx_tables(source: Source) -> Iterator[Table]:
    """Yield the sheets of a workbook; the first row that has a cell names the columns."""
    book = Workbook(source.archive, days=True)
    for sheet, part in book.sheets.items():
        rows = book.numbered(part)
        header = next((cells for _, cells in rows if any(cells)), [])
        name = source.name if len(book.sheets) == 1 else f"{source.name}/{tame(sheet)}"
        yield Table(name, _header(header), rows)


def _entries(
    tables: Callable[[Source], Iterator[Table]],
) -> Callable[[Source, Reading], Iterator[Entry]]:
    return lambda source, reading: documents(tables(source), source, reading)


CSV = Collection("text/csv", is_csv, _entries(csv_table))
JSON_LINES = Collection("application/jsonl", is_json_lines, _entries(json_table))
XLSX = Collection(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    is_xlsx,
    _entries(xlsx_tables),
)
