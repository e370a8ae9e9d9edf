"""Which spans lie where: the index a reader asks on every frame, and room for those that overlap.

Spans are half-open ranges of code points. A text may carry thousands of them, so the index keeps
numpy arrays and answers in microseconds.
"""

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int64]


class IntervalIndex:
    """Find the spans that overlap a range; numbers are positions in the sequences given."""

    def __init__(self, starts: Sequence[int] | Offsets, ends: Sequence[int] | Offsets) -> None:
        all_starts = np.asarray(starts, dtype=np.int64)
        all_ends = np.asarray(ends, dtype=np.int64)
        self._order = np.lexsort((-all_ends, all_starts))
        self._starts = all_starts[self._order]
        self._ends = all_ends[self._order]
        # the furthest end so far never falls, so it can be searched
        self._reach = np.maximum.accumulate(self._ends) if len(self._ends) else self._ends

    def __len__(self) -> int:
        return len(self._starts)

    def overlapping(self, start: int, end: int) -> list[int]:
        """Return the numbers of the spans that share a code point with [start, end).

        By start, the longer first. An empty range finds nothing.
        """
        if end <= start:
            return []
        first = int(np.searchsorted(self._reach, start, side="right"))
        last = int(np.searchsorted(self._starts, end, side="left"))
        near = self._ends[first:last] > start
        found: list[int] = self._order[first:last][near].tolist()
        return found


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """Return a lane for each span such that no two overlapping ones share it, lowest lanes first.

    Spans are served by start, the longer first; touching spans may share a lane.
    """
    order = sorted(range(len(spans)), key=lambda at: (spans[at][0], -spans[at][1]))
    free_from: list[int] = []
    given = [0] * len(spans)
    for at in order:
        start, end = spans[at]
        lane = next((n for n, until in enumerate(free_from) if until <= start), len(free_from))
        free_from[lane : lane + 1] = [end]
        given[at] = lane
    return given


def stretches(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, list[int]]]:
    """Cut spans at each other's edges: (start, end, numbers of the spans that cover it), in order.

    Within a stretch the same spans cover every code point, so each can be given a band of its own.
    """
    edges = sorted({edge for span in spans for edge in span})
    cut: list[tuple[int, int, list[int]]] = []
    for start, end in itertools.pairwise(edges):
        covering = [n for n, (a, b) in enumerate(spans) if a <= start and end <= b and a < b]
        if covering:
            cut.append((start, end, covering))
    return cut
