"""A selection is cut down to the name in it."""

import pytest

from workbench.actors.names import name_within


@pytest.mark.parametrize(
    ("text", "selected", "name"),
    [
        ("the U.S. drone", "U.S. ", "U.S."),
        ("the U.S. drone", "U.S", "U.S."),
        ("the U.S.’s drone", "U.S.’s", "U.S."),
        ("said Qaani.", "Qaani.", "Qaani"),
        ("of Iran’s drones", " Iran’s ", "Iran"),
        ("of Iran’s drones", "Iran’s", "Iran"),
        ("said J. Smith.", "J. Smith.", "J. Smith"),
    ],
)
def test_signs_around_a_name_are_left_out_and_the_dots_in_it_kept(
    text: str, selected: str, name: str
) -> None:
    start = text.index(selected)
    first, last = name_within(text, start, start + len(selected))
    assert text[first:last] == name
