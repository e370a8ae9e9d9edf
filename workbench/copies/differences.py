"""Say where two texts differ, word by word, and which passage of one answers which of the other.

Words, numbers and signs are compared as they are written; quotation marks, dashes and spaces are
each taken for one another, as are lines broken elsewhere. Differences within a paragraph are
counted as one, so that stepping through them is quick, and each is marked word by word.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from workbench.copies.common_words import Numbers, Run, common_runs
from workbench.text.paragraphs import paragraphs

Span = tuple[int, int]
#: the most words that an addition is moved by to the beginning of a paragraph
_SLID = 200
#: what a difference is: words changed, or words that only one side has
KINDS = {"changed": "Changed", "left": "Only left", "right": "Only right"}

#: letters with the marks that hang on them and the joiners between them
_LETTER = "\\w\u0300-\u036f\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
_TOKEN = re.compile(rf"[{_LETTER}]+(?:[.,’'-][{_LETTER}]+)*|[^\w\s]")
#: signs that are typed in several ways
_SIGNS = {ord(sign): "'" for sign in '"`´‘’‚‛“”„‟«»‹›'} | {ord(sign): "-" for sign in "‐‑‒–—―"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one difference: a span on each side, empty where the side has nothing, and the words.

    All spans are half-open code points; `left_words` and `right_words` are what is not common.
    """

    kind: str
    left: Span
    right: Span
    left_words: tuple[Span, ...] = ()
    right_words: tuple[Span, ...] = ()


class Words:
    """Hold the words of a text: what each says, as a number, and where it stands."""

    def __init__(self, text: str, known: dict[str, int]) -> None:
        self.length = len(text)
        # word by word and without an object for each, so that other threads have their turn
        starts, ends, numbers = list[int](), list[int](), list[int]()
        for found in _TOKEN.finditer(text):
            starts.append(found.start())
            ends.append(found.end())
            numbers.append(known.setdefault(_written(found.group()), len(known)))
        self.numbers = numbers
        self.starts: Numbers = np.array(starts, dtype=np.int64)
        self.ends: Numbers = np.array(ends, dtype=np.int64)
        heads = np.array([start for start, _ in paragraphs(text)], dtype=np.int64)
        self.paragraphs: Numbers = np.searchsorted(heads, self.starts, side="right") - 1

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, first: int, last: int) -> Span:
        """Return the span of the words [first, last); of none, the place after the word before."""
        if first < last:
            return int(self.starts[first]), int(self.ends[last - 1])
        at = int(self.ends[first - 1]) if first else 0
        return at, at

    def spans(self, first: int, last: int) -> Iterator[Span]:
        """Yield the spans of the words [first, last), one for each paragraph that they stand in."""
        while first < last:
            here = self.paragraphs[first]
            stop = int(np.searchsorted(self.paragraphs[:last], here, side="right"))
            yield self.span(first, stop)
            first = stop


def _written(word: str) -> str:
    """Return a word as it is compared."""
    if word.isascii():
        return word if word.isalnum() else word.translate(_SIGNS)
    return unicodedata.normalize("NFC", word).translate(_SIGNS)


@dataclass(frozen=True)
class Comparison:
    """Hold how two texts differ; made by `compare`."""

    left: Words
    right: Words
    runs: tuple[Run, ...]
    differences: tuple[Difference, ...]

    @property
    def common(self) -> int:
        """Return how many words both have, in the same order."""
        return sum(run.length for run in self.runs)

    def partner(self, offset: int, to_right: bool = True) -> int:
        """Return the offset of the other text that answers an offset of this one.

        Inside common words it is exact; inside a difference as far in as the offset is.
        """
        ours, theirs = (self.left, self.right) if to_right else (self.right, self.left)
        at = int(np.searchsorted(ours.starts, offset, side="right")) - 1
        if at < 0 or not len(theirs):
            return 0
        begins, ends = self._around(at, to_right)
        if begins[0] <= at < ends[0] and ends[0] - begins[0] == ends[1] - begins[1]:
            there = begins[1] + at - begins[0]
        else:
            share = (at - begins[0]) / max(1, ends[0] - begins[0])
            there = begins[1] + round(share * (ends[1] - begins[1]))
        if there >= len(theirs):
            return theirs.length
        inside = min(offset - int(ours.starts[at]), int(theirs.ends[there] - theirs.starts[there]))
        return int(theirs.starts[there]) + inside

    def _around(self, at: int, to_right: bool) -> tuple[Span, Span]:
        """Return (ours, theirs) of where the run or gap that a word stands in begins and ends."""
        side = 0 if to_right else 1
        edges = self._edges
        number = bisect_right(edges, at, key=lambda edge: edge[side]) - 1
        begins, ends = edges[number], edges[number + 1]
        return (begins[side], begins[1 - side]), (ends[side], ends[1 - side])

    @cached_property
    def _edges(self) -> list[Span]:
        known = [(0, 0)]
        for run in self.runs:
            known.append((run.left, run.right))
            known.append((run.left + run.length, run.right + run.length))
        return [*known, (len(self.left), len(self.right))]


