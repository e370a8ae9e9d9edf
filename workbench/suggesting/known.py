"""Let the actors that a project knows take the names found in a text, by the spellings they go by."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from workbench.actors.ambiguity import Reading
from workbench.actors.known import KnownNames
from workbench.actors.names import folded
from workbench.actors.spelling import Spelling
from workbench.model.suggestions import UNKNOWN
from workbench.ports import Reader
from workbench.suggesting.evidence import Name
from workbench.suggesting.lessons import Heads


class KnownActors:
    """Read text after text with the actors of a project; build once, use for all."""

    def __init__(
        self, spellings: Mapping[int, Sequence[Spelling]], types: Mapping[int, str]
    ) -> None:
        """Take every actor's spellings and the key of its type."""
        self._names = KnownNames(spellings)
        self._types = types
        self._heads = Heads(self._names.names, types)

    @classmethod
    def of(cls, store: Reader) -> "KnownActors":
        """Return those of a project."""
        return cls(store.actors.spellings(), types_of(store))

    def take(self, text: str, names: Sequence[Name]) -> list[Name]:
        """Return the names with those of known actors among them; `names` are joined, in order."""
        self._heads.teach(names)
        found = self._names.readings(text)
        if not found:
            return list(names)
        starts = [one.start for one in names]
        taken: list[Name] = []
        for reading in found:
            first = max(0, bisect_left(starts, reading.start) - 1)
            near = [one for one in names[first : first + 8] if one.end > reading.start]
            near = [one for one in near if one.start < reading.end]
            if not any(_covers(one, reading) or self._is_elsewhere(one, reading) for one in near):
                taken.append(self._name(text, reading, near))
        kept = _not_under(names, taken)
        self._spread(kept, taken, names)
        return sorted([*kept, *taken], key=lambda one: one.start)

    def _is_elsewhere(self, one: Name, reading: Reading) -> bool:
        """Say whether a capital that is a name of its state is meant as a place here."""
        lies = one.type == "place" and one.why.endswith("named as a place here")
        return lies and self._types.get(reading.actor_id) == "state"

    def _name(self, text: str, reading: Reading, near: Sequence[Name]) -> Name:
        said = text[reading.start : reading.end]
        name = Name(reading.start, reading.end, said, None, settled=True)
        if not reading.actor_id:
            name.why = f"ambiguous: {reading.reason}"
            return name
        fuller = _contradiction(near, reading, self._names.names[reading.actor_id])
        if fuller:
            known = self._names.names[reading.actor_id][0]
            name.why = f"ambiguous: a name of “{known}”, but the text names “{fuller}”"
            return name
        self._give(name, reading.actor_id, reading.reason)
        return name

    def _give(self, name: Name, actor_id: int, reason: str = "") -> None:
        name.actor, name.actor_id = self._names.names[actor_id][0], actor_id
        name.type = self._types.get(actor_id) or UNKNOWN
        name.why = "a name of this actor in the project" + (f"; {reason}" if reason else "")

    def _spread(self, kept: Iterable[Name], taken: Iterable[Name], names: Sequence[Name]) -> None:
        """Give the actor to the other names of the text that were joined with one of its names."""
        told = {(one.start, one.end): one.actor_id for one in taken if one.actor_id}
        owners: Mapping[str, set[int]] = defaultdict(set)
        for one in names:
            if one.actor and (owner := told.get((one.start, one.end))):
                owners[one.actor].add(owner)
        for one in kept:
            if one.actor and len(known := owners.get(one.actor, set())) == 1:
                why = one.why
                self._give(one, next(iter(known)), why)


def types_of(store: Reader) -> dict[int, str]:
    """Return the key of each actor's type."""
    keys = {one.id: one.key for one in store.actor_types.find()}
    return {one.id: keys.get(one.type_id, "") for one in store.actors.find()}


def _covers(one: Name, reading: Reading) -> bool:
    """Say whether a longer name holds the place: Qassem Soleimani, where Soleimani is known."""
    return (
        one.start <= reading.start
        and reading.end <= one.end
        and one.end - one.start > (reading.end - reading.start)
    )


def _contradiction(near: Sequence[Name], reading: Reading, known: Sequence[str]) -> str:
    """Return the fuller name that the text itself has for these words, if it is no known one."""
    for one in near:
        if (one.start, one.end) == (reading.start, reading.end) and one.why.startswith(
            "surname of “"
        ):
            full = one.actor or ""
            spelt = {folded(name) for name in known}
            if full and folded(full) not in spelt and not _fits(full, known):
                return full
    return ""


def _fits(full: str, known: Sequence[str]) -> bool:
    """Say whether a full name may be another spelling of a known one: its first letters agree."""
    first = folded(full)[:1]
    return any(" " in name and folded(name)[:1] == first for name in known) or not any(
        " " in name for name in known
    )


def _not_under(names: Sequence[Name], taken: Sequence[Name]) -> list[Name]:
    at, kept = 0, []
    for one in names:
        while at < len(taken) and taken[at].end <= one.start:
            at += 1
        if at == len(taken) or taken[at].start >= one.end:
            kept.append(one)
    return kept
