"""Search 10,000 articles (median 6 KB) as an analyst types, beside bare FTS5 on the same file."""

import hashlib
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import numpy as np
from figure import each_milliseconds, milliseconds, p95, tell

from db.project import create
from workbench.model.documents import Content, Document
from workbench.ports import Store
from workbench.queries.neighbours import FARTHEST, Neighbours
from workbench.queries.parsing import read_query

COUNT, MEDIAN, LONGEST, BATCH = 10_000, 6000, 1_000_000, 50
#: planted words, and how often each stands in the corpus
PLANTED = {"zorvane": 77_000, "quellmar": 10_000}
TYPED = "border talks"


def vocabulary(rng: np.random.Generator) -> list[str]:
    """Return 30,000 words of letters as frequent as in English, a few of them real."""
    letters = np.array(list("etaoinshrdlucmfwypvbg"))
    weights = 1 / (np.arange(len(letters)) + 3)
    lengths = rng.integers(2, 10, 30_000)
    drawn = rng.choice(letters, lengths.sum(), p=weights / weights.sum())
    ends = lengths.cumsum()
    words = ["".join(drawn[end - size : end]) for size, end in zip(lengths, ends, strict=True)]
    words[40], words[300], words[900] = "border", "talks", "commander"
    return words


def articles() -> Iterator[str]:
    """Yield texts with lengths of a log-normal tail, in sentences and paragraphs."""
    rng = np.random.default_rng(20)
    words = np.array(vocabulary(rng), dtype=object)
    weights = 1 / (np.arange(len(words)) + 3)
    sizes = np.clip(rng.lognormal(np.log(MEDIAN), 1.0, COUNT), 400, LONGEST).astype(int) // 6
    total = int(sizes.sum())
    drawn = words[rng.choice(len(words), total, p=weights / weights.sum())]
    for word, times in PLANTED.items():
        drawn[rng.choice(total, times, replace=False)] = word
    drawn[rng.choice(total, total // 14, replace=False)] = "“the”."
    drawn[rng.choice(total, total // 90, replace=False)] = "end.\n\n"
    start = 0
    for size in sizes:
        yield " ".join(drawn[start : start + size])
        start += size


def fill(store: Store) -> None:
    batch = []
    for text in articles():
        batch.append(text)
        if len(batch) == BATCH:
            keep(store, batch)
            batch.clear()


def keep(store: Store, texts: list[str]) -> None:
    with store.operation("Import", "Ada", group="import"):
        for text in texts:
            digest = hashlib.sha256(text.encode()).hexdigest()
            content = Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8")
            content_id = store.documents.add_content(content, b"")
            store.documents.add(Document(content_id=content_id, title=text[:40], length=len(text)))


def typed() -> list[str]:
    """Return what stands in the field after each key, from the third on."""
    phrases = (TYPED, "commander zorvane", '"border talks" OR quellmar', "quellmar NOT zorvane")
    return [phrase[:end] for phrase in phrases for end in range(3, len(phrase) + 1)]


def as_you_type(store: Store, bare: sqlite3.Connection) -> None:
    queries = [read_query(text, typing=True) for text in typed()]
    times: list[float] = []
    plain: list[float] = []
    for query in queries:
        times += each_milliseconds(lambda query=query: store.search.look(query), 1)
        words = f'"{query.typed.split()[-1].strip(chr(34))}" *'
        plain += each_milliseconds(lambda words=words: first_fifty(bare, words), 1)
    tell(
        "search as you type, first 50 documents with snippets, 10,000 documents, p95",
        p95(times),
        p95(plain),
        25,
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
    assert found > 70_000, found
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


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        fill(project)
        project.tidy()
        bare = sqlite3.connect(project.path)
        stack.callback(bare.close)
        with project.reader() as reader:
            as_you_type(reader, bare)  # type: ignore[arg-type]
            every_position(reader, bare)  # type: ignore[arg-type]
            concordance(reader, bare)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
