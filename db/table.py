"""How each kind of record lies in its table: a field is a column, a foreign id of 0 is NULL."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar

from workbench.model.actors import Actor, ActorType, Alias, Mention
from workbench.model.copies import Origin
from workbench.model.decisions import Distinction, Meaning, Rejection
from workbench.model.defaults import Default
from workbench.model.documents import Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.furniture import Furniture
from workbench.model.relations import Claim, Place, Relation, RelationKind
from workbench.model.review import Review, Verdict
from workbench.model.statements import Attribution

T = TypeVar("T")


@dataclass(frozen=True)
class Table(Generic[T]):
    """Describe a table: its record, the columns where 0 is NULL, the yes-or-no and exact ones."""

    name: str
    record: Callable[..., T]
    noun: str
    optional: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    reals: frozenset[str] = frozenset()

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the columns, `id` first."""
        return tuple(field.name for field in fields(self.record))  # type: ignore[arg-type]

    def select(self, prefix: str = "") -> str:
        """Return the select list that `build` reads."""
        return ", ".join(
            f'coalesce({prefix}"{name}", 0)' if name in self.optional else f'{prefix}"{name}"'
            for name in self.columns
        )

    @cached_property
    def insert(self) -> str:
        """Return the insert statement for `values`."""
        return self.insert_rows(1)

    def insert_rows(self, count: int) -> str:
        """Return the insert statement for the values of so many records, one after another."""
        names = ", ".join(f'"{name}"' for name in self.columns[1:])
        places = ", ".join("?" * (len(self.columns) - 1))
        return f"INSERT INTO {self.name} ({names}) VALUES {', '.join([f'({places})'] * count)}"

    def build(self, row: tuple[Any, ...]) -> T:
        """Return the record of a selected row."""
        if self.flags:
            row = tuple(
                bool(value) if name in self.flags else value
                for name, value in zip(self.columns, row, strict=True)
            )
        return self.record(*row)

    def values(self, record: T) -> list[Any]:
        """Return a record's values but its id, as they are stored."""
        values = list(self._given(record))
        for place, name in self._stored_otherwise:
            values[place] = self.stored(name, values[place])
        return values

    @cached_property
    def _given(self) -> Callable[[T], tuple[Any, ...]]:
        return attrgetter(*self.columns[1:])

    @cached_property
    def _stored_otherwise(self) -> list[tuple[int, str]]:
        otherwise = self.optional | self.flags | self.reals
        return [(at, name) for at, name in enumerate(self.columns[1:]) if name in otherwise]

    def stored(self, name: str, value: Any) -> Any:
        """Return a field's value as its column holds it."""
        if name in self.optional:
            return value or None
        if name in self.reals:
            return float(value)
        return int(value) if isinstance(value, bool) else value


DOCUMENT = Table("document", Document, "document", optional=frozenset({"replaces_id"}))
CODE = Table("code", Code, "code", optional=frozenset({"parent_id"}))
EXCERPT = Table(
    "excerpt", Excerpt, "excerpt", optional=frozenset({"speaker_id"}), flags=frozenset({"nobody"})
)
ACTOR_TYPE = Table("actor_type", ActorType, "type of actor")
ACTOR = Table("actor", Actor, "actor")
ALIAS = Table("alias", Alias, "alias")
MENTION = Table("mention", Mention, "mention")
RELATION_KIND = Table(
    "relation_kind", RelationKind, "kind of relation", flags=frozenset({"symmetric"})
)
RELATION = Table("relation", Relation, "relation")
CLAIM = Table("claim", Claim, "claim", optional=frozenset({"speaker_id"}))
PLACE = Table("place", Place, "place on the chart", reals=frozenset({"x", "y"}))
ORIGIN = Table("origin", Origin, "word on copies")
FURNITURE = Table("furniture", Furniture, "word on page furniture")
METADATA_DEFAULT = Table("metadata_default", Default, "default")
REJECTION = Table("rejection", Rejection, "rejection", optional=frozenset({"document_id"}))
DISTINCTION = Table(
    "distinction", Distinction, "word on two actors", optional=frozenset({"second_id"})
)
MEANING = Table("meaning", Meaning, "word on a name", optional=frozenset({"actor_id"}))
STATEMENT = Table(
    "statement", Attribution, "statement", optional=frozenset({"speaker_id", "source_id"})
)
REVIEW = Table("review", Review, "review")
VERDICT = Table("verdict", Verdict, "verdict", optional=frozenset({"excerpt_id", "document_id"}))
RECORDS: tuple[Table[Any], ...] = (
    DOCUMENT, CODE, EXCERPT, ACTOR_TYPE, ACTOR, ALIAS, MENTION, RELATION_KIND, RELATION, CLAIM, PLACE,
    ORIGIN, FURNITURE, METADATA_DEFAULT, REJECTION, DISTINCTION, STATEMENT,
    MEANING, REVIEW, VERDICT,
)  # fmt: skip
