"""Find the words that two texts have in common and in the same order, fast on whole books.

Patience, after Bram Cohen: what stands equally often on both sides is taken for the same, first
five words in a row, then three, then, in a short stretch, one. A longest rising chain of these is
kept, and what lies between is looked at again by itself. Only stretches of some hundred words are
compared word by word, and altogether no more than a budget: the rest counts as different. So the
work grows with the texts and not with their product; what moved elsewhere counts as different.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

#: words in a row that are taken for the same place where they stand equally often, and the
#: longest stretch that so few may be trusted in
_ROWS = ((5, 1 << 40), (3, 4000), (1, 600))
#: the most pairs of words that one stretch, and all together, may be compared in
_CELLS, _BUDGET = 10_000, 3_000_000
#: beyond so many chained runs their lengths are not weighed
_WEIGHED = 8_000
#: common words fewer than this amid longer differences are chance
_CHANCE = 3
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Run:
    """Hold words in common: `length` words from the `left`-th and the `right`-th on."""

    left: int
    right: int
    length: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def sides(self) -> tuple[int, int]:
        return self.left_end - self.left, self.right_end - self.right

    @property
    def cells(self) -> int:
        return (self.left_end - self.left) * (self.right_end - self.right)


def common_runs(left: Sequence[int], right: Sequence[int]) -> list[Run]:
    """Return the runs of equal numbers, rising on both sides, none touching the next on both."""
    return _joined(_settled(_joined(_Search(left, right).runs()), len(left), len(right)))


class _Search:
    def __init__(self, left: Sequence[int], right: Sequence[int]) -> None:
        self._left, self._right = list(left), list(right)
        self._left_numbers = np.asarray(left, dtype=np.int64)
        self._right_numbers = np.asarray(right, dtype=np.int64)
        self._budget = _BUDGET

    def runs(self) -> list[Run]:
        found: list[Run] = []
        waiting = [_Stretch(0, len(self._left), 0, len(self._right))]
        while waiting:
            edges, inner = self._trimmed(waiting.pop())
            found += edges
            if inner.cells > _CELLS:
                anchors = self._anchors(inner)
                found += anchors
                waiting += _between(inner, anchors) if anchors else ()
            elif inner.cells:
                found += self._word_by_word(inner)
        return sorted(found, key=lambda run: run.left)

    def _trimmed(self, one: _Stretch) -> tuple[list[Run], _Stretch]:
        """Return what both sides begin and end with, and what is left between."""
        most = min(one.sides)
        head = self._alike(one.left, one.right, most)
        tail = self._alike_before(one.left_end, one.right_end, most - head)
        edges = (
            Run(one.left, one.right, head),
            Run(one.left_end - tail, one.right_end - tail, tail),
        )
        inner = _Stretch(
            one.left + head, one.left_end - tail, one.right + head, one.right_end - tail
        )
        return [run for run in edges if run.length], inner

    def _alike(self, left: int, right: int, most: int) -> int:
        if not most or self._left[left] != self._right[right]:
            return 0
        same = self._left_numbers[left : left + most] == self._right_numbers[right : right + most]
        return most if same.all() else int(same.argmin())

    def _alike_before(self, left: int, right: int, most: int) -> int:
        if not most or self._left[left - 1] != self._right[right - 1]:
            return 0
        same = self._left_numbers[left - most : left] == self._right_numbers[right - most : right]
        return most if same.all() else int(same[::-1].argmin())

    def _anchors(self, one: _Stretch) -> list[Run]:
        left = self._left_numbers[one.left : one.left_end]
        right = self._right_numbers[one.right : one.right_end]
        for words, longest in _ROWS:
            if max(one.sides) <= longest and (runs := _anchored(left, right, words)):
                return [Run(one.left + r.left, one.right + r.right, r.length) for r in runs]
        return []

    def _word_by_word(self, one: _Stretch) -> list[Run]:
        left = self._left[one.left : one.left_end]
        right = self._right[one.right : one.right_end]
        if self._budget < 0 or set(left).isdisjoint(right):
            return []
        self._budget -= one.cells
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        return [Run(one.left + a, one.right + b, n) for a, b, n in blocks if n]


def _between(one: _Stretch, runs: Sequence[Run]) -> list[_Stretch]:
    """Return what lies before, between and after runs."""
    found, left, right = [], one.left, one.right
    for run in runs:
        found.append(_Stretch(left, run.left, right, run.right))
        left, right = run.left + run.length, run.right + run.length
    return [*found, _Stretch(left, one.left_end, right, one.right_end)]


def _anchored(left: Numbers, right: Numbers, words: int) -> list[Run]:
    """Return the longest rising chain of so many words in a row that stand equally often."""
    ours, theirs = _places(_rows(left, words), _rows(right, words))
    for shift in range(words):  # two rows may have one number by chance
        same = left[ours + shift] == right[theirs + shift]
        ours, theirs = ours[same], theirs[same]
    if not len(ours):
        return []
    order = np.argsort(ours, kind="stable")
    return _unlapped(_chained(_diagonals(ours[order], theirs[order], words)))


def _rows(numbers: Numbers, words: int) -> npt.NDArray[np.uint64]:
    """Return a number for each `words` words in a row."""
    count = max(0, len(numbers) - words + 1)
    rolled = numbers[:count].astype(np.uint64)
    for shift in range(1, words):
        rolled *= _MULTIPLIER
        rolled ^= rolled >> np.uint64(29)
        rolled += numbers[shift : shift + count].astype(np.uint64)
    return rolled


def _places(left: npt.NDArray[np.uint64], right: npt.NDArray[np.uint64]) -> tuple[Numbers, Numbers]:
    """Return the places of rows that both sides have equally often, the first with the first."""
    kinds, ours, theirs = np.intersect1d(left, right), np.sort(left), np.sort(right)
    if not len(kinds):
        none = np.empty(0, dtype=np.int64)
        return none, none
    evenly = _times(ours, kinds) == _times(theirs, kinds)
    kept = kinds[evenly]
    return _standing(left, kept), _standing(right, kept)


def _times(ordered: npt.NDArray[np.uint64], kinds: npt.NDArray[np.uint64]) -> Numbers:
    last = np.searchsorted(ordered, kinds, side="right")
    return (last - np.searchsorted(ordered, kinds)).astype(np.int64)


def _standing(rows: npt.NDArray[np.uint64], kept: npt.NDArray[np.uint64]) -> Numbers:
    """Return where the kept rows stand, by row and then by place."""
    if not len(kept):
        return np.empty(0, dtype=np.int64)
    at = np.searchsorted(kept, rows)
    at[at == len(kept)] = 0
    places = np.flatnonzero(kept[at] == rows)
    return places[np.argsort(rows[places], kind="stable")].astype(np.int64)


def _diagonals(ours: Numbers, theirs: Numbers, words: int) -> list[Run]:
    """Join anchors that follow each other on both sides."""
    breaks = np.flatnonzero((np.diff(ours) != 1) | (np.diff(theirs) != 1)) + 1
    starts = np.concatenate([[0], breaks])
    lengths = np.diff(np.append(starts, len(ours))) + words - 1
    return [
        Run(left, right, length)
        for left, right, length in zip(
            ours[starts].tolist(), theirs[starts].tolist(), lengths.tolist(), strict=True
        )
    ]


def _chained(runs: list[Run]) -> list[Run]:
    """Return the chain that rises on both sides and holds the most words."""
    weights = [run.length for run in runs] if len(runs) <= _WEIGHED else [1] * len(runs)
    ranks = {right: rank for rank, right in enumerate(sorted({run.right for run in runs}), 1)}
    tree = _Heaviest(len(ranks))
    before: list[int] = []
    for number, (run, weight) in enumerate(zip(runs, weights, strict=True)):
        rank = ranks[run.right]
        best, last = tree.below(rank)
        before.append(last)
        tree.put(rank, best + weight, number)
    chain, at = [], tree.below(len(ranks) + 1)[1]
    while at >= 0:
        chain.append(runs[at])
        at = before[at]
    return chain[::-1]


class _Heaviest:
    """Know the heaviest chain that ends below a rank (a Fenwick tree of greatest values)."""

    def __init__(self, size: int) -> None:
        self._held = [(0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[int, int]:
        best, at = (0, -1), rank - 1
        while at > 0:
            best = max(best, self._held[at])
            at &= at - 1
        return best

    def put(self, rank: int, weight: int, number: int) -> None:
        while rank < len(self._held):
            self._held[rank] = max(self._held[rank], (weight, number))
            rank += rank & -rank


def _unlapped(chain: Sequence[Run]) -> list[Run]:
    """Take from each run what the one before holds already, on either side."""
    kept, left, right = [], 0, 0
    for run in chain:
        over = max(left - run.left, right - run.right, 0)
        if over < run.length:
            kept.append(Run(run.left + over, run.right + over, run.length - over))
            left, right = run.left + run.length, run.right + run.length
    return kept


def _settled(runs: list[Run], left: int, right: int) -> list[Run]:
    """Leave out a word or two in common amid longer differences."""
    kept: list[Run] = []
    for number, run in enumerate(runs):
        if run.length < _CHANCE:
            last = kept[-1] if kept else Run(0, 0, 0)
            after = runs[number + 1] if number + 1 < len(runs) else Run(left, right, 0)
            before_it = max(run.left - last.left, run.right - last.right) - last.length
            after_it = max(after.left - run.left, after.right - run.right) - run.length
            if min(before_it, after_it) >= _CHANCE:
                continue
        kept.append(run)
    return kept


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Make one of runs that follow each other on both sides."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else Run(-1, -1, 0)
        if (last.left + last.length, last.right + last.length) == (run.left, run.right):
            found[-1] = Run(last.left, last.right, last.length + run.length)
        else:
            found.append(run)
    return found
