"""Stored offsets and shown positions meet on the same letter, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.offsets import Positions

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("😀𝒜🇮🇷\u0301\u200d\u200f \n\taاب"),
    ),
    max_size=120,
)
LONGEST = st.integers(min_value=1, max_value=30)


def units(text: str) -> bytes:
    return text.encode("utf-16-le")


@given(TEXTS, LONGEST)
def test_every_stored_offset_comes_back_from_where_it_is_shown(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    for offset in range(len(text) + 1):
        assert positions.to_stored(positions.to_shown(offset)) == offset


@given(TEXTS, LONGEST)
def test_the_letter_at_a_shown_position_is_the_stored_one(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    shown = units(positions.shown)
    for offset, letter in enumerate(text):
        at = positions.to_shown(offset) * 2
        assert shown[at : at + len(units(letter))] == units(letter)


@given(TEXTS, LONGEST)
def test_the_middle_of_a_surrogate_pair_is_its_start(text: str, longest: int) -> None:
    positions = Positions(text, longest)
    for offset, letter in enumerate(text):
        if ord(letter) > 0xFFFF:
            assert positions.to_stored(positions.to_shown(offset) + 1) == offset


@given(TEXTS, LONGEST)
def test_nothing_is_put_in_but_line_breaks_and_no_line_stays_too_long(
    text: str, longest: int
) -> None:
    positions = Positions(text, longest)
    assert positions.shown.replace("\n", "") == text.replace("\n", "")
    assert all(len(line) <= longest for line in positions.shown.split("\n"))


@given(TEXTS, LONGEST, st.integers(min_value=-5, max_value=400))
def test_any_shown_position_leads_into_the_text(text: str, longest: int, position: int) -> None:
    assert 0 <= Positions(text, longest).to_stored(position) <= len(text)


def test_a_long_line_breaks_after_a_space_when_one_is_near() -> None:
    assert Positions("one two three", 9).shown == "one two \nthree"


def test_a_short_text_is_shown_as_it_is() -> None:
    assert Positions("one\ntwo").shown == "one\ntwo"
