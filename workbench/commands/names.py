"""Bring a list of actors and their spellings into the project."""

from dataclasses import dataclass

from workbench.actors.names import folded
from workbench.commands.naming import clean_name
from workbench.errors import Refusal
from workbench.importing.name_list import ListedName
from workbench.model.actors import Actor, Alias
from workbench.ports import Store
from workbench.session import Desk


@dataclass(frozen=True, slots=True)
class NamesAdded:
    """Count what a list brought: new actors, new spellings of old and new ones, and the known."""

    actors: int = 0
    aliases: int = 0
    known: int = 0

    def summary(self) -> str:
        """Return the outcome as a line."""
        return (
            f"{self.actors:,} actors and {self.aliases:,} spellings added,"
            f" {self.known:,} were known already."
        )


@dataclass(frozen=True)
class AddNames:
    """Add actors with their spellings, in one step; returns NamesAdded.

    A name that just one actor of the project bears already means that actor, which gains the
    spellings. `type_id` is the type of those whose own the list doesn't tell.
    """

    names: tuple[ListedName, ...]
    type_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add {len(self.names):,} names"

    def apply(self, store: Store, desk: Desk) -> NamesAdded:
        """Look each up among all names that are known, those just added too."""
        if not self.names:
            raise Refusal("There are no names to add.")
        book = _Book(store, self.type_id)
        for listed in self.names:
            book.take(listed)
        store.aliases.add_many(book.fresh)
        return NamesAdded(book.actors, len(book.fresh), book.known)


class _Book:
    """Know every actor's spellings, and gather those that are new."""

    def __init__(self, store: Store, type_id: int) -> None:
        self._store = store
        self._type_id = type_id
        self._types = {
            said.casefold(): one.id
            for one in store.actor_types.find()
            for said in (one.key, one.label)
        }
        self._spellings = {actor_id: set(said) for actor_id, said in store.actors.names().items()}
        self._owners: dict[str, set[int]] = {}
        for actor_id, said in self._spellings.items():
            for name in said:
                self._owners.setdefault(folded(name), set()).add(actor_id)
        self.fresh: list[Alias] = []
        self.actors = self.known = 0

    def take(self, listed: ListedName) -> None:
        """Find or add the actor, then note the spellings that it lacks."""
        name = clean_name(listed.name)
        owners = self._owners.get(folded(name), set())
        actor_id = next(iter(owners)) if len(owners) == 1 else self._added(name, listed)
        for spelling in (name, *map(clean_name, listed.aliases)):
            if spelling in self._spellings[actor_id]:
                self.known += 1
                continue
            self._spellings[actor_id].add(spelling)
            self._owners.setdefault(folded(spelling), set()).add(actor_id)
            self.fresh.append(Alias(actor_id=actor_id, text=spelling))

    def _added(self, name: str, listed: ListedName) -> int:
        type_id = self._types.get(listed.type.casefold(), self._type_id)
        actor_id = self._store.actors.add(
            Actor(type_id=type_id, name=name, role=listed.role, note=listed.note)
        )
        self._spellings[actor_id] = {name}
        self._owners.setdefault(folded(name), set()).add(actor_id)
        self.actors += 1
        self.known -= 1  # the name itself is no spelling that was known
        return actor_id
