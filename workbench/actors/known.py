"""Find every place that names an actor the project knows, and leave open what is not certain."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from workbench.actors.ambiguity import Reading, readings
from workbench.actors.matching import NameFinder
from workbench.actors.names import folded
from workbench.actors.occurrences import tagged_in
from workbench.actors.settling import Owners, Settled
from workbench.actors.spelling import Spelling
from workbench.commands.mentions import TagReadings
from workbench.copies.examining import furniture_in
from workbench.errors import Cancelled
from workbench.model.furniture import FurnitureSpan
from workbench.ports import Reader
from workbench.session import Session
from workbench.tasks import Progress

#: documents whose mentions are asked for at once
_STRETCH = 200
#: mentions written at once, so that others' writes get their turn
_BATCH = 3000

#: where the names stand that were left open
WHERE_TO_DECIDE = (
    "Tag ▸ Who is meant? in the window decides what was left open; “ambiguous” lists each place."
)


@dataclass(frozen=True, slots=True)
class Named:
    """Hold what one document names: the places that are certain, and those left open."""

    document_id: int
    text: str
    certain: Sequence[Reading]
    open: Sequence[Reading]


#: an actor, and a name of it as it is compared
NameKey = tuple[int, str]


def key_of(one: Reading, text: str) -> NameKey:
    """Return what a reading has in common with others of the same actor by the same name."""
    return one.actor_id, " ".join(folded(text[one.start : one.end]).split())


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Hold a name that was not tagged, why, and how often it stands there."""

    name: str
    why: str
    times: int


@dataclass(slots=True)
class Tally:
    """Count what was tagged, in how many documents, and what was left open, by name and why."""

    tagged: int = 0
    documents: int = 0
    actors: set[int] = field(default_factory=set)
    open: Counter[tuple[str, str]] = field(default_factory=Counter)
    cancelled: bool = False

    def count(self, one: Named) -> None:
        """Add what a document names."""
        self.tagged += len(one.certain)
        self.documents += bool(one.certain)
        self.actors.update(reading.actor_id for reading in one.certain)
        self.open.update((one.text[at.start : at.end], at.reason) for at in one.open)

    def left_open(self) -> list[LeftOpen]:
        """Return the names that were left open, the most frequent first."""
        return [LeftOpen(*key, count) for key, count in self.open.most_common()]

    def lines(self) -> list[str]:
        """Return the outcome as sentences."""
        said = [
            f"{self.tagged:,} mentions of {len(self.actors):,} actors tagged"
            f" in {self.documents:,} documents{', then cancelled' if self.cancelled else ''}."
        ]
        said += [
            f"Left open: “{one.name}” ({one.times:,} times) {one.why}." for one in self.left_open()
        ]
        return [*said, WHERE_TO_DECIDE] if self.open else said


class KnownNames:
    """Read text after text with all spellings of all actors; build once, use for all."""

    def __init__(self, spellings: Mapping[int, Sequence[Spelling]]) -> None:
        self.names = {owner: [one.text for one in known] for owner, known in spellings.items()}
        self._finder = NameFinder(spellings)

    def readings(self, text: str) -> list[Reading]:
        """Return whom each place names, in order, the longest name first."""
        return readings(text, self._finder.find(text), self.names)


def named(
    store: Reader, document_ids: Iterable[int], progress: Progress | None = None
) -> Iterator[Named]:
    """Yield what each document names and is not tagged yet, page furniture left out.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    wanted = list(document_ids)
    known = KnownNames(store.actors.spellings())
    owners = Owners(known.names)
    for first in range(0, len(wanted), _STRETCH):
        stretch = wanted[first : first + _STRETCH]
        tagged = tagged_in(store, stretch)
        apart = furniture_in(store, stretch)
        settled = Settled(store, owners, stretch)
        for done, document_id in enumerate(stretch, start=first):
            if progress:
                progress.step(done, len(wanted))
            text = store.documents.text(document_id)
            found = settled.settled(document_id, text, known.readings(text))
            if spans := tagged.get(document_id):
                found = [one for one in found if not spans.over(one.start, one.end)]
            if grey := apart.get(document_id):
                found = [one for one in found if not _within(grey, one)]
            certain = [one for one in found if one.actor_id]
            left = [one for one in found if not one.actor_id]
            yield Named(document_id, text, certain, left)
    if progress:
        progress.step(len(wanted), len(wanted))


def tag_named(
    session: Session,
    document_ids: Iterable[int],
    progress: Progress | None = None,
    but: Collection[NameKey] = frozenset(),
) -> Tally:
    """Tag what these documents name for certain, many documents at a time, undone as one.

    Names in `but` are left alone. Cancel keeps what was tagged so far. What stays open is counted
    by name and tagged nowhere.
    """
    tally = Tally()
    group = f"tag {uuid4().hex}"
    batch: list[tuple[int, str, Sequence[Reading]]] = []
    waiting = 0
    try:
        for found in named(session.store, document_ids, progress):
            one = _without(found, but) if but else found
            tally.count(one)
            if one.certain:
                batch.append((one.document_id, one.text, one.certain))
                waiting += len(one.certain)
            if waiting >= _BATCH:
                session.run(TagReadings(tuple(batch)), group=group)
                batch, waiting = [], 0
    except Cancelled:
        tally.cancelled = True
    if batch:
        session.run(TagReadings(tuple(batch)), group=group)
    return tally


def _within(apart: Iterable[FurnitureSpan], one: Reading) -> bool:
    return any(span.start <= one.start and one.end <= span.end for span in apart)


def _without(found: Named, but: Collection[NameKey]) -> Named:
    certain = [one for one in found.certain if key_of(one, found.text) not in but]
    return replace(found, certain=certain)
