"""Everything a project can be asked, over one connection."""

from functools import cached_property

from db import repeats
from db.actors import Actors, Mentions
from db.check import check
from db.connection import Connection
from db.copies import Copies, FurnitureSaid
from db.documents import Documents
from db.excerpt_table import ExcerptTable
from db.excerpts import Codes, Excerpts
from db.history import History
from db.metadata import MetadataTable
from db.relations import Relations
from db.repository import Repository
from db.review import Packages
from db.schema import stand_in
from db.search import Search
from db.settings import Settings
from db.spoken import Spoken
from db.suggestions import Suggested
from db.table import (
    ACTOR_TYPE,
    ALIAS,
    CLAIM,
    DISTINCTION,
    MEANING,
    METADATA_DEFAULT,
    ORIGIN,
    PLACE,
    REJECTION,
    RELATION_KIND,
    REVIEW,
    STATEMENT,
    VERDICT,
)
from workbench.model.actors import ActorType, Alias
from workbench.model.copies import Origin
from workbench.model.decisions import Distinction, Meaning, Rejection
from workbench.model.defaults import Default
from workbench.model.relations import Claim, Place, RelationKind
from workbench.model.review import Review, Verdict
from workbench.model.statements import Attribution
from workbench.ports import Fault
from workbench.tasks import Progress

_COUNTED = {
    "documents": "document",
    "actors": "actor",
    "excerpts": "excerpt",
    "mentions": "mention",
    "relations": "relation",
}


class View:
    """Read a project; `workbench.ports.Reader` says what each part is."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.interrupted = False
        if not connection.writable and stand_in(connection):
            repeats.stand_in(connection)

    @cached_property
    def documents(self) -> Documents:
        """Give the documents."""
        return Documents(self.connection)

    @cached_property
    def codes(self) -> Codes:
        """Give the code book."""
        return Codes(self.connection)

    @cached_property
    def excerpts(self) -> Excerpts:
        """Give the excerpts."""
        return Excerpts(self.connection)

    @cached_property
    def actor_types(self) -> Repository[ActorType]:
        """Give the types of actors."""
        return Repository(self.connection, ACTOR_TYPE)

    @cached_property
    def actors(self) -> Actors:
        """Give the actors."""
        return Actors(self.connection)

    @cached_property
    def aliases(self) -> Repository[Alias]:
        """Give the spellings."""
        return Repository(self.connection, ALIAS)

    @cached_property
    def mentions(self) -> Mentions:
        """Give the mentions."""
        return Mentions(self.connection)

    @cached_property
    def relation_kinds(self) -> Repository[RelationKind]:
        """Give the kinds of relations."""
        return Repository(self.connection, RELATION_KIND)

    @cached_property
    def relations(self) -> Relations:
        """Give the relations."""
        return Relations(self.connection)

    @cached_property
    def claims(self) -> Repository[Claim]:
        """Give the claims."""
        return Repository(self.connection, CLAIM)

    @cached_property
    def places(self) -> Repository[Place]:
        """Give the places on the chart."""
        return Repository(self.connection, PLACE)

    @cached_property
    def origins(self) -> Repository[Origin]:
        """Give what was said of documents among their copies."""
        return Repository(self.connection, ORIGIN)

    @cached_property
    def furniture(self) -> FurnitureSaid:
        """Give what was said of page furniture."""
        return FurnitureSaid(self.connection)

    @cached_property
    def copies(self) -> Copies:
        """Give what was found of copies and page furniture."""
        return Copies(self.connection)

    @cached_property
    def suggested(self) -> Suggested:
        """Give what is suggested and not decided."""
        return Suggested(self.connection)

    @cached_property
    def rejections(self) -> Repository[Rejection]:
        """Give the suggested names that were rejected."""
        return Repository(self.connection, REJECTION)

    @cached_property
    def distinctions(self) -> Repository[Distinction]:
        """Give the actors that were said not to be one."""
        return Repository(self.connection, DISTINCTION)

    @cached_property
    def statements(self) -> Repository[Attribution]:
        """Give what was said of statements."""
        return Repository(self.connection, STATEMENT)

    @cached_property
    def meanings(self) -> Repository[Meaning]:
        """Give whom names mean where a document leaves it open."""
        return Repository(self.connection, MEANING)

    @cached_property
    def packages(self) -> Packages:
        """Give the packages that were made or received for review."""
        return Packages(self.connection)

    @cached_property
    def reviews(self) -> Repository[Review]:
        """Give the reviews of packages."""
        return Repository(self.connection, REVIEW)

    @cached_property
    def verdicts(self) -> Repository[Verdict]:
        """Give what reviewers decided."""
        return Repository(self.connection, VERDICT)

    @cached_property
    def spoken(self) -> Spoken:
        """Give who speaks in excerpts, as the texts say it."""
        return Spoken(self.connection)

    @cached_property
    def excerpt_table(self) -> ExcerptTable:
        """Give the table of every excerpt and mention."""
        return ExcerptTable(self.connection)

    @cached_property
    def metadata(self) -> MetadataTable:
        """Give the table of what is known of documents."""
        return MetadataTable(self.connection)

    @cached_property
    def defaults(self) -> Repository[Default]:
        """Give the defaults of outlets and folders."""
        return Repository(self.connection, METADATA_DEFAULT)

    @cached_property
    def search(self) -> Search:
        """Give the search."""
        return Search(self.connection)

    @cached_property
    def history(self) -> History:
        """Give the journal."""
        return History(self.connection)

    @cached_property
    def settings(self) -> Settings:
        """Give what the window remembers."""
        return Settings(self.connection)

    def counts(self) -> dict[str, int]:
        """Return how many documents, actors, excerpts, mentions and relations there are."""
        parts = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED.values())
        row = self.connection.row(f"SELECT {parts}") or ()
        return dict(zip(_COUNTED, row, strict=True))

    def check(self, progress: Progress | None = None) -> list[Fault]:
        """Compare texts with hashes and quotes with spans; returns what is wrong."""
        with self.connection.snapshot():
            return check(self.connection, progress)

    def interrupt(self) -> None:
        """Stop the query under way; callable from any thread."""
        self.interrupted = True
        self.connection.raw.interrupt()
