"""What the core needs of a store. `db/` provides it; `ui/` and the commands know only this.

All reads may be called on the thread that owns the store; a pool thread opens its own
`Store.reader()`. Writes work only inside `Store.operation(...)`, which `Session` opens.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from workbench.changes import ChangeSet
from workbench.copies.examined import Examined
from workbench.copies.groups import Groups
from workbench.copies.sketching import Hashes, Sketch
from workbench.model.actors import Actor, ActorRow, ActorType, Alias, Mention
from workbench.model.copies import Origin, Overlap
from workbench.model.documents import Content, CorpusRow, Document
from workbench.model.excerpts import Code, Excerpt, Mark
from workbench.model.furniture import Furniture, FurnitureSpan
from workbench.model.relations import Claim, EvidenceRow, Place, Relation, RelationKind
from workbench.model.tables import ExcerptFilter, ExcerptRow
from workbench.queries.concordance import Line
from workbench.queries.tree import Query
from workbench.tasks import Progress

T = TypeVar("T")


class Records(Protocol[T]):
    """Keep records of one kind."""

    def get(self, record_id: int) -> T:
        """Return the record; raises Refusal when it is gone."""
        ...

    def find(self, **equal: object) -> list[T]:
        """Return the records whose fields equal the given values (all, when none is given), by id."""
        ...

    def add(self, record: T) -> int:
        """Store a new record (its `id` is ignored) and return its id."""
        ...

    def add_many(self, records: Iterable[T]) -> list[int]:
        """Store many new records at once; returns their ids in order."""
        ...

    def change(self, record_ids: Iterable[int], **fields: object) -> None:
        """Set the given fields on the records."""
        ...

    def remove(self, record_ids: Iterable[int]) -> None:
        """Delete the records and what hangs on them."""
        ...


class Documents(Records[Document], Protocol):
    """Keep documents and their texts."""

    def packed(self, original: bytes) -> bytes:
        """Return bytes as the store keeps them; on any thread, to spare the one that writes."""
        ...

    def add_content(self, content: Content, original: bytes, packed: bytes = b"") -> int:
        """Store a text and the bytes it was read from, once; returns the content's id.

        `packed` is what `packed(original)` returned, when that was asked before.
        """
        ...

    def known(self, sha256: str, original_sha256: str) -> Document | None:
        """Return the document that already holds this text or these bytes."""
        ...

    def originals(self) -> dict[str, int]:
        """Return the SHA-256 of all bytes that were imported, with the first document of each."""
        ...

    def text(self, document_id: int) -> str:
        """Return the stored text."""
        ...

    def content(self, document_id: int) -> Content:
        """Return the stored text with its hash and parts."""
        ...

    def original(self, document_id: int) -> bytes:
        """Return the bytes that the document was read from."""
        ...

    def ids(self, sort: str = "title", descending: bool = False, words: str = "") -> Sequence[int]:
        """Return the ids of the corpus list in order.

        `sort` is a field of CorpusRow; `words` all have to occur in title, author, outlet, date or
        grade badge.
        """
        ...

    def rows(self, document_ids: Sequence[int]) -> list[CorpusRow]:
        """Return the list rows of these documents, in the given order."""
        ...


class Codes(Records[Code], Protocol):
    """Keep the code book."""

    def counts(self) -> dict[int, int]:
        """Return how many excerpts stand under each code."""
        ...


class Excerpts(Records[Excerpt], Protocol):
    """Keep excerpts and the codes they stand under."""

    def link(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Put the excerpts under the code; those that are there already stay."""
        ...

    def unlink(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Take the code off the excerpts."""
        ...

    def codes_of(self, excerpt_id: int) -> list[int]:
        """Return the codes of the excerpt, in the code book's order."""
        ...

    def under(self, code_id: int) -> list[int]:
        """Return the excerpts under the code."""
        ...

    def marks(self, document_id: int) -> list[Mark]:
        """Return all that a reader paints on the document: excerpts (once a code) and mentions."""
        ...


class Actors(Records[Actor], Protocol):
    """Keep actors."""

    def rows(self, words: str = "", document_ids: Sequence[int] = ()) -> list[ActorRow]:
        """Return the actor list with counts, by type position then name; `words` narrows by any name.

        With `document_ids`, counts are of those documents only and every actor still stands.
        """
        ...

    def names(self) -> dict[int, list[str]]:
        """Return every actor's name followed by its aliases."""
        ...

    def named(self, name: str) -> list[int]:
        """Return the actors that go by exactly this name or alias, ignoring case."""
        ...


class Mentions(Records[Mention], Protocol):
    """Keep mentions."""

    def by_document(self, actor_id: int) -> list[tuple[int, int]]:
        """Return (document id, how many) for each document that mentions the actor."""
        ...

    def spans(self, document_ids: Sequence[int] = ()) -> list[tuple[int, int, int, int]]:
        """Return (document id, actor id, start, end) of all mentions, by document and start."""
        ...


class Relations(Records[Relation], Protocol):
    """Keep relations, with what the panel and the chart read of them."""

    def evidence(
        self, relation_ids: Sequence[int] = (), document_ids: Sequence[int] = ()
    ) -> list[EvidenceRow]:
        """Return the claims of these relations, or of all, with their excerpts and documents."""
        ...

    def of_actor(self, actor_id: int) -> list[Relation]:
        """Return the relations that the actor is subject or object of."""
        ...


class Copies(Protocol):
    """Keep what was found of copies and page furniture: derived, outside the journal.

    What writes here opens its own transaction.
    """

    def waiting(self) -> list[int]:
        """Return the documents that were not examined yet."""
        ...

    def outlets(self, document_ids: Sequence[int]) -> set[str]:
        """Return the outlets of these documents."""
        ...

    def keep(self, examined: Iterable[Examined]) -> None:
        """Keep what was found in documents, in one transaction; those that are gone are left out."""
        ...

    def keep_overlaps(self, document_ids: Iterable[int], overlaps: Iterable[Overlap]) -> None:
        """Replace what is known of the overlaps of these documents with any other."""
        ...

    def forget(self, document_ids: Iterable[int]) -> None:
        """Let these documents wait to be examined again."""
        ...

    def sketches(self, document_ids: Sequence[int] = ()) -> dict[int, Sketch]:
        """Return the sketches of these documents, or of all."""
        ...

    def lines_of(self, outlet: str) -> dict[int, tuple[Hashes, int]]:
        """Return the line hashes of each document of an outlet, and how many were known as shared."""
        ...

    def found(self, document_id: int) -> list[FurnitureSpan]:
        """Return what rules say is page furniture in the document, in order."""
        ...

    def overlaps(self, document_ids: Sequence[int] = ()) -> list[Overlap]:
        """Return the overlaps of these documents and of all they hang together with, or all."""
        ...

    def groups(self, document_ids: Sequence[int] = ()) -> Groups:
        """Return which of these documents, or of all, is the copy of which."""
        ...


class FurnitureSaid(Records[Furniture], Protocol):
    """Keep what the analyst said of page furniture."""

    def learnt(self, document_id: int) -> dict[str, str]:
        """Return the state of line keys, as said of other documents of this one's outlet."""
        ...


class ExcerptTable(Protocol):
    """Read the table of every excerpt and mention."""

    def ids(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Sequence[int]:
        """Return opaque row numbers in order; hand slices of them to `rows`."""
        ...

    def rows(self, numbers: Sequence[int]) -> list[ExcerptRow]:
        """Return these rows, in the given order."""
        ...

    def stream(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Iterator[ExcerptRow]:
        """Yield all rows of the filter in order, in pages, for an export."""
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place that a search found: a half-open code-point span and its line of context.

    `title` is what the document is shown as.
    """

    document_id: int
    title: str
    start: int
    end: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one document that a search found: where its places start, and the first of its hits.

    A document that holds no words of the search but in its title has no starts and one hit of no
    length, with the beginning of its text. `length` is in code points.
    """

    document_id: int
    title: str
    outlet: str
    published: str
    length: int
    starts: tuple[int, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold how many documents a search asks for, and the most relevant of them in order."""

    documents: int
    found: list[Found]


class Search(Protocol):
    """Find words in the texts and titles. A bad query raises QueryRefused, Cancel Cancelled."""

    def find(self, query: str, limit: int = 500, progress: Progress | None = None) -> list[Hit]:
        """Return hits in order of relevance of their documents."""
        ...

    def look(
        self,
        query: Query,
        documents: int = 50,
        each: int = 1000,
        progress: Progress | None = None,
    ) -> Findings:
        """Return the most relevant documents, with up to `each` hits of each."""
        ...

    def lines(
        self, query: Query, width: int = 120, most: int = 100_000, progress: Progress | None = None
    ) -> list[Line]:
        """Return the places with the words around them, by document and place, at most `most`."""
        ...

    def positions(self, word: str) -> npt.NDArray[np.int64]:
        """Return (document id, place among its words) of each place of a word, as two columns."""
        ...

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return how often each word stands in the texts."""
        ...

    def size(self) -> int:
        """Return how many words the texts have together."""
        ...


@dataclass(frozen=True, slots=True)
class Operation:
    """Hold one entry of the history; `state` is done, undone or dropped."""

    id: int
    at: str
    who: str
    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one changed record of an operation; before or after is None when it did not exist."""

    table: str
    record_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Step:
    """Hold when an operation was undone or redone; `action` is undo or redo."""

    action: str
    at: str
    who: str


class History(Protocol):
    """Read the journal: what was done, undone and redone, when and by whom."""

    def next_undo(self) -> str:
        """Return the label of what undo would take back, or empty."""
        ...

    def next_redo(self) -> str:
        """Return the label of what redo would bring back, or empty."""
        ...

    def operations(self, limit: int = 200, before: int = 0) -> list[Operation]:
        """Return the newest operations first, older than the operation `before` when given."""
        ...

    def changes(self, operation_id: int) -> list[Change]:
        """Return what the operation changed, in order."""
        ...

    def steps(self, operation_id: int) -> list[Step]:
        """Return when the operation was undone and redone, and by whom, in order."""
        ...


class Settings(Protocol):
    """Keep what the window remembers for the project; outside the journal."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the JSON value kept under the key."""
        ...

    def put(self, key: str, value: Any) -> None:
        """Keep a JSON value."""
        ...


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold one thing a check found wrong, as a sentence."""

    what: str
    document_id: int = 0


class Reader(Protocol):
    """Read a project."""

    @property
    def documents(self) -> Documents: ...
    @property
    def codes(self) -> Codes: ...
    @property
    def excerpts(self) -> Excerpts: ...
    @property
    def actor_types(self) -> Records[ActorType]: ...
    @property
    def actors(self) -> Actors: ...
    @property
    def aliases(self) -> Records[Alias]: ...
    @property
    def mentions(self) -> Mentions: ...
    @property
    def relation_kinds(self) -> Records[RelationKind]: ...
    @property
    def relations(self) -> Relations: ...
    @property
    def claims(self) -> Records[Claim]: ...
    @property
    def places(self) -> Records[Place]: ...
    @property
    def origins(self) -> Records[Origin]: ...
    @property
    def furniture(self) -> FurnitureSaid: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def excerpt_table(self) -> ExcerptTable: ...
    @property
    def search(self) -> Search: ...
    @property
    def history(self) -> History: ...
    @property
    def settings(self) -> Settings: ...
    def counts(self) -> dict[str, int]:
        """Return how many documents, actors, excerpts, mentions and relations there are."""
        ...

    def check(self, progress: Progress | None = None) -> list[Fault]:
        """Compare texts with hashes and quotes with spans; returns what is wrong.

        Slow on a large project: call it on a reader of a pool thread.
        """
        ...

    def interrupt(self) -> None:
        """Stop the query under way, which then raises Cancelled; callable from any thread."""
        ...


class Recording(Protocol):
    """Stand for an operation under way; `changes` is filled in when it has been committed."""

    changes: ChangeSet


class Store(Reader, Protocol):
    """Read and write a project file."""

    @property
    def path(self) -> Path: ...
    @property
    def read_only(self) -> str:
        """Return why the project can't be written, or empty."""
        ...

    def operation(
        self, label: str, who: str, origin: str = "", group: str = ""
    ) -> AbstractContextManager[Recording]:
        """Open one transaction; what is written inside is journaled together or not at all.

        Operations of one non-empty `group` that follow each other are undone together.
        Raises ReadOnly when the project is open for reading.
        """
        ...

    def undo(self) -> ChangeSet | None:
        """Take back the last operation that stands; None when there is none."""
        ...

    def redo(self) -> ChangeSet | None:
        """Bring back what was last undone; None when there is none."""
        ...

    def reader(self) -> AbstractContextManager[Reader]:
        """Open a read-only view of its own for the calling thread."""
        ...

    def background_writer(self) -> AbstractContextManager["Store"]:
        """Open a writer for the calling thread that lets the owner's writes go first."""
        ...

    def backup(self, target: Path) -> None:
        """Write a verified copy of the project aside and move it into place; on any thread."""
        ...

    def keep_backup(self) -> Path | None:
        """Write a rolling backup if one is due and thin the old ones; returns it, or None.

        Any thread may call it.
        """
        ...

    def tidy(self) -> None:
        """Fold the write-ahead log into the file; for idle moments, quick when somebody writes."""
        ...

    def close(self) -> None:
        """Fold the file into one and let go of it."""
        ...
