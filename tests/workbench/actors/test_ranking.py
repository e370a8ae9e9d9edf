"""The actor who is probably meant stands first."""

from workbench.actors.ranking import EXACT, NAMESAKE, SURE, SURNAME, NameBook

BOOK = NameBook(
    {
        1: ["Qassem Soleimani", "قاسم سلیمانی"],
        2: ["Quds Force", "IRGC-QF"],
        3: ["Ali Hashemi"],
        4: ["Qaani", "Esmail Qaani"],
        5: ["Iran Air"],
    }
)


def first(words: str) -> tuple[int, int]:
    best = BOOK.ranked(words)[0]
    return best.actor_id, best.rank


def test_an_exact_spelling_is_first_whatever_its_case() -> None:
    assert first("quds  force") == (2, EXACT)
    assert first("قاسم سليماني") == (1, EXACT)


def test_a_surname_finds_its_bearer_both_ways() -> None:
    assert first("Soleimani") == (1, SURNAME)
    assert first("Esmail Ghaani Qaani") == (4, SURNAME)


def test_another_forename_is_a_namesake_and_not_sure() -> None:
    assert first("Mohammed Hashemi") == (3, NAMESAKE)
    assert NAMESAKE not in SURE


def test_a_longer_name_that_starts_alike_is_shown_but_not_sure() -> None:
    actor_id, rank = first("Iran")
    assert actor_id == 5
    assert rank not in SURE


def test_each_actor_stands_once_and_no_words_list_all() -> None:
    assert sorted(one.actor_id for one in BOOK.ranked("")) == [1, 2, 3, 4, 5]
    assert [one.actor_id for one in BOOK.ranked("qaani")] == [4]


def test_what_fits_nothing_is_not_listed() -> None:
    assert BOOK.ranked("zzz") == []
