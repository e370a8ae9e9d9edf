"""The places of a search are found again in the text as it was imported, whatever its letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbench.queries import naive
from workbench.errors import QueryRefused
from workbench.queries.letters import plain
from workbench.queries.matching import Matcher, joined
from workbench.queries.parsing import read_query


def found(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in Matcher(read_query(typed)).spans(text)]


@pytest.mark.parametrize(
    ("typed", "text", "words"),
    [
        ("force", "The Force enforced forces: FORCE.", ["Force", "FORCE"]),
        ("forc*", "The Force enforced forces.", ["Force", "forces"]),
        ('"quds force"', "Quds Force, quds-force; Quds’ force quds of force",
         ["Quds Force", "quds-force", "Quds’ force"]),
        ("cafe", "Café cafe\u0301 cafés", ["Café", "cafe\u0301"]),
        ("naïve", "naive NAÏVE", ["naive", "NAÏVE"]),
        ("war NOT peace", "war and peace", ["war"]),
        ("a OR b", "b a", ["b", "a"]),
        ("NEAR(lacks ties, 2)", "lacks the old ties; lacks any of those many ties; ties",
         ["lacks", "ties", "lacks"]),
        ("/b[aeiou]d/", "Bad bed bXd 😀 bid", ["Bad", "bed", "bid"]),
        ("title:war", "war", []),
        ("outlet:war", "war", []),
        ("علی", "😀 علي عَلِیّ علیه", ["علي", "عَلِیّ"]),
        ("می\u200cروند", "میروند می\u200cروند", ["میروند", "می\u200cروند"]),
        ("٢٠٢٤", "۲۰۲۴ 2024", ["۲۰۲۴", "2024"]),
        ('"علی رفت"', "علي، رفت", ["علي، رفت"]),
        ("don't", "don’t DON'T dont", ["don’t", "DON'T"]),
        ("под", "Под подъезд", ["Под"]),
    ],
)  # fmt: skip
def test_places(typed: str, text: str, words: list[str]) -> None:
    assert found(typed, text) == words


def test_a_pattern_that_goes_astray_is_stopped_and_told() -> None:
    matcher = Matcher(read_query(r"/(\w+\s?)+[:;]/"), patience=0.05)
    with pytest.raises(QueryRefused, match="too long"):
        matcher.spans("word " * 400)


def test_what_the_index_knows_is_believed_only_when_every_place_was_found() -> None:
    text = "Force, force and FORCE, förce, enforce"
    matcher = Matcher(read_query("force"))
    assert matcher.spans(text, 4) == matcher.spans(text)
    assert len(matcher.spans(text)) == 4
    assert matcher.spans("force, Force", 2) == [(0, 5), (7, 12)]


def test_places_that_overlap_are_one() -> None:
    assert joined([(5, 9), (0, 3), (2, 4), (9, 10)]) == [(0, 4), (5, 9), (9, 10)]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(plain(text)) == len(text)


LETTER = st.sampled_from("aA éÉ\u0301 ءاأإيیىكکةه\u200c\u064eـ۲٢2 😀𝔐ßİﬁ.,\n—“")


@settings(max_examples=300, deadline=None)
@given(st.text(LETTER, max_size=40), st.text(LETTER, min_size=1, max_size=6))
def test_places_lie_in_the_text_in_order_and_apart(text: str, word: str) -> None:
    try:
        query = read_query(f'"{word}"')
    except QueryRefused:
        return
    spans = Matcher(query).spans(f"{text} {word} {text}")
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= 2 * len(text) + len(word) + 2 for start, end in spans)


FORMS = st.sampled_from(naive.FORMS)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(FORMS, max_size=40).map("".join),
    st.lists(FORMS, min_size=1, max_size=5).map("".join),
    st.booleans(),
)
def test_places_are_those_of_a_slow_and_plain_search(text: str, word: str, prefix: bool) -> None:
    said = " ".join(word.replace("“", " ").split())
    try:
        query = read_query(f'"{said}"' + ("*" if prefix else ""))
    except QueryRefused:
        assert not naive.words(said)
        return
    text = f"{text} {said} {text}"
    assert Matcher(query).spans(text) == naive.places(text, said, prefix)
