"""Read and write records of one kind, as every kind is read and written."""

import json
from collections.abc import Iterable
from itertools import chain
from typing import Any, Generic, TypeVar

from db.connection import Connection
from db.table import Table
from workbench.errors import Refusal

T = TypeVar("T")

#: rows that one statement writes: fifty take little over half the time of one each
_TOGETHER = 50


class Repository(Generic[T]):
    """Keep the records of one table; `workbench.ports.Records` says what each method does."""

    def __init__(self, connection: Connection, table: Table[T]) -> None:
        self._connection = connection
        self._table = table
        self._select = f"SELECT {table.select()} FROM {table.name}"

    def get(self, record_id: int) -> T:
        """Return the record; raises Refusal when it is gone."""
        row = self._connection.row(f"{self._select} WHERE id = ?", (record_id,))
        if row is None:
            raise Refusal(f"This {self._table.noun} is no longer in the project.")
        return self._table.build(row)

    def find(self, **equal: object) -> list[T]:
        """Return the records whose fields equal the given values (all, when none is given), by id."""
        self._refuse_unknown(equal)
        where = " AND ".join(f'"{name}" IS ?' for name in equal)
        values = [self._table.stored(name, value) for name, value in equal.items()]
        sql = f"{self._select}{' WHERE ' + where if where else ''} ORDER BY id"
        build = self._table.build
        return [build(row) for row in self._connection.execute(sql, values)]

    def these(self, record_ids: Iterable[int]) -> list[T]:
        """Return those of the records that are still there, by id."""
        sql = f"{self._select} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return [self._table.build(row) for row in self._connection.rows(sql, (listed(record_ids),))]

    def add(self, record: T) -> int:
        """Store a new record (its `id` is ignored) and return its id."""
        written = self._connection.write(self._table.insert, self._table.values(record))
        assert written.lastrowid is not None
        return written.lastrowid

    def add_many(self, records: Iterable[T]) -> list[int]:
        """Store many new records at once; returns their ids in order."""
        rows = [self._table.values(record) for record in records]
        if not rows:
            return []
        whole = len(rows) - len(rows) % _TOGETHER
        self._connection.write_many(
            self._table.insert_rows(_TOGETHER),
            (
                list(chain.from_iterable(rows[at : at + _TOGETHER]))
                for at in range(0, whole, _TOGETHER)
            ),
        )
        self._connection.write_many(self._table.insert, rows[whole:])
        # ids are AUTOINCREMENT, and nobody else writes inside this transaction
        last = int(self._connection.value("SELECT last_insert_rowid()"))
        return list(range(last - len(rows) + 1, last + 1))

    def change(self, record_ids: Iterable[int], **fields: object) -> None:
        """Set the given fields on the records."""
        self._refuse_unknown(fields)
        if not fields:
            return
        setting = ", ".join(f'"{name}" = ?' for name in fields)
        values = [self._table.stored(name, value) for name, value in fields.items()]
        self._connection.write_many(
            f"UPDATE {self._table.name} SET {setting} WHERE id = ?",
            [(*values, record_id) for record_id in record_ids],
        )

    def put(self, records: Iterable[T]) -> None:
        """Write each record over the one with its id."""
        setting = ", ".join(f'"{name}" = ?' for name in self._table.columns[1:])
        self._connection.write_many(
            f"UPDATE {self._table.name} SET {setting} WHERE id = ?",
            [(*self._table.values(one), one.id) for one in records],  # type: ignore[attr-defined]
        )

    def remove(self, record_ids: Iterable[int]) -> None:
        """Delete the records and what hangs on them."""
        self._connection.write_many(
            f"DELETE FROM {self._table.name} WHERE id = ?",
            [(record_id,) for record_id in record_ids],
        )

    def _refuse_unknown(self, fields: Iterable[str]) -> None:
        if unknown := set(fields) - set(self._table.columns):
            raise ValueError(f"no such field of {self._table.name}: {sorted(unknown)}")


def listed(ids: Iterable[int]) -> str:
    """Return ids as JSON, for `IN (SELECT value FROM json_each(?))`: any number of them."""
    return json.dumps(list(ids))


def as_json(value: Any) -> str:
    """Return a value as compact JSON, other scripts kept readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
