"""A quote is on a page when every letter of it is, whatever else the page can't tell."""

import pytest

from workbench.exporting.page_words import stands_in


def shows(quote, page, letters=None):
    return stands_in(quote, page, lambda: page if letters is None else letters)


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("He never said it.", "Before\r\nHe never\r\nsaid it. After"),
        ("a well-known, co\u00adoperative man", "a well\ufffe\r\nknown, cooperative man"),
        ("office", "o\ufb03ce"),
        ("left 👋 at once", "left  at once"),
        ("left 👋 at once", "left \x1f at once"),
        ("e\u0301tat", "état"),
        ("one\n\ntwo\tthree", "one\r\ntwo three"),
        ("قاسم سلیمانی", "Mention of: X سلیمانی قاسم"),
    ],
)
def test_what_a_page_can_not_tell_is_passed_over(quote, page):
    letters = "سلیمانی قاسم" if "قاسم" in quote else None
    assert shows(quote, page, letters)


@pytest.mark.parametrize(
    ("quote", "page"),
    [
        ("He said it.", "He never said it."),
        ("He never said it.", "He said it."),
        ("He said it.", "He said 1t."),
        ("paid 100", "paid 10"),
        ("left at once", "left 👋 at once"),
        ("中文字", "\r\n"),
    ],
)
def test_a_letter_more_or_less_is_another_quote(quote, page):
    assert not shows(quote, page)


def test_letters_that_join_have_to_have_left_a_sign():
    """An Arabic “no” is two letters that join; a page without any sign for it says the contrary."""
    quote = "الولايات المتحدة لا تقصف"
    assert shows(quote, "", "الو\x1f\x1eيات المتحدة \x1f\x1e تقصف")
    assert shows(quote, "", "الو<=يات المتحدة <= تقصف")
    assert shows(quote, "", "الولايات المتحدة لا تقصف")
    assert not shows(quote, "", "الو\x1fيات المتحدة تقصف")
    assert not shows(quote, "", "الو\x1f\x1eيات المتحدة \x1f\x1e تقصفن")
    assert not shows(quote, "", "الو\x1f\x1eيات المتحدة \x1f\x1e قصف")
    assert not shows(quote, "", "abc الو\x1f\x1eيات المتحدة \x1f\x1e تقصف defghij")
