"""A risky name says why, and at how many places it stands, before it is applied."""

import time

import pytest

from tests.workbench.conftest import Write
from workbench.actors.caution import Caution, common_word, doubts, weigh
from workbench.errors import Cancelled
from workbench.session import Session
from workbench.tasks import Progress


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("X", "one letter only"),
        ("ك", "one letter only"),
        ("—?!", "no letter or digit"),
        ("x" * 10_000, "10,000 characters long"),
        ("Qa{1,3}n.*i", "taken letter by letter"),
        ("(?i)qaani", "taken letter by letter"),
        ("(a+)+$", "taken letter by letter"),
        ("Qaani قاآنی", "letters of both directions"),
        ("the general", "common words only"),
    ],
)
def test_a_risky_name_tells_why(name: str, why: str) -> None:
    assert any(why in said for said in doubts(name))


@pytest.mark.parametrize(
    "name",
    ["Esmail Qaani", "قاآنی", "PMF", "U.S.", "Qa'ani", "Hamas (Gaza)", "Ansar Allah", "Al Jazeera+",
     "Trump", "3M", "the Houthis"],
)  # fmt: skip
def test_an_honest_name_is_in_no_doubt(name: str) -> None:
    assert doubts(name) == ()


def test_initials_are_no_common_word() -> None:
    assert [common_word(name) for name in ("May", "Will", "WHO", "Hamas", "may", "May Day")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_a_common_word_is_told_by_its_small_letters_in_the_texts(
    session: Session, write: Write
) -> None:
    write("May said that she may come. It may rain, and May may not mind. Trump spoke.")
    write("Trump may lose. Trump will not say so. Trump, Trump.")
    found = weigh(session.store, ["May", "Trump", "Qaani"])
    assert found["May"].times == 2 and found["May"].documents == 1
    assert found["May"].why == ("a common word, 67 % of its places here in small letters",)
    assert found["Trump"] == Caution(5, 2)
    assert found["Qaani"] == Caution(0, 0)


def test_a_common_word_that_no_text_holds_yet_is_in_doubt(session: Session) -> None:
    assert weigh(session.store, ["Will"])["Will"].said() == "a common word; at no place yet"


def test_a_name_that_stands_all_over_is_in_doubt(session: Session, write: Write) -> None:
    write("Qaani came and went. " * 120)
    (why,) = weigh(session.store, ["Qaani"])["Qaani"].why
    assert why == "extraordinarily often: one word in 4"


def test_few_names_are_counted_as_many_are(session: Session, write: Write) -> None:
    write("Qa'ani’s men. Esmail Qaani, Qaani. L’Iran. Sadr's, Sadrists. النجباء والنجباء")
    names = ["Qa'ani", "Qaani", "Esmail Qaani", "Iran", "Sadr", "النجباء", "Élan", "Nobody Here"]
    few = {name: weigh(session.store, [name])[name] for name in names}
    many = weigh(session.store, [*names, *(f"Name {n}" for n in range(20))])
    assert few == {name: many[name] for name in names}
    assert [few[name].times for name in names] == [1, 2, 1, 1, 1, 2, 0, 0]


def test_only_the_documents_asked_for_count(session: Session, write: Write) -> None:
    first = write("Qaani.")
    write("Qaani, Qaani.")
    assert weigh(session.store, ["Qaani"], [first])["Qaani"] == Caution(1, 1, ())


def test_ten_thousand_bad_names_are_weighed_at_once_and_can_be_cancelled(
    session: Session, write: Write
) -> None:
    for number in range(20):
        write(f"{number}. The general may say what he will. " * 400)
    bad = [
        "X",
        "(a+)+$",
        "May",
        "Will",
        "!!!",
        "x" * 10_000,
        *(f"Name {n} .*" for n in range(10_000)),
    ]
    began = time.monotonic()
    assert len(weigh(session.store, bad)) == len(bad)
    assert time.monotonic() - began < 10
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        weigh(session.store, bad, (), progress)
