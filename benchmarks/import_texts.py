"""Time the import of 1,000 text articles until they can be searched, beside a bare SQLite loop."""

import hashlib
import random
import resource
import sqlite3
import sys
import tempfile
from pathlib import Path

from figure import milliseconds, tell

from db.project import create
from workbench.bus import Bus
from workbench.importing.run import import_paths
from workbench.session import Desk, Session

ARTICLES = 1000
MEAN_BYTES = 9600
LIMIT_MS = 1000
LIMIT_MB = 250
NOON = "2024-02-04T12:00:00+00:00"


def write_corpus(folder: Path) -> int:
    """Write articles of real-looking words, the frequent ones frequent; returns their bytes."""
    chance = random.Random(7)
    letters = "etaoinshrdlcumwfgypbvk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    total = 0
    for number in range(ARTICLES):
        said = chance.choices(words, weights, k=MEAN_BYTES * 10 // 76)
        lines = [" ".join(said[at : at + 80]).capitalize() + "." for at in range(0, len(said), 80)]
        text = f"Article {number} of the corpus\n\n" + "\n\n".join(lines)
        total += (folder / f"{number:04}.txt").write_bytes(text.encode())
    return total


def bare(folder: Path, target: Path) -> None:
    """Read, hash, insert and index in one transaction, and nothing else."""
    connection = sqlite3.connect(target)
    connection.execute("CREATE TABLE d (id INTEGER PRIMARY KEY, sha TEXT, text TEXT)")
    connection.execute("CREATE VIRTUAL TABLE f USING fts5 (text, content='')")
    with connection:
        for number, path in enumerate(sorted(folder.iterdir()), start=1):
            data = path.read_bytes()
            text, sha = data.decode(), hashlib.sha256(data).hexdigest()
            connection.execute("INSERT INTO d VALUES (?, ?, ?)", (number, sha, text))
            connection.execute("INSERT INTO f (rowid, text) VALUES (?, ?)", (number, text))
    connection.close()


def sidelight(folder: Path, target: Path) -> None:
    """Import as the window and the command line do, and find a word of the last article."""
    store = create(target, who="Ada", clock=lambda: NOON)
    session = Session(store, Bus(), Desk("Ada", lambda: NOON))
    report = import_paths(session, [folder])
    assert len(report.imported) == ARTICLES, report.summary()
    assert store.search.find(f'"{ARTICLES - 1} of the corpus"')
    store.close()


def main() -> None:
    """Print the figure; memory is the process's peak, with the corpus and both loops in it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        size = write_corpus(folder)
        names = iter(range(100))
        ms = milliseconds(lambda: sidelight(folder, Path(scratch) / f"{next(names)}.sidelight"), 3)
        bare_ms = milliseconds(lambda: bare(folder, Path(scratch) / f"{next(names)}.db"), 3)
        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
        tell(
            f"import {ARTICLES:,} text articles, searchable",
            ms,
            bare_ms,
            LIMIT_MS,
            mb=round(size / 1e6, 1),
            peak_mb=round(peak),
            limit_mb=LIMIT_MB,
        )


if __name__ == "__main__":
    main()
