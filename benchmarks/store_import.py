"""Import 1,000 text articles (9.6 MB) with originals, index and journal, beside bare SQLite."""

import hashlib
import random
import resource
import sqlite3
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import tell

from db.project import create
from workbench.model.documents import Content, Document
from workbench.ports import Store

COUNT, LENGTH, BATCH = 1000, 9600, 20


def articles() -> Iterator[bytes]:
    rng = random.Random(7)
    words = ["".join(rng.choices("etaoinshrdlu", k=rng.randint(2, 9))) for _ in range(20_000)]
    ranks = [1 / (place + 3) for place in range(len(words))]
    for _ in range(COUNT):
        yield " ".join(rng.choices(words, ranks, k=LENGTH // 5)).encode()[:LENGTH]


def through_the_store(store: Store, given: list[bytes]) -> None:
    for start in range(0, COUNT, BATCH):
        with store.operation("Import", "Ada", group="import:1"):
            for raw in given[start : start + BATCH]:
                text = raw.decode()
                digest = hashlib.sha256(raw).hexdigest()
                assert store.documents.known(digest, digest) is None
                content = store.documents.add_content(
                    Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8"), raw
                )
                store.documents.add(Document(content_id=content, title=text[:40], length=len(text)))


def bare(path: Path, given: list[bytes]) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, sha TEXT, text TEXT)")
    database.execute("CREATE TABLE original (sha TEXT PRIMARY KEY, bytes BLOB)")
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (title, body, content='')")
    for start in range(0, COUNT, BATCH):
        database.execute("BEGIN IMMEDIATE")
        for raw in given[start : start + BATCH]:
            text, digest = raw.decode(), hashlib.sha256(raw).hexdigest()
            row = database.execute("INSERT INTO document (sha, text) VALUES (?, ?)", (digest, text))
            database.execute("INSERT INTO original VALUES (?, ?)", (digest, zlib.compress(raw, 1)))
            database.execute(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                (row.lastrowid, text[:40], text),
            )
        database.execute("COMMIT")
    database.close()


def main() -> None:
    given = list(articles())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        began = time.perf_counter()
        bare(folder / "bare.db", given)
        bare_ms = (time.perf_counter() - began) * 1000
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        began = time.perf_counter()
        through_the_store(project, given)
        ours = (time.perf_counter() - began) * 1000
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert len(project.documents.ids()) == COUNT
        project.tidy()
        tell(
            "store 1,000 articles (9.6 MB) with originals, index and journal",
            ours,
            bare_ms,
            1000,
            grown_mb=round((peak - before) / 1024),
            file_mb=round(project.path.stat().st_size / 1e6, 1),
        )


if __name__ == "__main__":
    main()
