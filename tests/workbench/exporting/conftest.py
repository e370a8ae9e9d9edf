import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pytest

from workbench.model.documents import Content, Document
from workbench.model.tables import ExcerptRow
from workbench.text.anchoring import anchor

BLANK = ExcerptRow(
    key="excerpt:1", kind="excerpt", id=1, document_id=1, title="", author="", outlet="", url="",
    published="", source_grade="", information_grade="", code="", actor="", speaker="", quote="",
    prefix="", suffix="", note="", start=0, end=0, sha256="",
)  # fmt: skip


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def row_of(text: str, quote: str, **more: object) -> ExcerptRow:
    """Return the row of an excerpt whose quote stands once in the text."""
    start = text.index(quote)
    held = anchor(text, start, start + len(quote))
    return replace(
        BLANK, quote=quote, prefix=held.prefix, suffix=held.suffix, start=held.start,
        end=held.end, sha256=sha256_of(text), **more,
    )  # fmt: skip


@dataclass
class Shelf:
    """Hold texts as a project does, as far as verifying reads it."""

    texts: list[str]

    @property
    def documents(self) -> "Shelf":
        return self

    def known(self, sha256: str, original_sha256: str) -> Document | None:
        return next((d for d in self.find() if self.content(d.id).sha256 == sha256), None)

    def content(self, document_id: int) -> Content:
        text = self.text(document_id)
        return Content(document_id, text, sha256_of(text))

    def text(self, document_id: int) -> str:
        return self.texts[document_id - 1]

    def get(self, document_id: int) -> Document:
        return Document(id=document_id, title=f"Document {document_id}")

    def find(self) -> list[Document]:
        return [self.get(number) for number in range(1, len(self.texts) + 1)]


@pytest.fixture
def shelf() -> Callable[..., Shelf]:
    return lambda *texts: Shelf(list(texts))


@pytest.fixture
def row() -> Callable[..., ExcerptRow]:
    return row_of


@pytest.fixture
def rows() -> Callable[[str, Iterable[str]], list[ExcerptRow]]:
    return lambda text, quotes: [row_of(text, quote) for quote in quotes]
