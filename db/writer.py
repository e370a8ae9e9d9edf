"""A project file that is open: the store that the session writes to."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db import journal, listing, repeats, spoken, words
from db.backup import write_backup
from db.backups import Backups
from db.connection import Connection
from db.durability import fold_log, keep_log, rest
from db.errors import telling
from db.foreign import Foreign
from db.gate import Gate
from db.lock import Lock
from db.view import View
from workbench.changes import ChangeSet
from workbench.errors import Cancelled, ReadOnly
from workbench.ports import Reader, Recording, Store

Clock = Callable[[], str]


class Writer(View):
    """Write through one connection; `workbench.ports.Store` says what each method does."""

    def __init__(self, connection: Connection, who: str, clock: Clock, read_only: str = "") -> None:
        super().__init__(connection)
        self.path = connection.path
        self.read_only = read_only
        self._who = who
        self._clock = clock
        if not read_only:
            journal.arm(connection)
            words.watch(connection)
            listing.watch(connection)
            repeats.watch(connection)
            spoken.watch(connection)

    @contextmanager
    def operation(
        self, label: str, who: str, origin: str = "", group: str = ""
    ) -> Iterator[Recording]:
        """Open one transaction; what is written inside is journaled together or not at all."""
        self._refuse_reading()
        with journal.recording(self.connection, label, who, self._clock(), group, origin) as entry:
            yield entry

    def undo(self) -> ChangeSet | None:
        """Take back the last operation that stands; None when there is none."""
        self._refuse_reading()
        return self.history.undo(self._who, self._clock())

    def redo(self) -> ChangeSet | None:
        """Bring back what was last undone; None when there is none."""
        self._refuse_reading()
        return self.history.redo(self._who, self._clock())

    def forget_history(self) -> None:
        """Let nothing that was done so far be undone, or told of."""
        self._refuse_reading()
        with self.connection.transaction():
            for table in ("step", "change", "operation"):
                self.connection.write(f"DELETE FROM {table}")

    def tables_of(self, path: Path) -> Foreign:
        """Open a database of another program for reading."""
        return Foreign(path)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a read-only view of its own for the calling thread.

        Inside, SQLite's complaints are told; whatever it says of an interrupted view is Cancelled.
        """
        with telling(), closing(Connection(self.path)) as connection:
            view = View(connection)
            try:
                yield view
            except sqlite3.Error as error:
                # the index says of an interrupt that a table is not there, or can't be made
                if view.interrupted:
                    raise Cancelled from error
                raise

    @contextmanager
    def background_writer(self) -> Iterator[Store]:
        """Open a writer for the calling thread that lets the owner's writes go first.

        Inside, SQLite's complaints are told.
        """
        self._refuse_reading()
        with (
            telling(),
            closing(Connection(self.path, self.connection.gate, owner=False)) as connection,
        ):
            keep_log(connection)
            yield Writer(connection, self._who, self._clock)

    def tidy(self) -> None:
        """Fold the log into the file, when nobody is writing."""
        if not self.read_only:
            fold_log(self.connection)

    def backup(self, target: Path) -> None:
        """Write a verified copy of the project aside and move it into place."""
        write_backup(self.path, target)

    def keep_backup(self) -> Path | None:
        """Write a rolling backup if one is due and thin the old ones; returns it, or None."""
        backups, now = Backups(self.path), datetime.now(UTC).replace(tzinfo=None)
        if self.read_only or not backups.due(now):
            return None
        target = backups.name(now)
        write_backup(self.path, target)
        backups.thin(now)
        return target

    def close(self) -> None:
        """Let go of the connection."""
        self.connection.close()

    def _refuse_reading(self) -> None:
        if self.read_only:
            raise ReadOnly(
                f"{self.read_only} Nothing was changed: the project is open for reading."
            )


class Project(Writer):
    """Hold a project for its owner: the writer that goes first, and the lock on the file."""

    def __init__(
        self, path: Path, who: str, clock: Clock, lock: Lock | None, read_only: str = ""
    ) -> None:
        connection = Connection(path, None if read_only else Gate())
        if not read_only:
            keep_log(connection)
        self._lock = lock
        self._closed = False
        super().__init__(connection, who, clock, read_only)
        if not read_only and listing.bring_up(connection):
            spoken.forget_all(connection)

    def close(self) -> None:
        """Fold the file into one and let go of it; once is enough."""
        if self._closed:
            return
        self._closed = True
        if not self.read_only:
            listing.note(self.connection)
            rest(self.connection)
        self.connection.close()
        if self._lock:
            self._lock.release()
            self._lock = None
