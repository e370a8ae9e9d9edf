"""Read the tables of a database that another program made, and trust nothing in it.

It is opened as a file that never changes: nothing is locked, and no file is made beside it. Only what
tables hold is read: views, triggers and computed columns never run. A whole look for damage comes
first (pages that two rows share would make endless data of a small file).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from db.connection import uri_of
from workbench.errors import Refusal
from workbench.ports.foreign import Value

LARGEST = 1 << 30
#: bytes of one value
_LONGEST = 256 << 20


class Foreign:
    """Hold a file of another program; `workbench.ports.Tables` says what each method does."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if path.stat().st_size > LARGEST:
            raise Refusal(f"“{path.name}” is larger than 1 GB, too large to be brought in.")
        for ending in ("-wal", "-journal"):
            beside = path.with_name(path.name + ending)
            if beside.exists() and beside.stat().st_size:
                raise Refusal(
                    f"“{path.name}” is open in another program, or was not closed properly; close it"
                    " there first."
                )
        with self._open() as connection:
            if [tuple(row) for row in connection.execute("PRAGMA quick_check(1)")] != [("ok",)]:
                raise self._damaged()
            names = [
                name
                for (name,) in connection.execute(
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                )
                if not name.startswith("sqlite_")
            ]
            self._columns = {name: _columns(connection, name) for name in names}

    def columns(self) -> dict[str, list[str]]:
        """Return the columns of each table."""
        return self._columns

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """Yield the rows of a table."""
        columns = self._columns[table]
        listed = ", ".join(_quoted(name) for name in columns)
        with self._open() as connection:
            for row in connection.execute(f"SELECT {listed} FROM {_quoted(table)} NOT INDEXED"):
                yield dict(zip(columns, row, strict=True))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(
            f"{uri_of(self._path, 'ro')}&immutable=1", uri=True, isolation_level=None
        )
        try:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            connection.text_factory = lambda data: data.decode(errors="replace")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            yield connection
        except sqlite3.Error as error:
            raise self._damaged() from error
        finally:
            connection.close()

    def _damaged(self) -> Refusal:
        return Refusal(f"“{self._path.name}” is damaged or was cut off; take another copy of it.")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns that a table keeps, not those that it computes."""
    rows = connection.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", (table,))
    return [name for name, hidden in rows if not hidden]


@cache
def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
