"""Copy a project while it is open: written aside, verified, and only then given its name."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from db.connection import Connection
from db.errors import raise_told
from workbench.errors import Refusal

_COUNTED = ("document", "content", "excerpt", "mention", "relation", "claim", "operation", "change")


def write_backup(project: Path, target: Path) -> None:
    """Write a verified copy to `target`; an older file of that name is replaced by it at once.

    It reads through a connection of its own, so that any thread may call it beside the writer.
    Raises Refusal, leaving an older file in place, when the copy can't be made or is not whole.
    """
    target = Path(target).absolute()
    if target == project.absolute():
        raise Refusal("A backup can't replace the project itself; choose another name.")
    aside = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        _copy(project, aside)
        _sync(aside)
        aside.replace(target)
    except OSError as error:
        raise Refusal(
            f"The backup {target.name} can't be written: {error.strerror}. The project is safe."
        ) from error
    except sqlite3.Error as error:
        raise_told(error)
    finally:
        with suppress(OSError):  # the folder itself may be what is missing
            aside.unlink(missing_ok=True)


def _copy(project: Path, aside: Path) -> None:
    source = Connection(project)
    copy = sqlite3.connect(aside, isolation_level=None)
    try:
        with source.snapshot():
            wanted = _counts(source.raw)
            source.raw.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        found = [row[0] for row in copy.execute("PRAGMA quick_check(1)")]
        if found != ["ok"] or _counts(copy) != wanted:
            raise Refusal(
                "The backup is not whole, so it was thrown away. Check the disk and the project"
                " (Check project), and try again."
            )
    finally:
        copy.close()
        source.close()


def _counts(connection: sqlite3.Connection) -> list[int]:
    return [connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED]


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
