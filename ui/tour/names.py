"""Choose what the tour tags and relates in documents it has never seen: from what is suggested."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.model.decisions import SuggestedPlace
from workbench.text.paragraphs import sentences

#: a sentence longer than this makes no good picture
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Spot:
    """Name a half-open code-point span of a document."""

    document_id: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Hold what the tour plays on: two documents, a name in both, and two names in one sentence."""

    first: int
    second: int
    name: str
    mention: Spot
    sentence: Spot
    other: str
    other_mention: Spot


def choose(texts: Mapping[int, str], suggested: Sequence[SuggestedPlace]) -> Plot | None:
    """Return what to play on, or None where no two documents share a name beside another name.

    `texts` holds the documents by id. Frequent shared names of people come first.
    """
    counts: dict[int, Counter[str]] = {document_id: Counter() for document_id in texts}
    people: set[str] = set()
    for one in suggested:
        if text := texts.get(one.document_id):
            said = text[one.start : one.end]
            counts[one.document_id][said] += 1
            people |= {said} if one.type == "person" else set()
    ranked = [
        (said in people, min(counts[first][said], counts[second][said]), said, first, second)
        for first, second in combinations(texts, 2)
        for said in counts[first].keys() & counts[second].keys()
    ]
    for _, _, said, first, second in sorted(ranked, reverse=True):
        here = [one for one in suggested if one.document_id == first]
        if plot := _plot(texts[first], here, said, second):
            return plot
    return None


def _plot(text: str, places: Sequence[SuggestedPlace], name: str, second: int) -> Plot | None:
    for start, end in sentences(text):
        within = [one for one in places if start <= one.start and one.end <= end]
        named = next((one for one in within if text[one.start : one.end] == name), None)
        if named is None or end - start > _LONGEST:
            continue
        other = next((one for one in within if one.key != named.key and " " in one.name), None)
        if other:
            sentence = Spot(named.document_id, start, end)
            said = text[other.start : other.end]
            return Plot(named.document_id, second, name, _spot(named), sentence, said, _spot(other))
    return None


def _spot(place: SuggestedPlace) -> Spot:
    return Spot(place.document_id, place.start, place.end)
