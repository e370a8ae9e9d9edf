"""Texts put end to end, so that places in many documents are counted along one line.

What is left out of a text, such as page furniture, has no length here. No unit crosses from one text
into the next, and no gap between units does: which text follows which makes no difference.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

#: half-open stretches, in order, none of which overlaps another
Spans = Sequence[tuple[int, int]]


class Gaps:
    """Count in how many places a unit of some length fits into gaps."""

    def __init__(self, lengths: Iterable[int]) -> None:
        self._lengths = sorted(lengths)
        # the sum of each gap and all longer ones
        self._from = [*accumulate(reversed(self._lengths), initial=0)][::-1]

    def places_for(self, unit: int) -> int:
        """Return the sum of gap − unit + 1 over all gaps that are at least as long as the unit."""
        first = bisect_left(self._lengths, unit)
        return self._from[first] - (len(self._lengths) - first) * (unit - 1)


class Continuum:
    """Hold where each text begins on the line; `lengths` are those of the texts, in order."""

    def __init__(self, lengths: Iterable[int]) -> None:
        self.lengths = list(lengths)
        *self.starts, self.length = accumulate(self.lengths, initial=0)

    @cached_property
    def whole(self) -> Gaps:
        """Return the gaps of somebody who marked nothing in any text."""
        return Gaps(self.lengths)

    def touched(self, units: Spans) -> tuple[list[int], list[int]]:
        """Return the lengths of the texts with units in them, and of the gaps around those units."""
        texts: list[int] = []
        gaps: list[int] = []
        at, stop = 0, -1  # where the text in hand is marked up to, and where it ends
        for start, end in units:
            if start >= stop:
                gaps.append(stop - at)
                number = bisect_right(self.starts, start) - 1
                texts.append(self.lengths[number])
                at, stop = self.starts[number], self.starts[number] + self.lengths[number]
            gaps.append(start - at)
            at = end
        gaps.append(stop - at)
        return texts, [gap for gap in gaps if gap > 0]


class Readable:
    """Say where places of documents stand on the line; `grey` are stretches that count for nothing."""

    def __init__(
        self, lengths: Mapping[int, int], grey: Mapping[int, Sequence[tuple[int, int]]]
    ) -> None:
        self._grey = {one: _Left(spans) for one, spans in grey.items() if spans}
        self.continuum = Continuum(self._within(one, length) for one, length in lengths.items())
        self._starts = dict(zip(lengths, self.continuum.starts, strict=True))

    def place(self, document_id: int, offset: int) -> int:
        """Return the place of an offset of a document's text."""
        return self._starts[document_id] + self._within(document_id, offset)

    def _within(self, document_id: int, offset: int) -> int:
        left = self._grey.get(document_id)
        return left.before(offset) if left else offset


class _Left:
    """Count what is left of a text before an offset, without its grey stretches."""

    def __init__(self, grey: Sequence[tuple[int, int]]) -> None:
        spans = joined(sorted(grey))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._sums = [*accumulate((end - start for start, end in spans), initial=0)]

    def before(self, offset: int) -> int:
        past = bisect_left(self._starts, offset)
        inside = max(0, self._ends[past - 1] - offset) if past else 0
        return offset - self._sums[past] + inside


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted stretches with those that overlap made one; those that only touch stay two."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
