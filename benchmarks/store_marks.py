"""Add one mark until it is on disk, and read 5,000 marks, beside bare SQLite."""

import hashlib
import itertools
import random
import sqlite3
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, milliseconds, p95, tell

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.commands.actors import AddActor
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagSpots
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.session import Desk, Session

MARKS = 5000


def filled(project: Project, session: Session) -> tuple[int, int]:
    """Return the document and the code of a 1 MB text with 2,500 excerpts and 2,500 mentions."""
    rng = random.Random(3)
    text = " ".join("".join(rng.choices("etaoinshrdlu", k=7)) for _ in range(125_000))
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    with project.operation("Import", "Ada"):
        content = project.documents.add_content(
            Content(text=text, sha256=digest, original_sha256=digest, encoding="utf-8"), raw
        )
        document = project.documents.add(Document(content_id=content, title="A", length=len(text)))
    code = session.run(AddCode("Weakness"))
    starts = rng.sample(range(0, len(text) - 100, 8), MARKS)
    with project.operation("Highlight", "Ada"):
        ids = project.excerpts.add_many(
            Excerpt(document_id=document, start=at, end=at + 60, quote=text[at : at + 60])
            for at in starts[: MARKS // 2]
        )
        project.excerpts.link(ids, code)
    actor = session.run(AddActor("Esmail Qaani", 1))
    session.run(TagSpots(actor, tuple((document, at, at + 7) for at in starts[MARKS // 2 :])))
    return document, code


def bare_write(path: Path) -> list[float]:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE excerpt (id INTEGER PRIMARY KEY, a, b, c, quote, note)")

    def add() -> None:
        database.execute("BEGIN IMMEDIATE")
        database.execute(
            "INSERT INTO excerpt (a, b, c, quote, note) VALUES (1, 2, 3, ?, '')", ("x" * 60,)
        )
        database.execute("COMMIT")

    times = each_milliseconds(add, 200)
    database.close()
    return times


def bare_read(path: Path) -> float:
    database = sqlite3.connect(path)
    sql = " UNION ALL ".join(
        f'SELECT id, start, "end", quote FROM {table}' for table in ("excerpt", "mention")
    )
    return milliseconds(lambda: database.execute(sql).fetchall())


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        session = Session(project, Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))
        document, code = filled(project, session)
        places = itertools.count(11, 900)

        def add() -> None:
            at = next(places)
            session.run(AddExcerpt(document, at, at + 40, (code,)))

        add()
        times = each_milliseconds(add, 200)
        bare_p95 = p95(bare_write(folder / "bare.db"))
        tell("add one mark to 1 MB with 5,000 until on disk, p95", p95(times), bare_p95, 25)
        assert len(project.excerpts.marks(document)) >= MARKS
        read = milliseconds(lambda: project.excerpts.marks(document), 9)
        tell("read 5,000 marks of a document", read, bare_read(project.path), 10)


if __name__ == "__main__":
    main()
