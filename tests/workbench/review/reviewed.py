"""A project that was packed for review, and files of decisions as reviewers send them back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.model.documents import Content, Document
from workbench.model.review import Made, Numbered, Packed
from workbench.review.brought import SentBack
from workbench.review.code_paths import code_paths
from workbench.review.decisions import Decision, Decisions, MarkMade, written
from workbench.review.fingerprint import fingerprint
from workbench.session import Session

KEY, SECRET = "c0ffee" * 5 + "00", "ab" * 32
SENTENCES = (
    "The port closed in May.",
    "Militias kept their own command.",
    "The envoy said nothing of talks.",
    "Fuel ran short in the north.",
    "A truce held for nine days.",
    "Nobody 😀 counted the trucks.",
)
TEXT = "\n".join(SENTENCES)
MADE = "2024-02-01T08:00:00+00:00"


def add_text(session: Session, text: str, title: str = "Harbour report", **known: int) -> int:
    """Import a text; returns the document's id."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    with session.store.operation("Import", "Ada"):
        content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
        content_id = session.store.documents.add_content(content, text.encode())
        return session.store.documents.add(
            Document(content_id=content_id, title=title, length=len(text), **known)
        )


@dataclass
class Reviewed:
    """Hold a session on a project of one document, two codes and an excerpt a sentence, packed.

    Excerpts have the numbers 1 to 6 and stand under Security (1); codes are Security, Truce (2).
    """

    session: Session
    document: int = 0
    codes: list[int] = field(default_factory=list)
    excerpts: list[int] = field(default_factory=list)

    def fill(self) -> "Reviewed":
        """Write the document, code and mark it, and pack all of it."""
        self.document = add_text(self.session, TEXT)
        self.codes = [self.session.run(AddCode(name)) for name in ("Security", "Truce")]
        for said in SENTENCES:
            at = TEXT.index(said)
            add = AddExcerpt(self.document, at, at + len(said), (self.codes[0],))
            self.excerpts.append(self.session.run(add))
        self.pack()
        return self

    def pack(self, key: str = KEY) -> None:
        """Remember a package of all as it is now."""
        store = self.session.store
        paths = code_paths(store.codes.find())
        sha = store.documents.content(self.document).sha256
        packed = [
            Packed(one, n, fingerprint(store.excerpts.get(one), sha, store.excerpts.codes_of(one)))
            for n, one in enumerate(self.excerpts, start=1)
        ]
        numbered = [Numbered("code", n, one, paths[one]) for n, one in enumerate(self.codes, 1)]
        numbered.append(Numbered("document", 1, self.document, sha))
        store.packages.add(Made(key=key, secret=SECRET, title="Harbour"), packed, numbered)

    def states(self) -> dict[int, list[str]]:
        """Return the codes of each excerpt that is left, by name."""
        store = self.session.store
        names = {one.id: one.name for one in store.codes.find()}
        return {
            one.id: [names[code] for code in store.excerpts.codes_of(one.id)]
            for one in store.excerpts.find()
        }


def sent(
    reviewer: str,
    decisions: Sequence[Decision] = (),
    marks: Sequence[MarkMade] = (),
    made: str = "2024-02-03T09:00:00Z",
    **sealing: object,
) -> SentBack:
    """Return the file that a reviewer sends back."""
    said = Decisions(reviewer, made, tuple(decisions), tuple(marks))
    key, secret = str(sealing.get("key", KEY)), str(sealing.get("secret", SECRET))
    data = written(said, key, secret, seal=bool(sealing.get("seal")))
    return SentBack(f"{reviewer}.json", data)


def mark(said: str, *codes: int, comment: str = "", **more: object) -> MarkMade:
    """Return a mark on words of the text, under codes of these numbers."""
    at = TEXT.index(said)
    return MarkMade(1, at, at + len(said), said, codes, comment, **more)  # type: ignore[arg-type]


def accept(*numbers: int) -> list[Decision]:
    """Return that excerpts stand."""
    return [Decision(number, "accept", at="2024-02-03T08:00:00Z") for number in numbers]
