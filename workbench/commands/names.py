"""Bring a list of actors and their spellings into the project."""

from dataclasses import dataclass

from workbench.actors.listing import NamePlan, Planned
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
        plan = NamePlan(store.actors.names(), store.actor_types.find(), self.type_id)
        added: dict[int, int] = {}
        fresh: list[Alias] = []
        known = 0
        for listed in self.names:
            clean_name(listed.name)
            one = plan.take(listed)
            if one.new:
                added[one.actor_id] = store.actors.add(_actor(one))
            owner = added.get(one.actor_id, one.actor_id)
            fresh += [Alias(actor_id=owner, text=clean_name(said)) for said in one.fresh]
            known += one.known
        store.aliases.add_many(fresh)
        return NamesAdded(len(added), len(fresh), known)


def _actor(one: Planned) -> Actor:
    listed = one.listed
    return Actor(type_id=one.type_id, name=one.actor, role=listed.role, note=listed.note)
