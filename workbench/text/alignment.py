"""Find which stretches of a text stand in a changed version of it, and where.

Five words in a row that stand once in each of the two texts tie them together; ties that follow
each other make a stretch, which then grows letter by letter until the texts part. A paragraph that
was moved is found at its new place. Repeated lines are found between what stands once.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
#: words in a row that tie two texts together when they stand once in each
WORDS = 5
_WORD = re.compile(r"\w+")
_STEP = 64


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold a stretch of the older text and where it starts in the newer; lengths are code points."""

    older: int
    newer: int
    length: int


@dataclass(frozen=True)
class Alignment:
    """Hold what two texts have in common: stretches by place in the older, none overlapping there."""

    stretches: Sequence[Stretch]
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [one.older for one in self.stretches])

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the ends of a span of the older text stand in the newer, if both do.

        What lies between them may have changed.
        """
        first, last = self._holding(start), self._holding(end - 1)
        if first is None or last is None:
            return None
        found = start - first.older + first.newer, end - last.older + last.newer
        return found if found[0] < found[1] else None

    def near(self, place: int) -> int:
        """Return about where a place of the older text is in the newer, behind what stood before it."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return 0
        one = self.stretches[at]
        return one.newer + min(place - one.older, one.length)

    def _holding(self, place: int) -> Stretch | None:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return None
        one = self.stretches[at]
        return one if place < one.older + one.length else None


def align(older: str, newer: str) -> Alignment:
    """Return what the texts have in common; some 0.2 s for two texts of 1 MB that differ all over."""
    head = _shared(older, newer, 0, 0, min(len(older), len(newer)))
    tail = _shared_before(older, newer, len(older), len(newer), min(len(older), len(newer)) - head)
    found = [Stretch(0, 0, head)] if head else []
    if head + tail < max(len(older), len(newer)):
        middle = older[head : len(older) - tail], newer[head : len(newer) - tail]
        found += [
            Stretch(one.older + head, one.newer + head, one.length) for one in _grown(*middle)
        ]
    if tail:
        found.append(Stretch(len(older) - tail, len(newer) - tail, tail))
    return Alignment(found)


def _grown(older: str, newer: str) -> list[Stretch]:
    """Return the stretches of what differs, each as long as it can be without meeting another."""
    return _back(older, newer, _on(older, newer, _seeds(older, newer)))


def _on(older: str, newer: str, found: list[Stretch]) -> list[Stretch]:
    """Let each stretch, of those in order, grow until the texts part or the next one begins."""
    starts = sorted(one.newer for one in found)
    grown = []
    for at, one in enumerate(found):
        end, there = one.older + one.length, one.newer + one.length
        room = (found[at + 1].older if at + 1 < len(found) else len(older)) - end
        after = bisect_right(starts, one.newer)
        room = min(room, (starts[after] if after < len(starts) else len(newer)) - there)
        more = _shared(older, newer, end, there, room)
        grown.append(Stretch(one.older, one.newer, one.length + more))
    return grown


def _back(older: str, newer: str, found: list[Stretch]) -> list[Stretch]:
    """Let each stretch, of those in order, begin where the texts began to agree."""
    ends = sorted(one.newer + one.length for one in found)
    grown = []
    reached = 0
    for one in found:
        before = bisect_right(ends, one.newer) - 1
        room = min(one.older - reached, one.newer - (ends[before] if before >= 0 else 0))
        more = _shared_before(older, newer, one.older, one.newer, room)
        grown.append(Stretch(one.older - more, one.newer - more, one.length + more))
        reached = one.older + one.length
    return grown


def _seeds(older: str, newer: str) -> list[Stretch]:
    """Return the stretches that ties make, each the same in both texts, by place in the older."""
    old_spans, old_ties, new_spans, new_ties = _ties(older, newer)
    common, at_old, at_new = np.intersect1d(
        old_ties[0], new_ties[0], assume_unique=True, return_indices=True
    )
    if not len(common):
        return []
    first, second = old_ties[1][at_old], new_ties[1][at_new]
    order = np.argsort(first)
    first, second = first[order], second[order]
    breaks = np.flatnonzero((np.diff(first) != 1) | (np.diff(second) != 1)) + 1
    runs = zip(np.split(first, breaks), np.split(second, breaks), strict=True)
    found: list[Stretch] = []
    for old_run, new_run in runs:
        i, j, words = int(old_run[0]), int(new_run[0]), len(old_run) + WORDS - 1
        found.extend(_same(older, newer, old_spans[i : i + words], new_spans[j : j + words]))
    return _apart(found)


