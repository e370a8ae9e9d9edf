"""Neighbours are weighed by Dunning's log-likelihood, and lines sorted by theirs."""

import math

import pytest

from workbench.queries.collocates import collocates, log_likelihood, near_words
from workbench.queries.concordance import lines_of, order

TEXT = "The old river bank. A Wide river delta; the new river Bank"
LINES = lines_of(1, TEXT, [(8, 13), (27, 32), (48, 53)], 40)


def test_the_ratio_is_the_one_worked_out_by_hand() -> None:
    # 10 together, 20 of each, 100 in all: expected 4, 16, 16, 64
    by_hand = 2 * (10 * math.log(2.5) + 2 * 10 * math.log(10 / 16) + 70 * math.log(70 / 64))
    assert log_likelihood(10, 20, 20, 100) == pytest.approx(by_hand)
    assert log_likelihood(4, 20, 20, 100) == pytest.approx(0)
    assert log_likelihood(1, 20, 20, 100) < 0
    assert log_likelihood(0, 0, 0, 0) == 0


def test_the_ratio_of_unequal_words_is_the_same_either_way() -> None:
    assert log_likelihood(150, 12593, 932, 14_307_668) == pytest.approx(
        log_likelihood(150, 932, 12593, 14_307_668)
    )


@pytest.mark.parametrize(
    ("both", "first", "second", "published"),
    [(150, 12593, 932, 1291.42), (13, 932, 3424, 80.39)],
)
def test_the_ratio_is_as_published_for_neighbours_of_powerful(
    both: int, first: int, second: int, published: float
) -> None:
    # Manning and Schütze (1999), table 5.12: four months of the New York Times
    assert log_likelihood(both, first, second, 14_307_668) == pytest.approx(published, rel=1e-3)


def test_words_near_are_counted_within_the_window() -> None:
    counts, total = near_words(LINES, 1)
    assert counts == {"old": 1, "bank": 2, "wide": 1, "delta": 1, "new": 1}
    assert total == 6
    found = collocates(counts, total, {"bank": 2}, 1000)
    assert [(one.word, one.near, one.everywhere) for one in found] == [("bank", 2, 2)]


@pytest.mark.parametrize(
    ("by", "places"),
    [((), [0, 1, 2]), (("R1", "L1"), [2, 0, 1]), (("L1",), [2, 0, 1]), (("W",), [0, 1, 2])],
)
def test_lines_are_sorted_by_their_neighbours(by: tuple[str, ...], places: list[int]) -> None:
    assert order(LINES, by) == places
