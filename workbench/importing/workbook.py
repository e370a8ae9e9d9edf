"""Read the cells of an XLSX workbook as a stream, trusting neither its size nor its XML.

A general library would read more than is needed and more than is safe: this opens only the parts
that hold cells. It reads what Excel and LibreOffice save; a sheet with one cell in its last row has
one row here.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from workbench.errors import Refusal
from workbench.importing.markup import Given, parse, parsed

#: unpacked bytes that one part may have; a full sheet of a million rows has about 1 GB
LARGEST_PART = 4 << 30
#: characters of one cell, and of texts held in memory
_LONGEST_CELL = 64 << 20
_LARGEST_TABLE = 512 << 20
#: the last row that a sheet can have (ECMA-376), and the digits of it
_LAST_ROW, _DIGITS = 1_048_576, 8
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile(r"[A-Z]{1,3}")
#: built-in formats that show a number as a day, and letters that only such formats have
_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_ZERO = datetime(1899, 12, 30)


class Parts(Protocol):
    """An archive's parts, unpacked a piece at a time."""

    name: str

    def __contains__(self, part: str) -> bool: ...

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part a piece at a time."""
        ...


class Workbook:
    """Give the sheets of a workbook and their rows."""

    def __init__(self, parts: Parts, days: bool = False) -> None:
        """Read the outline; `days` says that numbers shown as days are to be told as ISO dates."""
        self._parts = parts
        self._shared = self._shared_strings()
        self._days = self._day_styles() if days else frozenset()
        self.sheets = self._sheets()

    def rows(self, part: str) -> Iterator[list[str]]:
        """Yield the cells of each row that a sheet has; raises Refusal when it is damaged."""
        return (cells for _, cells in self.numbered(part))

    def numbered(self, part: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that a sheet has with its number in the sheet, counted from one."""
        cells = _Cells(self._shared, self._days)
        for _ in parsed(self._parts.chunks(part), cells, self._parts.name, LARGEST_PART):
            yield from cells.rows
            cells.rows.clear()

    def _sheets(self) -> dict[str, str]:
        """Return the part of each sheet by its name, in the workbook's order."""
        targets, sheets = _Listed("Relationship", "Id", "Target"), _Listed("sheet", "name", "id")
        for part, heard in (("xl/_rels/workbook.xml.rels", targets), ("xl/workbook.xml", sheets)):
            parse(self._parts.chunks(part), heard, self._parts.name)
        found = {name: targets.said.get(at, "") for name, at in sheets.said.items()}
        whole = {
            name: at.lstrip("/") if at.startswith("/") else f"xl/{at}" for name, at in found.items()
        }
        return {name: part for name, part in whole.items() if "worksheet" in part}

    def _shared_strings(self) -> list[str]:
        part = "xl/sharedStrings.xml"
        strings = _Strings()
        if part in self._parts:
            parse(self._parts.chunks(part), strings, self._parts.name, LARGEST_PART)
        return strings.found

    def _day_styles(self) -> frozenset[str]:
        part = "xl/styles.xml"
        styles = _Styles()
        if part in self._parts:
            parse(self._parts.chunks(part), styles, self._parts.name)
        return frozenset(styles.days)


class _Listed:
    """Gather one attribute by another over all elements of a name."""

    def __init__(self, tag: str, key: str, value: str) -> None:
        self.said: dict[str, str] = {}
        self._tag, self._key, self._value = tag, key, value

    def begin(self, tag: str, given: Given) -> None:
        if tag == self._tag:
            self.said[given.get(self._key, "")] = given.get(self._value, "")

    def end(self, tag: str) -> None:
        pass

    def hear(self, words: str) -> None:
        pass


class _Styles:
    """Find out which styles of cells show a number as a day."""

    def __init__(self) -> None:
        self.days: list[str] = []
        self._own: set[str] = set()
        self._in_cells = False
        self._count = 0

    def begin(self, tag: str, given: Given) -> None:
        if tag == "numFmt":
            shown = _QUOTED.sub("", given.get("formatCode", "")).lower()
            if "y" in shown or "d" in shown:
                self._own.add(given.get("numFmtId", ""))
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            number = given.get("numFmtId", "")
            if number in self._own or (number.isdecimal() and int(number) in _DAYS):
                self.days.append(str(self._count))
            self._count += 1

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def hear(self, words: str) -> None:
        pass


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
            if self._length > _LONGEST_CELL:
                raise Refusal("This workbook has a cell without end, so it was not read.")

    def text(self) -> str:
        said = "".join(self._words)
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said


class _Strings:
    """Gather the strings that cells share."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._texts = _Texts()
        self._size = 0
        self.hear = self._texts.hear

    def begin(self, tag: str, given: Given) -> None:
        self._texts.begin(tag)
        if tag == "si":
            self._texts.clear()

    def end(self, tag: str) -> None:
        self._texts.end(tag)
        if tag == "si":
            self.found.append(self._texts.text())
            self._size += len(self.found[-1])
            if self._size > _LARGEST_TABLE:
                raise Refusal("This workbook holds more text than can be read at once.")


class _Cells:
    """Gather the rows of a sheet while its XML is parsed."""

    def __init__(self, shared: list[str], days: frozenset[str]) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self._number = 0
        self._shared = shared
        self._days = days
        self._texts = _Texts()
        self.hear = self._texts.hear
        self._row: list[str] = []
        self._column = -1
        self._type = self._style = ""

    def begin(self, tag: str, given: Given) -> None:
        self._texts.begin(tag)
        if tag == "row":
            self._row, self._column = [], -1
            said = given.get("r", "")
            honest = said.isdecimal() and self._number < int(said[:_DIGITS]) <= _LAST_ROW
            self._number = int(said[:_DIGITS]) if honest else self._number + 1
        elif tag == "c":
            self._column = _column(given.get("r", ""), self._column)
            self._type, self._style = given.get("t", ""), given.get("s", "")
            self._texts.clear()

    def end(self, tag: str) -> None:
        self._texts.end(tag)
        if tag == "row":
            self.rows.append((self._number, self._row))
        elif tag == "c":
            self._row += [""] * (self._column + 1 - len(self._row))
            self._row[self._column] = self._value()

    def _value(self) -> str:
        said = self._texts.text()
        if self._type == "s":
            return self._shared_string(said)
        if self._type in ("", "n") and self._style in self._days:
            return _day(said)
        return said

    def _shared_string(self, said: str) -> str:
        try:
            return self._shared[int(said)]
        except (ValueError, IndexError):
            return ""


def _day(said: str) -> str:
    """Return the ISO date, and the time where there is one, of a number that counts days."""
    try:
        at = _DAY_ZERO + timedelta(days=float(said))
    except (ValueError, OverflowError):
        return said
    midnight = at.time() == datetime.min.time()
    return at.date().isoformat() if midnight else at.isoformat(timespec="seconds")


def _column(reference: str, before: int) -> int:
    """Return the place of a cell from a reference such as AB12, or the one after the last."""
    letters = _COLUMN.match(reference)
    if not letters:
        return before + 1
    at = 0
    for letter in letters[0]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
