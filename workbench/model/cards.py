"""An actor's card: what a project knows of one actor, gathered in plain records.

Offsets are half-open code points of the stored text; dates are EDTF, empty when unknown. With
every quote stands its citation, as it is printed.
"""

from dataclasses import dataclass

from workbench.model.actors import Actor, ActorType


@dataclass(frozen=True, slots=True)
class Place:
    """Name a stretch of a document."""

    document_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one spelling: its script, and of an alias what sort it is and when it held."""

    text: str
    script: str
    kind: str = ""
    case: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Hold words of a document, who says them and where in a line, and their full citation.

    `against` is of a claim that denies; a `repeat` stands in a copy and is not counted.
    """

    words: str
    said: str
    citation: str
    place: Place
    published: str = ""
    against: bool = False
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class InDocument:
    """Hold how often one document mentions the actor, `repeated` of it in a copy's words.

    `first` is the first of the mentions.
    """

    title: str
    outlet: str
    published: str
    grade: str
    mentions: int
    repeated: int
    first: Place


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold a count under a heading: an outlet or a stretch of time."""

    label: str
    mentions: int
    documents: int = 0


@dataclass(frozen=True, slots=True)
class Relating:
    """Hold a relation as its actor sees it (`commands`, `is commanded by`) and what it rests on.

    `standing` says how many sources are for and against it.
    """

    id: int
    words: str
    other_id: int
    other: str
    contested: bool
    standing: str
    note: str
    claims: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Companion:
    """Hold an actor that is mentioned with this one, in how many sentences and documents."""

    actor_id: int
    name: str
    type: str
    sentences: int
    documents: int


@dataclass(frozen=True, slots=True)
class Merging:
    """Hold an actor that was merged into this one, when, and how much of it is still here."""

    name: str
    at: str
    mentions: int
    names: int


@dataclass(frozen=True, slots=True)
class Card:
    """Hold what is known of an actor.

    `independent` says that what copies repeat was left out of counts; `mentions`, `repeated` and
    `documents` count all, `sources` the documents that don't repeat each other. `undated` counts
    mentions in documents without a date, which `periods`, `first` and `last` leave out. Statements
    are None until they were asked for; `unread` counts documents that have to be read for them.
    """

    actor: Actor
    type: ActorType
    independent: bool
    names: tuple[Name, ...]
    mentions: int
    repeated: int
    documents: int
    sources: int
    undated: int
    first: Quoted | None
    last: Quoted | None
    periods: tuple[Tally, ...]
    outlets: tuple[Tally, ...]
    by_document: tuple[InDocument, ...]
    relations: tuple[Relating, ...]
    company: tuple[Companion, ...]
    said_by: tuple[Quoted, ...] | None = None
    said_about: tuple[Quoted, ...] | None = None
    unread: int = 0
    merged: tuple[Merging, ...] = ()

    @property
    def counted(self) -> int:
        """Return how many mentions count."""
        return self.mentions - self.repeated if self.independent else self.mentions

    @property
    def roles(self) -> tuple[Name, ...]:
        """Return the posts and parts with the time in which they held, the earliest first."""
        dated = [one for one in self.names if one.kind == "role" or one.since or one.until]
        return tuple(sorted(dated, key=lambda one: (one.since or one.until or "~", one.text)))
