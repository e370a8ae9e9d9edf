"""Look at tables before they are imported: their columns, what a first row says, what is guessed.

Tables of the same columns are asked about once. They may stand in folders, in archives and on the
sheets of one workbook; a workbook's other sheets need not look alike.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from workbench.errors import Refusal
from workbench.importing.archive import unsafe_name
from workbench.importing.direction import tame
from workbench.importing.folders import files_in, shown, size_of
from workbench.importing.reading import Entry, ReadDocument, Source
from workbench.importing.registry import refuse_too_large
from workbench.importing.rows import Columns, guess_columns, header_key
from workbench.importing.run import read_bytes
from workbench.importing.supervision.child import Child
from workbench.importing.supervision.crew import Crew, Job
from workbench.importing.tables import Table, csv_table, is_csv, is_xlsx, json_table, xlsx_tables
from workbench.importing.zipped import is_zip
from workbench.tasks import Progress

READER = "workbench.importing.outline:entries"
#: how such files, and what may hold them, are usually called
TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".jsonl", ".ndjson")
_HOLDERS = (*TABLES, ".zip")
#: files that are looked at before an import, and archives in archives
MOST_FILES = 300
_DEEPEST = 3
_SHOWN = 80
_MOST = 500


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold a table's name, its columns with what the first row says in each, and the guess.

    `key` tells tables of the same columns; `others` is how many more of them there are.
    """

    name: str
    columns: dict[str, str]
    guess: Columns
    key: str = ""
    others: int = 0


def may_hold_tables(path: Path) -> bool:
    """Say whether a path is a folder, or named as tables and archives are."""
    return path.suffix.casefold() in _HOLDERS or path.is_dir()


def outlines_of(paths: Iterable[Path], progress: Progress | None = None) -> list[Outline]:
    """Return an outline for each kind of table among the files and folders, in their order.

    What can't be read is passed over: the import itself says why. Files beyond `MOST_FILES` are not
    looked at. Raises Cancelled.
    """
    progress = progress or Progress()
    files = [path for path in files_in(paths).files if path.suffix.casefold() in _HOLDERS]
    jobs = [Job(path, shown(path), size_of(path)) for path in files[:MOST_FILES]]
    found: dict[str, Outline] = {}
    if not jobs:
        return []
    with Crew(_asked, reader=READER, hands=min(2, len(jobs))) as crew:
        for done, (job, entries) in enumerate(crew.each(jobs, lambda: progress.cancelled)):
            progress.step(done, len(jobs), job.name)
            for entry in entries:
                _add(found, entry)
    return list(found.values())


def outline_of(path: Path) -> Outline:
    """Return the outline of a file's first table; raises Refusal when it has none."""
    found = outlines_of([path])
    if not found:
        raise Refusal(f"“{shown(path)}” is no table.")
    return found[0]


def _add(found: dict[str, Outline], entry: Entry) -> None:
    if entry.document is None:
        return
    told = json.loads(entry.document.text)
    key = str(told["key"])
    if key in found:
        found[key] = replace(found[key], others=found[key].others + 1)
    else:
        guess = Columns().chosen(told["guess"])
        found[key] = Outline(entry.name, dict(told["columns"]), guess, key)


def _asked(job: Job, child: Child) -> Iterator[Entry]:
    try:
        yield from child.entries(read_bytes(job.path), job.name)
    except Refusal as refusal:
        yield Entry(job.name, why=str(refusal))


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield for each table an entry whose text is its outline as JSON; runs in the sealed process."""
    for table in _tables(data, name, 0):
        if any(table.header):
            yield Entry(table.name, b"", ReadDocument(_outline(table)))


def _tables(data: bytes, name: str, depth: int) -> Iterator[Table]:
    refuse_too_large(len(data), name, data[:8])
    source = Source(data, name)
    if is_xlsx(source):
        yield from xlsx_tables(source)
    elif is_zip(source):
        yield from _inside(source, depth) if depth < _DEEPEST else ()
    elif source.called(".jsonl", ".ndjson"):
        yield from json_table(source)
    elif is_csv(source):
        yield from csv_table(source)


def _inside(source: Source, depth: int) -> Iterator[Table]:
    archive = source.archive
    for part in archive.files():
        if Path(part).suffix.casefold() not in _HOLDERS or unsafe_name(part):
            continue
        called = f"{source.name}/{tame(part)}"
        try:
            yield from _tables(archive.read(part, called), called, depth + 1)
        except Refusal:  # the import itself says why
            continue


def _outline(table: Table) -> str:
    sample = table.sample()
    first = [*(sample[0] if sample else []), *[""] * len(table.header)]
    columns = {
        column: " ".join(first[at][: 4 * _SHOWN].split())[:_SHOWN]
        for at, column in enumerate(table.header[:_MOST])
        if column
    }
    guess = asdict(guess_columns(table.header, sample))
    return json.dumps({"columns": columns, "guess": guess, "key": header_key(table.header)})
