"""Where two analysts differ, marking by marking, and in what way.

Markings with the same place and code agree. Of the others, those under one code that overlap differ in
their bounds, else those that overlap differ in their codes, and what is left was marked by one alone.
Each marking is set beside the one that it has most characters in common with, so a long excerpt can
stand beside several short ones, and every marking that does not agree is listed at least once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.agreement.marked import Placed
from workbench.model.excerpts import Marking

#: the ways in which two can differ: only the first or the second marked it, they have it under other
#: codes or with other bounds, or (of verdicts on one excerpt) decided differently
KINDS = ("left", "right", "code", "bounds", "decision")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Hold one difference: what each marked, or `said` of the excerpt that both decided on.

    One of the two is None where only the other marked anything.
    """

    kind: str
    left: Marking | None
    right: Marking | None
    said: tuple[str, str] = ("", "")

    @property
    def either(self) -> Marking:
        """Return the marking that the difference is about, that of the first where there are two."""
        one = self.left or self.right
        assert one is not None
        return one

    @property
    def code_ids(self) -> set[int]:
        """Return the codes of both markings."""
        return {one.code_id for one in (self.left, self.right) if one}


def disagreements(left: Sequence[Placed], right: Sequence[Placed]) -> list[Disagreement]:
    """Return all differences, in the order of the texts. Both lists come in the order of the line."""
    first, second = _unlike(left, right), _unlike(right, left)
    found = []
    ours, theirs = _by_code(first), _by_code(second)
    for code_id in ours.keys() & theirs.keys():
        found += _beside("bounds", ours[code_id], theirs[code_id])
    first, second = _lone(first, found, 0), _lone(second, found, 1)
    crossed = _beside("code", first, second)
    found += crossed
    found += [(one.start, one, None, "left") for one in _lone(first, crossed, 0)]
    found += [(one.start, None, one, "right") for one in _lone(second, crossed, 1)]
    found.sort(key=lambda one: (one[0], one[3], one[1] or (0, 0, 0), one[2] or (0, 0, 0)))
    return [
        Disagreement(kind, one and one.marking, other and other.marking)
        for _, one, other, kind in found
    ]


#: where it begins along the line, both sides, and the kind of difference
_Found = tuple[int, Placed | None, Placed | None, str]


def _unlike(ours: Iterable[Placed], theirs: Iterable[Placed]) -> list[Placed]:
    """Return those of ours that nobody of theirs is just like."""
    known = {one[:3] for one in theirs}
    return [one for one in ours if one[:3] not in known]


def _by_code(found: Iterable[Placed]) -> dict[int, list[Placed]]:
    by_code = defaultdict(list)
    for one in found:
        by_code[one.code_id].append(one)
    return by_code


def _lone(ours: Iterable[Placed], found: Iterable[_Found], side: int) -> list[Placed]:
    """Return those that stand beside none on their side of what was found."""
    met = {pair[1 + side] for pair in found}
    return [one for one in ours if one not in met]


def _beside(kind: str, left: Sequence[Placed], right: Sequence[Placed]) -> list[_Found]:
    """Return each marking that meets another beside the one it has most in common with."""
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for one, other, common in _meeting(left, right):
        for key, pair in (((0, one), other), ((1, other), one)):
            # of two with as much in common, the one that stands first
            best[key] = max(best.get(key, (0, 0)), (common, -pair))
    pairs = {(at, -pair) if not side else (-pair, at) for (side, at), (_, pair) in best.items()}
    return [
        (min(left[one].start, right[other].start), left[one], right[other], kind)
        for one, other in sorted(pairs)
    ]


def _meeting(left: Sequence[Placed], right: Sequence[Placed]) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of any two that overlap, and how many characters they have in common."""
    sides = (left, right)
    active: tuple[list[int], list[int]] = ([], [])
    at = [0, 0]
    while at[0] < len(left) or at[1] < len(right):
        side = _next(left, right, at)
        number = at[side]
        at[side] += 1
        one, others = sides[side][number], sides[1 - side]
        active[1 - side][:] = [k for k in active[1 - side] if others[k].end > one.start]
        for k in active[1 - side]:
            common = min(one.end, others[k].end) - one.start
            yield (number, k, common) if not side else (k, number, common)
        active[side].append(number)


def _next(left: Sequence[Placed], right: Sequence[Placed], at: Sequence[int]) -> int:
    """Return the side whose next marking begins first."""
    if at[0] == len(left) or at[1] == len(right):
        return int(at[0] == len(left))
    return int(right[at[1]].start < left[at[0]].start)
