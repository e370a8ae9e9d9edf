"""What the window remembers for the project: outside the journal, never undone."""

import json
from typing import Any

from db.connection import Connection
from db.repository import as_json


class Settings:
    """Keep JSON values; `workbench.ports.Settings` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str, default: Any = None) -> Any:
        """Return the JSON value kept under the key."""
        row = self._connection.row("SELECT value FROM setting WHERE key = ?", (key,))
        return json.loads(row[0]) if row else default

    def put(self, key: str, value: Any) -> None:
        """Keep a JSON value; a project that is open for reading forgets it."""
        if not self._connection.writable:
            return
        if self._connection.raw.in_transaction:
            self._write(key, value)
            return
        with self._connection.transaction():
            self._write(key, value)

    def _write(self, key: str, value: Any) -> None:
        self._connection.write(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, as_json(value)),
        )
