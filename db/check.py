"""Look for damage: the file's pages, each text against its hash, each quote against its span."""

import hashlib
import sqlite3
from collections.abc import Iterator

from db.connection import Connection
from workbench.ports import Fault
from workbench.tasks import Progress

_SPANS = """
SELECT e.start, e."end", e.quote, 'excerpt' FROM excerpt e WHERE e.document_id = :document
UNION ALL
SELECT m.start, m."end", m.quote, 'mention' FROM mention m WHERE m.document_id = :document
UNION ALL
SELECT s.start, s."end", s.quote, 'statement' FROM statement s WHERE s.document_id = :document
"""


def check(connection: Connection, progress: Progress | None = None) -> list[Fault]:
    """Return what is wrong, the file first and then document by document; raises Cancelled."""
    progress = progress or Progress()
    faults = [Fault(f"The file itself is damaged: {said}.") for said in _pages(connection)]
    try:
        documents = connection.execute(
            "SELECT id, title, content_id, length FROM document ORDER BY id"
        ).fetchall()
    except sqlite3.DatabaseError as error:
        return [*faults, Fault(f"The list of documents can't be read: {error}.")]
    for done, (document_id, title, content_id, length) in enumerate(documents):
        progress.step(done, len(documents), "Checking texts and quotes")
        faults.extend(
            Fault(said, document_id)
            for said in _document(connection, document_id, title, content_id, length)
        )
    return faults


def _pages(connection: Connection) -> list[str]:
    try:
        found = [row[0] for row in connection.execute("PRAGMA quick_check(20)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else [" ".join(said.split()) for said in found]


def _document(
    connection: Connection, document_id: int, title: str, content_id: int, length: int
) -> Iterator[str]:
    try:
        row = connection.execute(
            "SELECT text, sha256 FROM content WHERE id = ?", (content_id,)
        ).fetchone()
        spans = connection.execute(_SPANS, {"document": document_id}).fetchall()
    except sqlite3.DatabaseError as error:
        yield f"“{title}” can't be read: {error}."
        return
    if row is None:
        yield f"The text of “{title}” is missing."
        return
    text, sha256 = row
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
        yield f"The text of “{title}” is not what was imported: its SHA-256 differs."
    if len(text) != length:
        yield f"The text of “{title}” has {len(text)} characters, not {length}."
    for start, end, quote, kind in spans:
        if text[start:end] != quote:
            article = "An" if kind == "excerpt" else "A"
            yield f"{article} {kind} of “{title}” at {start} no longer quotes the text."
