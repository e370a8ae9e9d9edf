"""What two analysts marked along the same line of texts, and how much of it is common."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from workbench.agreement.continuum import Readable, Spans, joined
from workbench.model.excerpts import Marking

#: the codes of the first and of the second, each as bits, and how many characters stand under both
Shared = Mapping[tuple[int, int], int]
#: by code, what stands under it, along the line
Units = Mapping[int, Spans]


class Placed(NamedTuple):
    """Hold where a marking stands along the line of texts; it is never empty."""

    start: int
    end: int
    code_id: int
    marking: Marking


def placed(markings: Iterable[Marking], texts: Readable) -> list[Placed]:
    """Return the markings along the line, in order, without those in page furniture alone."""
    found = []
    for one in markings:
        start = texts.place(one.document_id, one.start)
        end = texts.place(one.document_id, one.end)
        if end > start:
            found.append(Placed(start, end, one.code_id, one))
    found.sort(key=lambda one: one[:3])
    return found


def units(found: Iterable[Placed]) -> dict[int, Spans]:
    """Return what stands under each code; excerpts of one code that overlap are one unit."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in found:
        spans[one.code_id].append((one.start, one.end))
    return {code_id: joined(held) for code_id, held in spans.items()}


def shared(
    left: Units, right: Units, codes: Sequence[int], length: int
) -> dict[tuple[int, int], int]:
    """Return how many characters stand under which codes of the one and of the other.

    Code number n of `codes` is bit n. One sweep over the edges of all units, whatever their lengths.
    """
    bits = {code_id: 1 << number for number, code_id in enumerate(codes)}
    edges: list[int] = []
    flips: list[tuple[int, int]] = []
    for side, held in enumerate((left, right)):
        for code_id, spans in held.items():
            flip = (0, bits[code_id]) if side else (bits[code_id], 0)
            for span in spans:
                edges += span
            flips += [flip] * (2 * len(spans))
    counts: dict[tuple[int, int], int] = defaultdict(int)
    one = other = at = 0
    for number in np.argsort(np.array(edges, dtype=np.int64), kind="stable").tolist():
        if edges[number] > at:
            counts[one, other] += edges[number] - at
            at = edges[number]
        flip = flips[number]
        one ^= flip[0]
        other ^= flip[1]
    if length > at:
        counts[0, 0] += length - at
    return dict(counts)


def anywhere(table: Shared) -> dict[tuple[bool, bool], int]:
    """Return how many characters both, one or none put under any code."""
    counts: dict[tuple[bool, bool], int] = defaultdict(int)
    for (one, other), count in table.items():
        counts[bool(one), bool(other)] += count
    return dict(counts)


def under_each(
    table: Shared, codes: Sequence[int], length: int
) -> Iterator[dict[tuple[bool, bool], int]]:
    """Yield how many characters both, one or none put under each code."""
    both, first, second = ([0] * len(codes) for _ in range(3))
    for (one, other), count in table.items():
        for counts, bits in ((both, one & other), (first, one & ~other), (second, other & ~one)):
            for number in _set(bits):
                counts[number] += count
    for two, left, right in zip(both, first, second, strict=True):
        counted = {(True, True): two, (True, False): left, (False, True): right}
        none = length - two - left - right
        yield {key: count for key, count in {**counted, (False, False): none}.items() if count}


def _set(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set."""
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1
