"""What a package for review holds: all that a reviewer needs, and nothing that was not chosen.

Everything in it is numbered anew, from 1, so that it tells nothing of what else the project holds.
Spans are half-open, in code points of the document's text.
"""

from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from workbench.errors import Refusal
from workbench.review.records import Malformed, record_of

FORMAT = "sidelight-review/1"


@dataclass(frozen=True, slots=True)
class PackedCode:
    """Hold a code; `path` is its place in the tree (“Security / Ceasefire”), `colour` a swatch."""

    number: int
    name: str
    path: str
    colour: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class PackedActor:
    """Hold an actor; `type` is the label of its type."""

    number: int
    name: str
    type: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedMention:
    """Hold a place that names an actor, in the words packed of a document; both are numbers."""

    actor: int
    document: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """Hold what a document is cited by; `text` is empty unless whole documents were chosen.

    `grade` is source and information together (“B2”), `direction` is ltr or rtl.
    """

    number: int
    sha256: str
    length: int
    title: str = ""
    author: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    direction: str = "ltr"
    grade: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PackedExcerpt:
    """Hold an excerpt with the text on both sides of it; `codes` and `actors` are numbers."""

    number: int
    document: int
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    codes: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    speaker: str = ""
    note: str = ""
    analyst: str = ""


@dataclass(frozen=True, slots=True)
class PackedClaim:
    """Hold what a relation rests on: the number of the excerpt, and all that a claim says."""

    excerpt: int
    voice: str = ""
    speaker: str = ""
    stance: str = ""
    since: str = ""
    until: str = ""
    likelihood: str = ""
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PackedRelation:
    """Hold a relation between two actors (their numbers); `kind` is read from subject to object."""

    subject: int
    object: int
    kind: str
    symmetric: bool = False
    note: str = ""
    claims: tuple[PackedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """Hold a package; `secret` is 64 hexadecimal digits, `made` a day or a time in ISO 8601.

    `secret` signs what comes back: whoever has the package may decide, and nobody else.
    """

    key: str
    secret: str
    title: str = ""
    instructions: str = ""
    made: str = ""
    blind: bool = False
    codes: tuple[PackedCode, ...] = ()
    actors: tuple[PackedActor, ...] = ()
    documents: tuple[PackedDocument, ...] = ()
    excerpts: tuple[PackedExcerpt, ...] = ()
    relations: tuple[PackedRelation, ...] = ()
    mentions: tuple[PackedMention, ...] = ()


def as_json(package: Package) -> dict[str, Any]:
    """Return a package as JSON holds it."""
    return {"format": FORMAT, **asdict(package)}


def package_of(value: Any) -> Package:
    """Return the package of what was read from JSON; raises Refusal for anything else."""
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise Refusal("This is no package for review that this program can read.")
    try:
        package = record_of(Package, {key: value[key] for key in value if key != "format"})
        _check(package)
    except Malformed as error:
        raise Refusal(f"The package is damaged: {error}. Ask for it again.") from error
    return package


def _check(package: Package) -> None:
    if len(package.key) < 16 or not _hexadecimal(package.secret, 64):
        raise Malformed("its key is not whole")
    codes = _numbers("code", package.codes)
    actors = _numbers("actor", package.actors)
    _numbers("document", package.documents)
    documents = {one.number: one for one in package.documents}
    excerpts = _numbers("excerpt", package.excerpts)
    for one in package.excerpts:
        _known(one.codes, codes, "code")
        _known(one.actors, actors, "actor")
        _known((one.document,), documents, "document")
        _check_quote(one, documents[one.document])
    for relation in package.relations:
        _known((relation.subject, relation.object), actors, "actor")
        _known((claim.excerpt for claim in relation.claims), excerpts, "excerpt")
    for mention in package.mentions:
        _known((mention.actor,), actors, "actor")
        _known((mention.document,), documents, "document")
        if not 0 <= mention.start < mention.end <= documents[mention.document].length:
            raise Malformed(f"a name lies outside document {mention.document}")


def _check_quote(one: PackedExcerpt, document: PackedDocument) -> None:
    if not 0 <= one.start < one.end <= document.length or one.end - one.start != len(one.quote):
        raise Malformed(f"excerpt {one.number} lies outside its document")
    if document.text and document.text[one.start : one.end] != one.quote:
        raise Malformed(f"excerpt {one.number} is not what its document says")


def _numbers(noun: str, records: Iterable[Any]) -> set[int]:
    numbers: set[int] = set()
    for one in records:
        if one.number < 1 or one.number in numbers:
            raise Malformed(f"{noun} {one.number} is there twice")
        numbers.add(one.number)
    return numbers


def _known(numbers: Iterable[int], known: Container[int], noun: str) -> None:
    for number in numbers:
        if number not in known:
            raise Malformed(f"there is no {noun} {number}")


def _hexadecimal(text: str, length: int) -> bool:
    return len(text) == length and set(text) <= set("0123456789abcdef")
