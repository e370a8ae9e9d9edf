"""Look at a table before it is imported: its columns, what its first row says, and what is guessed."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from workbench.errors import Refusal
from workbench.importing.folders import shown, size_of
from workbench.importing.reading import Entry, ReadDocument, Source
from workbench.importing.registry import refuse_too_large
from workbench.importing.rows import Columns, guess_columns
from workbench.importing.run import read_bytes
from workbench.importing.supervision.child import Child
from workbench.importing.supervision.crew import Crew, Job
from workbench.importing.tables import csv_table, is_csv, is_xlsx, json_table, xlsx_tables

READER = "workbench.importing.outline:entries"
#: how such files are usually called
TABLES = (".csv", ".tsv", ".tab", ".xlsx", ".jsonl", ".ndjson")
_SHOWN = 80
_MOST = 500


@dataclass(frozen=True, slots=True)
class Outline:
    """Hold a table's name, its columns with what the first row says in each, and the guess."""

    name: str
    columns: dict[str, str]
    guess: Columns


def outline_of(path: Path) -> Outline:
    """Return the outline of a table, read in a sealed process; raises Refusal when there is none."""
    name = shown(path)
    data = read_bytes(path)
    with Crew(partial(_asked, data), reader=READER, hands=1) as crew:
        found = [
            told for _, entries in crew.each([Job(path, name, size_of(path))]) for told in entries
        ]
    if not found or found[0].document is None:
        raise Refusal(found[0].why if found else f"“{name}” is no table.")
    told = json.loads(found[0].document.text)
    return Outline(name, dict(told["columns"]), Columns().chosen(told["guess"]))


def _asked(data: bytes, job: Job, child: Child) -> Iterator[Entry]:
    yield from child.entries(data, job.name)


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield one entry whose text is the outline as JSON; runs in the sealed process."""
    refuse_too_large(len(data), name, data[:8])
    source = Source(data, name)
    if is_xlsx(source):
        tables = xlsx_tables(source)
    elif source.called(".jsonl", ".ndjson"):
        tables = json_table(source)
    elif is_csv(source):
        tables = csv_table(source)
    else:
        raise Refusal(f"“{name}” is no table.")
    table = next(tables, None)
    if table is None or not any(table.header):
        raise Refusal(f"“{name}” is a table without columns.")
    sample = table.sample()
    first = [*(sample[0] if sample else []), *[""] * len(table.header)]
    columns = {
        column: " ".join(first[at][: 4 * _SHOWN].split())[:_SHOWN]
        for at, column in enumerate(table.header[:_MOST])
        if column
    }
    told = {"columns": columns, "guess": asdict(guess_columns(table.header, sample))}
    yield Entry(name, b"", ReadDocument(json.dumps(told)))
