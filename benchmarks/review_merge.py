"""Merge 5,000 decisions of a reviewer into a project, beside the same rows written by bare SQLite."""

import hashlib
import random
import sqlite3
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figure import each_milliseconds, milliseconds, tell

from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.commands.codes import AddCode
from workbench.commands.reviews import MergeReviews
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.model.review import Made, Numbered, Packed
from workbench.review.brought import SentBack
from workbench.review.decisions import Decision, Decisions, written
from workbench.review.fingerprint import fingerprint
from workbench.session import Desk, Session

DOCUMENTS, EACH, CODES = 200, 50, 40
DECIDED = 5000
KEY, SECRET = "5eed" * 8, "ab" * 32


def filled(project: Project, session: Session, rng: random.Random) -> list[int]:
    """Return the 10,000 excerpts of 200 documents of 20 kB, each under one or two of 40 codes."""
    codes = [session.run(AddCode(f"Code {number}")) for number in range(CODES)]
    excerpts: list[int] = []
    with project.operation("Import", "Ada"):
        for number in range(DOCUMENTS):
            text = " ".join("".join(rng.choices("etaoinshrdlu", k=7)) for _ in range(2500))
            raw = text.encode()
            sha = hashlib.sha256(raw).hexdigest()
            content = project.documents.add_content(
                Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8"), raw
            )
            known = Document(content_id=content, title=f"Document {number}", length=len(text))
            document = project.documents.add(known)
            starts = rng.sample(range(0, len(text) - 200, 8), EACH)
            excerpts += project.excerpts.add_many(
                Excerpt(document_id=document, start=at, end=at + 60, quote=text[at : at + 60])
                for at in starts
            )
        for excerpt_id in excerpts:
            for code in rng.sample(codes, rng.choice((1, 1, 2))):
                project.excerpts.link([excerpt_id], code)
    pack(project, excerpts, codes)
    return excerpts


def pack(project: Project, excerpts: list[int], codes: list[int]) -> None:
    """Remember a package of all excerpts."""
    held = project.excerpts.these(excerpts)
    under = project.excerpts.coded(excerpts)
    cited = project.documents.cited({one.document_id for one in held})
    packed = [
        Packed(one.id, number, fingerprint(one, cited[one.document_id].sha256, under[one.id]))
        for number, one in enumerate(held, start=1)
    ]
    numbered = [Numbered("code", number, one) for number, one in enumerate(codes, start=1)]
    project.packages.add(Made(key=KEY, secret=SECRET), packed, numbered)


def decided(rng: random.Random) -> SentBack:
    """Return what a reviewer of half the excerpts sends: most accepted, some changed or rejected."""
    rulings = rng.choices(("accept", "change", "reject", "comment"), (85, 8, 4, 3), k=DECIDED)
    decisions = tuple(
        Decision(
            number,
            ruling,
            (rng.randint(1, CODES),) if ruling == "change" else (),
            "Which source says so?" if ruling != "accept" else "",
            "2024-02-03T08:00:00Z",
        )
        for number, ruling in enumerate(rulings, start=1)
    )
    data = written(Decisions("R", "2024-02-03T09:00:00Z", decisions), KEY, SECRET)
    return SentBack("R.json", data)


def bare(folder: Path) -> float:
    """Return the time to write 5,000 plain rows and as many of a journal in one transaction."""
    database = sqlite3.connect(folder / "bare.db", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE verdict (id INTEGER PRIMARY KEY, a, b, c, d, e, f, g, h)")
    database.execute("CREATE TABLE change (id INTEGER PRIMARY KEY, record, image)")
    row, image = (1, 2, 3, "accept", "[]", "", "2024-02-03", "taken"), "x" * 200

    def write() -> None:
        database.execute("BEGIN IMMEDIATE")
        for _ in range(DECIDED):
            database.execute(
                "INSERT INTO verdict (a, b, c, d, e, f, g, h) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
            )
            database.execute("INSERT INTO change (record, image) VALUES ('verdict', ?)", (image,))
        database.execute("COMMIT")

    took = milliseconds(write, 3)
    database.close()
    return took


def main() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        project = create(folder / "axis.sidelight")
        stack.callback(project.close)
        session = Session(project, Bus(), Desk("Ada", lambda: "2024-02-04T12:00:00+00:00"))
        rng = random.Random(5)
        filled(project, session, rng)
        file = decided(rng)
        results = []

        def merge() -> None:
            results.append(session.run(MergeReviews((file,), take=True)))

        times = []
        for _ in range(3):
            times += each_milliseconds(merge, 1)
            session.undo()
        merge()
        bare_ms = bare(folder)
        assert results[-1].done.total == DECIDED, results[-1]
        tell("merge 5,000 decisions", sorted(times)[1], bare_ms, 3000, kb=len(file.data) // 1000)
        again = milliseconds(merge, 3)
        tell("the same file again", again, bare_ms, 3000)


if __name__ == "__main__":
    main()
