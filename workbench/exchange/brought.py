"""What a file of another program brings, in no program's words, so that one command adds all of it.

Records name each other by their place in the lists of one `Brought`; −1 is none. Spans are half-open
code points of the text that the document brings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.model.documents import Piece
from workbench.model.relations import RelationKind

#: no record
NONE = -1


@dataclass(frozen=True, slots=True)
class BroughtDocument:
    """Hold a document: its text as it is stored here, or without one the document that is meant.

    A document without text is looked for in the project by `sha256`, then address, then title; it is
    never added. `original` are the bytes that the text was read from, empty where these are the text
    in UTF-8. `sources` says by field where a value stands, as `workbench.model.provenance` has it;
    `replaces` is the place of the older version of it.
    """

    text: str = ""
    sha256: str = ""
    original: bytes = b""
    encoding: str = "utf-8"
    pieces: tuple[Piece, ...] = ()
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    source_grade: str = ""
    information_grade: str = ""
    note: str = ""
    status: str = "unread"
    file_name: str = ""
    media_type: str = "text/plain"
    path: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    replaces: int = NONE


@dataclass(frozen=True, slots=True)
class BroughtCode:
    """Hold a code; `parent` stands before it in the list. `colour` is a swatch, empty for none.

    A code of which the file tells no place in the tree may be `anywhere`: it is the one of the project
    that bears its name, wherever that stands, if just one does.
    """

    name: str
    parent: int = NONE
    colour: str = ""
    description: str = ""
    favourite: int = 0
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class BroughtExcerpt:
    """Hold an excerpt. With `start` −1, or words that are not `quote`, its quote is looked for.

    Without a document it is looked for in all documents of the project. `codes` are places in the
    list of codes; `analyst` and `created_at` are empty where they are not told.
    """

    document: int = NONE
    start: int = NONE
    end: int = NONE
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    codes: tuple[int, ...] = ()
    note: str = ""
    speaker: int = NONE
    nobody: bool = False
    analyst: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class BroughtAlias:
    """Hold one more spelling; `kind`, `case` and dates as in `workbench.model.actors.Alias`."""

    text: str
    kind: str = ""
    case: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class BroughtType:
    """Hold a type of actor that may not be in the project, by its key."""

    key: str
    label: str = ""
    plural: str = ""
    colour: str = "grey"
    shape: str = "o"


@dataclass(frozen=True, slots=True)
class BroughtActor:
    """Hold an actor; `type` is the key of an actor type, empty where it is not told."""

    name: str
    type: str = ""
    role: str = ""
    note: str = ""
    aliases: tuple[BroughtAlias, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtMention:
    """Hold a place that names an actor; found again as an excerpt is."""

    document: int
    actor: int
    start: int = NONE
    end: int = NONE
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    analyst: str = ""
    created_at: str = ""


@dataclass(frozen=True, slots=True)
class BroughtRelation:
    """Hold a relation: places of two actors, and of its kind in `Brought.kinds`."""

    subject: int
    kind: int
    object: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class BroughtClaim:
    """Hold the evidence of a relation; the fields are those of `workbench.model.relations.Claim`."""

    relation: int
    excerpt: int
    voice: str = "author"
    speaker: int = NONE
    stance: str = "asserts"
    since: str = ""
    until: str = ""
    likelihood: str = ""
    source_grade: str = ""
    information_grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class How:
    """Say how the positions of a file were read: as a sentence, how sure from 0 to 1, and samples.

    `samples` are the first quotes as they would be cut.
    """

    sentence: str = ""
    sure: float = 1.0
    samples: tuple[str, ...] = ()


@dataclass(slots=True)
class Brought:
    """Hold all that a file brings. `remarks` are sentences on what was not understood, or changed.

    `program` is who wrote the file, as it says itself; `form` what kind of file it is.
    """

    form: str = ""
    program: str = ""
    documents: list[BroughtDocument] = field(default_factory=list)
    codes: list[BroughtCode] = field(default_factory=list)
    excerpts: list[BroughtExcerpt] = field(default_factory=list)
    types: list[BroughtType] = field(default_factory=list)
    actors: list[BroughtActor] = field(default_factory=list)
    mentions: list[BroughtMention] = field(default_factory=list)
    kinds: list[RelationKind] = field(default_factory=list)
    relations: list[BroughtRelation] = field(default_factory=list)
    claims: list[BroughtClaim] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    how: How = field(default_factory=How)

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to add."""
        return not (self.documents or self.codes or self.excerpts or self.actors or self.relations)
