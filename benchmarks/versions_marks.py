"""Time the newer version of a text of 1 MB with 5,000 excerpts: finding them again, then moving them.

The bare loop looks for each quote in the newer text, and writes each excerpt's new place. Also an
import of a folder of which nothing changed; there the bare loop reads and hashes the files.
"""

import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from figure import milliseconds, tell

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.commands.importing import ImportDocuments, ReadFile
from workbench.importing.registry import read
from workbench.importing.run import import_paths
from workbench.model.excerpts import Excerpt
from workbench.session import Desk, Session
from workbench.text.anchoring import anchor
from workbench.versions.recognising import Recognising

LENGTH, EXCERPTS, EDITS, FILES = 1_000_000, 5000, 300, 2000
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "io") for c in "lmnrstkd"]


def paragraphs(chosen: random.Random) -> list[str]:
    """Return the paragraphs of a text of 1 MB."""
    made: list[str] = []
    size = 0
    while size < LENGTH:
        made.append(" ".join(chosen.choices(WORDS, k=chosen.randint(20, 80))) + ".")
        size += len(made[-1]) + 2
    return made


def edited(chosen: random.Random, made: list[str]) -> list[str]:
    """Return the paragraphs with one word changed in some."""
    made = list(made)
    for _ in range(EDITS):
        at = chosen.randrange(len(made))
        words = made[at].split()
        words[chosen.randrange(len(words))] = "corrected"
        made[at] = " ".join(words)
    return made


def mark(project: Project, document_id: int, chosen: random.Random) -> None:
    """Keep excerpts all over the text."""
    text = project.documents.text(document_id)
    with project.operation("Highlight", "bench"):
        for _ in range(EXCERPTS):
            start = chosen.randrange(len(text) - 200)
            held = anchor(text, start, start + chosen.randint(20, 120))
            project.excerpts.add(
                Excerpt(document_id=document_id, start=held.start, end=held.end, quote=held.quote,
                        prefix=held.prefix, suffix=held.suffix)
            )  # fmt: skip


def as_read(text: str) -> ReadFile:
    """Return a text as an import reads it."""
    data = text.encode()
    return ReadFile("report.txt", data, read(data, "report.txt"), path="press/report.txt")


def moving(session: Session, file: ReadFile) -> float:
    """Return the median time of bringing the newer version in, which is what others wait for."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        session.run(ImportDocuments((file,)))
        times.append((time.perf_counter() - began) * 1000)
        session.undo()
    return sorted(times)[2]


def bare_moving(project: Project) -> Callable[[], Any]:
    """Return the writing of each excerpt's place, with its words, and nothing else."""
    raw = project.connection.raw
    rows = [(one.start + 1, one.end + 1, one.quote, one.id) for one in project.excerpts.find()]
    raw.execute("CREATE TEMP TABLE bare AS SELECT * FROM main.excerpt")
    raw.execute("CREATE UNIQUE INDEX temp.bare_id ON bare (id)")

    def write() -> None:
        raw.execute("BEGIN")
        raw.executemany('UPDATE temp.bare SET start = ?, "end" = ?, quote = ? WHERE id = ?', rows)
        raw.execute("COMMIT")

    return write


def versions(folder: Path) -> None:
    """Tell how long finding and moving the excerpts takes."""
    chosen = random.Random(7)
    made = paragraphs(chosen)
    project = create(folder / "versions.sidelight", who="bench")
    session = Session(project, Bus(), Desk("bench", lambda: "2024-02-04"))
    (imported,) = session.run(ImportDocuments((as_read("\n\n".join(made)),)))
    mark(project, imported.document_id, chosen)
    newer = "\n\n".join(edited(chosen, made))
    file = as_read(newer)
    finding = milliseconds(lambda: Recognising(project).told(file), 3)
    quotes = [one.quote for one in project.excerpts.find()]
    bare = milliseconds(lambda: [newer.find(quote) for quote in quotes], 3)
    tell("find 5,000 excerpts again in a newer version of 1 MB", finding, bare, 1500.0)
    ready = Recognising(project).told(file)
    moved = moving(session, ready)
    writing = milliseconds(bare_moving(project), 3)
    tell("move 5,000 excerpts to a newer version", moved, writing, 500.0)
    project.close()


def again(folder: Path) -> None:
    """Tell how long it takes to import a folder again of which nothing changed."""
    chosen = random.Random(8)
    texts = folder / "press"
    texts.mkdir()
    for number in range(FILES):
        (texts / f"{number:05}.txt").write_text(" ".join(chosen.choices(WORDS, k=1000)))
    project = create(folder / "again.sidelight", who="bench")
    session = Session(project, Bus(), Desk("bench", lambda: "2024-02-04"))
    import_paths(session, [texts])
    took = milliseconds(lambda: import_paths(session, [texts]), 3)
    bare = milliseconds(
        lambda: [hashlib.sha256(one.read_bytes()).hexdigest() for one in sorted(texts.iterdir())], 3
    )
    tell("import 2,000 files again, none changed", took, bare, 1500.0)
    project.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        versions(Path(place))
        again(Path(place))
