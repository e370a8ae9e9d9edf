"""Krippendorff's alpha for units cut out of a continuum: do two mark the same stretches of a text?

Where kappa asks of every character whether it is marked, this weighs each excerpt as a whole: by the
squares of how far its ends lie apart from those of the excerpt it meets, or by the square of its
length where the other marked nothing. So one long excerpt against three short ones within it is
worse than chance.

The formula is that of Krippendorff, K. (1995): On the reliability of unitizing continuous data,
Sociological Methodology 25, 47–76, as it stands in (2004): Measuring the reliability of qualitative
text analysis data, Quality and Quantity 38, 787–800, for the units of one category:

    observed = Σ over pairs of observers, both ways, of δ² / (m (m − 1) L²)
    expected = 2 / L · Σ units [ (N − 1) / 3 · (2 l³ − 3 l² + l) + l² Σ gaps ≥ l (gap − l + 1) ]
               / (m L (m L − 1) − Σ units l (l − 1))
    alpha_U  = 1 − observed / expected, over several categories 1 − Σ observed / Σ expected

with m observers, a continuum of L, N units of length l, and gaps between the units of each observer.
δ² of two units that meet is the sum of the squares between their beginnings and between their ends; of
a unit that lies in a gap of the other, l². Of several texts, L is all of them together, and a gap ends
where its text does, as no unit goes on into the next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from workbench.agreement.coefficients import Figure
from workbench.agreement.continuum import Continuum, Gaps, Spans

NO_UNITS = "nothing was marked"
NO_CHANCE = "the text is too short for chance to differ"


@dataclass(frozen=True, slots=True)
class Unitized:
    """Hold the observed and the expected disagreement of one category, and how many units it has."""

    observed: float = 0.0
    expected: float = 0.0
    units: int = 0


def unitized(observers: Sequence[Spans], continuum: Continuum) -> Unitized:
    """Return both disagreements of two or more observers over texts put end to end."""
    many, units, length = len(observers), sum(map(len, observers)), continuum.length
    if not units:
        return Unitized()
    apart = 2 * sum(_apart(one, other) for one, other in combinations(observers, 2))
    observed = apart / (many * (many - 1) * length * length)
    return Unitized(observed, _expected(observers, continuum), units)


def alpha_u(parts: Iterable[Unitized]) -> Figure:
    """Return alpha_U over one or several categories."""
    held = list(parts)
    expected = fsum(part.expected for part in held)
    if not expected:
        return Figure(reason=NO_CHANCE if any(part.units for part in held) else NO_UNITS)
    return Figure(1 - fsum(part.observed for part in held) / expected)


def _apart(left: Spans, right: Spans) -> int:
    """Return the sum of the squared differences between the units of two observers."""
    met, total, first = [False] * len(right), 0, 0
    for start, end in left:
        while first < len(right) and right[first][1] <= start:
            first += 1
        at, alone = first, True
        while at < len(right) and right[at][0] < end:
            met[at], alone = True, False
            total += (start - right[at][0]) ** 2 + (end - right[at][1]) ** 2
            at += 1
        total += (end - start) ** 2 if alone else 0
    lone = (unit for seen, unit in zip(met, right, strict=True) if not seen)
    return total + sum((end - start) ** 2 for start, end in lone)


def _expected(observers: Sequence[Spans], continuum: Continuum) -> float:
    lengths = Counter(end - start for one in observers for start, end in one)
    touched = [continuum.touched(one) for one in observers]
    texts = Gaps(length for found, _ in touched for length in found)
    gaps = Gaps(length for _, found in touched for length in found)
    others, by_chance = lengths.total() - 1, 0
    for unit, many in lengths.items():
        # 2 l³ − 3 l² + l is six times a sum of squares, so the third of it is whole
        by_chance += many * others * (unit * (unit - 1) * (2 * unit - 1) // 3)
        unmarked = len(observers) * continuum.whole.places_for(unit) - texts.places_for(unit)
        by_chance += many * unit * unit * (unmarked + gaps.places_for(unit))
    whole = len(observers) * continuum.length
    apart = whole * (whole - 1) - sum(many * unit * (unit - 1) for unit, many in lengths.items())
    return 2 * by_chance / (continuum.length * apart) if apart else 0.0
