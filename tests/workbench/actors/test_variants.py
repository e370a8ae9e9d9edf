"""Spellings of one name are suggested as one actor; relatives and strangers are not."""

import pytest

from workbench.actors.variants import variants
from workbench.errors import Cancelled
from workbench.tasks import Progress


def pairs(*names: str) -> list[tuple[str, str]]:
    found = variants({number: [name] for number, name in enumerate(names)})
    return [(one.first, one.second) for one in found]


@pytest.mark.parametrize(
    "names",
    [
        ("Esmail Qaani", "Ismail Ghaani"),
        ("Esmail Qaani", "Esma'il Qa'ani"),
        ("Esmail Qaani", "اسماعیل قاآنی"),
        ("Qassem Soleimani", "Qasem Suleimani"),
        ("Qassem Soleimani", "Soleimani, Ghassem"),
        ("Qassem Soleimani", "قاسم سلیمانی"),
        ("Muammar Gaddafi", "Moammar al-Qadhafi"),
        ("Hasan Nasrallah", "Hassan Nasrullah"),
        ("Hezbollah", "Hizbullah"),
        ("Vladimir Putin", "Владимир Путин"),
        ("Nouri al-Maliki", "Nuri Maliki"),
    ],
)
def test_two_spellings_of_one_name_are_suggested(names: tuple[str, str]) -> None:
    assert pairs(*names) == [names]


@pytest.mark.parametrize(
    "names",
    [
        ("Qassem Soleimani", "Mohammad Soleimani"),
        ("Hassan Rouhani", "Hossein Rouhani"),
        ("George Bush", "Jeb Bush"),
        ("Quds Force", "Quds Brigades"),
        ("Iran", "Iraq"),
        ("Mali", "Malawi"),
        ("Niger", "Nigeria"),
        ("Austria", "Australia"),
        ("United States", "United Nations"),
        ("PMF", "PLF"),
    ],
)
def test_relatives_and_neighbours_are_not(names: tuple[str, str]) -> None:
    assert pairs(*names) == []


def test_a_part_of_one_name_alone_is_suggested_after_the_whole_ones() -> None:
    names = ("Qassem Soleimani", "Soleimani", "Hezbollah", "Hizbullah")
    found = variants({number: [name] for number, name in enumerate(names)})
    assert [(one.first, one.second, one.partly) for one in found] == [
        ("Hezbollah", "Hizbullah", False),
        ("Qassem Soleimani", "Soleimani", True),
    ]


def test_a_part_of_two_names_is_suggested_for_neither() -> None:
    assert pairs("Qassem Soleimani", "Mohammad Soleimani", "Soleimani") == []


def test_actors_of_two_types_are_no_pair() -> None:
    names = {1: ["Hezbollah"], 2: ["Hizbullah"]}
    assert variants(names, {1: 1, 2: 2}) == []
    assert len(variants(names, {1: 1, 2: 1})) == 1


def test_every_spelling_counts_and_the_best_is_told_once() -> None:
    names = {1: ["PMF", "Popular Mobilization Forces"], 2: ["Popular Mobilisation Forces", "Hashd"]}
    (found,) = variants(names)
    assert found.first == "Popular Mobilization Forces" and not found.partly
    assert "sound alike" in found.reason


def test_the_search_can_be_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        variants({1: ["Hezbollah"], 2: ["Hizbullah"]}, progress=progress)


@pytest.mark.parametrize("name", ["", "—", "A", "B."])
def test_names_without_a_word_that_tells_are_passed_over(name: str) -> None:
    assert pairs(name, name, "Hezbollah") == []


@pytest.mark.parametrize("name", ["x" * 500, "\u200fمختلط mixed"])
def test_odd_names_are_compared_like_others(name: str) -> None:
    assert pairs(name, name, "Hezbollah") == [(name, name)]
