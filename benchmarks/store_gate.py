"""Tag while an import runs: how long the owner's writes wait for the worker's."""

import hashlib
import itertools
import sqlite3
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, p95, tell
from store_import import articles, through_the_store

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.commands.excerpts import AddExcerpt
from workbench.model.documents import Content, Document
from workbench.session import Desk, Session


def waits(project: Project, session: Session, document: int) -> list[float]:
    """Return how long each highlight took while 1,000 articles were imported."""
    given = list(articles())

    def work() -> None:
        with project.background_writer() as writer:
            through_the_store(writer, given)

    importing = threading.Thread(target=work)
    importing.start()
    times = []
    for at in itertools.count(0, 3):
        times += each_milliseconds(lambda at=at: session.run(AddExcerpt(document, at, at + 40)), 1)
        if not importing.is_alive():
            break
        time.sleep(0.01)
    importing.join()
    return times


def bare_waits(path: Path) -> list[float]:
    """Return the same with two plain connections, which queue by SQLite's own busy timeout."""

    def connected() -> sqlite3.Connection:
        database = sqlite3.connect(path, isolation_level=None, timeout=30)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        return database

    owner = connected()
    owner.execute("CREATE TABLE mark (a, b)")
    owner.execute("CREATE VIRTUAL TABLE words USING fts5 (body, content='')")
    given = [raw.decode() for raw in articles()]

    def work() -> None:
        worker = connected()
        for start in range(0, len(given), 20):
            worker.execute("BEGIN IMMEDIATE")
            for text in given[start : start + 20]:
                worker.execute("INSERT INTO words (body) VALUES (?)", (text,))
            worker.execute("COMMIT")
        worker.close()

    importing = threading.Thread(target=work)
    importing.start()
    times = []
    while importing.is_alive():
        times += each_milliseconds(lambda: owner.execute("INSERT INTO mark VALUES (1, 2)"), 1)
        time.sleep(0.01)
    owner.close()
    return times


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        session = Session(project, Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))
        text = "a word or two " * 1000
        digest = hashlib.sha256(text.encode()).hexdigest()
        with project.operation("Import", "Ada"):
            content = project.documents.add_content(
                Content(text=text, sha256=digest, original_sha256=digest), text.encode()
            )
            document = project.documents.add(Document(content_id=content, length=len(text)))
        times = waits(project, session, document)
        bare = bare_waits(folder / "bare.db")
        tell(
            "tag while an import runs, worst",
            max(times),
            max(bare),
            120,
            p95_ms=round(p95(times), 1),
            tagged=len(times),
        )


if __name__ == "__main__":
    main()
