"""Make a project file, or open one: what is not ours, or not whole, is refused untouched."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from db.backup import write_backup
from db.connection import Connection
from db.errors import told
from db.gate import Gate
from db.lock import Held, Lock
from db.repeats import settle_all
from db.schema import APPLICATION_ID, MAJOR, VERSION, migrate
from db.seeding import seed
from db.writer import Project
from workbench.errors import ProjectRefused, Refusal

Clock = Callable[[], str]
_HEADER = b"SQLite format 3\x00"


def now() -> str:
    """Return the time as ISO text in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def create(path: Path | str, who: str = "", clock: Clock = now) -> Project:
    """Make a new project file with its vocabularies and open it; refuses a name that is taken.

    It is laid out under another name first, so that a crash leaves no half of a project behind.
    """
    path = Path(path).absolute()
    if path.exists():
        raise ProjectRefused(f"{path.name} is there already. Open it, or choose another name.")
    lock = _locked(path, who)
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.unlink(missing_ok=True)
        _lay_out(aside)
        aside.replace(path)
        return Project(path, who, clock, lock)
    except (sqlite3.Error, OSError, Refusal) as error:
        aside.unlink(missing_ok=True)
        lock.release()
        said = told(error) if isinstance(error, sqlite3.Error) else error
        raise ProjectRefused(f"{path.name} can't be made here. {said}") from error


def _locked(path: Path, who: str) -> Lock:
    try:
        return Lock(path, who)
    except Held as held:
        raise ProjectRefused(f"{path.name} can't be made. {held}") from None
    except OSError as error:
        raise ProjectRefused(
            f"{path.name} can't be made in {path.parent}: {error.strerror}. Choose another folder."
        ) from error


def _lay_out(path: Path) -> None:
    path.touch(exist_ok=False)
    connection = Connection(path, Gate())
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        migrate(connection.database)
        with connection.transaction():
            seed(connection)
    finally:
        connection.close()


def open_project(
    path: Path | str, who: str = "", clock: Clock = now, read_only: bool = False
) -> Project:
    """Open a project; for reading only when asked, or when another window or the folder bars it.

    Then `read_only` of the project says why. Raises ProjectRefused for what is no whole project.
    """
    path = Path(path).absolute()
    refuse_strangers(path)
    if read_only:
        return _reading(path, who, clock, "Opened for reading.")
    try:
        lock = Lock(path, who)
    except Held as held:
        return _reading(path, who, clock, str(held))
    except OSError as error:
        return _reading(path, who, clock, f"The folder can't be written ({error.strerror}).")
    try:
        _bring_up(path)
        return Project(path, who, clock, lock)
    except BaseException as error:
        lock.release()
        if isinstance(error, sqlite3.Error):
            raise _not_whole(path, error) from error
        raise


def _reading(path: Path, who: str, clock: Clock, why: str) -> Project:
    try:
        project = Project(path, who, clock, None, why)
    except sqlite3.Error as error:
        raise _not_whole(path, error) from error
    try:
        _refuse_odd_schema(project.connection)
        return project
    except Refusal as error:
        project.close()
        if isinstance(error, ProjectRefused):
            raise
        raise _not_whole(path, error) from error


def _not_whole(path: Path, error: Exception) -> ProjectRefused:
    return ProjectRefused(
        f"{path.name} can't be opened: {error}. It was left as it is; try the newest file in"
        f" {path.name}.backups."
    )


def refuse_strangers(path: Path) -> None:
    """Raise ProjectRefused unless the file is a whole project that this program can read."""
    header = _header(path)
    if not header.startswith(_HEADER):
        raise ProjectRefused(f"{path.name} is not a Sidelight project. It was left as it is.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ProjectRefused(
            f"{path.name} belongs to another program, not to Sidelight. It was left as it is."
        )
    if int.from_bytes(header[60:64], "big") // 1000 > MAJOR:
        raise ProjectRefused(
            f"{path.name} was made by a newer Sidelight. It was left as it is; update this program"
            " to open it."
        )
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    size = path.stat().st_size
    whole = (65536 if page == 1 else page) * pages
    if size < whole and not path.with_name(path.name + "-wal").exists():
        raise ProjectRefused(
            f"{path.name} is cut short: {size:,} of {whole:,} bytes are there. It was left as it"
            f" is; get a whole copy, or the newest file in {path.name}.backups."
        )


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError:
        raise ProjectRefused(f"There is no file {path}.") from None
    except OSError as error:
        raise ProjectRefused(f"{path.name} can't be read: {error.strerror}.") from error


def _bring_up(path: Path) -> None:
    """Migrate an older file, once a backup of it stands beside it."""
    connection = Connection(path, Gate())
    try:
        _refuse_odd_schema(connection)
        version = connection.value("PRAGMA user_version")
        if version < VERSION:
            older = path.with_name(f"{path.stem} before version {VERSION}{path.suffix}")
            write_backup(path, older)
            connection.execute("PRAGMA foreign_keys = OFF")
            migrate(connection.database)
            with connection.transaction():
                settle_all(connection)
    finally:
        connection.close()


def _refuse_odd_schema(connection: Connection) -> None:
    """Raise ProjectRefused when tables are gone, or when the file holds code, which ours never do."""
    kinds: dict[str, str] = dict(connection.rows("SELECT name, type FROM sqlite_schema"))
    name = connection.path.name
    if not {"document", "content", "change"} <= set(kinds):
        raise ProjectRefused(
            f"{name} has lost its tables. It was left as it is; try the newest file in"
            f" {name}.backups."
        )
    if {"trigger", "view"} & set(kinds.values()):
        raise ProjectRefused(
            f"{name} holds code of another program, so it was not opened and left as it is."
        )
