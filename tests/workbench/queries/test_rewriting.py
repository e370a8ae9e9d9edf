"""A search is written anew without changing what else was typed."""

import pytest

from workbench.queries.parsing import read_query
from workbench.queries.rewriting import likened, spelled_out
from workbench.queries.tree import Spelling, spelled


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("Qaani", "Qaani~"),
        ("Qaani~", "Qaani"),
        ("Qaani~ Baghdad", "Qaani~ Baghdad~"),
        ('"Esmail Qaani" OR x*', '"Esmail Qaani"~ OR x*'),
        ("NOT (Qaani outlet:News 2020)", "NOT (Qaani~ outlet:News 2020)"),
        ("title:Qaani /a b/", "title:Qaani~ /a b/"),
        ("قاآنی", "قاآنی~"),
        ("— 2020 *", "— 2020 *"),
        ("", ""),
    ],
)
def test_likeness_is_asked_for_at_every_word_and_taken_back(typed: str, then: str) -> None:
    assert likened(typed) == then


def test_spellings_stand_in_place_of_the_sign() -> None:
    query = read_query("a title:Qaani~ (Soleimani~ OR b)")
    full = spelled(query, lambda name: (Spelling(name.text.lower(), 3), Spelling("qa ani", 1)))
    assert spelled_out(full) == 'a (title:qaani OR title:"qa ani") ((soleimani OR "qa ani") OR b)'
    assert spelled(full, lambda name: ()) == full
