"""The sentence around a place is the one that cutting the whole text gives."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.paragraphs import parted, sentences, sentences_at

WORDS = st.sampled_from(
    ["Gen. Qaani", "left.", "He", "said", "\n", "\n\n", "no.", "Why?", "گفت.", " "]
)


@given(st.lists(WORDS, max_size=60))
def test_each_sentence_is_found_again_from_its_beginning(words: list[str]) -> None:
    text = " ".join(words)
    spans = sentences(text)
    assert sentences_at(text, [start for start, _ in spans]) == spans


def test_a_hard_wrapped_block_is_one_paragraph_here_too() -> None:
    line = "the commander of the force was seen near the border with his men on that day and"
    text = f"Above.\n\n{line}\n{line}\nthen he left. Below.\n\nEnd."
    at = text.rindex("left")
    (start, end) = sentences_at(text, [at])[0]
    assert text[start:end].startswith("the commander")
    assert text[start:end].endswith("left.")


def test_an_offset_outside_any_sentence_gives_the_nearest_before() -> None:
    assert sentences_at("One. Two.", [100]) == [(5, 9)]
    assert sentences_at("", [0]) == [(0, 0)]


@given(st.lists(WORDS, max_size=60))
def test_two_places_are_parted_where_a_sentence_ends_between_them(words: list[str]) -> None:
    text = " ".join(words)
    spans = sentences(text)
    for number, (start, end) in enumerate(spans):
        inside = [at for at in range(start, end) if text[at].isalnum()]
        assert not any(parted(text, start, at) for at in inside)
        for later, _ in spans[number + 1 :]:
            assert parted(text, start, later)


def test_lines_of_a_wrapped_block_do_not_part_its_sentences() -> None:
    line = "the commander of the force was seen near the border with his men on that day and"
    wrapped, listed = f"{line}\n{line}\nthen he left.", f"{line}\nno\n{line}"
    assert not parted(wrapped, 0, wrapped.index("left"))
    assert parted(listed, 0, len(line) + 1)
