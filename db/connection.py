"""One SQLite connection: how it is opened, read, and written in one transaction at a time.

SQLite's own transactions are begun here, always IMMEDIATE, so that a write never finds half-way
that another got in first; the driver begins none of its own.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from db.errors import OutsideOperation, raise_told
from db.gate import Gate
from workbench.text.folding import fold

Row = tuple[Any, ...]
Values = Sequence[Any] | dict[str, Any]


class Connection:
    """Hold one connection of one thread. `owner` goes first at the gate; no gate means read-only."""

    def __init__(self, path: Path, gate: Gate | None = None, owner: bool = True) -> None:
        self.path = path
        self.gate = gate
        self._owner = owner
        mode = "rw" if gate else "ro"
        raw = sqlite3.connect(
            uri_of(path, mode), uri=True, isolation_level=None, cached_statements=512, timeout=10
        )
        #: how often this connection changed what the corpus list is ordered and filtered by
        self.relisted = 0
        self.database = Database(raw, execute_plugins=False, strict=True)
        self.execute = raw.execute
        self.raw = raw
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA temp_store = MEMORY")
        raw.execute("PRAGMA cache_size = -16000")
        raw.create_function("fold", 1, _fold, deterministic=True)
        raw.create_function("exact", 1, _exact, deterministic=True)
        raw.create_function("casefold", 1, _casefold, deterministic=True)

    @property
    def writable(self) -> bool:
        """Say whether this connection was opened for writing."""
        return self.gate is not None

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query; raises Refusal or Cancelled when the file can't be read."""
        try:
            return self.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise_told(error)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, or None."""
        try:
            found: Row | None = self.execute(sql, values).fetchone()
            return found
        except sqlite3.Error as error:
            raise_told(error)

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first value of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def numbers(self, sql: str, values: Values = ()) -> list[int]:
        """Return the first column of all rows."""
        return [row[0] for row in self.rows(sql, values)]

    def note(self, table: str, columns: str, rows: Iterable[Sequence[Any]]) -> None:
        """Keep rows in a TEMP table of this connection, where a query that follows finds them."""
        self.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} ({columns})")
        self.execute(f"DELETE FROM temp.{table}")
        places = ", ".join("?" * len(columns.split(",")))
        self.raw.executemany(f"INSERT INTO temp.{table} VALUES ({places})", rows)

    def write(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Write inside the transaction under way; raises OutsideOperation when there is none."""
        if not self.raw.in_transaction:
            raise OutsideOperation("written outside an operation")
        try:
            return self.execute(sql, values)
        except sqlite3.Error as error:
            raise_told(error)

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Write many rows inside the transaction under way."""
        if not self.raw.in_transaction:
            raise OutsideOperation("written outside an operation")
        try:
            self.raw.executemany(sql, rows)
        except sqlite3.Error as error:
            raise_told(error)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write together or not at all, when the gate gives way."""
        assert self.gate is not None
        if self.raw.in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        with self.gate.hold(self._owner):
            try:
                self.execute("BEGIN IMMEDIATE")
                yield
                self.execute("COMMIT")
            except sqlite3.Error as error:
                raise_told(error)
            finally:
                if self.raw.in_transaction:
                    self.execute("ROLLBACK")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the project throughout; a writer's own reads do that without."""
        if self.writable or self.raw.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self.raw.close()


def uri_of(path: Path, mode: str) -> str:
    """Return how SQLite is told of a file; `mode` is ro or rw."""
    name = path.absolute().as_posix()
    host = "//" if name.startswith("//") else ""  # a Windows share
    return f"file:{host}{quote(name)}?mode={mode}"


def _fold(text: str | None) -> str:
    return fold(text or "")


def _exact(number: float | None) -> str | None:
    """Return a float so that it reads back to the same bits; SQLite's JSON keeps 15 digits."""
    return None if number is None else repr(number)


def _casefold(text: str | None) -> str:
    return (text or "").casefold()
