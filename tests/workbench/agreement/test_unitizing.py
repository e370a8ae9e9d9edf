"""Alpha for unitizing is that of the published examples, and holds what it promises."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agreement.continuum import Continuum, Spans
from workbench.agreement.unitizing import NO_CHANCE, NO_UNITS, alpha_u, unitized

LENGTH = 60
TEXT = Continuum([LENGTH])


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Draw stretches of a text that do not overlap; they may touch."""
    edges = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=12)))
    chosen = [draw(st.booleans()) for _ in edges]
    return [pair for pair, taken in zip(pairwise(edges), chosen, strict=False) if taken]


def of_lengths(*units: tuple[int, int], begin: int = 0) -> list[tuple[int, int]]:
    """Return (begin, length) units as stretches of a continuum that begins at `begin`."""
    return [(start - begin, start - begin + length) for start, length in units]


def test_one_long_unit_against_three_short_ones_is_worse_than_chance() -> None:
    one, three = of_lengths((1, 8)), of_lengths((2, 1), (4, 1), (6, 1))
    assert alpha_u([unitized([one, three], Continuum([10]))]).value == pytest.approx(
        -0.7003, abs=0.0001
    )


def test_the_worked_example_of_two_categories() -> None:
    # Krippendorff (2004), Measuring the reliability of qualitative text analysis data, figure 2
    first = of_lengths((225, 70), (370, 30), begin=150)
    second = of_lengths((220, 80), (355, 20), (400, 20), begin=150)
    same = of_lengths((180, 60), (300, 50), begin=150)
    text = Continuum([300])
    c, k = unitized([first, second], text), unitized([same, same], text)
    assert (c.observed, c.expected) == pytest.approx((0.0144, 0.0532), abs=0.0001)
    assert (k.observed, k.expected) == pytest.approx((0, 0.0490), abs=0.0001)
    assert alpha_u([c]).value == pytest.approx(0.7286, abs=0.0003)
    assert alpha_u([k]).value == 1
    assert alpha_u([c, k]).value == pytest.approx(
        0.8591, abs=0.0005
    )  # the paper divides rounded sums


def by_the_definition(left: Spans, right: Spans) -> int:
    """Return the observed squares as the definition has them: every section against every section."""

    def sections(units: Spans) -> list[tuple[int, int, bool]]:
        found, at = [], 0
        for start, end in units:
            found += [(at, start, False)] if start > at else []
            found.append((start, end, True))
            at = end
        return [*found, (at, LENGTH, False)] if at < LENGTH else found

    total = 0
    for a, b, marked in sections(left):
        for c, d, other in sections(right):
            if marked and other and a < d and c < b:
                total += (a - c) ** 2 + (b - d) ** 2
            elif marked and not other and c <= a and b <= d:
                total += (b - a) ** 2
            elif other and not marked and a <= c and d <= b:
                total += (d - c) ** 2
    return total


@given(spans(), spans())
def test_what_is_observed_is_what_the_definition_adds_up(left: Spans, right: Spans) -> None:
    observed = unitized([left, right], TEXT).observed
    assert observed == pytest.approx(by_the_definition(left, right) / LENGTH**2)


@given(spans(), spans())
def test_the_order_of_the_two_makes_no_difference(left: Spans, right: Spans) -> None:
    assert unitized([left, right], TEXT) == unitized([right, left], TEXT)


@given(spans().filter(bool))
def test_the_same_units_agree_wholly(units: Spans) -> None:
    assert alpha_u([unitized([units, units], TEXT)]).value == 1
    assert alpha_u([unitized([units, units, units], TEXT)]).value == 1


@given(spans(), spans())
def test_the_order_of_categories_makes_no_difference(left: Spans, right: Spans) -> None:
    parts = [unitized([left, right], TEXT), unitized([right, right], TEXT)]
    assert alpha_u(parts) == alpha_u(parts[::-1])


@given(st.lists(spans(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_which_text_follows_which_makes_no_difference(texts: list[Spans], chosen: Random) -> None:
    lengths = [LENGTH + 7 * number for number in range(len(texts))]
    order = list(range(len(texts)))
    found = []
    for _ in range(2):
        line = Continuum(lengths[number] for number in order)
        at = dict(zip(order, line.starts, strict=True))
        left = [(at[n] + start, at[n] + end) for n in order for start, end in texts[n]]
        right = [(at[n] + start, at[n] + end) for n in order for start, end in texts[n - 1][:2]]
        found.append(unitized([left, right], line))
        chosen.shuffle(order)
    assert found[0] == found[1]


def test_where_nothing_was_marked_there_is_a_reason_and_no_number() -> None:
    assert alpha_u([]).reason == NO_UNITS
    nothing = alpha_u([unitized([[(0, 1)], [(0, 1)]], Continuum([1]))])
    assert (nothing.value, nothing.reason) == (None, NO_CHANCE)
