"""The database of another program, read as data."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

Value = str | int | float | bytes | None


class Tables(Protocol):
    """Read the tables of a file; raises Refusal for one that is damaged."""

    def columns(self) -> Mapping[str, list[str]]:
        """Return the columns of each table; views and what is computed are left out."""
        ...

    def rows(self, table: str) -> Iterator[dict[str, Value]]:
        """Yield the rows of a table in the order of their numbers."""
        ...


#: opens a file; raises Refusal when it is no database, damaged, or open in another program
OpenTables = Callable[[Path], Tables]
