"""Documents of a few words each, for names to be found in."""

import hashlib
from collections.abc import Callable

import pytest

from workbench.model.documents import Content, Document
from workbench.session import Session

Write = Callable[[str], int]


@pytest.fixture
def write(session: Session) -> Write:
    """Give a maker of documents: `write("Qaani spoke.")` returns its id."""

    def add(text: str) -> int:
        sha = hashlib.sha256(text.encode()).hexdigest()
        with session.store.operation("Import", "Ada"):
            content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
            content_id = session.store.documents.add_content(content, text.encode())
            return session.store.documents.add(Document(content_id=content_id, length=len(text)))

    return add
