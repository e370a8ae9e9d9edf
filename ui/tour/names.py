"""Choose what the tour tags and relates in documents it has never seen."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.text.paragraphs import sentences

_NAME = re.compile(r"[^\W\d_]*[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'-]*\w)*")
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEFORE = re.compile(r"[\w,;:)”’’'\"-]\s$")


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


def names_in(text: str) -> Counter[str]:
    """Count the capitalised sequences that stand inside sentences; common words if there are none."""
    found = Counter(
        match[0].rstrip(".")
        for match in _NAME.finditer(text)
        if _BEFORE.search(text[max(0, match.start() - 2) : match.start()]) and len(match[0]) > 3
    )
    return found or Counter(match[0] for match in _WORD.finditer(text))


def choose(texts: Sequence[tuple[int, str]]) -> Plot | None:
    """Return what to play on, or None where no two documents share a name beside another name.

    `texts` holds (document id, text). Frequent shared names of several words win.
    """
    counted = [(document_id, text, names_in(text)) for document_id, text in texts]
    ranked: list[tuple[int, str, int, int]] = []
    for place, (first, _, left) in enumerate(counted):
        for second, _, right in counted[place + 1 :]:
            for name in left.keys() & right.keys():
                weight = min(left[name], right[name]) * len(name.split()) ** 2
                ranked.append((weight, name, first, second))
    known = dict(texts)
    for _, name, first, second in sorted(ranked, reverse=True):
        plot = _plot(known[first], first, second, name)
        if plot:
            return plot
    return None


def _plot(text: str, first: int, second: int, name: str) -> Plot | None:
    for start, end in sentences(text):
        sentence = text[start:end]
        others = [other for other in names_in(sentence) if _apart(name, other)]
        at = sentence.find(name)
        if at < 0 or not others or len(sentence) > 600:
            continue
        other_at = sentence.find(others[0])
        return Plot(
            first,
            second,
            name,
            Spot(first, start + at, start + at + len(name)),
            Spot(first, start, end),
            others[0],
            Spot(first, start + other_at, start + other_at + len(others[0])),
        )
    return None


def _apart(name: str, other: str) -> bool:
    return name not in other and other not in name
