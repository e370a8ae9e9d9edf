"""The figures of two analysts' markings along a line of texts: for each code, and over all.

The units of percent, kappa and alpha are characters, each of which an analyst put under a code or not;
those of alpha_U are excerpts. Over all codes, two agree on a character where they put it under the same
codes, or both under none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.agreement.coefficients import Figure, coefficients
from workbench.agreement.continuum import Continuum, Spans, joined
from workbench.agreement.marked import Placed, Units, anywhere, shared, under_each, units
from workbench.agreement.unitizing import NO_UNITS, Unitized, alpha_u, unitized

_NONE = Figure(reason=NO_UNITS)


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold how far two agree on one matter; `excerpts` and `characters` are of each and of both.

    Both have an excerpt in common where its place and its code are the same, or their decision on it.
    `units` is how many characters, or excerpts that both decided on, percent, kappa and alpha rest on.
    """

    units: int = 0
    excerpts: tuple[int, int, int] = (0, 0, 0)
    characters: tuple[int, int, int] = (0, 0, 0)
    percent: Figure = _NONE
    kappa: Figure = _NONE
    alpha: Figure = _NONE
    alpha_u: Figure = _NONE


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold the figures over all codes, of whether anything was marked at all, and by code."""

    overall: Figures = field(default_factory=Figures)
    marked: Figures = field(default_factory=Figures)
    by_code: Mapping[int, Figures] = field(default_factory=dict)


def measure(left: Sequence[Placed], right: Sequence[Placed], line: Continuum) -> Measured:
    """Return the figures of what each marked; codes that neither used are left out."""
    ours, theirs = units(left), units(right)
    codes = sorted(ours.keys() | theirs.keys())
    table = shared(ours, theirs, codes, line.length)
    tables = dict(zip(codes, under_each(table, codes, line.length), strict=True))
    apart = {code: unitized([ours.get(code, ()), theirs.get(code, ())], line) for code in codes}
    counted = _counted(left, right)
    somewhere = anywhere(table)
    return Measured(
        _figures(_sums(counted.values()), somewhere, coefficients(table), apart.values()),
        _figures(
            _in_common({one[:2] for one in left}, {one[:2] for one in right}),
            somewhere,
            coefficients(somewhere),
            [unitized([_whole(ours), _whole(theirs)], line)],
        ),
        {
            code: _figures(counted[code], tables[code], coefficients(tables[code]), [apart[code]])
            for code in codes
        },
    )


def _figures(
    excerpts: tuple[int, int, int],
    marked: Mapping[tuple[bool, bool], int],
    values: tuple[Figure, Figure, Figure],
    apart: Iterable[Unitized],
) -> Figures:
    """Return the figures of what was `marked`, with its coefficients over characters."""
    both = marked.get((True, True), 0)
    characters = (both + marked.get((True, False), 0), both + marked.get((False, True), 0), both)
    if not any(characters):
        return Figures()
    return Figures(sum(marked.values()), excerpts, characters, *values, alpha_u(apart))


def _whole(held: Units) -> Spans:
    """Return what stands under any code."""
    return joined(sorted(span for spans in held.values() for span in spans))


def _counted(left: Iterable[Placed], right: Iterable[Placed]) -> dict[int, tuple[int, int, int]]:
    """Return by code how many excerpts each has, and how many have the same place."""
    ours, theirs = ({one[:3] for one in side} for side in (left, right))
    counts = [Counter(code for _, _, code in side) for side in (ours, theirs, ours & theirs)]
    codes = counts[0].keys() | counts[1].keys()
    return {code: (counts[0][code], counts[1][code], counts[2][code]) for code in codes}


def _in_common(ours: set[tuple[int, int]], theirs: set[tuple[int, int]]) -> tuple[int, int, int]:
    return len(ours), len(theirs), len(ours & theirs)


def _sums(counts: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    held = list(counts)
    first, second, both = (sum(one[at] for one in held) for at in range(3))
    return first, second, both
