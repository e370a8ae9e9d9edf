"""A merge can be taken apart mention by mention, long after, and the history says what moved."""

import pytest

from tests.workbench.conftest import actor, write  # noqa: F401
from workbench.actors.parting import came_over, going_along
from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.mentions import TagMention
from workbench.commands.merging import MergeActors
from workbench.commands.relations import AddRelation
from workbench.commands.splitting import SplitActor
from workbench.errors import Refusal
from workbench.session import Session

TEXT = "Soleimani leads the Force. Suleimani met Iran. Suleimani left."


@pytest.fixture
def merged(session: Session, actor, write) -> tuple[int, int, int]:  # type: ignore[no-untyped-def]  # noqa: F811
    """Return an actor, the document, and the actor that was merged into the first."""
    text = write(TEXT)
    one, other = actor("Soleimani"), actor("Suleimani", "Sulaymani")
    iran = actor("Iran", kind="state")
    session.run(TagMention(text, 0, 9, one))
    session.run(TagMention(text, 27, 36, other))
    session.run(TagMention(text, 47, 56, other))
    session.run(TagMention(text, 41, 45, iran))
    kind = session.store.relation_kinds.find()[0].id
    session.run(AddRelation(other, kind, iran, text, 27, 46))
    session.run(MergeActors((other,), one))
    return one, text, other


def quotes(session: Session, actor_id: int) -> list[str]:
    return [one.quote for one in session.store.mentions.find(actor_id=actor_id)]


def test_the_history_tells_what_a_merge_moved(
    session: Session, merged: tuple[int, int, int]
) -> None:
    said = session.store.history.next_undo()
    assert said == "Merged Suleimani into Soleimani: 2 mentions, 1 relation, 2 names"


def test_what_a_merge_brought_is_known_and_goes_back_after_other_work(
    session: Session, merged: tuple[int, int, int]
) -> None:
    one, text, _ = merged
    session.run(AddExcerpt(text, 0, 9, ()))
    (came,) = came_over(session.store, one)
    assert (came.name, len(came.mention_ids), len(came.alias_ids)) == ("Suleimani", 2, 2)
    split = session.run(
        SplitActor(one, came.mention_ids, came.alias_ids, name="Suleimani",
                   relation_ids=came.relation_ids)
    )  # fmt: skip
    assert quotes(session, one) == ["Soleimani"]
    assert quotes(session, split.actor_id) == ["Suleimani", "Suleimani"]
    assert session.store.actors.names()[split.actor_id] == ["Suleimani", "Sulaymani"]
    (relation,) = session.store.relations.find()
    assert relation.subject_id == split.actor_id
    said = session.store.history.next_undo()
    assert said == "Split Suleimani off Soleimani: 2 mentions, 1 relation, 2 names"
    session.undo()
    assert len(quotes(session, one)) == 3 and came_over(session.store, one) == [came]


def test_a_merge_that_was_undone_brought_nothing(
    session: Session, merged: tuple[int, int, int]
) -> None:
    session.undo()
    assert came_over(session.store, merged[0]) == []


def test_a_relation_goes_with_the_mentions_that_its_words_name(
    session: Session, merged: tuple[int, int, int]
) -> None:
    one, _, _ = merged
    mentions = session.store.mentions.find(actor_id=one)
    met, left = mentions[1].id, mentions[2].id
    assert going_along(session.store, one, [left]).relations == 0
    assert going_along(session.store, one, [met]).relations == 1
    session.run(SplitActor(one, (met,), name="Somebody"))
    (relation,) = session.store.relations.find()
    assert session.store.actors.get(relation.subject_id).name == "Somebody"


def test_single_mentions_move_to_an_actor_that_is_there(
    session: Session, merged: tuple[int, int, int]
) -> None:
    one, _, _ = merged
    iran = session.store.actors.named("Iran")[0]
    mention = session.store.mentions.find(actor_id=one)[2]
    session.run(SplitActor(one, (mention.id,), target_id=iran))
    assert sorted(quotes(session, iran)) == ["Iran", "Suleimani"]
    assert session.store.history.next_undo() == "Moved to Iran from Soleimani: 1 mention"


def test_what_an_actor_says_in_a_document_goes_with_all_its_mentions_there(
    session: Session, merged: tuple[int, int, int]
) -> None:
    one, text, _ = merged
    excerpt = session.run(AddExcerpt(text, 10, 25, ()))
    session.run(AttributeExcerpts((excerpt,), one))
    every = tuple(mention.id for mention in session.store.mentions.find(actor_id=one))
    assert going_along(session.store, one, every[:2]).excerpt_ids == ()
    split = session.run(SplitActor(one, every, name="Somebody"))
    assert session.store.excerpts.get(excerpt).speaker_id == split.actor_id


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({}, "Choose the spellings or mentions"),
        ({"mention_ids": (1,), "name": "Soleimani"}, "stays with Soleimani"),
        ({"mention_ids": (1,), "target_id": 1}, "Soleimani's already"),
        ({"mention_ids": (1,), "name": "Iran", "type_id": 3}, "already an actor “Iran”"),
    ],
)
def test_a_split_that_parts_nothing_is_refused(
    session: Session, merged: tuple[int, int, int], asked: dict[str, object], why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        session.run(SplitActor(merged[0], **asked))  # type: ignore[arg-type]
