"""Pairs of actors that may be one come with what speaks for and against, and are asked once."""

import pytest

from tests.workbench.conftest import Add, Write
from workbench.actors.namings import namings
from workbench.actors.pairs import Pair, pairs_of, swapped
from workbench.actors.romanising import said_in_latin
from workbench.commands.meanings import TellNameApart
from workbench.commands.mentions import TagMention
from workbench.commands.merging import MergeActors
from workbench.commands.suggestions import TellApart
from workbench.errors import Refusal
from workbench.model.decisions import SuggestedPlace
from workbench.session import Session
from workbench.suggesting.filling import RULES


def named(found: list[Pair]) -> list[tuple[str, str]]:
    return [(one.stays.name, one.goes.name) for one in found]


def test_the_fuller_and_the_more_frequent_name_would_stay(
    session: Session, write: Write, actor: Add
) -> None:
    text = write("Suleimani came. Suleimani left. Soleimani stayed.")
    rare, often = actor("Soleimani"), actor("Suleimani")
    for start in (0, 16):
        session.run(TagMention(text, start, start + 9, often))
    session.run(TagMention(text, 32, 41, rare))
    (one,) = pairs_of(session.store)
    assert (one.stays.actor_id, one.goes.actor_id) == (often, rare)
    assert one.reasons == (
        "“Soleimani” and “Suleimani” sound alike, word by word", "1 document names both"
    )  # fmt: skip
    other = swapped(one)
    assert (other.stays.actor_id, other.goes.actor_id) == (rare, often)
    assert other.spellings == one.spellings[::-1]


@pytest.mark.parametrize("other", ["Ghaani", "Qa'ani", "قاآنی", "Qa’ani"])
def test_a_name_in_another_spelling_or_script_comes_up(
    session: Session, actor: Add, other: str
) -> None:
    actor("Qaani"), actor(other)
    (one,) = pairs_of(session.store)
    assert not one.warning and one.likeness > 0.9


def test_a_name_in_another_script_is_said_in_latin_letters(session: Session, actor: Add) -> None:
    actor("Qassem Soleimani"), actor("قاسم سلیمانی")
    (one,) = pairs_of(session.store)
    assert said_in_latin("سلیمانی") == "سلیمانی (slimani)"
    assert "Soleimani = سلیمانی (slimani), Qassem = قاسم (qasm)" in one.reasons


def test_relatives_who_share_a_surname_come_last_with_a_warning(
    session: Session, actor: Add
) -> None:
    actor("Qassem Soleimani", "Soleimani"), actor("Mohammad Soleimani", "Soleimani")
    actor("Hezbollah", kind="armed_group"), actor("Hizbullah", kind="armed_group")
    found = pairs_of(session.store)
    assert [bool(one.warning) for one in found] == [False, True]
    assert found[1].warning == "Qassem Soleimani and Mohammad Soleimani: may be relatives, or two"


def test_an_acronym_comes_up_with_the_one_name_that_has_its_initials(
    session: Session, actor: Add
) -> None:
    actor("Popular Mobilization Forces", kind="armed_group"), actor("PMF", kind="armed_group")
    actor("U.N.", kind="organisation"), actor("United Nations", kind="organisation")
    assert named(pairs_of(session.store)) == [("Popular Mobilization Forces", "PMF")]


def test_a_pair_told_apart_is_never_asked_again_even_after_a_merge(
    session: Session, actor: Add
) -> None:
    one, other, third = actor("Soleimani"), actor("Suleimani"), actor("Sulaymani Senior")
    session.run(TellApart(other, one))
    assert ("Soleimani", "Suleimani") not in named(pairs_of(session.store))
    session.run(MergeActors((other,), third))
    pairs = {one.stays.actor_id for one in pairs_of(session.store)}
    assert pairs == set()
    session.undo()
    session.undo()
    assert len(pairs_of(session.store)) > 0


@pytest.fixture
def suggested(session: Session, write: Write, actor: Add) -> tuple[int, int]:
    """Return an actor, and a document with a suggested name that may be the actor's."""
    text = write("General Ghaani spoke.\nGhaani left.", "Report", "2024-02-04")
    places = [
        SuggestedPlace(text, at, at + 6, "ghaani", "Ghaani", "person", "why") for at in (8, 22)
    ]
    session.store.suggested.keep(RULES, {text: places}, {})
    return actor("Qaani"), text


def test_a_suggested_name_is_held_against_the_actors(
    session: Session, suggested: tuple[int, int]
) -> None:
    (one,) = pairs_of(session.store)
    assert (one.stays.actor_id, one.goes.actor_id, one.goes.key) == (suggested[0], 0, "ghaani")
    assert (one.goes.mentions, one.goes.documents) == (2, 1)
    assert swapped(one) is one
    session.run(TellNameApart(suggested[0], "Ghaani"))
    assert pairs_of(session.store) == []
    with pytest.raises(Refusal, match="told apart already"):
        session.run(TellNameApart(suggested[0], "Ghaani"))
    session.undo()
    assert len(pairs_of(session.store)) == 1


def test_the_sentences_that_name_a_side_are_given_with_the_name_in_them(
    session: Session, suggested: tuple[int, int]
) -> None:
    (pair,) = pairs_of(session.store)
    first, second = namings(session.store, pair.goes)
    assert (first.words, first.words[slice(*first.mark)]) == ("General Ghaani spoke.", "Ghaani")
    assert (first.spot, first.title, first.published) == (
        (suggested[1], 8, 14), "Report", "2024-02-04"
    )  # fmt: skip
    assert second.words == "Ghaani left."
    assert namings(session.store, pair.stays) == []


def test_sentences_come_from_many_documents_before_many_from_one(
    session: Session, write: Write, actor: Add
) -> None:
    who = actor("Qaani")
    long, short = write("Qaani. " * 20), write("Also Qaani.")
    for at in range(20):
        session.run(TagMention(long, at * 7, at * 7 + 5, who))
    session.run(TagMention(short, 5, 10, who))
    pair = Pair(*[pairs_side(who)] * 2, 1.0, ("", ""), ())
    assert [one.document_id for one in namings(session.store, pair.stays, 4)] == [long] * 3 + [
        short
    ]


def pairs_side(actor_id: int):  # type: ignore[no-untyped-def]
    from workbench.actors.pairs import Side

    return Side(actor_id, "", 1, 0, 0)


def test_a_long_sentence_is_cut_around_the_name_at_whole_words(
    session: Session, write: Write, actor: Add
) -> None:
    text = write("word " * 100 + "Qaani" + " word" * 100 + ".")
    who = actor("Qaani")
    session.run(TagMention(text, 500, 505, who))
    (one,) = namings(session.store, pairs_side(who))
    assert one.words[slice(*one.mark)] == "Qaani" and len(one.words) < 600
    assert one.words.startswith("… word ") and one.words.endswith("word …")
