"""A quote is found again when only the blank space in it changed."""

from workbench.text.anchoring import Anchor
from workbench.text.loosely import find_loosely

TEXT = "He said no.\n\nThe  partners\nare paid. Then the\tpartners are paid again."


def test_words_are_found_across_other_blank_space() -> None:
    found = find_loosely(TEXT, Anchor(-1, -1, "The partners are paid", "", ""))
    assert found is not None
    assert (found.quote, found.start) == ("The  partners\nare paid", 13)


def test_of_several_places_the_surroundings_tell_and_else_nothing_does() -> None:
    kept = Anchor(-1, -1, "partners are paid", "paid. Then the ", " again.")
    found = find_loosely(TEXT, kept)
    assert found is not None and found.start == TEXT.rindex("partners")
    assert find_loosely(TEXT, Anchor(-1, -1, "partners are paid", "", "")) is None


def test_other_words_are_not_found() -> None:
    assert find_loosely(TEXT, Anchor(-1, -1, "partners were paid", "", "")) is None
    assert find_loosely(TEXT, Anchor(-1, -1, " \n", "", "")) is None
