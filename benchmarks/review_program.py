"""5,000 excerpts of 500 documents: packed, and the package opened in the program as a project.

Limits: packed 3 s together with writing it, opened 3 s (the whole way from the file to a project on
disk). The bare loop of packing reads the excerpts' rows from SQLite and writes the JSON; that of
opening reads the file and writes excerpts and texts to a bare SQLite file.
"""

import gzip
import hashlib
import json
import sqlite3
import sys
import tempfile
from pathlib import Path

from figure import milliseconds, tell

import main
from workbench.model.documents import Content, Document
from workbench.model.excerpts import Excerpt
from workbench.ports import Store
from workbench.review.choices import Choices
from workbench.review.making import make_package
from workbench.review.package_file import opened, read_package_file, write_package_file
from workbench.review.receiving import receive
from workbench.statements.listening import listen
from workbench.text.anchoring import anchor

DOCUMENTS, EACH = 500, 10
SENTENCE = "Officials in the port of Basra said on Monday that {} ships had left for the gulf. "


def fill(store: Store) -> None:
    """Write documents of forty sentences, and excerpts on ten of them."""
    with store.operation("Fill", "Ada"):
        for number in range(DOCUMENTS):
            text = "".join(SENTENCE.format(number * 100 + at) for at in range(40))
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            content = Content(text=text, sha256=sha256, original_sha256=sha256, encoding="utf-8")
            content_id = store.documents.add_content(content, text.encode())
            document_id = store.documents.add(
                Document(content_id=content_id, title=f"Report {number}", length=len(text))
            )
            store.excerpts.add_many(
                Excerpt(
                    0, document_id, *anchor(text, at, at + 60), analyst="Ada", created_at="2024"
                )
                for at in range(90, 90 + EACH * 200, 200)
            )


def bare_packing(path: Path, out: Path) -> None:
    """Read the excerpts and write them as JSON, with nothing asked of them."""
    database = sqlite3.connect(path)
    rows = database.execute("SELECT * FROM excerpt").fetchall()
    texts = database.execute("SELECT text FROM content").fetchall()
    data = json.dumps([rows, texts]).encode()
    out.write_bytes(gzip.compress(data, 6))
    database.close()


def bare_opening(path: Path, out: Path) -> None:
    """Read the package's JSON and write texts and excerpts to a bare file."""
    value = json.loads(gzip.decompress(path.read_bytes()))
    database = sqlite3.connect(out)
    database.execute("CREATE TABLE excerpt (start, stop, quote, before, after)")
    database.executemany(
        "INSERT INTO excerpt VALUES (?, ?, ?, ?, ?)",
        [
            (one["start"], one["end"], one["quote"], one["before"], one["after"])
            for one in value["excerpts"]
        ],
    )
    database.commit()
    database.close()
    out.unlink()


def run(folder: Path) -> None:
    """Time packing and opening in a folder."""
    projects = main.Projects()
    session = projects.create(folder / "corpus.sidelight")
    fill(session.store)
    listen(session.store)  # as the window does when it rests
    package_file = folder / "look.sidelight-review"

    def pack() -> None:
        write_package_file(make_package(session.store, Choices()).package, package_file)

    def open_again() -> None:
        package = opened(read_package_file(package_file))
        receive(projects, package, [folder / "review"]).unlink()

    count = DOCUMENTS * EACH
    bare = milliseconds(lambda: bare_packing(session.store.path, folder / "bare.gz"), 3)
    tell("package of 5,000 excerpts", milliseconds(pack, 3), bare, 3000, excerpts=count)
    bare = milliseconds(lambda: bare_opening(package_file, folder / "bare.sqlite"), 3)
    tell("package opened in the program", milliseconds(open_again, 3), bare, 3000, excerpts=count)
    session.store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as held:
        run(Path(held))
    sys.exit(0)
