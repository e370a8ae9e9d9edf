"""Actors are named, tagged, merged and taken out without losing what was said of them."""

from collections.abc import Callable

import pytest

from workbench.commands.actor_types import AddActorType, DeleteActorType, EditActorType
from workbench.commands.actors import AddActor, DeleteActors, EditActor, TagNewActor
from workbench.commands.aliases import AddAlias
from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.mentions import MoveMentions, TagMention, TagSpots
from workbench.commands.merging import MergeActors
from workbench.commands.relations import AddRelation
from workbench.errors import Refusal
from workbench.session import Session

Add = Callable[[str], int]
TEXT = "Iran funds the Badr group. Iran arms it too. قاآنی 😀 said so. The group denies it."


def names(session: Session, actor_id: int) -> list[str]:
    return session.store.actors.names()[actor_id]


def kind(session: Session, symmetric: bool = False) -> int:
    return next(k.id for k in session.store.relation_kinds.find() if k.symmetric == symmetric)


def test_a_name_is_needed_and_may_stand_once_a_type(session: Session, actor: Add) -> None:
    actor("Iran")
    with pytest.raises(Refusal, match="An actor needs a name"):
        actor("  ")
    with pytest.raises(Refusal, match="already an actor “Iran”"):
        actor("IRAN")
    assert len(session.store.actors.find()) == 1


def test_another_type_may_bear_the_same_name(session: Session, actor: Add) -> None:
    actor("Badr")
    other = session.store.actor_types.find()[1].id
    assert session.run(AddActor("Badr", other))


def test_renaming_keeps_the_old_name_as_an_alias_and_no_alias_of_the_new(
    session: Session, actor: Add
) -> None:
    held = actor("Qaani")
    session.run(AddAlias(held, "Esmail Qaani"))
    session.run(EditActor(held, {"name": "Esmail  Qaani"}))
    assert names(session, held) == ["Esmail Qaani", "Qaani"]


def test_renaming_to_the_name_of_another_of_the_type_is_refused(
    session: Session, actor: Add
) -> None:
    actor("Iran")
    held = actor("Persia")
    with pytest.raises(Refusal, match="already an actor “Iran”"):
        session.run(EditActor(held, {"name": "iran"}))
    assert names(session, held) == ["Persia"]


def test_an_alias_is_kept_once(session: Session, actor: Add) -> None:
    held = actor("Iran")
    assert session.run(AddAlias(held, " Islamic  Republic "))
    assert session.run(AddAlias(held, "Islamic Republic")) == 0
    assert names(session, held) == ["Iran", "Islamic Republic"]


def test_tagging_keeps_the_quote_and_learns_a_name(
    session: Session, actor: Add, document_id: int
) -> None:
    held = actor("Badr Organization")
    mention_id = session.run(TagMention(document_id, 14, 25, held))
    mention = session.store.mentions.get(mention_id)
    assert (mention.start, mention.end, mention.quote) == (15, 25, "Badr group")
    assert names(session, held) == ["Badr Organization", "Badr group"]


@pytest.mark.parametrize("words", ["He", "The group", "it", "the commander", "They"])
def test_words_that_name_nobody_are_tagged_but_not_learnt(
    session: Session, actor: Add, add_text: Callable[[str], int], words: str
) -> None:
    text = "He did so and it held. The group saw the commander. They left."
    document_id = add_text(text)
    held = actor("Badr")
    assert session.run(TagMention(document_id, *_span(text, words), held))
    assert names(session, held) == ["Badr"]


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_tagging_the_same_words_again_changes_nothing(
    session: Session, actor: Add, document_id: int
) -> None:
    held = actor("Iran")
    first = session.run(TagMention(document_id, 0, 4, held))
    assert session.run(TagMention(document_id, 0, 5, held)) == first
    assert len(session.store.mentions.find()) == 1


def test_a_new_actor_from_words_is_one_step_of_undo(session: Session, document_id: int) -> None:
    type_id = session.store.actor_types.find()[0].id
    start, end = _span(TEXT, "قاآنی")
    actor_id = session.run(TagNewActor(document_id, start, end, type_id))
    assert names(session, actor_id) == ["قاآنی"]
    session.undo()
    assert not session.store.actors.find()
    assert not session.store.mentions.find()


def test_tagging_blank_words_is_refused(session: Session, actor: Add, document_id: int) -> None:
    with pytest.raises(Refusal, match="Select some words first"):
        session.run(TagMention(document_id, 4, 5, actor("Iran")))


def test_many_spots_are_tagged_in_one_step_and_those_tagged_are_left(
    session: Session, actor: Add, document_id: int
) -> None:
    held = actor("Iran")
    session.run(TagMention(document_id, 0, 4, held))
    spots = ((document_id, 0, 4), (document_id, 27, 31), (document_id, 27, 31))
    assert session.run(TagSpots(held, spots)) == 1
    with pytest.raises(Refusal, match="already tagged as Iran"):
        session.run(TagSpots(held, spots))
    session.undo()
    assert [m.start for m in session.store.mentions.find()] == [0]


