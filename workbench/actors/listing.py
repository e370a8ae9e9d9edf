"""Say what a list of names would bring: new actors, more spellings of known ones, what is known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.actors.names import folded
from workbench.importing.name_list import SCHEMATA, ListedName
from workbench.model.actors import ActorType
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold what one name of a list would do.

    `actor_id` is the actor that it joins: of the project, or, below 0, one that the list itself
    adds; `actor` is its name. `fresh` are the spellings that are new to it, `known` how many are
    not. `bearers` is how many actors bear the name already, `odd_type` a type that the project
    doesn't have.
    """

    listed: ListedName
    actor_id: int
    actor: str
    type_id: int
    new: bool
    fresh: tuple[str, ...]
    known: int
    bearers: int = 0
    odd_type: str = ""

    @property
    def applied(self) -> tuple[str, ...]:
        """Return the names that would be looked for in the texts from then on."""
        return (self.listed.name, *self.fresh) if self.new else self.fresh


class NamePlan:
    """Look each name of a list up among all that are known, those of the list itself too."""

    def __init__(
        self, names: Mapping[int, Sequence[str]], types: Iterable[ActorType], type_id: int
    ) -> None:
        self._types = {said.casefold(): one.id for one in types for said in (one.label, one.key)}
        self._type_id = type_id
        self._spellings = {actor_id: dict.fromkeys(said) for actor_id, said in names.items()}
        self._owners: dict[str, set[int]] = {}
        self._added = 0
        for actor_id, said in self._spellings.items():
            for name in said:
                self._owners.setdefault(folded(name), set()).add(actor_id)

    def take(self, listed: ListedName) -> Planned:
        """Return what the next name of the list does, and know it from then on."""
        listed = _clean(listed)
        name = listed.name
        owners = self._owners.get(folded(name), set())
        new = len(owners) != 1
        actor_id = self._add() if new else next(iter(owners))
        held = self._spellings.setdefault(actor_id, {name: None} if new else {})
        said = dict.fromkeys((name, *listed.aliases))
        fresh = tuple(one for one in said if one not in held)
        known = len(listed.aliases) + 1 - len(fresh) - new
        bearers = len(owners)
        for one in (name, *fresh):
            held[one] = None
            self._owners.setdefault(folded(one), set()).add(actor_id)
        type_id, odd = self._type(listed.type)
        actor = next(iter(held))
        return Planned(listed, actor_id, actor, type_id, new, fresh, known, bearers, odd)

    def _add(self) -> int:
        self._added -= 1
        return self._added

    def _type(self, said: str) -> tuple[int, str]:
        """Return the type that a list calls so, and the word where the project has none such."""
        key = said.strip()
        for word in (key, SCHEMATA.get(key, "")):
            if word and (known := self._types.get(word.casefold())):
                return known, ""
        return self._type_id, key


def _clean(one: ListedName) -> ListedName:
    aliases = tuple(" ".join(said.split()) for said in one.aliases)
    return replace(one, name=" ".join(one.name.split()), aliases=aliases)


def plan_names(reader: Reader, names: Iterable[ListedName], type_id: int) -> list[Planned]:
    """Return what adding a list would do, name by name; nothing is written."""
    plan = NamePlan(reader.actors.names(), reader.actor_types.find(), type_id)
    return [plan.take(one) for one in names]


def without(names: Iterable[ListedName], refused: frozenset[str]) -> list[ListedName]:
    """Return a list without some spellings; an actor whose own name is refused is left out whole."""
    return [
        replace(one, aliases=tuple(said for said in one.aliases if said not in refused))
        for one in names
        if one.name not in refused
    ]
