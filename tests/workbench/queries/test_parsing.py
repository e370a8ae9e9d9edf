"""The search language is read into a tree, or refused at its place; nothing typed ever breaks it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import QueryRefused
from workbench.queries.parsing import read_query
from workbench.queries.tree import And, Field, Like, Near, Not, Or, Pattern, Words, sought


def said(node: object) -> object:  # noqa: PLR0911
    """Return the tree without places, for comparing."""
    match node:
        case Words(text, prefix=prefix, titled=titled):
            return ("title:" if titled else "") + text + ("*" if prefix else "")
        case Like(text, titled=titled):
            return ("title:" if titled else "") + text + "~"
        case Near(words, distance):
            return ("near", distance, *map(said, words))
        case Pattern(source):
            return f"/{source}/"
        case Field(name, value):
            return f"{name}={value}"
        case And(parts):
            return ("and", *map(said, parts))
        case Or(parts):
            return ("or", *map(said, parts))
        case Not(part):
            return ("not", said(part))
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("quds force", ("and", "quds", "force")),
        ("quds AND force", ("and", "quds", "force")),
        ("a b OR c", ("or", ("and", "a", "b"), "c")),
        ("(a OR b) NOT c", ("and", ("or", "a", "b"), ("not", "c"))),
        ("NOT NOT a", "a"),
        ('"quds force"', "quds force"),
        ("“quds force”", "quds force"),
        ("«نیروی قدس»", "نیروی قدس"),
        ('"quds for"*', "quds for*"),
        ("colleag*", "colleag*"),
        ("NEAR(a b, 5)", ("near", 5, "a", "b")),
        ('NEAR(a "b c"* d)', ("near", 10, "a", "b c*", "d")),
        ("NEAR(الف ب، 4)", ("near", 4, "الف", "ب")),
        ("a NEAR/3 b", ("near", 3, "a", "b")),
        ("/ab+c/", "/ab+c/"),
        (r"/a\/b/ c", ("and", "/a/b/", "c")),
        ("and/or 24/7 /path/to", ("and", "and/or", "24/7", "/path/to")),
        ("title:war", "title:war"),
        ('Title:"the war"', "title:the war"),
        ("outlet:Newswire", "outlet=Newswire"),
        ('actor:"Esmail Qaani"', "actor=Esmail Qaani"),
        ("grade:b2", "grade=B2"),
        ("grade:3", "grade=_3"),
        ("grade:C", "grade=C_"),
        ("date:2020-1..2021-06", "date=2020-01..2021-06"),
        ('date:"3 Jan 2020"', "date=2020-01-03..2020-01-03"),
        ("date:..2021", "date=..2021"),
        ("lang:FA", "lang=fa"),
        ("has:Note", "has=note"),
        ("is:unread", "is=unread"),
        ("is:repost", "is=repost"),
        ("https://example.org x:y", ("and", "https://example.org", "x:y")),
        ("ex-commander’s —", "ex-commander’s"),
        ("Qaani~ 2020~", ("and", "Qaani~", "2020")),
        ('"Esmail Qaani"~', "Esmail Qaani~"),
        ("“Esmail Qaani”~", "Esmail Qaani~"),
        ("title:Qaani~", "title:Qaani~"),
        ("~ Qaani", "Qaani"),
        ("https://example.org/~ada", "https://example.org/~ada"),
        ("and or not", ("and", "and", "or", "not")),
    ],
)
def test_what_is_typed_becomes_a_tree(typed: str, tree: object) -> None:
    assert said(read_query(typed).root) == tree


@pytest.mark.parametrize(
    ("typed", "why", "place"),
    [
        ("", "Type a word", ""),
        ("— …", "Type a word", "— …"),
        ('war "open', "quotation mark", '"open'),
        ("war “open", "quotation mark", "“open"),
        ("war (open", "bracket (", "("),
        ("((a) b", "bracket (", "("),
        ("shut) war", "never opened", ")"),
        ("a () b", "nothing to search for", ")"),
        ("AND x", "before it", "AND"),
        ("x OR", "after it", "OR"),
        ("x NOT OR y", "before it", "OR"),
        ("war NEAR(x)", "two words", "NEAR(x)"),
        ("NEAR/3 x", "either side", "NEAR/3"),
        ("(a b) NEAR/3 c", "either side", "NEAR/3"),
        ("war grade:Z9", "not a grade", "grade:Z9"),
        ("war date:2020-13", "not a date", "date:2020-13"),
        ("war date:soon..2021", "not a date", "date:soon..2021"),
        ("has:teeth war", "has: looks for", "has:teeth"),
        ("is:lost war", "is: looks for", "is:lost"),
        ("war /open", "second /", "/open"),
        ("war /a(b/", "not a pattern", "/a(b/"),
        ("/((a{1000}){1000}){1000}/", "too often", "/((a{1000}){1000}){1000}/"),
        ("/x*/ war", "fits everywhere", "/x*/"),
        ("outlet: Newswire", "right after it", "outlet:"),
        ("outlte:Newswire", "no field", "outlte:Newswire"),
        ("war Qa*~", "not both", "Qa*~"),
        ('"a b c d"~', "at most", '"a b c d"~'),
        ("war actor:Qaani~", "does without", "actor:Qaani~"),
        ("Qaani~ NEAR/3 war", "without ~", "Qaani~"),
        ("war NEAR/3 Qaani~", "without ~", "Qaani~"),
        ("NEAR(war Qaani~, 3)", "without ~", "Qaani~"),
        ("(" * 60 + "a" + ")" * 60, "brackets inside", "("),
        ("x" * 2000, "at most", "x" * 1000),
    ],
)
def test_what_has_no_sense_is_refused_at_its_place(typed: str, why: str, place: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        read_query(typed)
    assert why in str(caught.value)
    assert typed[caught.value.start : caught.value.end] == place


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("quds for", ("and", "quds", "for*")),
        ("quds fo", ("and", "quds", "fo")),
        ("quds force ", ("and", "quds", "force")),
        ('"quds for', "quds for"),
        ("quds AND", "quds"),
        ("(quds OR force", ("or", "quds", "force*")),
        ("quds outlet:", "quds"),
        ("quds /Qa", "quds"),
        ("NEAR(quds for", ("near", 10, "quds", "for")),
    ],
)
def test_what_is_still_being_typed_is_taken_as_far_as_it_goes(typed: str, tree: object) -> None:
    assert said(read_query(typed, typing=True).root) == tree


BITS = st.sampled_from(
    ['"', "“", "”", "«", "(", ")", "*", " ", "AND", "OR", "NOT", "NEAR(", "NEAR/2", ",", "5", "/",
     "\\", "[", "{9}", "+", "?", "|", "title:", "grade:", "date:", "is:", "has:", "..", "2020",
     "B2", "unread", "Qaani", "~", "-", "—", "قال", "عَلِي", "می\u200cروند", "ۀ", "😀", "\u0301", "\n"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(BITS, max_size=12).map("".join) | st.text(max_size=40), st.booleans())
def test_nothing_typed_breaks_the_reading(typed: str, typing: bool) -> None:
    try:
        query = read_query(typed, typing)
    except QueryRefused as refused:
        assert 0 <= refused.start <= refused.end <= len(typed)
        assert refused.start < refused.end or not typed
        assert str(refused)
    else:
        for leaf in sought(query.root):
            assert 0 <= leaf.start < leaf.end <= len(typed)  # type: ignore[union-attr]
