"""Folding leaves a way back: what is found in the folded text is found in the original."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.folding import Folded, fold

LETTERS = "abé😀 \nيیىئكکةهأإآاؤوءـ\u200c\u200d\u200f\u064b\u0651\u0670۱٢ﻻﷲﺎ\u202bٱ"
texts = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=40)


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_every_folded_letter_comes_from_its_span(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    for at, letter in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert letter in fold(text[start:end])


@given(texts, texts, texts)
def test_a_stretch_between_others_is_found_where_it_stands(
    before: str, middle: str, after: str
) -> None:
    whole = f"{before}[{middle}]{after}"
    folded = Folded(whole)
    opening = len(fold(before))
    start, end = folded.span(opening, opening + 1)
    assert (start, whole[start]) == (len(before), "[")
    closing = opening + 1 + len(fold(middle))
    assert folded.text[closing] == "]"
    assert folded.span(closing, closing + 1)[0] == len(before) + 1 + len(middle)
    assert end > start


@given(st.text(st.characters(max_codepoint=0x5FF), max_size=60))
def test_texts_in_other_scripts_are_left_as_they_are(text: str) -> None:
    assert fold(text) is text


def test_marks_belong_to_the_letter_they_stand_on() -> None:
    text = "قَالَ عَلِيٌّ"
    folded = Folded(text)
    assert folded.text == "قال علی"
    assert text[slice(*folded.span(4, 7))] == "عَلِيٌّ"
    assert unicodedata.category(text[-1]) == "Mn"


def test_a_hamza_at_the_end_of_a_word_is_part_of_what_is_found() -> None:
    text = "إن الميناء مفتوح"
    folded = Folded(text)
    at = folded.text.find("المینا")
    start, end = folded.span(at, at + len("المینا"))
    assert text[start:end] == "الميناء"


def test_a_text_of_any_length_is_folded_alike():
    line = "قال الوزير إنّ القافلة غادرت 🚢\n"
    assert fold(line * 15_000) == fold(line) * 15_000
