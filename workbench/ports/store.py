"""A project as a whole: read, written, kept safe."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from workbench.changes import ChangeSet
from workbench.model.actors import ActorType, Alias
from workbench.model.copies import Origin
from workbench.model.decisions import Distinction, Meaning, Rejection
from workbench.model.defaults import Default
from workbench.model.relations import Claim, Place, RelationKind
from workbench.model.review import Review, Verdict
from workbench.model.statements import Attribution
from workbench.ports.actors import Actors, Mentions, Relations
from workbench.ports.documents import Copies, Documents, FurnitureSaid
from workbench.ports.excerpts import Codes, Excerpts, ExcerptTable, Spoken
from workbench.ports.foreign import Tables
from workbench.ports.history import History
from workbench.ports.metadata import MetadataTable
from workbench.ports.records import Records
from workbench.ports.review import Packages
from workbench.ports.search import Search
from workbench.ports.suggestions import Suggested
from workbench.tasks import Progress


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
    def suggested(self) -> Suggested: ...
    @property
    def rejections(self) -> Records[Rejection]: ...
    @property
    def distinctions(self) -> Records[Distinction]: ...
    @property
    def statements(self) -> Records[Attribution]: ...
    @property
    def meanings(self) -> Records[Meaning]: ...
    @property
    def packages(self) -> Packages: ...
    @property
    def reviews(self) -> Records[Review]: ...
    @property
    def verdicts(self) -> Records[Verdict]: ...
    @property
    def spoken(self) -> Spoken: ...
    @property
    def excerpt_table(self) -> ExcerptTable: ...
    @property
    def metadata(self) -> MetadataTable: ...
    @property
    def defaults(self) -> Records[Default]: ...
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
    """Stand for an operation under way; `changes` is filled in when it has been committed.

    `label` may be set anew while it is under way, when it is known what was done.
    """

    label: str
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

    def tables_of(self, path: Path) -> Tables:
        """Open a database of another program for reading; raises Refusal. On any thread."""
        ...

    def forget_history(self) -> None:
        """Let nothing that was done so far be undone: a project was just made of something else."""
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
