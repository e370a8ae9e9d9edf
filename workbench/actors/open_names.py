"""Names that fit several actors where nothing decides between them, for a person to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.actors.ambiguity import Reading
from workbench.actors.known import Named, named
from workbench.actors.occurrences import Tagged, tagged_in
from workbench.actors.settling import AMBIGUOUS, Bearer, Owners, Settled, key_of
from workbench.ports import Reader
from workbench.tasks import Progress

Spot = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Hold a place whose name may mean several: its span in code points, and why it is open."""

    document_id: int
    start: int
    end: int
    words: str
    bearers: tuple[Bearer, ...]
    reason: str

    @property
    def spot(self) -> Spot:
        """Return the place alone."""
        return self.document_id, self.start, self.end


@dataclass(frozen=True, slots=True)
class OpenName:
    """Hold a name with the places where it is open, and all whom it may mean at any of them."""

    key: str
    name: str
    places: tuple[OpenPlace, ...]
    bearers: tuple[Bearer, ...]

    @property
    def documents(self) -> int:
        """Return in how many documents it is open."""
        return len({one.document_id for one in self.places})


def open_names(reader: Reader, progress: Progress | None = None) -> list[OpenName]:
    """Return the names that are open somewhere, the most frequent first.

    Only documents are read that hold a name of several actors, or in which a rule found a name
    doubtful. Safe in a worker with its own reader. Raises Cancelled when it was cancelled.
    """
    owners = Owners(reader.actors.names())
    wanted = _documents(reader, owners)
    found: dict[str, list[OpenPlace]] = {}
    for one in _places(reader, owners, wanted, progress):
        found.setdefault(key_of(one.words), []).append(one)
    rows = [_row(key, places) for key, places in found.items()]
    return sorted(rows, key=lambda one: (-len(one.places), one.key))


def _row(key: str, places: list[OpenPlace]) -> OpenName:
    bearers = dict.fromkeys(bearer for one in places for bearer in one.bearers)
    ordered = sorted(bearers, key=lambda one: (not one.actor_id, one.name.casefold()))
    return OpenName(key, places[0].words, tuple(places), tuple(ordered))


def _documents(reader: Reader, owners: Owners) -> list[int]:
    """Return the documents in which a name may be open."""
    doubtful = {one.document_id for one in reader.suggested.ambiguous()}
    shared = [key for key, of in owners.by_key.items() if len(of) > 1 and key]
    if not all(map(str.isascii, shared)):  # other scripts write small words onto names
        return sorted(reader.documents.ids())
    return sorted(doubtful.union(reader.search.holding(shared)))


def _places(
    reader: Reader,
    owners: Owners,
    wanted: list[int],
    progress: Progress | None,
) -> Iterator[OpenPlace]:
    settled = Settled(reader, owners, wanted)
    tagged = tagged_in(reader, wanted)
    for one in named(reader, wanted, progress) if owners.names else _unnamed(reader, wanted):
        doubts = {(doubt.start, doubt.end): doubt for doubt in settled.doubts(one.document_id)}
        for reading in one.open:
            doubt = doubts.pop((reading.start, reading.end), None)
            bearers = settled.bearers(doubt, reading.candidates) if doubt else ()
            yield _place(one, reading, bearers or tuple(map(owners.bearer, reading.candidates)))
        taken = tagged.get(one.document_id, Tagged())
        certain = [(reading.start, reading.end) for reading in one.certain]
        for (start, end), doubt in doubts.items():
            bearers = settled.bearers(doubt)
            if len(bearers) > 1 and not taken.over(start, end) and (start, end) not in certain:
                reason = doubt.reason.removeprefix(AMBIGUOUS)
                yield _place(one, Reading(start, end, 0, (), reason), bearers)


def _unnamed(reader: Reader, wanted: Iterable[int]) -> Iterator[Named]:
    """Yield documents as they are while the project knows no actor."""
    for document_id in wanted:
        yield Named(document_id, reader.documents.text(document_id), (), ())


def _place(one: Named, reading: Reading, bearers: tuple[Bearer, ...]) -> OpenPlace:
    words = one.text[reading.start : reading.end]
    why = reading.reason.rpartition(": ")[2] or reading.reason
    return OpenPlace(one.document_id, reading.start, reading.end, words, bearers, why)
