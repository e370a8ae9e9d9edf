"""A card gathers what the project knows of one actor, and says how it was counted."""

import pytest

from tests.workbench.cards.conftest import Told
from workbench.actors.card import card_of
from workbench.actors.periods import MOST, periods
from workbench.actors.scripts import script_of
from workbench.commands.aliases import AddAlias, EditAlias
from workbench.errors import Refusal
from workbench.model.cards import Card, Place


def read(told: Told, independent: bool = True) -> Card:
    with told.session.store.reader() as reader:
        return card_of(reader, told.qaani, independent)


def test_what_a_copy_repeats_is_left_out_of_the_counts_and_told_apart(told: Told) -> None:
    card = read(told)
    assert (card.mentions, card.repeated, card.counted) == (7, 2, 5)
    assert (card.documents, card.sources) == (4, 3)
    assert read(told, independent=False).counted == 7


def test_documents_and_outlets_are_counted_by_mentions(told: Told) -> None:
    card = read(told)
    assert [(one.title, one.mentions, one.repeated) for one in card.by_document] == [
        ("Who commands", 2, 0), ("Talks, again", 2, 2), ("Talks in Baghdad", 2, 0), ("note.txt", 1, 0),
    ]  # fmt: skip
    assert {one.label: one.mentions for one in card.outlets} == {
        "Review": 2, "Newswire": 2, "Outlet not known": 1,
    }  # fmt: skip
    assert "Blog" in {one.label for one in read(told, independent=False).outlets}


def test_first_and_last_mention_stand_in_their_sentences_with_their_citation(told: Told) -> None:
    card = read(told)
    assert card.first and card.last
    assert card.first.words == "“BAGHDAD — Esmail Qaani met Hadi Amiri at noon.”"
    start = told.session.store.documents.text(told.meeting).index("Qaani")
    assert card.first.place == Place(told.meeting, start, start + 5)
    assert card.first.citation == (
        "Owen Marsh, “Talks in Baghdad”, Newswire, 6 Jan 2020, https://news.example.org/1"
    )
    assert card.last.words == "“Esmail Qaani does not command the brigades of Amiri.”"
    assert card.last.published == "2024-02-04"


def test_a_mention_without_a_date_is_counted_but_has_no_place_in_time(told: Told) -> None:
    card = read(told)
    assert card.undated == 1
    assert sum(one.mentions for one in card.periods) == 4
    assert (card.periods[0].label, card.periods[-1].label) == ("2020", "2024")


def test_company_is_counted_by_sentence_and_by_document(told: Told) -> None:
    (amiri,) = read(told).company
    # the second paragraph of the report names Amiri alone
    assert (amiri.actor_id, amiri.sentences, amiri.documents) == (told.amiri, 2, 2)
    (with_copies,) = read(told, independent=False).company
    assert (with_copies.sentences, with_copies.documents) == (3, 3)


def test_a_relation_that_is_denied_too_is_contested_and_counts_copies_once(told: Told) -> None:
    (relation,) = read(told).relations
    assert relation.contested
    assert relation.standing == "1 independent source against, 1 for · 1 repost not counted"
    assert [one.against for one in relation.claims] == [True, False, False]
    assert relation.other == "Hadi Amiri"
    assert all(one.citation for one in relation.claims)


def test_names_say_their_script_and_roles_when_they_held(told: Told) -> None:
    card = read(told)
    scripts = {one.text: one.script for one in card.names}
    assert scripts["Esmail Qaani"] == "Latin"
    assert scripts["قاآنی"] == "Arabic"
    assert [(one.text, one.since) for one in card.roles] == [("Commander, Quds Force", "2020-01")]


def test_roles_stand_in_the_order_in_which_they_began(told: Told) -> None:
    deputy = told.session.run(AddAlias(told.qaani, "Deputy"))
    told.session.run(EditAlias(deputy, {"kind": "role", "since": "2007", "until": "2020-01"}))
    assert [one.text for one in read(told).roles] == ["Deputy", "Commander, Quds Force"]


def test_an_actor_that_nothing_is_known_of_has_an_empty_card(told: Told) -> None:
    with told.session.store.reader() as reader:
        card = card_of(reader, told.nobody, True)
    assert (card.mentions, card.documents, card.first, card.periods) == (0, 0, None, ())
    assert (card.relations, card.company, card.outlets) == ((), (), ())


def test_an_actor_that_is_gone_is_refused(told: Told) -> None:
    with told.session.store.reader() as reader, pytest.raises(Refusal):
        card_of(reader, 999, True)


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2020-01-06", "2020-03"], ["Jan 2020", "Feb 2020", "Mar 2020"]),
        (["2020", "2020-03"], ["2020"]),
        (["2019-11", "2021-05"], ["2019 Q4", "2020 Q1", "2020 Q2", "2020 Q3", "2020 Q4",
                                  "2021 Q1", "2021 Q2"]),
    ],
)  # fmt: skip
def test_periods_are_as_short_as_the_dates_allow(dates: list[str], labels: list[str]) -> None:
    assert [one.label for one in periods((date, 1) for date in dates)] == labels


def test_a_long_time_is_shared_out_in_few_periods() -> None:
    found = periods([("1850", 3), ("2024-02", 4)])
    assert len(found) <= MOST
    assert (found[0].mentions, found[-1].mentions) == (3, 4)


def test_scripts_are_told_for_mixed_words_and_none_for_digits() -> None:
    assert script_of("Qaani قاآنی") == "Latin and Arabic"
    assert script_of("習近平") == "Chinese"
    assert script_of("1 – 2") == ""
