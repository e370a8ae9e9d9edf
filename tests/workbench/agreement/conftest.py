"""A project that two analysts marked, and two reviewers judged."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.conftest import NOON
from workbench.bus import Bus
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.model.documents import Content, Document
from workbench.model.review import Made, Numbered, Packed, Review, Verdict
from workbench.ports import Store
from workbench.session import Desk, Session

TEXT = "0123456789" * 10
Mark = Callable[..., int]


@dataclass
class Marked:
    """Hold the project, and make what is marked and judged in it."""

    store: Store
    codes: dict[str, int]

    def session(self, who: str) -> Session:
        return Session(self.store, Bus(), Desk(who, lambda: NOON))

    def document(self, title: str, text: str = TEXT, **fields: Any) -> int:
        text = f"{text}{title}"
        sha = hashlib.sha256(text.encode()).hexdigest()
        with self.store.operation("Import", "Ada"):
            content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
            held = self.store.documents.add_content(content, text.encode())
            return self.store.documents.add(
                Document(content_id=held, title=title, length=len(text), **fields)
            )

    def mark(self, who: str, document_id: int, start: int, end: int, *codes: str) -> int:
        ids = tuple(self.codes[name] for name in codes)
        return int(self.session(who).run(AddExcerpt(document_id, start, end, ids)))

    def review(
        self, who: str, package_id: int, *verdicts: tuple[int, str, list[int | str]], **fields: Any
    ) -> None:
        with self.store.operation("Bring decisions in", "Ada"):
            review_id = self.store.reviews.add(Review(0, package_id, who))
            self.store.verdicts.add_many(
                Verdict(0, review_id, 0, number, ruling, json.dumps(codes), **fields)
                for number, ruling, codes in verdicts
            )

    def package(
        self, *excerpt_ids: int, blind: bool = False, documents: tuple[int, ...] = ()
    ) -> int:
        key = str(len(self.store.packages.all()))
        packed = [Packed(one, number, "") for number, one in enumerate(excerpt_ids, 1)]
        texts = [Numbered("document", n, one) for n, one in enumerate(documents, 1)]
        return self.store.packages.add(Made(key=key, secret="a", blind=blind), packed, texts)


@pytest.fixture
def marked(session: Session) -> Marked:
    codes = {name: int(session.run(AddCode(name))) for name in ("Threat", "Money")}
    codes["Loan"] = int(session.run(AddCode("Loan", codes["Money"])))
    return Marked(session.store, codes)
