"""Time the import of 1,000 and 10,000 text articles until they can be searched, beside a bare loop.

Numbers of articles may be given as arguments.
"""

import hashlib
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
from pathlib import Path

from figure import each_milliseconds, tell

from db.project import create
from workbench.bus import Bus
from workbench.importing.run import import_paths
from workbench.session import Desk, Session

MEAN_BYTES = 9600
#: 1,000 articles have a time of their own, more of them a share of the bare loop's
LIMIT_MS = 1000
LIMIT_RATIO = 2.5
LIMIT_MB = 400
NOON = "2024-02-04T12:00:00+00:00"


def write_corpus(folder: Path, articles: int) -> int:
    """Write articles of real-looking words, the frequent ones frequent; returns their bytes."""
    chance = random.Random(7)
    letters = "etaoinshrdlcumwfgypbvk"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    total = 0
    for number in range(articles):
        said = chance.choices(words, weights, k=MEAN_BYTES * 10 // 76)
        lines = [" ".join(said[at : at + 80]).capitalize() + "." for at in range(0, len(said), 80)]
        text = f"Article {number} of the corpus\n\n" + "\n\n".join(lines)
        total += (folder / f"{number:05}.txt").write_bytes(text.encode())
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


def sidelight(folder: Path, target: Path, articles: int) -> None:
    """Import as the window and the command line do, and find a word of the last article."""
    store = create(target, who="Ada", clock=lambda: NOON)
    session = Session(store, Bus(), Desk("Ada", lambda: NOON))
    report = import_paths(session, [folder])
    assert len(report.imported) == articles, report.summary()
    assert store.search.find(f'"{articles - 1} of the corpus"')
    store.close()


def megabytes() -> int:
    """Return this process's peak memory and its largest reader's, with the corpus and both loops."""
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return round(sum(resource.getrusage(one).ru_maxrss for one in who) * unit / 1e6)


def main(articles: int, runs: int) -> None:
    """Print the figure of one size."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        size = write_corpus(folder, articles)
        files = (Path(scratch) / f"{number}" for number in range(100))
        ms, bare_ms = [], []
        for _ in range(runs):  # by turns, so that both meet the same machine
            ms += each_milliseconds(lambda: sidelight(folder, next(files), articles), 1)
            bare_ms += each_milliseconds(lambda: bare(folder, next(files)), 1)
        loop = statistics.median(bare_ms)
        tell(
            f"import {articles:,} text articles, searchable",
            statistics.median(ms),
            loop,
            LIMIT_MS if articles <= 1000 else LIMIT_RATIO * loop,
            mb=round(size / 1e6, 1),
            peak_mb=megabytes(),
            limit_mb=LIMIT_MB,
        )


if __name__ == "__main__":
    for wanted in [int(one) for one in sys.argv[1:]] or [1_000, 10_000]:
        main(wanted, 3 if wanted <= 1000 else 1)
