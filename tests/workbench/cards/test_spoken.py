"""A card quotes what its actor says and what others say about it."""

from tests.workbench.cards.conftest import Told, add_document, mention_all
from workbench.actors.card import card_of
from workbench.actors.spoken import with_merges, with_statements
from workbench.cards import sheet_of
from workbench.commands.merging import MergeActors
from workbench.model.cards import Card

SAID = (
    "“We will keep to the truce,” said Hadi Amiri on Monday.\n\n"
    "“Qaani has no say in it,” Amiri told reporters."
)


def heard(told: Told, actor_id: int, most_unread: int | None = None) -> Card:
    document = add_document(told.session, "Truce", SAID, outlet="Newswire", published="2024-03-01")
    mention_all(told.session, document, "Amiri", told.amiri)
    mention_all(told.session, document, "Qaani", told.qaani)
    with told.session.store.reader() as reader:
        return with_statements(reader, card_of(reader, actor_id, True), most_unread)


def test_statements_by_and_about_an_actor_are_quoted_with_their_source(told: Told) -> None:
    card = heard(told, told.amiri)
    assert card.said_by is not None
    assert [one.words for one in card.said_by] == [
        "“We will keep to the truce,”", "“Qaani has no say in it,”",
    ]  # fmt: skip
    assert card.said_by[0].said == "quoted · Newswire · 1 Mar 2024"
    assert card.said_by[0].citation == "“Truce”, Newswire, 1 Mar 2024"


def test_who_speaks_about_an_actor_is_said(told: Told) -> None:
    card = heard(told, told.qaani)
    assert card.said_by == ()
    assert card.said_about is not None
    assert [one.said for one in card.said_about] == [
        "Hadi Amiri · Newswire · 1 Mar 2024", "A note · note.txt",
    ]  # fmt: skip
    assert dict(sheet_of(card).facts)["Statements"] == "0 by, 2 about"


def test_many_documents_that_nobody_has_read_are_not_read_unasked(told: Told) -> None:
    card = heard(told, told.qaani, most_unread=2)
    assert (card.unread, card.said_by, card.said_about) == (5, (), ())
    section = next(one for one in sheet_of(card).sections if one.key == "said_by")
    assert section.note == "5 documents have to be read first: Tag, Suggest names."


def test_a_card_without_statements_says_nothing_of_them(told: Told) -> None:
    with told.session.store.reader() as reader:
        sheet = sheet_of(card_of(reader, told.qaani, True))
    assert not {"said_by", "said_about"} & {one.key for one in sheet.sections}
    assert "Statements" not in dict(sheet.facts)


def test_who_was_merged_into_the_actor_is_told_with_what_is_still_here(told: Told) -> None:
    told.session.run(MergeActors((told.amiri,), told.qaani))
    with told.session.store.reader() as reader:
        card = with_merges(reader, card_of(reader, told.qaani, True))
    assert [(one.name, one.at, one.mentions) for one in card.merged] == [
        ("Hadi Amiri", "2024-02-04", 5)
    ]
    section = next(one for one in sheet_of(card).sections if one.key == "merged")
    assert section.entries[0].words == "Hadi Amiri"
    assert section.entries[0].detail.startswith("5 mentions · ")
