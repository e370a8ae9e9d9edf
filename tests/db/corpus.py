"""Two small texts, and what a test needs to put texts in and take the whole state out."""

import hashlib
from typing import Any

from db.table import RECORDS
from db.writer import Project
from workbench.model.documents import Content, Document, Piece
from workbench.ports import Store

FIRST = "Esmail Qaani 😀 leads the Quds Force.\nColleagues say he lacks ties to the Iraqi groups.\n"
SECOND = "قال علي إن القوات لم تنسحب.\nKataib Hezbollah kept its own command under Qaani.\n"


def add_text(store: Store, text: str, title: str = "A", **known: str) -> int:
    raw = text.encode()
    digest = hashlib.sha256(raw).hexdigest()
    content = Content(
        text=text,
        sha256=digest,
        original_sha256=digest,
        encoding="utf-8",
        pieces=(Piece(0, min(5, len(text)), "h1"),),
    )
    content_id = store.documents.add_content(content, raw)
    return store.documents.add(
        Document(content_id=content_id, title=title, length=len(text), **known)  # type: ignore[arg-type]
    )


def everything(project: Project) -> dict[str, Any]:
    connection = project.connection
    state: dict[str, Any] = {
        table.name: connection.rows(f"SELECT * FROM {table.name} ORDER BY id") for table in RECORDS
    }
    state["excerpt_code"] = connection.rows("SELECT * FROM excerpt_code ORDER BY id")
    connection.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, words, 'instance')"
    )
    state["listing"] = connection.rows("SELECT * FROM listing ORDER BY document_id")
    state["words"] = sorted(connection.rows("SELECT doc, col, offset, term FROM temp.indexed"))
    return state
