from hypothesis import given
from hypothesis import strategies as st

from workbench.text.finding import Finder


def found(text, words):
    return [text[a:b] for a, b in Finder(text).all(words)]


def test_words_are_found_whatever_their_case_and_the_space_between_them():
    assert found("Quds\nForce and quds  force", "QUDS force") == ["Quds\nForce", "quds  force"]


def test_letters_of_arabic_are_found_in_every_form():
    assert found("علي كتب، على کتب", "علی کتب") == ["علي كتب", "على کتب"]


def test_signs_of_patterns_are_only_signs():
    assert found("a (b) [c] .*", "(b) [c] .*") == ["(b) [c] .*"]


def test_nothing_is_found_for_blank_words():
    assert Finder("a b").all("   ") == []


@given(st.text(alphabet="ab \n🎉é", max_size=40), st.text(alphabet="ab🎉é", min_size=1, max_size=3))
def test_spans_are_offsets_of_the_stored_text(text, words):
    assert all(text[a:b].casefold() == words.casefold() for a, b in Finder(text).all(words))
