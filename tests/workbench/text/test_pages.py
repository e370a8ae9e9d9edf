import pytest

from workbench.model.documents import Piece
from workbench.text.pages import Pages, page_words

#: page 1 has no text, page 3 neither; "one" is page 2, "two" page 4
PIECES = [Piece(0, 0, "page"), Piece(0, 3, "page"), Piece(3, 3, "page"), Piece(5, 8, "page")]


def test_a_place_is_on_the_page_whose_text_it_stands_in():
    pages = Pages([Piece(0, 2, "h1"), *PIECES])
    assert [pages.at(offset) for offset in (0, 2, 3, 5, 8, 99)] == [2, 2, 2, 4, 4, 4]
    assert (pages.count, pages.span(3), pages.span(4)) == (4, (3, 3), (5, 8))


@pytest.mark.parametrize(
    ("span", "said", "words"),
    [((0, 3), "2", "p. 2"), ((1, 6), "2–4", "pp. 2–4"), ((5, 5), "4", "p. 4")],
)
def test_a_span_is_cited_by_its_pages(span, said, words):
    assert Pages(PIECES).of(*span) == said
    assert page_words(said) == words


def test_pages_that_begin_in_a_range_are_named_once():
    pages = Pages(PIECES)
    assert pages.beginning(0, 8) == [(0, 2), (5, 4)]
    assert pages.beginning(1, 5) == []
    assert pages.beginning(5, 6) == [(5, 4)]


def test_a_text_without_pages_has_none():
    pages = Pages([Piece(0, 9, "h1")])
    assert (pages.count, pages.at(3), pages.of(0, 9), page_words("")) == (0, 0, "", "")


def test_a_page_is_called_by_what_is_printed_on_it():
    pages = Pages([Piece(0, 3, "page", "iv"), Piece(5, 8, "page", "1"), Piece(10, 12, "page", "2")])
    assert [pages.name(number) for number in (1, 2, 3)] == ["iv", "1", "2"]
    assert (pages.of(0, 3), pages.of(1, 11)) == ("iv", "iv–2")
    assert [pages.called(said) for said in ("IV", "1", "2", "3", "4", "x", "0")] == [
        1,
        2,
        3,
        3,
        0,
        0,
        0,
    ]
