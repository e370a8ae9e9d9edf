"""The door by which files of other programs come in: what a file is, its content says.

One reader a format. Each module keeps heavy imports inside its functions, as all are loaded to
recognise one file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.errors import Refusal
from workbench.exchange import code_book
from workbench.exchange.brought import Brought, BroughtCode
from workbench.exchange.soundness import made_sound
from workbench.ports import OpenTables
from workbench.tasks import Progress

_HEAD = 8192


@dataclass(frozen=True, slots=True)
class Parts:
    """Join what names the projects that a database may hold with what reads one of them."""

    names: Callable[[Path, OpenTables], list[str]]
    read: Callable[[Path, Progress, str, OpenTables], Brought]


@dataclass(frozen=True, slots=True)
class Incoming:
    """Join how the files of one format are told with what reads them.

    `recognises` gets the first 8 KB and the path, for formats that lie deeper; `endings` are how
    such files are usually called, with their dots, and only to offer them.
    """

    key: str
    label: str
    endings: tuple[str, ...]
    recognises: Callable[[bytes, Path], bool]
    read: Callable[[Path, Progress], Brought] | None = None
    parts: Parts | None = None


def read_incoming(
    path: Path,
    progress: Progress | None = None,
    part: str = "",
    tables: OpenTables | None = None,
) -> Brought:
    """Return what a file of another program brings, put right where it has to be.

    `part` names the project to bring where the file holds several (see `parts_of`); `tables` opens
    a database (`Store.tables_of`), which is needed where the file is one. Raises Refusal with one
    sentence for a file that no reader knows, a damaged or a hostile one.
    """
    form, told = _recognised(path), progress or Progress()
    if part and form.parts is None:
        raise Refusal(f"“{path.name}” holds one project only; bring it in without naming it.")
    try:
        brought = _read(form, path, told, part, tables)
    except OSError as error:
        raise _unreadable(path, error) from error
    brought.form = brought.form or form.label
    return made_sound(brought)


def _read(
    form: Incoming, path: Path, progress: Progress, part: str, tables: OpenTables | None
) -> Brought:
    if form.parts:
        if tables is None:
            raise ValueError("a database is read through a store")
        return form.parts.read(path, progress, part, tables)
    assert form.read is not None
    return form.read(path, progress)


def parts_of(path: Path, tables: OpenTables) -> list[str]:
    """Return the names of the projects that a file holds, empty where it can't hold several.

    Raises Refusal as `read_incoming` does.
    """
    form = _recognised(path)
    return form.parts.names(path, tables) if form.parts else []


def _recognised(path: Path) -> Incoming:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise _unreadable(path, error) from error
    for form in INCOMING:
        if form.recognises(head, path):
            return form
    raise Refusal(
        f"“{path.name}” is no file of another program that can be brought in; these can: "
        f"{', '.join(form.label for form in INCOMING)}."
    )


def _unreadable(path: Path, error: OSError) -> Refusal:
    return Refusal(f"“{path.name}” can't be read: {error.strerror}.")


def _is_project(head: bytes, path: Path) -> bool:
    from workbench.exchange.refi.reading import is_project

    return is_project(head, path)


def _project(path: Path, progress: Progress) -> Brought:
    from workbench.exchange.refi.reading import read_project

    return read_project(path, progress)


def _is_code_book(head: bytes, path: Path) -> bool:
    return b"<CodeBook" in head and b"<Project" not in head


def _code_book(path: Path, progress: Progress) -> Brought:
    book = code_book.read_code_book(path)
    brought = Brought(remarks=list(book.skipped))
    brought.codes = [
        BroughtCode(one.name, one.parent, one.colour, one.description) for one in book.codes
    ]
    return brought


def _is_entities(head: bytes, path: Path) -> bool:
    from workbench.exchange.follow_the_money.lines import begins_entity

    return begins_entity(head)


def _entities(path: Path, progress: Progress) -> Brought:
    from workbench.exchange.follow_the_money.reading import read

    return read(path, progress)


def _are_annotations(head: bytes, path: Path) -> bool:
    from workbench.exchange.web_annotations import recognises

    return recognises(head)


def _annotations(path: Path, progress: Progress) -> Brought:
    from workbench.exchange.web_annotations import read

    return read(path, progress)


def _is_graph(head: bytes, path: Path) -> bool:
    from workbench.exchange.graphs import recognises

    return recognises(head)


def _graph(path: Path, progress: Progress) -> Brought:
    from workbench.exchange.graph_reading import read

    return read(path, progress)


def _is_database(head: bytes, path: Path) -> bool:
    return head.startswith(b"SQLite format 3\0")


def _tagged(path: Path, progress: Progress, part: str, tables: OpenTables) -> Brought:
    from workbench.exchange.taguette.project import read

    return read(path, progress, part, tables)


def _tagged_projects(path: Path, tables: OpenTables) -> list[str]:
    from workbench.exchange.taguette.project import projects_in

    return projects_in(path, tables)


def _is_table(head: bytes, path: Path) -> bool:
    from workbench.exchange.quotation_table import recognises

    return recognises(head, path)


def _table(path: Path, progress: Progress) -> Brought:
    from workbench.exchange.quotation_table import read

    return read(path, progress)


#: the most particular first
INCOMING: tuple[Incoming, ...] = (
    Incoming("w3c", "Web annotations", (".jsonld", ".json"), _are_annotations, _annotations),
    Incoming(
        "ftm", "FollowTheMoney entities", (".json", ".jsonl", ".ftm"), _is_entities, _entities
    ),
    Incoming("qdpx", "REFI-QDA project", (".qdpx", ".qde"), _is_project, _project),
    Incoming("qdc", "REFI-QDA code book", (".qdc",), _is_code_book, _code_book),
    Incoming(
        "taguette",
        "Taguette project",
        (".sqlite3", ".db"),
        _is_database,
        parts=Parts(_tagged_projects, _tagged),
    ),
    Incoming("graphml", "GraphML", (".graphml",), _is_graph, _graph),
    Incoming("table", "Table of excerpts", (".csv", ".tsv", ".xlsx", ".jsonl"), _is_table, _table),
)
