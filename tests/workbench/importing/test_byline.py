"""A text names its author in a line under its title or in the line that signs it off, or not at all."""

import pytest

from workbench.importing.byline import byline
from workbench.importing.registry import read

BODY = (
    "The words of the story go on for a while, as they do, and they say nothing of who wrote them. "
)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("A plain title\n\nBy Ann Example\n\n", "Ann Example"),
        ("A title\n3 Jan 2020\nBY ANN EXAMPLE AND BO VAN MEER\n", "ANN EXAMPLE AND BO VAN MEER"),
        ("By: Ann Example; Bo Writer, Ph.D.\n", "Ann Example; Bo Writer, Ph.D."),
        ("A title\nby Jean-Luc O’Neil & Bo Writer | Gazette\n", "Jean-Luc O’Neil & Bo Writer"),
        ("By the river\n\n", ""),
        ("By Night Train To Basra\n\n", ""),
        ("A title\nBy Monday\n\n", ""),
        ("By Ann Example in Baghdad, where she was\n", ""),
        ("By 3 Ann Example\n", ""),
        ("By John Smith and his friends\n", ""),
    ],
)  # fmt: skip
def test_a_byline_is_names_and_nothing_else(head: str, author: str) -> None:
    found = byline(head + BODY * 3)
    assert found.value == author
    assert found.where == ("byline in the text" if author else "")


def test_the_bylines_of_related_articles_are_not_the_texts_own() -> None:
    text = BODY * 3 + "\n\nRelated\n\nAnother article\n\nBy: Ann Example\n\n" + BODY
    assert byline(text).value == ""


def test_one_line_that_signs_off_names_the_author_and_two_name_nobody() -> None:
    signed = "\n\nWrite to {} at desk@example.org\n\nNo comments:"
    one = BODY * 3 + signed.format("Ann Example")
    assert byline(one) == ("Ann Example", "the line that signs off the text")
    assert byline(one + signed.format("Bo Writer")).value == ""
    assert byline(BODY + signed.format("the editor")).value == ""


def test_a_plain_text_comes_in_with_its_byline() -> None:
    document = read(f"A plain title\n\nBy Ann Example\n\n{BODY * 3}".encode(), "a.txt")
    assert (document.title, document.author) == ("A plain title", "Ann Example")
    assert document.sources["author"] == "byline in the text"
