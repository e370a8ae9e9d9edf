"""A project with one short document and a few actors, for the commands to work on."""

import hashlib
from collections.abc import Callable

import pytest

from workbench.commands.actors import AddActor
from workbench.model.documents import Content, Document
from workbench.session import Session

TEXT = "Iran funds the Badr group. Iran arms it too. قاآنی 😀 said so. The group denies it."


def _add_document(session: Session, text: str, title: str = "Newswire") -> int:
    data = text.encode()
    sha = hashlib.sha256(data).hexdigest()
    store = session.store
    with store.operation("Import", "Ada"):
        content_id = store.documents.add_content(
            Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8"), data
        )
        return store.documents.add(
            Document(content_id=content_id, title=title, length=len(text), source_grade="B")
        )


@pytest.fixture
def document_id(session: Session) -> int:
    return _add_document(session, TEXT)


@pytest.fixture
def add_text(session: Session) -> Callable[[str], int]:
    return lambda text: _add_document(session, text)


@pytest.fixture
def actor(session: Session) -> Callable[[str], int]:
    types = session.store.actor_types.find()

    def add(name: str) -> int:
        return int(session.run(AddActor(name, types[0].id)))

    return add
