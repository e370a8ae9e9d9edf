"""Step back and forth through the journal, and show it as the audit trail."""

import json
from collections.abc import Iterable
from typing import Any

from db.connection import Connection
from db.journal import changed, silence
from db.table import RECORDS
from workbench.changes import ChangeSet
from workbench.ports import Change, Operation, Step

_REALS = {table.name: table.reals for table in RECORDS if table.reals}


class History:
    """Read and step through the journal; `workbench.ports.History` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_undo(self) -> str:
        """Return the label of what undo would take back, or empty."""
        return _label(self._run(_STANDING))

    def next_redo(self) -> str:
        """Return the label of what redo would bring back, or empty."""
        return _label(self._run(_UNDONE))

    def operations(self, limit: int = 200, before: int = 0) -> list[Operation]:
        """Return the newest operations first, older than the operation `before` when given."""
        return [
            Operation(*row)
            for row in self._connection.rows(
                "SELECT id, at, who, label, state FROM operation WHERE id < ?"
                " ORDER BY id DESC LIMIT ?",
                (before or 1 << 62, limit),
            )
        ]

    def labelled(self, beginning: str) -> list[Operation]:
        """Return the operations that stand and whose labels begin so, the newest first."""
        return [
            Operation(*row)
            for row in self._connection.rows(
                "SELECT id, at, who, label, state FROM operation WHERE state = 'done'"
                " AND substr(label, 1, length(:beginning)) = :beginning ORDER BY id DESC",
                {"beginning": beginning},
            )
        ]

    def changes(self, operation_id: int) -> list[Change]:
        """Return what the operation changed, in order."""
        return [
            Change(record, record_id, _image(record, before), _image(record, after))
            for record, record_id, before, after in self._connection.rows(
                "SELECT record, record_id, before, after FROM change WHERE operation_id = ?"
                " ORDER BY id",
                (operation_id,),
            )
        ]

    def steps(self, operation_id: int) -> list[Step]:
        """Return when the operation was undone and redone, and by whom, in order."""
        return [
            Step(*row)
            for row in self._connection.rows(
                "SELECT action, at, who FROM step WHERE operation_id = ? ORDER BY id",
                (operation_id,),
            )
        ]

    def analysts(self) -> list[str]:
        """Return everybody who ever did something, in the order in which they first did."""
        rows = self._connection.rows(
            "SELECT who FROM operation WHERE who <> '' GROUP BY who ORDER BY min(id)"
        )
        return [who for (who,) in rows]

    def undo(self, who: str, at: str) -> ChangeSet | None:
        """Take back the last operation that stands, with those of its group; None without any."""
        return self._step(self._run(_STANDING), "undo", who, at)

    def redo(self, who: str, at: str) -> ChangeSet | None:
        """Bring back what was last undone, with those of its group; None without any."""
        return self._step(self._run(_UNDONE), "redo", who, at)

    def _run(self, sql: str) -> list[tuple[int, str]]:
        """Return (id, label) of the first operation and of those that follow it in its group."""
        run: list[tuple[int, str]] = []
        first_group = ""
        cursor = self._connection.execute(sql)
        for operation_id, group, label in cursor:
            if run and (not group or group != first_group):
                break
            run.append((operation_id, label))
            first_group = group
        cursor.close()
        return run

    def _step(self, run: list[tuple[int, str]], action: str, who: str, at: str) -> ChangeSet | None:
        if not run:
            return None
        operation_ids = [operation_id for operation_id, _ in run]
        with silence(self._connection):
            for operation_id in operation_ids:
                _apply(self._connection, operation_id, forwards=action == "redo")
                self._connection.write(
                    "UPDATE operation SET state = ? WHERE id = ?",
                    ("undone" if action == "undo" else "done", operation_id),
                )
                self._connection.write(
                    "INSERT INTO step (operation_id, action, at, who) VALUES (?, ?, ?, ?)",
                    (operation_id, action, at, who),
                )
            return changed(self._connection, operation_ids, _label(run), action=action)


_STANDING = "SELECT id, grouped, label FROM operation WHERE state = 'done' ORDER BY id DESC"
_UNDONE = "SELECT id, grouped, label FROM operation WHERE state = 'undone' ORDER BY id"


def _label(run: list[tuple[int, str]]) -> str:
    """Return what the newest operation of the run is called, or empty."""
    return max(run)[1] if run else ""


def _image(record: str, image: str | None) -> dict[str, Any] | None:
    if image is None:
        return None
    values: dict[str, Any] = json.loads(image)
    for name in _REALS.get(record, ()):
        values[name] = float(values[name])
    return values


def _apply(connection: Connection, operation_id: int, forwards: bool) -> None:
    """Put every record of an operation as it was after it, or before it, in the right order."""
    order = "ASC" if forwards else "DESC"
    rows = connection.rows(
        "SELECT record, record_id, before, after FROM change WHERE operation_id = ?"
        f" ORDER BY id {order}",
        (operation_id,),
    )
    for record, record_id, before, after in rows:
        there, wanted = (before, after) if forwards else (after, before)
        if wanted is None:
            connection.write(f"DELETE FROM {record} WHERE id = ?", (record_id,))
        else:
            _put(connection, record, record_id, _image(record, wanted) or {}, there is None)


def _put(
    connection: Connection, record: str, record_id: int, values: dict[str, Any], fresh: bool
) -> None:
    if fresh:
        sql = f"INSERT INTO {record} ({_quoted(values, '{}')}) VALUES ({_quoted(values, '?')})"
        connection.write(sql, tuple(values.values()))
    else:
        sql = f"UPDATE {record} SET {_quoted(values, '{} = ?')} WHERE id = ?"
        connection.write(sql, (*values.values(), record_id))


def _quoted(names: Iterable[str], form: str) -> str:
    return ", ".join(form.format(f'"{name}"') for name in names)