def test_a_mention_moved_to_an_actor_tagged_there_already_stands_once(
    session: Session, actor: Add, document_id: int
) -> None:
    one, other = actor("Iran"), actor("Persia")
    first = session.run(TagMention(document_id, 0, 4, one))
    session.run(TagMention(document_id, 0, 4, other))
    session.run(MoveMentions((first,), other))
    assert [(m.start, m.actor_id) for m in session.store.mentions.find()] == [(0, other)]


def test_merging_joins_names_mentions_speakers_and_relations(
    session: Session, actor: Add, document_id: int
) -> None:
    one, other, third = actor("Iran"), actor("Persia"), actor("Badr")
    session.run(TagMention(document_id, 0, 4, one))
    session.run(TagMention(document_id, 0, 4, other))
    session.run(TagMention(document_id, 27, 31, one))
    excerpt_id = session.run(AddExcerpt(document_id, 0, 25))
    session.run(AttributeExcerpts((excerpt_id,), one))
    session.run(AddRelation(one, kind(session), third, document_id, 0, 25))
    session.run(AddRelation(one, kind(session), other))
    session.run(MergeActors((one,), other))
    store = session.store
    assert names(session, other) == ["Persia", "Iran"]
    assert sorted((m.start, m.actor_id) for m in store.mentions.find()) == [(0, other), (27, other)]
    assert store.excerpts.get(excerpt_id).speaker_id == other
    assert [(r.subject_id, r.object_id) for r in store.relations.find()] == [(other, third)]
    assert len(store.claims.find()) == 1


def test_merging_joins_relations_that_become_one_and_claims_on_the_same_words(
    session: Session, actor: Add, document_id: int
) -> None:
    one, other, third = actor("Iran"), actor("Persia"), actor("Badr")
    for subject in (one, other):
        session.run(AddRelation(subject, kind(session), third, document_id, 0, 25))
    session.run(AddRelation(one, kind(session), third, document_id, 27, 43))
    session.run(MergeActors((one,), other))
    assert len(session.store.relations.find()) == 1
    excerpts = [claim.excerpt_id for claim in session.store.claims.find()]
    assert len(excerpts) == len(set(excerpts)) == 2


def test_merging_keeps_a_symmetric_relation_in_one_direction(session: Session, actor: Add) -> None:
    first, second, third = actor("A"), actor("B"), actor("C")
    session.run(AddRelation(first, kind(session, symmetric=True), second))
    session.run(AddRelation(second, kind(session, symmetric=True), third))
    session.run(MergeActors((first,), third))
    relations = [(r.subject_id, r.object_id) for r in session.store.relations.find()]
    assert relations == [(second, third)]


def test_merging_is_undone_in_one_step(session: Session, actor: Add, document_id: int) -> None:
    one, other = actor("Iran"), actor("Persia")
    session.run(TagMention(document_id, 0, 4, one))
    before = (session.store.actors.names(), session.store.mentions.find())
    session.run(MergeActors((one,), other))
    session.undo()
    assert (session.store.actors.names(), session.store.mentions.find()) == before


def test_deleting_an_actor_takes_its_mentions_and_undo_brings_them_back(
    session: Session, actor: Add, document_id: int
) -> None:
    held = actor("Iran")
    session.run(TagMention(document_id, 0, 4, held))
    session.run(DeleteActors((held,)))
    assert not session.store.mentions.find()
    session.undo()
    assert [m.actor_id for m in session.store.mentions.find()] == [held]


def test_a_type_of_the_project_s_own_is_named_once_and_keyed_apart(session: Session) -> None:
    first = session.run(AddActorType("Front company"))
    with pytest.raises(Refusal, match="already a type"):
        session.run(AddActorType("front  company"))
    with pytest.raises(Refusal, match="needs a name"):
        session.run(AddActorType(" "))
    keys = [one.key for one in session.store.actor_types.find()]
    assert session.store.actor_types.get(first).key == "front_company"
    assert len(keys) == len(set(keys))


def test_a_type_in_use_stays(session: Session, actor: Add) -> None:
    held = actor("Iran")
    type_id = session.store.actors.get(held).type_id
    with pytest.raises(Refusal, match="1 actor has this type"):
        session.run(DeleteActorType(type_id))


def test_a_type_is_renamed_but_not_to_one_that_is_taken(session: Session) -> None:
    first = session.run(AddActorType("Front company"))
    session.run(EditActorType(first, {"label": " Shell  company ", "colour": "teal"}))
    held = session.store.actor_types.get(first)
    assert (held.label, held.colour, held.key) == ("Shell company", "teal", "front_company")
    taken = next(one for one in session.store.actor_types.find() if one.id != first)
    with pytest.raises(Refusal, match="already a type"):
        session.run(EditActorType(first, {"label": taken.label.upper()}))


def test_the_last_type_stays(session: Session) -> None:
    *spare, last = [one.id for one in session.store.actor_types.find()]
    for type_id in spare:
        session.run(DeleteActorType(type_id))
    with pytest.raises(Refusal, match="at least one"):
        session.run(DeleteActorType(last))
