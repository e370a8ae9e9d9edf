"""Spellings of one name are known as such, and other names are not taken for it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbench.queries.beginnings import beginnings, halves
from workbench.queries.likeness import alike, apart
from workbench.queries.sounds import joined, name_of, roughs

ONE_NAME = (
    "Qaani Ghaani Qa'ani Qani Kaani Qāʾānī قاآنی",
    "Soleimani Suleimani Sulaymani Soleymani Sulejmani Slimani سلیمانی Сулеймани",
    "Hezbollah Hizbullah Hizballah Hezbullah Hizbollah Hesbollah Hezbolla حزب‌الله Хезболла",
    "Hassan Hasan Hassen حسن",
    "Hussein Hossein Husayn Hussain Hosain Houssein حسین",
    "Mohammed Muhammad Mohamad Muhammed محمد",
    "Qasem Ghasem Qassem Kasim Qassim قاسم",
    "Kadhim Kazim Kadim Kazem كاظم",
    "Abdullah Abdallah Abdollah Abdulla",
    "Khamenei Khamanei Khamene'i Hamaney خامنه‌ای",
    "Nasrallah Nasrullah Nasralla نصرالله",
    "Gaddafi Qaddafi Kadhafi Khadafy Qadhafi Gadhafi",
    "Rouhani Rohani Ruhani Roohani روحانی",
    "Esmail Ismail Esmaeil Isma'il اسماعیل",
    "Ali Aly علي",
    "Prigozhin Prigoschin Пригожин",
)
PAIRS = [
    (names.split()[0], other) for names in ONE_NAME for other in names.split()[1:]
]  # fmt: skip


@pytest.mark.parametrize(("name", "other"), PAIRS)
def test_spellings_of_one_name_are_alike_and_are_looked_for(name: str, other: str) -> None:
    assert alike(name, other)
    assert alike(other, name)
    assert name_of(other).rough in roughs(name_of(name).sounds)
    begun = joined(other).startswith
    assert any(map(begun, beginnings(name_of(name)))) or joined(other)[0] == "ʿ"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hassan", "Hussein"), ("Hassan", "حسین"), ("Qasem", "Kazem"), ("Qaani", "Kenny"),
        ("Soleimani", "Salmani"), ("Soleimani", "Salimi"), ("Soleimani", "Soleiman"),
        ("Mohammed", "Mahmoud"), ("Zarif", "Sharif"), ("Khamenei", "Khomeini"), ("Iran", "Iraq"),
        ("Assad", "Saad"), ("Baghdad", "Baghdadi"), ("Rouhani", "Rahmani"), ("Sajad", "Said"),
        ("general", "generally"), ("Sistani", "Sultani"),
    ],
)  # fmt: skip
def test_other_names_are_not_alike(name: str, other: str) -> None:
    assert not alike(name, other)
    assert not alike(other, name)


def test_a_name_is_written_in_two_parts_before_a_vowel() -> None:
    assert ("qa", "ani") in halves("Qaani")
    assert ("qa", "ani") in halves("Qani")
    assert ("hizb", "allah") in halves("Hizballah")
    assert halves("Ali") == []


#: each word of one script, as names are
LETTERS = st.one_of(
    st.text(st.sampled_from(script), max_size=14)
    for script in ("abcdefghijklmnopqrstuvwyz'-", "قکگغخشچژسزذضطظتدحهاویعءئ", "абвгджзхцчшщюя")
)


@settings(max_examples=500, deadline=None)
@example("zhzhch")
@example("tschdzh")
@example("ejej")
@given(LETTERS)
def test_a_word_is_found_among_the_words_looked_through_for_it(word: str) -> None:
    name = name_of(word)
    if name.sounds:
        assert name.rough in roughs(name.sounds)
        assert any(map(joined(word).startswith, beginnings(name))) or len(joined(word)) == 1


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=20), LETTERS)
def test_likeness_goes_both_ways_and_breaks_on_nothing(first: str, second: str) -> None:
    one, other = name_of(first), name_of(second)
    assert apart(one, one) == 0
    assert apart(one, other) == pytest.approx(apart(other, one))
    assert alike(first, second) == alike(second, first)
