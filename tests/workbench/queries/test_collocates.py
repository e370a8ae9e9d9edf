"""Neighbours are weighed by Dunning's log-likelihood, and lines sorted by theirs."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import Cancelled
from workbench.queries.collocates import collocates, log_likelihood
from workbench.queries.concordance import Line, Lines, Window
from workbench.queries.letters import index_words
from workbench.queries.neighbours import Neighbours
from workbench.tasks import Progress

TEXT = "The old river bank. A Wide river delta; the new river Bank"
SPANS = [(8, 13), (27, 32), (48, 53)]


@pytest.fixture
def lines() -> Lines:
    made = Lines(40)
    made.add(1, TEXT, SPANS)
    return made


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


def test_words_near_are_counted_within_the_window(lines: Lines) -> None:
    beside = Neighbours(lines, 1)
    counts = beside.counts()
    assert counts == {"old": 1, "bank": 2, "wide": 1, "delta": 1, "new": 1}
    assert beside.counts(np.array([1])) == {"wide": 1, "delta": 1}
    assert beside.having("bank").tolist() == [True, False, True]
    assert beside.having("zebra").tolist() == [False] * 3
    found = collocates(counts, sum(counts.values()), {"bank": 2}, 1000)
    assert [(one.word, one.near, one.everywhere) for one in found] == [("bank", 2, 2)]


@pytest.mark.parametrize(
    ("by", "places"),
    [
        ((), [0, 1, 2]), (("R1", "L1"), [2, 0, 1]), (("L1",), [2, 0, 1]), (("W",), [0, 1, 2]),
        (("R2",), [2, 0, 1]), (("L2", "R3"), [1, 2, 0]),
    ],
)  # fmt: skip
def test_lines_are_sorted_by_their_neighbours(
    lines: Lines, by: tuple[str, ...], places: list[int]
) -> None:
    assert Neighbours(lines, 3).order(by).tolist() == places


WORDS = st.lists(st.sampled_from(["a", "Bc", "É", "قال", "😀", "x-y", "12"]), max_size=9).map(
    " ".join
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_numbers_sort_as_the_words_themselves_would(sides: list[tuple[str, str]]) -> None:
    lines = [Line(1, 0, 3, f"{left} ", "qaf", f" {right}") for left, right in sides]
    by = ("R1", "L2", "R3")

    def key(line: Line) -> tuple[str, ...]:
        right = [*index_words(line.right), "", "", ""]
        left = [*reversed(index_words(line.left)), "", ""]
        return right[0], left[1], right[2]

    order = Neighbours(lines, 3).order(by).tolist()
    assert order == sorted(range(len(lines)), key=lambda place: key(lines[place]))


def test_counting_stops_when_it_is_cancelled(lines: Lines) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        Neighbours(lines, 3, progress)


def test_lines_are_what_stands_in_the_text(lines: Lines) -> None:
    lines.add(7, "😀 river", [(2, 7)])
    assert len(lines) == 4
    assert lines[3] == Line(7, 2, 7, "😀 ", "river", "")
    assert lines[-1] == lines[3]
    assert lines[0].left == "The old "
    assert [line.found for line in lines] == ["river"] * 4
    assert lines[1:3] == [lines[1], lines[2]]
    assert lines.documents.tolist() == [1, 1, 1, 7]
    assert lines.starts.tolist() == [8, 27, 48, 2]
    with pytest.raises(IndexError):
        lines[4]


@pytest.mark.parametrize(
    ("window", "left", "right"),
    [
        (Window(2), "the old ", " bank. A"),
        (Window(1), "old ", " bank"),
        (Window(0), "", ""),
        (Window(99), "Once, the old ", " bank. A wide"),
        (Window(3, "characters"), "ld ", " ba"),
        (Window(0, "characters"), "", ""),
    ],
)
def test_a_window_holds_so_many_words_or_characters(window: Window, left: str, right: str) -> None:
    line = Line(1, 14, 19, "Once, the old ", "river", " bank. A wide")
    assert window.of(line) == line._replace(left=left, right=right)