def compare(left: str, right: str) -> Comparison:
    """Return how two texts differ. Two of 1 MB take well under a second."""
    known: dict[str, int] = {}
    ours, theirs = Words(left, known), Words(right, known)
    runs = _slid(ours, theirs, common_runs(ours.numbers, theirs.numbers))
    found = Comparison(ours, theirs, tuple(runs), tuple(_differences(ours, theirs, runs)))
    found.partner(0)  # what finding passages needs is worked out here, in a worker
    return found


def _slid(ours: Words, theirs: Words, runs: Sequence[Run]) -> list[Run]:
    """Move words that one side has besides to where a paragraph begins, as far as they can slide.

    With `a. b.` for `a.` the words besides are `. b` as well as `b.`: the latter is what was added.
    """
    ends = [Run(0, 0, 0), *runs, Run(len(ours), len(theirs), 0)]
    for number, (one, other) in enumerate(pairwise(ends)):
        left, right = one.left + one.length, one.right + one.length
        if left == other.left and right < other.right:
            by = _slide(theirs, right, other.right, one.length, other.length)
        elif right == other.right and left < other.left:
            by = _slide(ours, left, other.left, one.length, other.length)
        else:
            continue
        ends[number] = Run(one.left, one.right, one.length + by)
        ends[number + 1] = Run(other.left + by, other.right + by, other.length - by)
    return [run for run in ends if run.length]


def _slide(words: Words, first: int, last: int, back: int, on: int) -> int:
    """Return by how many words to move the words [first, last) so that they begin a paragraph."""
    numbers, heads = words.numbers, words.paragraphs
    for way, room in ((1, min(on, _SLID)), (-1, min(back, _SLID))):
        for by in range(room + 1):
            at = first + way * by
            if not at or heads[at] != heads[at - 1]:
                return way * by
            into, out = (at, last + by) if way > 0 else (at - 1, last - by - 1)
            if by == room or numbers[into] != numbers[out]:
                break
    return 0


def beyond(
    differences: Iterable[Difference], left: Sequence[Span], right: Sequence[Span]
) -> list[Difference]:
    """Return the differences without the words inside given spans, such as page furniture.

    `left` and `right` are spans of whole lines of the two texts, in order.
    """
    found = []
    for one in differences:
        ours, theirs = _outside(one.left_words, left), _outside(one.right_words, right)
        if ours or theirs:
            found.append(
                Difference(
                    _kind(ours, theirs),
                    _whole(ours, one.left),
                    _whole(theirs, one.right),
                    ours,
                    theirs,
                )
            )
    return found


def _outside(words: tuple[Span, ...], spans: Sequence[Span]) -> tuple[Span, ...]:
    starts = [start for start, _ in spans]
    return tuple(
        (start, end)
        for start, end in words
        if (at := bisect_right(starts, start) - 1) < 0 or end > spans[at][1]
    )


def _whole(words: tuple[Span, ...], before: Span) -> Span:
    return (words[0][0], words[-1][1]) if words else (before[0], before[0])


def _kind(left: tuple[Span, ...], right: tuple[Span, ...]) -> str:
    return "changed" if left and right else "left" if left else "right"


Gap = tuple[int, int, int, int]


def _gaps(ours: Words, theirs: Words, runs: Sequence[Run]) -> Iterator[Gap]:
    """Yield the words between runs: first and last of the left, first and last of the right."""
    left = right = 0
    for run in [*runs, Run(len(ours), len(theirs), 0)]:
        if left < run.left or right < run.right:
            yield left, run.left, right, run.right
        left, right = run.left + run.length, run.right + run.length


def _differences(ours: Words, theirs: Words, runs: Sequence[Run]) -> Iterator[Difference]:
    held: list[Gap] = []
    for gap in _gaps(ours, theirs, runs):
        if held and not _together(ours, theirs, held[-1], gap):
            yield _difference(ours, theirs, held)
            held = []
        held.append(gap)
    if held:
        yield _difference(ours, theirs, held)


def _together(ours: Words, theirs: Words, one: Gap, other: Gap) -> bool:
    """Say whether two gaps stand in one paragraph on both sides."""
    return _one_paragraph(ours, one[0], one[1], other[0], other[1]) and _one_paragraph(
        theirs, one[2], one[3], other[2], other[3]
    )


def _one_paragraph(words: Words, first: int, last: int, again: int, end: int) -> bool:
    """Say whether the common words [last, again), and the ends of the gaps beside, are of one."""
    here = words.paragraphs[last]
    if here != words.paragraphs[again - 1] or (first < last and words.paragraphs[last - 1] != here):
        return False
    return again == end or bool(words.paragraphs[again] == here)


def _difference(ours: Words, theirs: Words, gaps: Sequence[Gap]) -> Difference:
    left = tuple(span for gap in gaps for span in ours.spans(gap[0], gap[1]))
    right = tuple(span for gap in gaps for span in theirs.spans(gap[2], gap[3]))
    return Difference(
        _kind(left, right),
        ours.span(gaps[0][0], gaps[-1][1]),
        theirs.span(gaps[0][2], gaps[-1][3]),
        left,
        right,
    )
