"""Read a list of actors and their spellings: a table, lines of names, or FollowTheMoney entities."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.importing.folders import shown, size_of
from workbench.importing.reading import Entry, ReadDocument, Source
from workbench.importing.registry import refuse_too_large
from workbench.importing.report import Failure
from workbench.importing.run import read_bytes
from workbench.importing.supervision.child import Child
from workbench.importing.supervision.crew import Crew, Job
from workbench.importing.tables import Table, csv_table, is_csv, is_xlsx, xlsx_tables

READER = "workbench.importing.name_list:entries"
#: how such files are usually called
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson", ".ftm")
_LONGEST = 500
_MOST = 200_000
#: what columns are called; a column that begins as one of the aliases' does is one of them
_COLUMNS = {
    "name": ("name", "actor", "canonical name", "caption", "main name"),
    "type": ("type", "kind", "schema", "category"),
    "role": ("role", "position", "post"),
    "note": ("note", "notes", "comment", "description"),
}
_ALIASES = ("alias", "also", "aka", "a k a", "spelling", "variant", "other name", "weakalias")
#: FollowTheMoney schemata that are actors, as types of actors
SCHEMATA = {
    "Person": "person",
    "Organization": "organisation",
    "LegalEntity": "organisation",
    "Company": "organisation",
    "PublicBody": "government_body",
    "Country": "state",
    "Address": "place",
    "Event": "event",
}
#: what organisations are about that are more than that
_TOPICS = {"gov": "government_body", "pol.party": "party", "mil": "armed_group"}


@dataclass(frozen=True, slots=True)
class ListedName:
    """Hold one actor of a list; `type` is the key or the label of a type, or empty."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold what one row gives: an actor, why something in it is none, or nothing."""

    listed: ListedName | None = None
    why: tuple[str, ...] = ()
    blank: bool = False
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class NameList:
    """Hold the actors of a list in its order, and a sentence for each row or name that is none.

    `blanks` counts empty rows, `repeats` the names that a row gives twice; both are left out.
    """

    names: tuple[ListedName, ...]
    failures: tuple[Failure, ...] = ()
    blanks: int = 0
    repeats: int = 0


def names_in(path: Path) -> NameList:
    """Return the actors that a file lists, read in a sealed process; raises Refusal for none."""
    return _read(read_bytes(path), Job(path, shown(path), size_of(path)))


def names_said(text: str) -> NameList:
    """Return the actors of pasted lines, read as a file of them is."""
    data = text.encode("utf-8", "replace")
    return _read(data, Job(Path("pasted names"), "pasted names", len(data)))


def _read(data: bytes, job: Job) -> NameList:
    names: list[ListedName] = []
    failures: list[Failure] = []
    passed = [0, 0]
    with Crew(partial(_asked, data), reader=READER, hands=1) as crew:
        for _, told in crew.each([job]):
            for entry in told:
                if entry.document is None:
                    failures.append(Failure(entry.name, entry.why))
                else:
                    told_of = json.loads(entry.document.text)
                    names += map(_checked, told_of["names"])
                    passed = [int(told_of["blanks"]), int(told_of["repeats"])]
    if not names:
        why = failures[0].why if failures else f"“{job.name}” lists no names."
        raise Refusal(why)
    return NameList(tuple(names), tuple(failures), *passed)


def _asked(data: bytes, job: Job, child: Child) -> Iterator[Entry]:
    yield from child.entries(data, job.name)


def _checked(told: Mapping[str, Any]) -> ListedName:
    """Return what the sealed process told, believed only as far as it is plain text."""
    lines = {field: str(told.get(field, "")) for field in ("name", "type", "role", "note")}
    return ListedName(aliases=tuple(map(str, told.get("aliases", ()))), **lines)


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield the good rows as JSON, and an entry for each that is none; runs in the sealed process."""
    refuse_too_large(len(data), name, data[:8])
    source = Source(data, name)
    good: list[dict[str, Any]] = []
    blanks = repeats = 0
    for number, row in islice(_rows(source), _MOST):
        if row.listed:
            good.append(asdict(row.listed))
        blanks += row.blank
        repeats += row.repeats
        for why in row.why:
            yield Entry(f"{name}/{number}", why=f"“{name}”, line {number}: {why}")
    if good:
        told = {"names": good, "blanks": blanks, "repeats": repeats}
        yield Entry(name, b"", ReadDocument(json.dumps(told)))


def _rows(source: Source) -> Iterator[tuple[int, _Row]]:
    """Yield each line's number with what it gives."""
    if is_xlsx(source):
        for table in xlsx_tables(source):
            yield from _of_table(table)
    elif source.decoded.text.lstrip().startswith("{"):
        lines = source.decoded.text.split("\n")
        yield from ((number, _entity(line)) for number, line in enumerate(_whole(lines), 1))
    elif source.called(".csv", ".tsv") or is_csv(source):
        yield from _of_table(next(csv_table(source)))
    else:
        lines = source.decoded.text.split("\n")
        yield from (
            (number, _listed(_parts([line]))) for number, line in enumerate(_whole(lines), 1)
        )