def _ties(older: str, newer: str) -> tuple[Ints, tuple[Ints, Ints], Ints, tuple[Ints, Ints]]:
    known: dict[str, int] = {}
    old_spans, old_words = _words(older, known)
    new_spans, new_words = _words(newer, known)
    # two words are never taken for one: numbers are drawn by a fixed seed, 64 bits each
    numbers = np.random.default_rng(1).integers(1 << 62, size=len(known) + 1, dtype=np.uint64)
    return old_spans, _single(numbers[old_words]), new_spans, _single(numbers[new_words])


def _words(text: str, known: dict[str, int]) -> tuple[Ints, Ints]:
    """Return the spans of the words, and each as its number among those known."""
    spans = [found.span() for found in _WORD.finditer(text)]
    numbers = [known.setdefault(text[start:end], len(known)) for start, end in spans]
    return np.array(spans, dtype=np.int64).reshape(-1, 2), np.array(numbers, dtype=np.int64)


def _single(words: npt.NDArray[np.uint64]) -> tuple[Ints, Ints]:
    """Return the numbers of five words in a row that stand once, and where they do."""
    count = len(words) - WORDS + 1
    if count < 1:
        none = np.empty(0, dtype=np.int64)
        return none, none
    rolled = words[:count].copy()
    for shift in range(1, WORDS):
        rolled *= np.uint64(0x9E3779B97F4A7C15)
        rolled ^= rolled >> np.uint64(29)
        rolled += words[shift : shift + count]
    numbers, places, counts = np.unique(rolled, return_index=True, return_counts=True)
    once = counts == 1
    return numbers[once].view(np.int64), places[once]


def _same(older: str, newer: str, old_spans: Ints, new_spans: Ints) -> Iterator[Stretch]:
    """Yield the stretches of equal words that are equal letter by letter, halving until they are."""
    waiting = [(0, len(old_spans))]
    while waiting:
        low, high = waiting.pop()
        start, end = int(old_spans[low, 0]), int(old_spans[high - 1, 1])
        at, to = int(new_spans[low, 0]), int(new_spans[high - 1, 1])
        if end - start == to - at and older[start:end] == newer[at:to]:
            yield Stretch(start, at, end - start)
        elif high - low > 1:
            middle = (low + high) // 2
            waiting += [(middle, high), (low, middle)]


def _apart(found: list[Stretch]) -> list[Stretch]:
    """Return the stretches without their overlaps in either text, by place in the older."""
    return _cut(_cut(found, lambda one: one.newer), lambda one: one.older)


def _cut(found: list[Stretch], place: Callable[[Stretch], int]) -> list[Stretch]:
    """Return the stretches in order of a place, without what one before has already."""
    kept: list[Stretch] = []
    reached = 0
    for one in sorted(found, key=place):
        late = max(0, reached - place(one))
        if one.length > late:
            kept.append(Stretch(one.older + late, one.newer + late, one.length - late))
            reached = place(one) + one.length
    return kept


def _shared(one: str, other: str, at: int, there: int, most: int) -> int:
    """Return how many code points are the same from the two places on, at most `most`."""
    return _reach(lambda a, b: one[at + a : at + b] == other[there + a : there + b], most)


def _shared_before(one: str, other: str, at: int, there: int, most: int) -> int:
    """Return how many code points are the same before the two places, at most `most`."""
    return _reach(lambda a, b: one[at - b : at - a] == other[there - b : there - a], most)


def _reach(same: Callable[[int, int], bool], most: int) -> int:
    """Return how far all is the same, at most `most`: in steps that grow, then shrink to the end."""
    done, step = 0, _STEP
    while done < most:
        step = min(step, most - done)
        if same(done, done + step):
            done += step
            step *= 2
        elif step == 1:
            break
        else:
            step = max(1, step // 2)
            most = min(most, done + 2 * step)
    return done
