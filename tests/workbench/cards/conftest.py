"""A small project in which one actor has names, roles, copies, a dispute and company."""

import hashlib
from dataclasses import dataclass

import pytest

from workbench.commands.actors import AddActor
from workbench.commands.aliases import AddAlias, EditAlias
from workbench.commands.mentions import TagMention
from workbench.commands.relations import AddRelation
from workbench.model.copies import Overlap
from workbench.model.documents import Content, Document
from workbench.session import Session

MEETING = (
    "BAGHDAD — Esmail Qaani met Hadi Amiri at noon. Qaani then left for the border.\n\n"
    "Nobody else spoke of Amiri that day."
)
DENIAL = "قاآنی بازگشت. Esmail Qaani does not command the brigades of Amiri."
UNDATED = "A note says that Qaani was seen."


@dataclass(frozen=True)
class Told:
    """Hold the ids of what the project tells of."""

    session: Session
    qaani: int
    amiri: int
    nobody: int
    meeting: int
    copy: int
    denial: int
    undated: int


def add_document(session: Session, title: str, text: str, **fields: str) -> int:
    store = session.store
    sha = hashlib.sha256(f"{title}{text}".encode()).hexdigest()
    with store.operation("Import", "Ada"):
        content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
        held = store.documents.add_content(content, text.encode())
        return store.documents.add(
            Document(content_id=held, title=title, length=len(text), **fields)  # type: ignore[arg-type]
        )


def mention_all(session: Session, document_id: int, words: str, actor_id: int) -> None:
    text = session.store.documents.text(document_id)
    at = text.find(words)
    while at >= 0:
        session.run(TagMention(document_id, at, at + len(words), actor_id))
        at = text.find(words, at + len(words))


@pytest.fixture
def told(session: Session) -> Told:
    add = add_document
    meeting = add(session, "Talks in Baghdad", MEETING, author="Owen Marsh", outlet="Newswire",
                  published="2020-01-06", url="https://news.example.org/1",
                  source_grade="B")  # fmt: skip
    copy = add(session, "Talks, again", MEETING, outlet="Blog", published="2020-02")
    denial = add(session, "Who commands", DENIAL, outlet="Review", published="2024-02-04")
    undated = add(session, "", UNDATED, file_name="note.txt")
    person = session.store.actor_types.find(key="person")[0].id
    qaani = session.run(AddActor("Esmail Qaani", person, ("Qaani", "قاآنی")))
    amiri = session.run(AddActor("Hadi Amiri", person, ("Amiri",)))
    nobody = session.run(AddActor("Nobody <b>Known</b>", person))
    for document in (meeting, copy, denial, undated):
        for words in ("Qaani", "قاآنی"):
            mention_all(session, document, words, qaani)
        mention_all(session, document, "Amiri", amiri)
    role = session.run(AddAlias(qaani, "Commander, Quds Force"))
    session.run(EditAlias(role, {"kind": "role", "since": "2020-01"}))
    kind = session.store.relation_kinds.find()[0].id
    for document, words, stance in (
        (meeting, "Esmail Qaani met Hadi Amiri", "asserts"),
        (copy, "Esmail Qaani met Hadi Amiri", "asserts"),
        (denial, "does not command the brigades", "denies"),
    ):
        text = session.store.documents.text(document)
        start = text.index(words)
        span = (document, start, start + len(words))
        session.run(AddRelation(qaani, kind, amiri, *span, claim={"stance": stance}))
    session.store.copies.keep_overlaps(
        [], [Overlap(meeting, copy, 1.0), Overlap(copy, meeting, 1.0)]
    )
    return Told(session, qaani, amiri, nobody, meeting, copy, denial, undated)
