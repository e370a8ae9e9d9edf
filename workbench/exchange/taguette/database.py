"""Read the tables of an SQLite file by its format, without its engine: https://sqlite.org/fileformat.html

A file of somebody else is data: no statement, view, trigger or extension in it can ever run, nothing
is locked and no file is made beside it. Only what is needed is read: tables with row numbers.
"""

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from workbench.errors import Refusal

LARGEST = 1 << 30
Value = str | int | float | bytes | None
_MAGIC = b"SQLite format 3\0"
_ENCODINGS = {0: "utf-8", 1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
_LEAF, _INTERIOR = 0x0D, 0x05
#: lengths of whole numbers by serial type
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?\*/|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|'(?:[^']|'')*'|[(),]|[^\s(),"`\['-]+|-""",
    re.DOTALL,
)
#: what a part of a table's definition begins with that is no column
_NO_COLUMN = frozenset(("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"))


def recognises(head: bytes) -> bool:
    """Say whether a file begins as SQLite."""
    return head.startswith(_MAGIC)


class Database:
    """Hold the bytes of a file, and read its tables; raises Refusal for a file that is damaged."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        if path.stat().st_size > LARGEST:
            raise Refusal(f"“{path.name}” is larger than 1 GB, too large to be brought in.")
        for ending in ("-wal", "-journal"):
            beside = path.with_name(path.name + ending)
            if beside.exists() and beside.stat().st_size:
                raise Refusal(
                    f"“{path.name}” is open in another program, or was not closed properly; close it"
                    " there first."
                )
        self._data = path.read_bytes()
        if not self._data.startswith(_MAGIC) or len(self._data) < 512:
            raise Refusal(f"“{path.name}” is no SQLite file, or was cut off.")
        size: int = struct.unpack_from(">H", self._data, 16)[0]
        self._page_size = 65_536 if size == 1 else size
        self._usable = self._page_size - self._data[20]
        self._encoding = _ENCODINGS.get(struct.unpack_from(">I", self._data, 56)[0], "utf-8")
        if self._page_size < 512 or self._page_size & (self._page_size - 1) or self._usable < 480:
            raise self._damaged()
        self._tables = dict(self._schema())

    @property
    def tables(self) -> dict[str, list[str]]:
        """Return the columns of each table."""
        return {name: columns for name, (_, columns) in self._tables.items()}

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """Yield the rows of a table in the order of their numbers; what a row lacks is None."""
        root, columns = self._tables[table]
        for number, values in self._cells(root):
            row: dict[str, Value] = dict.fromkeys(columns)
            row.update(zip(columns, values, strict=False))
            if "id" in row and row["id"] is None:  # kept as the row's number
                row["id"] = number
            yield row

    def _schema(self) -> Iterator[tuple[str, tuple[int, list[str]]]]:
        for _, values in self._cells(1):
            kind, name, _, root, sql = (*values, *[None] * 5)[:5]
            if kind == "table" and isinstance(name, str) and isinstance(root, int) and root > 0:
                yield name, (root, _columns(str(sql)))

    def _cells(self, root: int) -> Iterator[tuple[int, list[Value]]]:
        """Yield number and values of each row under a page; every page is walked once.

        Rows that share their bytes are no honest ones: together all rows are no larger than the file.
        """
        seen: set[int] = set()
        left = len(self._data)
        waiting = [root]
        while waiting:
            page = waiting.pop()
            if page in seen:
                raise self._damaged()
            seen.add(page)
            try:
                kind, inside = self._page(page)
                for cell in inside if kind == _LEAF else ():
                    size, row = self._row(cell)
                    left -= size
                    if left < 0:
                        raise self._damaged()
                    yield row
                waiting += reversed(inside) if kind == _INTERIOR else ()
            except (struct.error, IndexError, ValueError) as error:
                raise self._damaged() from error

    def _page(self, number: int) -> tuple[int, list[int]]:
        """Return the kind of a page with the places of its cells, or the pages under it."""
        start = (number - 1) * self._page_size
        if number < 1 or start + self._page_size > len(self._data):
            raise self._damaged()
        head = start + (100 if number == 1 else 0)
        kind = self._data[head]
        (count,) = struct.unpack_from(">H", self._data, head + 3)
        if kind not in (_LEAF, _INTERIOR):
            raise self._damaged()
        pointers = head + (8 if kind == _LEAF else 12)
        cells = [start + at for at in struct.unpack_from(f">{count}H", self._data, pointers)]
        if kind == _LEAF:
            return kind, cells
        under = [struct.unpack_from(">I", self._data, at)[0] for at in cells]
        return kind, [*under, struct.unpack_from(">I", self._data, head + 8)[0]]

    def _row(self, at: int) -> tuple[int, tuple[int, list[Value]]]:
        """Return how many bytes a row has, and its number with its values."""
        size, at = self._varint(self._data, at)
        number, at = self._varint(self._data, at)
        return size, (_signed(number), self._record(self._payload(at, size)))

    def _payload(self, at: int, size: int) -> bytes:
        """Return the bytes of a row, which continue on pages of their own when they are many."""
        largest = self._usable - 35
        if size <= largest:
            return self._data[at : at + size]
        if size > len(self._data):
            raise self._damaged()
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (size - least) % (self._usable - 4)
        here = here if here <= largest else least
        parts, left = [self._data[at : at + here]], size - here
        (page,) = struct.unpack_from(">I", self._data, at + here)
        while left > 0:
            start = (page - 1) * self._page_size
            if page < 1 or start + self._usable > len(self._data):
                raise self._damaged()
            parts.append(self._data[start + 4 : start + 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            (page,) = struct.unpack_from(">I", self._data, start)
        return b"".join(parts)

    def _record(self, payload: bytes) -> list[Value]:
        size, at = self._varint(payload, 0)
        body, values = size, []
        while at < size:
            serial, at = self._varint(payload, at)
            value, body = self._value(payload, body, serial)
            values.append(value)
        return values

    def _value(self, payload: bytes, at: int, serial: int) -> tuple[Value, int]:
        if serial in _INTEGERS:
            end = at + _INTEGERS[serial]
            return int.from_bytes(payload[at:end], "big", signed=True), end
        if serial == 7:
            return struct.unpack_from(">d", payload, at)[0], at + 8
        if serial < 12:
            return {8: 0, 9: 1}.get(serial), at
        end = at + (serial - 12) // 2
        if end > len(payload):
            raise self._damaged()
        said = payload[at:end]
        return (said.decode(self._encoding, "replace") if serial % 2 else said), end

    @staticmethod
    def _varint(data: bytes, at: int) -> tuple[int, int]:
        """Return a number of one to nine bytes, and where the next thing begins."""
        value = 0
        for place in range(8):
            byte = data[at + place]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + place + 1
        return value << 8 | data[at + 8], at + 9

    def _damaged(self) -> Refusal:
        return Refusal(f"“{self.name}” is damaged or was cut off; take another copy of it.")


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number


def _columns(sql: str) -> list[str]:
    """Return the names of the columns that a table's definition declares, in their order."""
    names: list[str] = []
    depth, begins = 0, False
    for token in _TOKEN.findall(sql):
        if token.startswith(("--", "/*")):
            continue
        if token == "(":
            depth += 1
            begins = begins or depth == 1
        elif token == ")":
            depth -= 1
        elif token == ",":
            begins = depth == 1
        elif begins and depth == 1:
            if token.upper() not in _NO_COLUMN:
                names.append(_bare(token))
            begins = False
    return names


def _bare(token: str) -> str:
    if token[:1] in ('"', "`", "[", "'"):
        return token[1:-1].replace('""', '"')
    return token
