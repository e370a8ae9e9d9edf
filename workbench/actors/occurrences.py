"""List every place where an actor is named, so that tagging them all can be seen before it is done."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.actors.ambiguity import Reading, readings
from workbench.actors.matching import Match, NameFinder
from workbench.actors.names import folded
from workbench.actors.spelling import Spelling
from workbench.copies.examining import furniture_in
from workbench.model.furniture import FurnitureSpan
from workbench.ports import Reader
from workbench.tasks import Progress

#: why a place in page furniture is left unticked
FURNISHED = "in page furniture"
#: code points of context shown on either side
CONTEXT = 60
#: documents read before what is tagged in those that may name the actor is asked for
_STRETCH = 200


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Hold a place where a document names an actor: a half-open code-point span and its context.

    `doubt` says why it should be left unticked: it lies inside a longer name, or another actor may
    be meant; else empty. `furnished` says that it stands in page furniture.
    """

    document_id: int
    start: int
    end: int
    quote: str
    before: str
    after: str
    doubt: str = ""
    furnished: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """Hold what is tagged in one document already: (start, end, actor id), by start."""

    spans: Sequence[Match] = ()

    def over(self, start: int, end: int) -> list[Match]:
        """Return the tagged spans that share a code point with this one."""
        last = bisect_right(self.spans, (end - 1, 1 << 60, 0))
        return [one for one in self.spans[max(0, last - 50) : last] if one[1] > start]


def places_of(
    store: Reader, actor_id: int, document_ids: Iterable[int], progress: Progress | None = None
) -> list[Occurrence]:
    """Return where these documents name the actor and are not tagged so yet, by document and start.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    spellings = store.actors.spellings()
    names = {owner: [one.text for one in known] for owner, known in spellings.items()}
    own = NameFinder({actor_id: spellings.get(actor_id, ())})
    finder = NameFinder(_rivals(spellings, actor_id))
    wanted = _narrowed(store, own, document_ids)
    found: list[Occurrence] = []
    for first in range(0, len(wanted), _STRETCH):
        here: dict[int, tuple[str, list[Match]]] = {}
        for done, document_id in enumerate(wanted[first : first + _STRETCH], first):
            if progress:
                progress.step(done, len(wanted))
            text = store.documents.text(document_id)
            everyone = finder.find_all(text)
            if any(owner == actor_id for *_, owner in everyone):
                here[document_id] = text, everyone
        tagged, grey = tagged_in(store, list(here)), furniture_in(store, here)
        for document_id, (text, everyone) in here.items():
            said = tagged.get(document_id, Tagged())
            places = _in_document(text, document_id, actor_id, everyone, said, names)
            found += _told_apart(grey.get(document_id, ()), places)
    return found


def _narrowed(store: Reader, own: NameFinder, document_ids: Iterable[int]) -> list[int]:
    """Return the documents that may name the actor, as far as the index of words can tell."""
    among = store.search.naming(own.keys)
    return [one for one in document_ids if among is None or one in among]


def _told_apart(grey: Sequence[FurnitureSpan], places: list[Occurrence]) -> list[Occurrence]:
    """Say of the places that stand in page furniture that they do."""
    if not (grey and places):
        return places
    starts = [span.start for span in grey]
    return [
        replace(one, doubt=FURNISHED, furnished=True)
        if (at := bisect_right(starts, one.start)) and one.start < grey[at - 1].end
        else one
        for one in places
    ]


def _rivals(
    names: Mapping[int, Sequence[Spelling]], actor_id: int
) -> dict[int, Sequence[Spelling]]:
    """Return the actor's names, all of those who share one, and others' longer ones that hold one."""
    own = {folded(name.text) for name in names.get(actor_id, ())}
    rivals: dict[int, Sequence[Spelling]] = {actor_id: names.get(actor_id, ())}
    for other, spellings in names.items():
        if other == actor_id:
            continue
        keys = [folded(one.text) for one in spellings]
        if not own.isdisjoint(keys):
            rivals[other] = spellings
        elif longer := [
            one
            for one, key in zip(spellings, keys, strict=True)
            if any(part in key for part in own)
        ]:
            rivals[other] = longer
    return rivals


def tagged_in(store: Reader, document_ids: Sequence[int]) -> dict[int, Tagged]:
    """Return what is tagged in each of these documents that has any mention."""
    spans: dict[int, list[Match]] = {}
    if not document_ids:
        return {}
    for document_id, actor_id, start, end in store.mentions.spans(document_ids):
        spans.setdefault(document_id, []).append((start, end, actor_id))
    return {document_id: Tagged(sorted(held)) for document_id, held in spans.items()}


def _in_document(
    text: str,
    document_id: int,
    actor_id: int,
    everyone: Sequence[Match],
    tagged: Tagged,
    names: Mapping[int, Sequence[str]],
) -> list[Occurrence]:
    others = Tagged([one for one in everyone if one[2] != actor_id])
    shared = {(one.start, one.end): one for one in readings(text, everyone, names)}
    found: list[Occurrence] = []
    last = -1
    for start, end, owner in everyone:
        if owner != actor_id or start < last:
            continue
        over = tagged.over(start, end)
        if any(other == actor_id for *_, other in over):
            continue
        last = end
        longer = [one for one in others.over(start, end) if one[1] - one[0] > end - start]
        doubt = _taken(text, (start, end), [*over, *longer], names) or _shared(
            shared[start, end], actor_id, names
        )
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        found.append(Occurrence(document_id, start, end, text[start:end], before, after, doubt))
    return found


def _shared(reading: Reading, actor_id: int, names: Mapping[int, Sequence[str]]) -> str:
    """Return why a name that others bear too may not mean the actor, or empty."""
    if reading.actor_id == actor_id:
        return ""
    if reading.actor_id:
        return f"rather {names[reading.actor_id][0]}: {reading.reason}"
    return reading.reason


def _taken(
    text: str, span: tuple[int, int], over: Sequence[Match], names: Mapping[int, Sequence[str]]
) -> str:
    if not over:
        return ""
    start, end, owner = over[0]
    if (start, end) == span:
        return f"tagged as {names[owner][0]}"
    return f"inside “{text[start:end]}”"
