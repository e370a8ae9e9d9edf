"""Names are found where an analyst would find them, and told in stored offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.actors.matching import find_names
from workbench.actors.names import FoldedText, folded, folded_character
from workbench.actors.spelling import Spelling


def found(text: str, *names: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_names(text, {1: names})]


def test_the_longest_name_wins() -> None:
    text = "The Quds Force is a force."
    assert find_names(text, {1: ["Force"], 2: ["Quds Force"]}) == [(4, 14, 2)]


def test_two_actors_of_one_name_are_both_found() -> None:
    assert find_names("Ali spoke", {1: ["Ali"], 2: ["Ali"]}) == [(0, 3, 1), (0, 3, 2)]


@pytest.mark.parametrize(
    "text",
    ["Iranian", "9Iran", "Iran9", "Irán\u0301s", "xIran", "O'Iran", "Iran'ian"],
)
def test_part_of_a_word_is_not_a_name(text: str) -> None:
    assert found(text, "Iran") == []


@pytest.mark.parametrize(
    "text",
    ["Iran's", "Iran’s army", "pro-Iran", "Iran-backed", "(Iran)", "“Iran”", "l’Iran", "IRAN"],
)
def test_a_name_may_be_followed_or_joined_by_signs(text: str) -> None:
    assert [one.casefold() for one in found(text, "Iran")] == ["iran"]


def test_apostrophes_and_hyphens_inside_names_meet_their_other_forms() -> None:
    text = "Asa’ib Ahl al‑Haq and Asa'ib Ahl al-Haq"
    assert len(found(text, "Asa'ib Ahl al-Haq")) == 2


def test_initials_are_read_in_capitals_only() -> None:
    assert found("The PMF, not a pmf or Pmf", "PMF") == ["PMF"]


def test_one_capitalised_word_needs_a_capital_and_longer_names_do_not() -> None:
    assert found("an order of the Order", "Order") == ["Order"]
    assert found("the quds force", "Quds Force") == ["quds force"]


def test_a_name_runs_over_a_line_end() -> None:
    assert found("Qassem\nSoleimani", "Qassem Soleimani") == ["Qassem\nSoleimani"]


def test_arabic_and_persian_spellings_meet_with_their_vowel_signs() -> None:
    assert found("قال كاظمي إن", "کاظمی") == ["كاظمي"]
    assert found("قال مُحَمَّد إن", "محمد") == ["مُحَمَّد"]


def test_accents_meet_whether_composed_or_not() -> None:
    assert found("Ma\u0301liki, Máliki, Maliki", "Maliki") == ["Ma\u0301liki", "Máliki", "Maliki"]


def test_half_of_a_ligature_is_not_found() -> None:
    assert found("ﬀ", "f") == []


def test_no_names_find_nothing() -> None:
    assert find_names("some text", {}) == []
    assert find_names("some text", {1: ["", "  "]}) == []


@given(
    st.lists(st.text(max_size=8), max_size=5),
    st.sampled_from(["Nouri al-Maliki", "PMF", "سلیمانی", "𝒜li 😀"]),
)
def test_a_name_set_among_any_words_is_found_at_its_place(words: list[str], name: str) -> None:
    before = "".join(words) + " . "
    text = before + name + " . " + "".join(words)
    assert (len(before), len(before) + len(name), 7) in find_names(text, {7: [name]})


@given(st.text(max_size=60))
def test_every_folded_character_leads_back_into_the_text(text: str) -> None:
    seen = FoldedText(text)
    last = 0
    for at in range(len(seen.folded)):
        start, end = seen.span(at, at + 1)
        assert last <= start < end <= len(text)
        last = start


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = "".join(map(folded_character, text))
    assert folded(text) == folded(once) == folded(folded(text))


@pytest.mark.parametrize(
    "text", ["العراق", "والعراق", "بالعراق", "للعراق", "وعراق", "فبالعراق", "كالعراق", "لعراق"]
)
def test_arabic_small_words_may_be_written_onto_a_name(text: str) -> None:
    assert found(f"قال {text} نعم", "عراق") == ["عراق"]


def test_the_article_that_to_has_swallowed_belongs_to_the_name() -> None:
    text = "دعم إيران للحشد الشعبي وللحشد الشعبي"
    assert found(text, "الحشد الشعبي") == ["لحشد الشعبي", "لحشد الشعبي"]
    assert found("من الحشد الشعبي", "الحشد الشعبي") == ["الحشد الشعبي"]


@pytest.mark.parametrize("text", ["فعلي", "نعراق", "عراقي", "كلعراق"])
def test_the_rest_of_another_arabic_word_is_no_name(text: str) -> None:
    assert found(text, "علي", "عراق") == []


def test_a_plural_is_found_only_where_the_spelling_has_one() -> None:
    text = "The Houthis, a Houthi, the Houthis’ men and Houthist"
    plural = Spelling("Houthi", plural=True)
    spans = find_names(text, {1: [plural]})
    assert [text[start:end] for start, end, _ in spans] == ["Houthis", "Houthi", "Houthis"]
    assert found(text, "Houthi") == ["Houthi"]


def test_the_case_of_a_spelling_counts_as_it_was_told_to() -> None:
    text = "may May MAY"

    def cased(case: str) -> list[str]:
        return [text[start:end] for start, end, _ in find_names(text, {1: [Spelling("May", case)]})]

    assert cased("any") == ["may", "May", "MAY"]
    assert cased("same") == ["May"]
    assert cased("") == ["May", "MAY"]


@pytest.mark.parametrize("name", ["—", "...", "()", "😀"])
def test_a_spelling_without_a_letter_names_nothing(name: str) -> None:
    assert found(f"some {name} text", name) == []


@pytest.mark.parametrize("name", ["[a-z]+", "a.*", "a" * 10_000])
def test_a_name_is_never_read_as_a_pattern(name: str) -> None:
    assert found(f"some words, {name}, and more", name) == [name]
