"""A list of names read and weighed: what each would do, and which of its names are in doubt."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from workbench.actors.caution import Caution, weigh
from workbench.actors.listing import Planned, plan_names, without
from workbench.importing.name_list import ListedName, NameList
from workbench.importing.report import Failure
from workbench.ports import Reader
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Brought:
    """Hold the plan of a list, how its new names stand in the texts, and what was left out of it."""

    plan: Sequence[Planned] = ()
    cautions: Mapping[str, Caution] = field(default_factory=dict)
    failures: Sequence[Failure] = ()
    dropped: int = 0

    def doubted(self) -> list[tuple[Planned, str]]:
        """Return the new names in doubt, with whose they are."""
        return [(one, said) for one in self.plan for said in one.applied if self.cautions[said].why]

    def chosen(self, places: Set[int], refused: Set[str]) -> tuple[ListedName, ...]:
        """Return the rows at some places of the plan, without the spellings refused."""
        rows = [one.listed for place, one in enumerate(self.plan) if place in places]
        return tuple(without(rows, frozenset(refused)))


def bring(
    reader: Reader, read: NameList, type_id: int, progress: Progress | None = None
) -> Brought:
    """Return what a list would do, its new names counted in all documents; nothing is written.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    plan = plan_names(reader, read.names, type_id)
    return _weighed(reader, plan, read, progress)


def bring_to_actor(
    reader: Reader, read: NameList, actor_id: int, progress: Progress | None = None
) -> Brought:
    """Return what a list would do when all of its names are spellings of one actor."""
    actor = reader.actors.get(actor_id)
    held = {actor.name, *(one.text for one in reader.aliases.find(actor_id=actor_id))}
    said = [name for one in read.names for name in (one.name, *one.aliases)]
    fresh = tuple(dict.fromkeys(name for name in said if name not in held))
    listed = ListedName(actor.name, fresh)
    known = sum(name in held for name in said)
    one = Planned(listed, actor_id, actor.name, actor.type_id, False, fresh, known)
    repeats = len(said) - known - len(fresh)
    more = NameList(read.names, read.failures, read.blanks, read.repeats + repeats)
    return _weighed(reader, [one], more, progress)


def _weighed(
    reader: Reader, plan: Sequence[Planned], read: NameList, progress: Progress | None
) -> Brought:
    names = [said for one in plan for said in one.applied]
    cautions = weigh(reader, names, (), progress)
    return Brought(plan, cautions, read.failures, read.blanks + read.repeats)
