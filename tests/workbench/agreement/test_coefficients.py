"""Coefficients are those of the published worked examples, and hold what they promise."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agreement.coefficients import (
    NOTHING,
    ONE_VALUE,
    alpha,
    alpha_of_units,
    kappa,
    percent,
)

VALUES = st.sampled_from("abcd")
JUDGED = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=60).map(Counter)


def units(*observers: str) -> list[list[str | None]]:
    """Return the units of a reliability data matrix, a row an observer, `*` for a missing value."""
    return [
        [None if value == "*" else value for value in unit] for unit in zip(*observers, strict=True)
    ]


def near(value: float) -> object:
    return pytest.approx(value, abs=0.0005)


def test_kappa_of_the_textbook_table_is_four_tenths() -> None:
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    assert percent(table).value == 0.7
    assert kappa(table).value == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("cells", "expected"), [((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_kappa_tells_tables_of_one_percentage_apart(
    cells: tuple[int, int, int, int], expected: float
) -> None:
    table = dict(zip((("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")), cells, strict=True))
    assert percent(table).value == 0.6
    assert kappa(table).value == near(expected)


def test_nominal_alpha_of_krippendorffs_examples() -> None:
    # Krippendorff (2011), B: two observers, nominal, no missing values
    two = "aabbdcccedda", "babbbccceddd"
    assert alpha_of_units(units(*two)).value == near(0.692)
    assert alpha(Counter(zip(*two, strict=True))).value == near(0.692)
    # A: binary data
    assert alpha_of_units(units("0100000010", "1110010000")).value == near(0.095)
    # C: any number of observers, with missing values
    several = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
    assert alpha_of_units(units(*several)).value == near(0.743)


def test_a_unit_that_only_one_judged_is_left_out() -> None:
    with_one = units("aabb*", "abbba")
    assert alpha_of_units(with_one) == alpha_of_units(units("aabb", "abbb"))


@given(JUDGED)
def test_the_order_of_the_two_makes_no_difference(pairs: Counter[tuple[str, str]]) -> None:
    turned = Counter({(b, a): count for (a, b), count in pairs.items()})
    for figure in (percent, kappa, alpha):
        assert figure(pairs) == figure(turned)


@given(JUDGED, st.permutations("abcd"))
def test_other_names_for_the_values_make_no_difference(
    pairs: Counter[tuple[str, str]], names: list[str]
) -> None:
    called = dict(zip("abcd", names, strict=True))
    renamed = Counter({(called[a], called[b]): count for (a, b), count in pairs.items()})
    for figure in (percent, kappa, alpha):
        assert figure(pairs) == figure(renamed)


@given(st.lists(VALUES, min_size=1, max_size=40))
def test_the_same_judgements_agree_wholly_or_can_not_be_told_from_chance(said: list[str]) -> None:
    pairs = Counter((value, value) for value in said)
    assert percent(pairs).value == 1
    for figure in (kappa(pairs), alpha(pairs)):
        assert (figure.value, figure.reason) == ((None, ONE_VALUE) if len(pairs) == 1 else (1, ""))


@given(JUDGED)
def test_alpha_of_two_is_that_of_any_number(pairs: Counter[tuple[str, str]]) -> None:
    assert alpha(pairs) == alpha_of_units(list(pairs.elements()))


@given(JUDGED)
def test_no_coefficient_is_above_one(pairs: Counter[tuple[str, str]]) -> None:
    for figure in (kappa(pairs), alpha(pairs)):
        assert figure.value is None or -1 <= figure.value <= 1


@given(st.integers(0, 2**32))
def test_two_who_mark_nine_tenths_at_random_agree_by_chance_alone(seed: int) -> None:
    chosen = random.Random(seed)
    pairs = Counter((chosen.random() < 0.9, chosen.random() < 0.9) for _ in range(4000))
    share = percent(pairs).value
    assert share is not None and share > 0.75
    for figure in (kappa(pairs), alpha(pairs)):
        assert figure.value == pytest.approx(0, abs=0.1)


def test_where_nothing_was_judged_there_is_a_reason_and_no_number() -> None:
    for figure in (
        percent({}),
        kappa({}),
        alpha({}),
        alpha_of_units([]),
        alpha_of_units([["a", None]]),
    ):
        assert (figure.value, figure.reason) == (None, NOTHING)
