"""Search 10,000 and 100,000 articles as an analyst types, beside bare FTS5 on the same file.

The corpus is generated once and kept (see `large_corpus.py`). Numbers of articles may be given.
"""

import sqlite3
import sys
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from figure import each_milliseconds, milliseconds, p95, tell
from large_corpus import large_project

from db.project import open_project
from workbench.ports import Store
from workbench.queries.concordance import Window
from workbench.queries.contexts import Arrangement, read_contexts
from workbench.queries.neighbours import FARTHEST, Neighbours
from workbench.queries.parsing import read_query
from workbench.tasks import Progress

TYPED = "border talks"
#: most milliseconds of a search, by how many documents there are
LIMITS = {10_000: 25, 100_000: 200}


def typed() -> list[str]:
    """Return what stands in the field after each key, from the third on."""
    phrases = (TYPED, "commander zorvane", '"border talks" OR quellmar', "quellmar NOT zorvane")
    return [phrase[:end] for phrase in phrases for end in range(3, len(phrase) + 1)]


def as_you_type(store: Store, bare: sqlite3.Connection, count: int) -> None:
    queries = [read_query(text, typing=True) for text in typed()]
    times: list[float] = []
    plain: list[float] = []
    for query in queries:
        times += each_milliseconds(lambda query=query: store.search.look(query), 1)
        words = f'"{query.typed.split()[-1].strip(chr(34))}" *'
        plain += each_milliseconds(lambda words=words: first_fifty(bare, words), 1)
    tell(
        f"search as you type, first 50 documents with snippets, {count:,} documents, p95",
        p95(times),
        p95(plain),
        LIMITS.get(count, 200),
        median_ms=round(float(np.median(times)), 1),
        searches=len(times),
    )


def first_fifty(bare: sqlite3.Connection, words: str) -> None:
    # the index holds no text, so its own snippet() has nothing to show: read the texts instead
    bare.execute(
        "SELECT substr(c.text, 1, 160) FROM (SELECT rowid FROM words WHERE words MATCH ?"
        " ORDER BY rank LIMIT 50) f JOIN document d ON d.id = f.rowid"
        " JOIN content c ON c.id = d.content_id",
        (words,),
    ).fetchall()


def every_position(store: Store, bare: sqlite3.Connection) -> None:
    bare.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, words, 'instance')")
    ask = "SELECT count(*), max(offset) FROM temp.v WHERE term = 'zorvane'"
    found = len(store.search.positions("zorvane"))
    assert found > 75_000, found
    tell(
        f"every position of a word with {found:,} hits",
        milliseconds(lambda: store.search.positions("zorvane"), 9),
        milliseconds(lambda: bare.execute(ask).fetchall(), 9),
        50,
    )


def concordance(store: Store, bare: sqlite3.Connection) -> None:
    query = read_query("quellmar")

    def sorted_lines() -> int:
        lines = store.search.lines(query)
        return len(Neighbours(lines, FARTHEST).order(("R1", "R2", "L1")))

    texts = (
        "SELECT length(c.text) FROM words JOIN document d ON d.id = words.rowid"
        " JOIN content c ON c.id = d.content_id WHERE words MATCH 'quellmar'"
    )
    tell(
        f"concordance of a word with {sorted_lines():,} hits, sorted by neighbours",
        milliseconds(sorted_lines),
        milliseconds(lambda: bare.execute(texts).fetchall()),
        300,
    )


def in_order_again(store: Store) -> None:
    """Sort a concordance of the most frequent planted word again, and narrow it by a neighbour."""
    contexts = read_contexts(store, read_query("zorvane"), Window(), Progress())
    contexts.within(5)
    arrangements = (Arrangement("left", window=Window()), Arrangement("both", word="the"))
    tell(
        f"sort or narrow a concordance of {len(contexts.lines):,} lines again",
        max(milliseconds(lambda one=one: one.of(store, contexts)) for one in arrangements),
        0.0,
        300,
    )


def similar(store: Store, bare: sqlite3.Connection, count: int) -> None:
    """Find names by any spelling as they are typed: the first reads the index's words."""
    bare.execute("CREATE VIRTUAL TABLE temp.w USING fts5vocab(main, words, 'row')")
    names = ("Soleimani", "Qaani", "Hezbollah", "Esmail", "Khamenei", "Nasrallah")
    queries = [read_query(f"{name}~") for name in names]
    first = [each_milliseconds(lambda one=one: store.search.spelled(one), 1)[0] for one in queries]
    again = [
        time
        for one in queries
        for time in each_milliseconds(lambda one=one: store.search.look(one), 5)
    ]
    words = "SELECT term, doc FROM temp.w WHERE term >= 's' AND term < 't'"
    tell(
        f"names by any spelling, first 50 documents, {count:,} documents, p95",
        p95(again),
        milliseconds(lambda: bare.execute(words).fetchall()),
        LIMITS.get(count, 200),
        first_ms=round(max(first), 1),
        searches=len(again),
    )


def main(count: int) -> None:
    """Print the figures of one size; the places of one word are those of the smaller."""
    path = large_project(count)
    with ExitStack() as stack:
        project = open_project(path, read_only=True)
        stack.callback(project.close)
        bare = sqlite3.connect(path)
        stack.callback(bare.close)
        reader = stack.enter_context(project.reader())
        as_you_type(reader, bare, count)  # type: ignore[arg-type]
        similar(reader, bare, count)  # type: ignore[arg-type]
        if count <= min(LIMITS):
            every_position(reader, bare)  # type: ignore[arg-type]
            concordance(reader, bare)  # type: ignore[arg-type]
            in_order_again(reader)  # type: ignore[arg-type]


if __name__ == "__main__":
    for wanted in [int(one) for one in sys.argv[1:]] or LIMITS:
        main(wanted)
