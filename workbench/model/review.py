"""What left a project for review, and what came back. Ids are those of the project it lies in."""

from dataclasses import dataclass

#: what a reviewer says of an excerpt: it stands, it doesn't, it belongs under other codes, or only a
#: comment; and an excerpt that the reviewer made
RULINGS = ("accept", "reject", "change", "comment", "mark")
#: what became of a verdict: not decided yet, carried out, or left aside
STATES = ("open", "taken", "declined")


@dataclass(frozen=True, slots=True)
class Made:
    """Hold a package: one that was made of this project, or (`received`) that this project was made of.

    `key` names it everywhere; `secret` is 64 hexadecimal digits, known to those who have the package,
    with which decisions are signed. `blind` packages have no marks in them.
    """

    id: int = 0
    key: str = ""
    secret: str = ""
    title: str = ""
    instructions: str = ""
    blind: bool = False
    sealed: bool = False
    received: bool = False
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """Hold an excerpt as it was packed: the number it has in the package, and its fingerprint."""

    excerpt_id: int
    number: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """Hold which `kind` of record, a code or a document, has this number in a package.

    `told` knows it again should the record be gone: a code's path, or the SHA-256 of a text.
    """

    kind: str
    number: int
    record_id: int
    told: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Hold one reviewer's decisions on a package; `digest` is the SHA-256 of the file they came in.

    Where the package was received, the review under way has no digest.
    """

    id: int = 0
    package_id: int = 0
    reviewer: str = ""
    digest: str = ""
    made_at: str = ""
    brought_at: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what a reviewer decided on one excerpt, or (`mark`) an excerpt that the reviewer made.

    `excerpt_id` is 0 once the excerpt is gone, and until a mark was taken. `number` is the excerpt's
    in the package, 0 for a mark. `codes` is a JSON list, of the ids of codes, or of paths
    (“Security / Ceasefire”) of codes that are new. A mark has its document, span and quote.
    """

    id: int = 0
    review_id: int = 0
    excerpt_id: int = 0
    number: int = 0
    ruling: str = "comment"
    codes: str = "[]"
    comment: str = ""
    decided_at: str = ""
    state: str = "open"
    document_id: int = 0
    start: int = 0
    end: int = 0
    quote: str = ""
