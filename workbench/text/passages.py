"""Which passage of one document speaks of the same things as a passage of another.

Shared actors weigh most, then years, then words; each weighs more the rarer it is in the document
that is searched (inverse document frequency, Spärck Jones 1972).
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w{4,}")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_WEIGHTS = {"actor": 5.0, "year": 3.0, "word": 1.0}
#: less than this is chance
LEAST = 3.0

Feature = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a stretch of a text and what it speaks of: (kind, actor id or word)."""

    start: int
    end: int
    features: frozenset[Feature]


def passage(text: str, start: int, end: int, actors: Iterable[int]) -> Passage:
    """Return the passage on a span that mentions the given actors."""
    words = text[start:end].casefold()
    features: set[Feature] = {("actor", actor) for actor in actors}
    features.update(("year", year) for year in _YEAR.findall(words))
    features.update(("word", word) for word in _WORD.findall(words) if not word.isdecimal())
    return Passage(start, end, frozenset(features))


def passages(
    text: str, paragraphs: Sequence[tuple[int, int]], mentions: Iterable[tuple[int, int]]
) -> list[Passage]:
    """Return a passage for each paragraph; `mentions` are (start, actor id) in order of start."""
    waiting = list(mentions)
    at, found = 0, []
    for start, end in paragraphs:
        actors = []
        while at < len(waiting) and waiting[at][0] < end:
            actors.append(waiting[at][1])
            at += 1
        found.append(passage(text, start, end, actors))
    return found


class PassageIndex:
    """Find the passage of one document that shares most with a passage of another."""

    def __init__(self, candidates: Sequence[Passage]) -> None:
        self._passages = candidates
        self._holders: dict[Feature, list[int]] = defaultdict(list)
        for number, one in enumerate(candidates):
            for feature in one.features:
                self._holders[feature].append(number)

    def closest(self, sought: Passage) -> Passage | None:
        """Return the passage that shares most, the first on a tie; None when little is shared."""
        scores: dict[int, float] = defaultdict(float)
        for feature in sought.features:
            holders = self._holders.get(feature, ())
            for number in holders:
                scores[number] += self._weight(feature, len(holders))
        if not scores:
            return None
        best = max(scores, key=lambda number: (round(scores[number], 9), -number))
        return self._passages[best] if scores[best] >= LEAST else None

    def _weight(self, feature: Feature, holders: int) -> float:
        return _WEIGHTS[feature[0]] * math.log(1 + len(self._passages) / holders)
