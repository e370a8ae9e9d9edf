"""Spans of statements and turns lie in the text, whatever the text is, and reading ends soon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.statements.covering import speaker_at, voice_at
from workbench.statements.reading import statements
from workbench.statements.turns import turns

_PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "»", "„", "\n", "\n\n", "- ", " ", ": ", ", ", ". ", "? ",
        "…",
        "said", "he said", "Azizi", "Hamid Azizi", "according to", "the ministry", "that", "who",
        "told",
        "Q", "A", "ANNA", "It is over", "will go", "Iran", "adding", "قال", "إن", "الوزير", "گفت", "که",
        "او",
        "😀", "é", "\u200c", "\u00a0", "**", "[", "]", "12:30", "https://a.b/c",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_lie_in_the_text_in_order_and_hold_words(text):
    spoken = turns(text)
    for one in statements(text, spoken):
        assert one.mode in ("direct", "indirect")
        edges = [edge for span in one.spans for edge in span]
        assert edges == sorted(edges)
        for start, end in (*one.spans, *filter(None, (one.speaker, one.verb, one.source))):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
    ends = 0
    for turn in spoken:
        assert (
            ends <= turn.label[0] < turn.label[1] < turn.content[0] < turn.content[1] <= len(text)
        )
        ends = turn.content[1]


@pytest.mark.parametrize(
    "piece",
    ["“abc said ", '"', "‘abc’ ", "“I go,” Azizi said. “I stay,” he said. ", "He said that ", "a, ",
     "“abc.\n\n", "Anna Lee: b?\nBo: c.\n", "قال الرئيس «نعم» ", "Name who said ", "«", "word "],
)  # fmt: skip
def test_monstrous_texts_are_read_in_time_that_grows_with_them(piece):
    short, long = (_seconds(piece * (size // len(piece))) for size in (10_000, 80_000))
    assert long < 40 * short + 0.5


def _seconds(text: str) -> float:
    began = time.process_time()
    statements(text, turns(text))
    return time.process_time() - began


TEXT = (
    "ANNA: Hello, and welcome.\n"
    "BEN: I told them: “We never will.” He warned that all is lost.\nANNA: Oh?"
)


def test_an_excerpt_in_a_quotation_has_its_speaker():
    spoken = turns(TEXT)
    found = statements(TEXT, spoken)
    at = TEXT.index("never")
    assert speaker_at(found, spoken, at, at + 5) == spoken[1].label
    voice = voice_at(found, spoken, at, at + 5)
    assert voice is not None
    assert voice.statement is not None


def test_an_excerpt_in_a_turn_has_the_one_who_has_the_turn():
    spoken = turns(TEXT)
    at = TEXT.index("welcome")
    assert speaker_at((), spoken, at, at + 7) == spoken[0].label


def test_an_excerpt_that_is_mostly_the_authors_has_no_speaker():
    text = "The road was closed for days. “Go,” said Azizi. It was opened again in the spring."
    assert voice_at(statements(text), (), 0, len(text)) is None


def test_nothing_is_looked_for_in_page_furniture():
    text = "Real words.\n\n“It is over,” said Hamid Azizi."
    assert not statements(text, furniture=[(13, len(text))])
    assert statements(text, furniture=[(0, 11)])
