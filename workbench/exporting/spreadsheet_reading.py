"""Read an exported workbook back as a stream, whoever saved it since."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.errors import Refusal
from workbench.exporting.formulas import restored
from workbench.exporting.quoted import QuotedRow, is_header, table_rows
from workbench.importing.workbook import Workbook

CONTINUED = "Continued"
CUT = " […the whole text is on the sheet “Continued”]"
_CHUNK = 1 << 16
_Continued = dict[tuple[str, str, str, str], list[str]]


class _Parts:
    """Unpack the parts of a workbook on the disk; a large export is never whole in memory."""

    def __init__(self, path: Path, book: zipfile.ZipFile) -> None:
        self.name = path.name
        self._book = book

    def __contains__(self, part: str) -> bool:
        return part in self._book.NameToInfo

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part a piece at a time."""
        with self._book.open(part) as unpacked:
            while chunk := unpacked.read(_CHUNK):
                yield chunk


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows of every sheet of excerpts; raises Refusal for a file that is damaged."""
    try:
        with zipfile.ZipFile(path) as book:
            yield from _read(path, Workbook(_Parts(path, book)))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
        raise Refusal(
            f"“{path.name}” is damaged or is no workbook, so nothing was read."
        ) from error
    except (NotImplementedError, RuntimeError) as error:  # an odd compression, or a password
        raise Refusal(f"“{path.name}” is packed or locked in a way that can't be read.") from error


def _read(path: Path, book: Workbook) -> Iterator[QuotedRow]:
    sheets = dict(book.sheets)
    continued = _continued(book, sheets.pop(CONTINUED, ""))
    count, known = 0, False
    for part in sheets.values():
        rows = book.rows(part)
        header = next(rows, [])
        if not is_header(header):
            continue
        known = True
        to_row = table_rows(header)
        for cells in rows:
            count += 1
            if row := to_row(count, [restored(cell) for cell in cells]):
                yield _whole(row, continued)
    if not known:
        raise Refusal(f"“{path.name}” is a workbook without a sheet of exported excerpts.")


def _whole(row: QuotedRow, continued: _Continued) -> QuotedRow:
    if not row.anchor.quote.endswith(CUT):
        return row
    held = row.anchor
    parts = continued.get((row.sha256, str(held.start), str(held.end), "quote"))
    if not parts:
        return row
    whole = type(held)(held.start, held.end, "".join(parts), held.prefix, held.suffix)
    return QuotedRow(row.row, row.sha256, row.title, whole)


def _continued(book: Workbook, part: str) -> _Continued:
    found: dict[tuple[str, str, str, str], dict[int, str]] = {}
    for cells in book.rows(part) if part else ():
        match cells:
            case [sha256, start, end, column, number, text, *_] if number.isdigit():
                parts = found.setdefault((sha256, start, end, column), {})
                parts[int(number)] = restored(text)
    return {key: [parts[number] for number in sorted(parts)] for key, parts in found.items()}
