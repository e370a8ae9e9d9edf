"""Two texts compared: what is common, what differs, and which passage answers which."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.copies.common_words import common_runs
from workbench.copies.differences import Comparison, compare

WORDS = st.lists(st.integers(0, 6), max_size=80)
TOKENS = ["the", "fleet", "sailed,", "at", "dawn.", "“no”", "قال", "الوزير", "𝐔", "5.5"]
LINES = st.lists(st.lists(st.sampled_from(TOKENS), max_size=9), max_size=12)
STORY = (
    "The fleet left the harbour at dawn.\n\n"
    "Nobody on the quay would say where it was bound.\n\n"
    "A second convoy waited outside the breakwater for its escort.\n"
)


def written(lines: list[list[str]]) -> str:
    return "\n\n".join(" ".join(line) for line in lines)


@given(WORDS, WORDS)
def test_common_words_are_equal_and_rise_on_both_sides(left: list[int], right: list[int]) -> None:
    at_left = at_right = 0
    for run in common_runs(left, right):
        assert run.length > 0
        assert run.left >= at_left and run.right >= at_right
        assert left[run.left : run.left + run.length] == right[run.right : run.right + run.length]
        at_left, at_right = run.left + run.length, run.right + run.length
    assert at_left <= len(left) and at_right <= len(right)


@given(LINES, LINES)
@settings(max_examples=60)
def test_common_words_and_those_of_one_side_rebuild_that_side(
    first: list[list[str]], second: list[list[str]]
) -> None:
    found = compare(written(first), written(second))
    for side, marked in (
        ("left", lambda one: one.left_words),
        ("right", lambda one: one.right_words),
    ):
        words = getattr(found, side)
        common = {
            at
            for run in found.runs
            for at in range(getattr(run, side), getattr(run, side) + run.length)
        }
        alone = {
            at
            for one in found.differences
            for start, end in marked(one)
            for at in range(len(words))
            if start <= words.starts[at] < end
        }
        assert common.isdisjoint(alone)
        assert common | alone == set(range(len(words)))


@given(LINES)
@settings(max_examples=30)
def test_a_text_does_not_differ_from_itself(lines: list[list[str]]) -> None:
    text = written(lines)
    found = compare(text, text)
    assert found.differences == ()
    assert all(found.partner(at) == at for at in map(int, found.left.starts))


def said(found: Comparison, left: str, right: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            one.kind,
            [left[a:b] for a, b in one.left_words],
            [right[a:b] for a, b in one.right_words],
        )
        for one in found.differences
    ]


def test_changed_words_are_marked_one_by_one_and_counted_once_a_paragraph() -> None:
    changed = STORY.replace("fleet", "squadron").replace("dawn", "dusk")
    assert said(compare(STORY, changed), STORY, changed) == [
        ("changed", ["fleet", "dawn"], ["squadron", "dusk"])
    ]


def test_a_paragraph_that_one_side_lacks_is_a_difference_by_itself() -> None:
    shorter = STORY.replace("Nobody on the quay would say where it was bound.\n\n", "")
    found = compare(STORY, shorter)
    assert said(found, STORY, shorter) == [
        ("left", ["Nobody on the quay would say where it was bound."], [])
    ]
    start, end = found.differences[0].right
    assert start == end == shorter.index("\n\n")
    assert [one.kind for one in compare(shorter, STORY).differences] == ["right"]


def test_a_change_beside_a_missing_paragraph_is_another_difference() -> None:
    other = STORY.replace("Nobody on the quay would say where it was bound.\n\n", "")
    other = other.replace("second", "third")
    assert [one.kind for one in compare(STORY, other).differences] == ["left", "changed"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He said “no” – twice", 'He said "no" - twice'),
        ("lines broken\nelsewhere, and  spaced", "lines broken elsewhere,\nand spaced"),
        ("caf\u00e9 society", "cafe\u0301 society"),
    ],
)
def test_typing_alone_is_no_difference(one: str, other: str) -> None:
    assert compare(one, other).differences == ()


def test_a_stop_or_a_quotation_mark_more_is_a_difference() -> None:
    assert compare("the so-called government", "the “so-called” government").differences


def test_right_to_left_words_are_compared_like_others() -> None:
    one, other = "قال الوزير إن الأسطول غادر", "قال الوزير إن الجيش غادر"
    assert said(compare(one, other), one, other) == [("changed", ["الأسطول"], ["الجيش"])]


def test_a_passage_is_answered_by_the_same_words_of_the_other_text() -> None:
    longer = "A note of the editors stands above.\n\n" + STORY
    found = compare(STORY, longer)
    for word in ("harbour", "quay", "breakwater"):
        assert found.partner(STORY.index(word)) == longer.index(word)
        assert found.partner(longer.index(word), to_right=False) == STORY.index(word)


@pytest.mark.parametrize("other", ["", " \n", "…"])
def test_a_text_without_words_is_compared_too(other: str) -> None:
    found = compare(STORY, other)
    assert next(one.kind for one in found.differences) in ("left", "changed")
    assert found.partner(20) <= len(other)
    assert compare("", "").differences == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("again and again " * 40_000, "again and over " * 40_000),
        (
            " ".join("ab"[n * n % 7 % 2] for n in range(120_000)),
            " ".join("ab"[n * 3 % 5 % 2] for n in range(120_000)),
        ),
        (" ".join(map(str, range(100_000))), " ".join(map(str, range(100_000, 0, -1)))),
    ],
    ids=["repeated", "two words", "backwards"],
)
def test_texts_made_to_take_long_are_compared_in_bounded_time(left: str, right: str) -> None:
    begun = time.perf_counter()
    compare(left, right)
    assert time.perf_counter() - begun < 8  # quadratic work takes minutes


def test_a_paragraph_added_at_the_end_is_told_whole() -> None:
    longer = STORY.rstrip() + "\n\nOne ship came back at noon."
    assert said(compare(STORY, longer), STORY, longer) == [
        ("right", [], ["One ship came back at noon."])
    ]
