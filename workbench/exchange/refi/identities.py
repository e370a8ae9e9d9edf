"""What the things of a project are called in a file: GUIDs that stay the same at every export.

They are made of what a thing is, never of its number in the project, so that two exports agree and
nothing is told of how the project grew.
"""

from collections.abc import Mapping, Sequence

from workbench.exchange.code_book import identity
from workbench.model.actors import Actor
from workbench.model.documents import Document
from workbench.ports import Reader


class Identities:
    """Hold the GUIDs of a project's documents and actors, and make those of all else."""

    def __init__(self, reader: Reader, documents: Sequence[Document]) -> None:
        """Read the hashes of texts and the names of actors."""
        cited = reader.documents.cited(one.id for one in documents)
        self.hashes = {number: one.sha256 for number, one in cited.items()}
        self.documents = {one.id: identity("document", self.hashes[one.id]) for one in documents}
        types = {one.id: one.key for one in reader.actor_types.find()}
        self.actors: dict[int, str] = {}
        self._taken: set[str] = set()
        for actor in reader.actors.find():
            self.actors[actor.id] = self._free("actor", *self._named(actor, types))

    def _named(self, actor: Actor, types: Mapping[int, str]) -> tuple[str, str]:
        return types.get(actor.type_id, ""), actor.name

    def _free(self, of: str, *names: str) -> str:
        guid, number = identity(of, *names), 1
        while guid in self._taken:
            number += 1
            guid = identity(of, *names, str(number))
        self._taken.add(guid)
        return guid

    def excerpt(self, document_id: int, start: int, end: int, more: int = 0) -> str:
        """Return the GUID of an excerpt by its span; `more` counts others before it on these words."""
        again = (str(more),) if more else ()
        return identity("excerpt", self.hashes[document_id], str(start), str(end), *again)

    def mention(self, document_id: int, actor_id: int, start: int, end: int) -> str:
        """Return the GUID of a mention by its span and actor."""
        at = (self.hashes[document_id], str(start), str(end))
        return identity("mention", *at, self.actors[actor_id])

    def relation(self, subject_id: int, kind: str, object_id: int) -> str:
        """Return the GUID of a relation by what it says."""
        return identity("relation", self.actors[subject_id], kind, self.actors[object_id])
