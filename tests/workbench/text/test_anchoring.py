"""A quote is found again by its place, its words and what stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.anchoring import AROUND, anchor, find_again


@given(st.text(min_size=1, max_size=200), st.data())
def test_an_anchor_holds_the_words_and_finds_them_in_the_same_text(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    kept = anchor(text, start, end)
    assert text[kept.start : kept.end] == kept.quote
    assert text[: kept.start].endswith(kept.prefix)
    assert text[kept.end :].startswith(kept.suffix)
    assert len(kept.prefix) <= AROUND >= len(kept.suffix)
    assert find_again(text, kept) == start


@given(st.text("abc😀 ", min_size=3, max_size=80), st.text("xyz𝒜", max_size=40), st.data())
def test_words_put_in_before_do_not_lose_the_quote(
    text: str, before: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 3))
    kept = anchor(text, start, start + 3)
    found = find_again(before + text, kept)
    assert (before + text)[found : found + 3] == kept.quote


def test_of_two_places_the_one_with_the_same_surroundings_is_taken() -> None:
    text = "Ali came. Later Ali left. "
    kept = anchor(text, 16, 19)
    assert find_again("Someone wrote: " + text, kept) == 31


def test_the_nearest_place_wins_when_the_surroundings_agree_alike() -> None:
    kept = anchor("....word....", 4, 8)
    assert find_again("word" + "." * 8 + "word....", kept) in (0, 12)


def test_words_that_are_gone_are_missing() -> None:
    assert find_again("nothing of it", anchor("the word", 4, 8)) == -1


def test_two_letters_in_quite_other_surroundings_are_missing() -> None:
    assert find_again("zzzz ab zzzz", anchor("1ab2", 1, 3)) == -1


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 9)])
def test_an_empty_or_outside_span_has_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        anchor("short", start, end)
