"""Percent, Cohen's kappa and Krippendorff's nominal alpha, from counts, exactly.

Every sum is one of whole numbers, divided once at the end: what is the same comes out as 1, and which
of two people is named first makes no difference.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

V = TypeVar("V", bound=Hashable)
#: how many units got this value of the one and that value of the other
Pairs = Mapping[tuple[V, V], int]

NOTHING = "there is nothing that both judged"
ONE_VALUE = "both gave one value throughout, which chance alone would do as well"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a coefficient, or why there is none."""

    value: float | None = None
    reason: str = ""


def percent(pairs: Pairs[V]) -> Figure:
    """Return the share of units that both gave the same value, from 0 to 1."""
    total = sum(pairs.values())
    if not total:
        return Figure(reason=NOTHING)
    return Figure(_alike(pairs) / total)


def kappa(pairs: Pairs[V]) -> Figure:
    """Return Cohen's kappa: (observed − expected) / (1 − expected) agreement.

    Expected is the sum over all values of the product of both shares, each analyst with their own
    shares; what neither marked is a value like any other. Cohen, J. (1960): A coefficient of
    agreement for nominal scales. Educational and Psychological Measurement 20, 37–46.
    """
    total = sum(pairs.values())
    if not total:
        return Figure(reason=NOTHING)
    left, right = _totals(pairs)
    expected = sum(count * right[value] for value, count in left.items())
    if expected == total * total:
        return Figure(reason=ONE_VALUE)
    return Figure((total * _alike(pairs) - expected) / (total * total - expected))


def alpha(pairs: Pairs[V]) -> Figure:
    """Return Krippendorff's nominal alpha for two who both judged every unit; see `alpha_of_units`."""
    left, right = _totals(pairs)
    return _alpha(Fraction(2 * _alike(pairs)), left + right)


def alpha_of_units(units: Iterable[Sequence[V | None]]) -> Figure:
    """Return Krippendorff's nominal alpha for any number of observers; None is a missing value.

    Each unit is the values that its observers gave; one with fewer than two can't be compared and is
    left out. Krippendorff, K. (2011): Computing Krippendorff's alpha-reliability, section C.
    """
    alike, totals = Fraction(), Counter[V]()
    for unit, times in Counter(map(tuple, units)).items():
        values = Counter(value for value in unit if value is not None)
        judged = values.total()
        if judged > 1:
            same = sum(count * (count - 1) for count in values.values())
            alike += Fraction(same * times, judged - 1)
            totals.update({value: count * times for value, count in values.items()})
    return _alpha(alike, totals)


def coefficients(pairs: Pairs[V]) -> tuple[Figure, Figure, Figure]:
    """Return percent, kappa and alpha."""
    return percent(pairs), kappa(pairs), alpha(pairs)


def _alpha(alike: Fraction, totals: Counter[V]) -> Figure:
    """Return alpha of the coincidences on the diagonal and of how often each value was given."""
    n = totals.total()
    if not n:
        return Figure(reason=NOTHING)
    by_chance = sum(count * (count - 1) for count in totals.values())
    if by_chance == n * (n - 1):
        return Figure(reason=ONE_VALUE)
    return Figure(float(((n - 1) * alike - by_chance) / (n * (n - 1) - by_chance)))


def _alike(pairs: Pairs[V]) -> int:
    return sum(count for (one, other), count in pairs.items() if one == other)


def _totals(pairs: Pairs[V]) -> tuple[Counter[V], Counter[V]]:
    left, right = Counter[V](), Counter[V]()
    for (one, other), count in pairs.items():
        left[one] += count
        right[other] += count
    return left, right
