"""A whole project is read the same, whether its documents are few or many."""

import hashlib

from workbench.model.documents import Content, Document
from workbench.session import Session
from workbench.suggesting.project import records, suggestions


def write(session: Session, text: str) -> str:
    sha = hashlib.sha256(text.encode()).hexdigest()
    with session.store.operation("Import", "Ada"):
        content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
        content_id = session.store.documents.add_content(content, text.encode())
        session.store.documents.add(Document(content_id=content_id, length=len(text)))
    return sha


def said(session: Session) -> list[tuple[str, str, str | None]]:
    return [
        (record["document"], record["what"], record.get("text"))
        for sha, found in suggestions(session.store)
        for record in records(sha, found)
    ]


def expected(sha: str, name: str) -> list[tuple[str, str, str | None]]:
    furniture = (sha, "furniture", None)
    return [(sha, "mention", name), (sha, "statement", None), furniture]


def text_of(name: str) -> str:
    return f"“We are late and nothing is ready,” said {name}.\n\nBe the first to comment."


def test_few_documents_and_many_give_the_same_lines_in_the_same_order(session: Session) -> None:
    people = [f"Samir Jabou{letter}ri" for letter in "abcdefghijklmnopqrstuvwxyz"]
    wanted = [row for one in people[:3] for row in expected(write(session, text_of(one)), one)]
    assert said(session) == wanted
    people = [one.replace("Samir", "Omar") for one in people] + people[3:]
    wanted += [row for one in people for row in expected(write(session, text_of(one)), one)]
    assert len(wanted) > 3 * 40
    assert said(session) == wanted
