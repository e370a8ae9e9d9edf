"""Read an exported workbook back as a stream, trusting neither its size nor its XML.

A general library would read more than is needed and more than is safe: this opens only the parts
that hold cells, refuses document type declarations (so no entity is ever expanded), and counts what
it unpacks. It reads what Excel and LibreOffice save of our file, too.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from workbench.errors import Refusal
from workbench.exporting.formulas import restored
from workbench.exporting.quoted import LONGEST_CELL, QuotedRow, is_header, table_rows

CONTINUED = "Continued"
CUT = " […the whole text is on the sheet “Continued”]"
_CHUNK = 1 << 16
#: unpacked bytes that one part may have; a full sheet of a million rows has about 1 GB
_LARGEST_PART = 4 << 30
#: characters of texts held in memory: shared strings, and the sheet of continued texts
_LARGEST_TABLE = 512 << 20
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_Continued = dict[tuple[str, str, str, str], list[str]]


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the rows of every sheet of excerpts; raises Refusal for a file that is damaged."""
    try:
        with zipfile.ZipFile(path) as book:
            yield from _read(path, book)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, EOFError) as error:
        raise Refusal(
            f"“{path.name}” is damaged or is no workbook, so nothing was read."
        ) from error
    except (NotImplementedError, RuntimeError) as error:  # an odd compression, or a password
        raise Refusal(f"“{path.name}” is packed or locked in a way that can't be read.") from error


def _read(path: Path, book: zipfile.ZipFile) -> Iterator[QuotedRow]:
    sheets = _sheets(book)
    shared = _shared_strings(book)
    continued = _continued(book, sheets.pop(CONTINUED, ""), shared)
    count, known = 0, False
    for part in sheets.values():
        rows = _rows(book, part, shared)
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


def _continued(book: zipfile.ZipFile, part: str, shared: list[str]) -> _Continued:
    found: dict[tuple[str, str, str, str], dict[int, str]] = {}
    for cells in _rows(book, part, shared) if part else ():
        match cells:
            case [sha256, start, end, column, number, text, *_] if number.isdigit():
                parts = found.setdefault((sha256, start, end, column), {})
                parts[int(number)] = restored(text)
    return {key: [parts[number] for number in sorted(parts)] for key, parts in found.items()}


def _sheets(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its name, in the workbook's order."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(tag: str, given: dict[str, str]) -> None:
        if tag == "Relationship":
            target = given.get("Target", "")
            targets[given.get("Id", "")] = (
                target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
            )

    def sheet(tag: str, given: dict[str, str]) -> None:
        if tag == "sheet":
            sheets[given.get("name", "")] = targets.get(given.get("id", ""), "")

    for name, heard in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        for _ in _parsed(book, name, _parser(heard)):
            pass
    return {name: part for name, part in sheets.items() if "worksheet" in part}


def _shared_strings(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.NameToInfo:
        return []
    strings: list[str] = []
    texts = _Texts()
    size = 0

    def begun(tag: str, _: dict[str, str]) -> None:
        texts.begin(tag)
        if tag == "si":
            texts.clear()

    def ended(tag: str) -> None:
        nonlocal size
        texts.end(tag)
        if tag == "si":
            strings.append(texts.text())
            size += len(strings[-1])
            if size > _LARGEST_TABLE:
                raise Refusal("This workbook holds more text than can be read at once.")

    parser = _parser(begun, ended, texts.hear)
    for _ in _parsed(book, "xl/sharedStrings.xml", parser):
        pass
    return strings


class _Texts:
    """Gather the words of `t` elements, but not of the phonetic hints that East Asian cells hold."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._length = 0
        self._open = False
        self._hint = False

    def clear(self) -> None:
        self._words = []
        self._length = 0

    def begin(self, tag: str) -> None:
        self._hint = self._hint or tag == "rPh"
        self._open = tag in ("t", "v") and not self._hint

    def end(self, tag: str) -> None:
        if tag == "rPh":
            self._hint = False
        self._open = False

    def hear(self, words: str) -> None:
        if self._open:
            self._words.append(words)
            self._length += len(words)
            if self._length > LONGEST_CELL:
                raise Refusal("This workbook has a cell without end, so it was not read.")

    def text(self) -> str:
        said = "".join(self._words)
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said


class _Cells:
    """Gather the rows of a sheet while its XML is parsed."""

    def __init__(self, shared: list[str]) -> None:
        self.rows: list[list[str]] = []
        self._shared = shared
        self._texts = _Texts()
        self._row: list[str] = []
        self._column = -1
        self._type = ""

    def begin(self, tag: str, given: dict[str, str]) -> None:
        self._texts.begin(tag)
        if tag == "row":
            self._row, self._column = [], -1
        elif tag == "c":
            self._column = _column(given.get("r", ""), self._column)
            self._type = given.get("t", "")
            self._texts.clear()

    def end(self, tag: str) -> None:
        self._texts.end(tag)
        if tag == "row":
            self.rows.append(self._row)
        elif tag == "c":
            self._row += [""] * (self._column + 1 - len(self._row))
            self._row[self._column] = self._value()

    def hear(self, words: str) -> None:
        self._texts.hear(words)

    def _value(self) -> str:
        said = self._texts.text()
        if self._type != "s":
            return said
        try:
            return self._shared[int(said)]
        except (ValueError, IndexError):
            return ""


def _column(reference: str, before: int) -> int:
    """Return the place of a cell from a reference such as AB12, or the one after the last."""
    letters = _COLUMN.match(reference)
    if not letters:
        return before + 1
    at = 0
    for letter in letters[0]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _rows(book: zipfile.ZipFile, part: str, shared: list[str]) -> Iterator[list[str]]:
    cells = _Cells(shared)
    for _ in _parsed(book, part, _parser(cells.begin, cells.end, cells.hear)):
        yield from cells.rows
        cells.rows.clear()


def _parser(begun: Any = None, ended: Any = None, heard: Any = None) -> Any:
    """Return an expat parser whose handlers see names without their namespace."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    if begun:
        parser.StartElementHandler = lambda tag, given: begun(
            tag.rpartition(":")[2],
            {name.rpartition(":")[2]: value for name, value in given.items()},
        )
    if ended:
        parser.EndElementHandler = lambda tag: ended(tag.rpartition(":")[2])
    if heard:
        parser.CharacterDataHandler = heard
    return parser


def _refuse_doctype(*_: object) -> None:
    raise Refusal(
        "This workbook declares a document type, as no spreadsheet does; it was not read."
    )


def _parsed(book: zipfile.ZipFile, name: str, parser: Any) -> Iterator[None]:
    """Parse a part in pieces; yields after each so that the caller takes what was gathered."""
    unpacked = 0
    with book.open(name) as part:
        chunks: IO[bytes] = part
        while chunk := chunks.read(_CHUNK):
            unpacked += len(chunk)
            if unpacked > _LARGEST_PART:
                raise Refusal("This workbook unpacks to more than can be read; it was not read.")
            parser.Parse(chunk, False)
            yield
    parser.Parse(b"", True)
    yield
