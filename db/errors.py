"""Say SQLite's complaints in the analyst's words; what is a bug stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from workbench.errors import Cancelled, Refusal, StoreFailed


class OutsideOperation(RuntimeError):
    """Raised by a write outside `Store.operation`: a bug, never the analyst's doing."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full. Nothing of this step was written and all earlier work"
    " is safe; free some space and try again.",
    sqlite3.SQLITE_IOERR: "The disk did not take the change. Nothing of this step was written and"
    " all earlier work is safe; check the drive and try again.",
    sqlite3.SQLITE_READONLY: "The project file can't be written any more. Nothing of this step was"
    " written; check the file's permissions and open it again.",
    sqlite3.SQLITE_BUSY: "Another program is using the project file. Nothing was written; close it"
    " there and try again.",
    sqlite3.SQLITE_CANTOPEN: "The project file can't be reached any more; it was moved, or its drive"
    " is gone. All earlier work is in it; bring it back to its place and try again.",
    sqlite3.SQLITE_CORRUPT: "The project file is damaged. Nothing was written; open a backup from"
    " the folder beside it.",
    sqlite3.SQLITE_NOTADB: "The project file is damaged. Nothing was written; open a backup from"
    " the folder beside it.",
    sqlite3.SQLITE_TOOBIG: "This is too large for a project. Nothing was written; split it first.",
}
_CONSTRAINTS = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: "This refers to something that is no longer in the"
    " project, or that other things still need. Nothing was changed.",
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: "This is in the project already. Nothing was changed.",
}


def told(error: sqlite3.Error) -> Exception:
    """Return the Refusal that tells this error, or the error itself when it is a bug."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if "outside an operation" in str(error):
        return OutsideOperation(str(error))
    if code in _CONSTRAINTS:
        return Refusal(_CONSTRAINTS[code])
    if code & 0xFF == sqlite3.SQLITE_INTERRUPT:
        return Cancelled()
    sentence = _SENTENCES.get(code & 0xFF)
    if not sentence:
        return error
    # what is too large is one thing's fault; whatever else comes may still be written
    return (Refusal if code & 0xFF == sqlite3.SQLITE_TOOBIG else StoreFailed)(sentence)


def raise_told(error: sqlite3.Error) -> NoReturn:
    """Raise what `told` makes of the error that is being handled."""
    said = told(error)
    raise said from (None if said is error else error)


@contextmanager
def telling() -> Iterator[None]:
    """Tell what SQLite complains of inside, where the analyst can act on it."""
    try:
        yield
    except sqlite3.Error as error:
        raise_told(error)
