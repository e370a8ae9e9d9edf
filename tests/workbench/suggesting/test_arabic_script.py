"""Arabic and Persian names are found by lists, given names and titles, whatever hangs on them."""

import pytest

from workbench.suggesting.document import suggest


def found(text: str) -> list[tuple[str, str, str | None]]:
    mentions = suggest(text).mentions
    assert all(text[one.start : one.end] == one.text and one.reason for one in mentions)
    return [(one.text, one.type, one.actor) for one in mentions]


def test_a_listed_name_is_found_behind_what_arabic_writes_onto_it() -> None:
    assert found("وقالت مصادر إن الوفد توجه لإيران وبالعراق أيضاً") == [
        ("إيران", "state", "Iran"),
        ("العراق", "state", "Iraq"),
    ]


def test_a_name_that_ends_with_a_hamza_is_found_whole() -> None:
    assert found("وصل الوفد إلى صنعاء، ثم غادر.")[0][0] == "صنعاء"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كان قاسم سليماني يعرف متى ينصح", "قاسم سليماني"),
        ("ومعه أبو مهدي المهندس بضربة", "أبو مهدي المهندس"),
        ("اسماعیل قاآنی مردی کم‌حرف است", "اسماعیل قاآنی"),
        ("ناصر کنعانی، سخنگوی وزارت، گفت", "ناصر کنعانی"),
    ],
)
def test_a_person_is_a_given_name_with_what_follows(text: str, name: str) -> None:
    assert found(text) == [(name, "person", name)]


def test_a_surname_means_the_full_name_of_the_text() -> None:
    assert found("كان قاسم سليماني هناك. ثم عاد سليماني وحده، وسليماني لا يعود.") == [
        ("قاسم سليماني", "person", "قاسم سليماني"),
        ("سليماني", "person", "قاسم سليماني"),
        ("سليماني", "person", "قاسم سليماني"),
    ]


def test_a_surname_of_two_is_joined_to_none() -> None:
    assert found("محمد باقري تحدث، وحسين باقري صمت. ثم غادر باقري.")[-1] == (
        "باقري",
        "person",
        None,
    )


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("وقالت طهران إنها تنتظر", "Iran"),
        ("عُقد اللقاء في طهران أمس", "Tehran"),
        ("او در تهران ماند", "Tehran"),
    ],
)
def test_a_capital_is_a_place_only_where_something_lies_or_happens(text: str, actor: str) -> None:
    assert found(text)[0][2] == actor


def test_one_state_is_one_actor_in_every_script() -> None:
    text = "Iran waits. تنتظر إيران أيضاً. آمریکا نیز؛ the U.S. too."
    assert {actor for *_, actor in found(text)} == {"Iran", "United States"}
