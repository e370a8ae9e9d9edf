"""Actors, their mentions, and how they are related."""

from collections.abc import Sequence
from typing import Protocol

from workbench.actors.spelling import Spelling
from workbench.model.actors import Actor, ActorRow, Mention
from workbench.model.relations import EvidenceRow, Relation
from workbench.ports.records import Records


class Actors(Records[Actor], Protocol):
    """Keep actors."""

    def rows(self, words: str = "", document_ids: Sequence[int] = ()) -> list[ActorRow]:
        """Return the actor list with counts, by type position then name; `words` narrows by any name.

        With `document_ids`, counts are of those documents only, copies or not, and every actor
        still stands.
        """
        ...

    def names(self) -> dict[int, list[str]]:
        """Return every actor's name followed by its aliases."""
        ...

    def spellings(self) -> dict[int, list[Spelling]]:
        """Return every actor's name followed by its aliases, each with how it may be written."""
        ...

    def named(self, name: str) -> list[int]:
        """Return the actors that go by exactly this name or alias, ignoring case."""
        ...


class Mentions(Records[Mention], Protocol):
    """Keep mentions."""

    def by_document(self, actor_id: int) -> list[tuple[int, int]]:
        """Return (document id, how many) for each document that mentions the actor."""
        ...

    def repeated(self, actor_id: int) -> dict[int, int]:
        """Return, by document, how many mentions of the actor only repeat what an origin says."""
        ...

    def spans(self, document_ids: Sequence[int] = ()) -> list[tuple[int, int, int, int]]:
        """Return (document id, actor id, start, end) of all mentions, by document and start."""
        ...

    def company(self, actor_id: int) -> list[tuple[int, int, int, int, bool]]:
        """Return all mentions, whoever's, in the documents that mention the actor, in their order.

        Each as document id, actor id, start, end, and whether a copy only repeats it.
        """
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
