import pytest

from workbench.text.paragraphs import paragraphs, sentences


def said(text, spans):
    return [text[start:end] for start, end in spans]


def test_blank_lines_and_line_breaks_part_paragraphs():
    text = "A heading\n\n  First paragraph, with words.  \nSecond one.\n \n\nThird."
    assert said(text, paragraphs(text)) == [
        "A heading",
        "First paragraph, with words.",
        "Second one.",
        "Third.",
    ]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The commander spent most of his career on the eastern border and\n"
        "was little known outside it, said people who had worked with him\n"
        "at the time.\n\nNext."
    )
    assert len(paragraphs(text)) == 2


def test_an_empty_text_has_neither():
    assert paragraphs(" \n\n ") == []
    assert sentences("") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended. Nobody came.", ["It ended.", "Nobody came."]),
        ("Gen. Qaani met U.S. envoys on Jan. 3. They left.",
         ["Gen. Qaani met U.S. envoys on Jan. 3.", "They left."]),
        ("He fled the U.S. The aide stayed.", ["He fled the U.S.", "The aide stayed."]),
        ("J. R. Smith spoke. “Why?” he asked. “Go!” They went.",
         ["J. R. Smith spoke.", "“Why?” he asked.", "“Go!”", "They went."]),
        ("چرا رفت؟ هیچ کس ندانست۔ پایان", ["چرا رفت؟", "هیچ کس ندانست۔", "پایان"]),
        ("It cost 3.5 million. Then 4.", ["It cost 3.5 million.", "Then 4."]),
        ("No stop at the end\nNext line", ["No stop at the end", "Next line"]),
        ("Wait... there is more. 😀 Done.", ["Wait... there is more.", "😀 Done."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_says_they_end(text, expected):
    assert said(text, sentences(text)) == expected


def test_sentences_never_cross_a_paragraph_and_keep_every_word():
    text = "One. Two\n\nthree. Four"
    spans = sentences(text)
    assert said(text, spans) == ["One.", "Two", "three.", "Four"]
    assert "".join(text.split()) == "".join("".join(said(text, spans)).split())