def _whole(lines: list[str]) -> list[str]:
    """Return the lines of a text without the empty one that its last line end leaves."""
    return lines if lines[-1] else lines[:-1]


def _of_table(table: Table) -> Iterator[tuple[int, _Row]]:
    columns = {_plain(name): at for at, name in reversed(list(enumerate(table.header)))}
    held = {
        field: next((columns[name] for name in names if name in columns), -1)
        for field, names in _COLUMNS.items()
    }
    if held["name"] < 0:  # no header: the first column names, the others are more spellings
        first = [(1, list(table.header))]
        for number, cells in chain(first, table.rows):
            yield number, _listed(_parts(cells or ()))
        return
    aliases = sorted(at for name, at in columns.items() if name.startswith(_ALIASES))
    for number, cells in table.rows:
        yield number, _row(cells, held, aliases)


def _row(cells: Sequence[str] | None, held: Mapping[str, int], aliases: Iterable[int]) -> _Row:
    if cells is None:
        return _Row(why=("the row is damaged.",))

    def cell(at: int) -> str:
        return " ".join(cells[at].split()) if 0 <= at < len(cells) else ""

    spellings = _parts(cells[at] for at in aliases if at < len(cells))
    more = {field: cell(held[field]) for field in ("type", "role", "note")}
    if not (cell(held["name"]) or spellings or any(more.values())):
        return _Row(blank=True)
    return _listed([cell(held["name"]), *spellings], **more)


def _parts(cells: Iterable[str]) -> list[str]:
    """Return the names in some cells, where `;`, `|`, a tab or a line end stands between two."""
    parts = (
        part
        for cell in cells
        for part in cell.replace("|", ";").replace("\n", ";").replace("\t", ";").split(";")
    )
    return [said for part in parts if (said := " ".join(part.split()))]


def _listed(said: Sequence[str], **more: str) -> _Row:
    """Return the actor of some names, the first its own; a name that is none costs itself only."""
    if not said:
        return _Row(blank=True)
    if not said[0]:
        return _Row(why=("it has no name.",))
    faults = [(one, _fault(one)) for one in dict.fromkeys(said)]
    why = tuple(fault for _, fault in faults if fault)
    if faults[0][1]:
        return _Row(why=why)
    spellings = tuple(one for one, fault in faults[1:] if not fault)
    return _Row(ListedName(said[0], spellings, **more), why, repeats=len(said) - len(faults))


def _fault(name: str) -> str:
    """Return why a name is none, or empty."""
    if len(name) > _LONGEST:
        return f"a name is longer than {_LONGEST} characters."
    return "" if any(map(str.isalnum, name)) else f"a name has no letter: “{name[:40]}”."


def _entity(line: str) -> _Row:
    """Return the actor of a line of FollowTheMoney; other entities are passed over."""
    if not line.strip():
        return _Row(blank=True)
    try:
        told = json.loads(line)
        schema, properties = told["schema"], told["properties"]
        names = [*_texts(properties, "name"), *_texts(properties, "alias", "weakAlias")]
        topics = _texts(properties, "topics")
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return _Row(why=("it is no FollowTheMoney entity.",))
    if schema not in SCHEMATA:
        return _Row(why=(f"“{schema}” is no kind of actor here."[:200],))
    if not names:
        return _Row(why=("it has no name.",))
    role = "; ".join(_texts(properties, "position"))
    said = [name for one in names if (name := " ".join(one.split()))]
    return _listed(said, type=_type_of(schema, topics), role=role)


def _type_of(schema: str, topics: Sequence[str]) -> str:
    """Return the type of actor that a schema stands for, told apart by what the entity is about."""
    if SCHEMATA[schema] == "organisation":
        for topic in topics:
            if kind := _TOPICS.get(topic.split(".")[0], _TOPICS.get(topic, "")):
                return kind
    return SCHEMATA[schema]


def _texts(properties: Mapping[str, Any], *fields: str) -> list[str]:
    values = (properties.get(field, []) for field in fields)
    return [one for value in values for one in value if isinstance(one, str)]


def _plain(column: str) -> str:
    return " ".join(column.replace("_", " ").replace("-", " ").replace(".", " ").casefold().split())
