"""What tagging all known names would tag, name by name, so that it is seen before it is done."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.actors.caution import Caution, doubts, with_evidence
from workbench.actors.known import LeftOpen, Named, NameKey, Tally, key_of, named
from workbench.ports import Reader
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class ForeseenName:
    """Hold one name as the texts write it, whom it would be tagged as, how often, and any doubt."""

    key: NameKey
    said: str
    actor: str
    caution: Caution


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Hold the names that would be tagged, those in doubt first, and those that stay open."""

    names: tuple[ForeseenName, ...] = ()
    open: tuple[LeftOpen, ...] = ()


class _Sums:
    """Count places and documents by actor and name."""

    def __init__(self) -> None:
        self.said: dict[NameKey, Counter[str]] = {}
        self.documents: Counter[NameKey] = Counter()
        self.tally = Tally()

    def add(self, one: Named) -> None:
        self.tally.count(one)
        here = set()
        for reading in one.certain:
            key = key_of(reading, one.text)
            here.add(key)
            quote = " ".join(one.text[reading.start : reading.end].split())
            self.said.setdefault(key, Counter())[quote] += 1
        self.documents.update(here)


def foresee(
    reader: Reader, document_ids: Sequence[int], progress: Progress | None = None
) -> Foreseen:
    """Return what tagging the known names in these documents would do.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    sums = _Sums()
    for one in named(reader, document_ids, progress):
        sums.add(one)
    actors = {actor_id: names[0] for actor_id, names in reader.actors.names().items()}
    said = {key: found.most_common(1)[0][0] for key, found in sums.said.items()}
    cautions = _weighed(reader, sums, said, document_ids)
    names = [ForeseenName(key, said[key], actors[key[0]], cautions[key]) for key in sums.said]
    names.sort(key=lambda one: (not one.caution.why, -one.caution.times, one.said))
    return Foreseen(tuple(names), tuple(sums.tally.left_open()))


def _weighed(
    reader: Reader, sums: _Sums, said: dict[NameKey, str], document_ids: Sequence[int]
) -> dict[NameKey, Caution]:
    # two actors never share a name that is certain, but for one that a document decides
    by_name: dict[str, Caution] = {}
    for key, found in sums.said.items():
        name = said[key]
        by_name[name] = Caution(found.total(), sums.documents[key], doubts(name))
    weighed = with_evidence(reader, by_name, document_ids)
    return {
        key: Caution(sums.said[key].total(), sums.documents[key], weighed[name].why)
        for key, name in said.items()
    }
