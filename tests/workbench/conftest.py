"""Documents of a few words each, for names to be found in, and actors, made in a line."""

import hashlib
from collections.abc import Callable

import pytest

from workbench.commands.actors import AddActor
from workbench.model.documents import Content, Document
from workbench.session import Session

Write = Callable[..., int]
Add = Callable[..., int]


@pytest.fixture
def write(session: Session) -> Write:
    """Give a maker of documents: `write("Qaani spoke.")` returns its id."""

    def add(text: str, title: str = "", published: str = "") -> int:
        sha = hashlib.sha256(text.encode()).hexdigest()
        with session.store.operation("Import", "Ada"):
            content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
            content_id = session.store.documents.add_content(content, text.encode())
            known = Document(
                content_id=content_id, title=title, published=published, length=len(text)
            )
            return session.store.documents.add(known)

    return add


@pytest.fixture
def actor(session: Session) -> Add:
    """Give a maker of actors: `actor("Qaani", "Ghaani")` returns its id."""

    def add(name: str, *aliases: str, kind: str = "person") -> int:
        type_id = next(one.id for one in session.store.actor_types.find() if one.key == kind)
        return int(session.run(AddActor(name, type_id, aliases)))

    return add
