"""A relation stands once, in one order, and rests on claims that can be kept."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.places import FreeActors, PlaceActors
from workbench.commands.relation_kinds import AddRelationKind, DeleteRelationKind, EditRelationKind
from workbench.commands.relations import (
    AddClaim,
    AddRelation,
    DeleteRelations,
    EditClaim,
    EditRelation,
    RemoveClaims,
)
from workbench.errors import Refusal
from workbench.model.relations import RelationKind
from workbench.session import Session

Add = Callable[[str], int]


@pytest.fixture
def funds(session: Session) -> int:
    return next(k.id for k in session.store.relation_kinds.find() if k.key == "funds")


@pytest.fixture
def allied(session: Session) -> int:
    return next(k.id for k in session.store.relation_kinds.find() if k.symmetric)


def pairs(session: Session) -> list[tuple[int, int]]:
    return [(one.subject_id, one.object_id) for one in session.store.relations.find()]


def test_a_relation_rests_on_its_words_and_is_one_step_of_undo(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b = actor("Iran"), actor("Badr")
    claim = {"stance": "possible", "since": "Jan 2020", "likelihood": "likely"}
    relation_id, claim_id = session.run(AddRelation(a, funds, b, document_id, 0, 26, claim))
    kept = session.store.claims.get(claim_id)
    assert (kept.relation_id, kept.since, kept.stance) == (relation_id, "2020-01", "possible")
    assert session.store.excerpts.get(kept.excerpt_id).quote == "Iran funds the Badr group."
    session.undo()
    assert not session.store.relations.find()
    assert not session.store.excerpts.find()


def test_the_same_relation_again_gains_a_claim(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b = actor("Iran"), actor("Badr")
    session.run(AddRelation(a, funds, b, document_id, 0, 26))
    session.run(AddRelation(a, funds, b, document_id, 27, 44))
    assert (len(session.store.relations.find()), len(session.store.claims.find())) == (1, 2)


def test_the_same_words_again_change_their_claim(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b = actor("Iran"), actor("Badr")
    session.run(AddRelation(a, funds, b, document_id, 0, 26))
    session.run(AddRelation(a, funds, b, document_id, 0, 26, {"stance": "denies"}))
    assert [one.stance for one in session.store.claims.find()] == ["denies"]


def test_without_words_it_is_a_judgement(session: Session, actor: Add, funds: int) -> None:
    _, claim_id = session.run(AddRelation(actor("Iran"), funds, actor("Badr"), note="Visits"))
    assert claim_id == 0
    assert session.store.relations.find()[0].note == "Visits"


def test_an_actor_is_not_related_to_itself(session: Session, actor: Add, funds: int) -> None:
    held = actor("Iran")
    with pytest.raises(Refusal, match="two different actors"):
        session.run(AddRelation(held, funds, held))


def test_a_symmetric_kind_has_one_order(session: Session, actor: Add, allied: int) -> None:
    a, b = actor("Iran"), actor("Badr")
    session.run(AddRelation(b, allied, a))
    session.run(AddRelation(a, allied, b))
    assert pairs(session) == [(a, b)]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"stance": "shouts"}, "can’t be the stance"),
        ({"voice": "nobody"}, "can’t be the voice"),
        ({"likelihood": "sure"}, "can’t be the likelihood"),
        ({"source_grade": "Z"}, "can’t be the source grade"),
        ({"since": "soon"}, "is not a date"),
        ({"since": "2021", "until": "2020"}, "ended before it began"),
    ],
)
def test_what_a_claim_can_t_say_is_refused_and_nothing_is_kept(
    session: Session, actor: Add, document_id: int, funds: int,
    fields: dict[str, str], sentence: str,
) -> None:  # fmt: skip
    a, b = actor("Iran"), actor("Badr")
    with pytest.raises(Refusal, match=sentence):
        session.run(AddRelation(a, funds, b, document_id, 0, 26, fields))
    assert not session.store.relations.find()
    assert not session.store.excerpts.find()


def test_dates_within_the_same_year_may_follow_each_other(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    fields = {"since": "March 2020", "until": "2020"}
    ids = (actor("Iran"), funds, actor("Badr"))
    assert session.run(AddRelation(*ids, document_id, 0, 26, fields))


def test_editing_a_claim_looks_at_both_dates(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    ids = (actor("Iran"), funds, actor("Badr"))
    _, claim_id = session.run(AddRelation(*ids, document_id, 0, 26, {"since": "2020"}))
    with pytest.raises(Refusal, match="ended before it began"):
        session.run(EditClaim(claim_id, {"until": "2019"}))


def test_the_speaker_of_the_excerpt_speaks_in_the_claim(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b, speaker = actor("Iran"), actor("Badr"), actor("Aide")
    relation_id, _ = session.run(AddRelation(a, funds, b))
    excerpt_id = session.run(AddExcerpt(document_id, 0, 26))
    session.run(AttributeExcerpts((excerpt_id,), speaker))
    claim = session.store.claims.get(session.run(AddClaim(relation_id, excerpt_id)))
    assert (claim.voice, claim.speaker_id) == ("speaker", speaker)


def test_a_claim_of_the_author_names_no_speaker(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b, speaker = actor("Iran"), actor("Badr"), actor("Aide")
    fields = {"voice": "speaker", "speaker_id": speaker}
    _, claim_id = session.run(AddRelation(a, funds, b, document_id, 0, 26, fields))
    session.run(EditClaim(claim_id, {"voice": "outlet"}))
    assert session.store.claims.get(claim_id).speaker_id == 0


def test_a_relation_is_changed_unless_it_stands_already(
    session: Session, actor: Add, funds: int, allied: int
) -> None:
    a, b, c = actor("Iran"), actor("Badr"), actor("Hamas")
    first, _ = session.run(AddRelation(a, funds, b))
    session.run(AddRelation(a, funds, c))
    with pytest.raises(Refusal, match="already stands"):
        session.run(EditRelation(first, {"object_id": c}))
    session.run(EditRelation(first, {"subject_id": b, "object_id": a, "kind_id": allied}))
    assert pairs(session) == [(a, b), (a, c)]
    other, _ = session.run(AddRelation(b, funds, a))
    with pytest.raises(Refusal, match="already stands"):
        session.run(EditRelation(other, {"kind_id": allied}))


def test_a_relation_without_its_claims_stays_as_a_judgement(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    ids = (actor("Iran"), funds, actor("Badr"))
    relation_id, claim_id = session.run(AddRelation(*ids, document_id, 0, 26))
    session.run(RemoveClaims((claim_id,)))
    assert session.store.relations.get(relation_id)
    session.run(DeleteRelations((relation_id,)))
    assert session.store.excerpts.find()


def test_a_kind_is_named_once_and_keyed_apart(session: Session) -> None:
    new = RelationKind(label="Funds", inverse="is paid by")
    with pytest.raises(Refusal, match="needs a name"):
        session.run(AddRelationKind(replace(new, label=" ")))
    with pytest.raises(Refusal, match="already a kind"):
        session.run(AddRelationKind(new))
    made = session.run(AddRelationKind(replace(new, label="Leads")))
    keys = [one.key for one in session.store.relation_kinds.find()]
    assert session.store.relation_kinds.get(made).key != "leads"
    assert len(keys) == len(set(keys))


def test_a_kind_is_renamed_unless_the_name_is_taken_or_empty(session: Session, funds: int) -> None:
    other = session.run(AddRelationKind(RelationKind(label="Shelters")))
    with pytest.raises(Refusal, match="already a kind “Shelters”"):
        session.run(EditRelationKind(funds, {"label": "shelters"}))
    with pytest.raises(Refusal, match="needs a name"):
        session.run(EditRelationKind(funds, {"label": "  "}))
    session.run(EditRelationKind(other, {"label": " Harbours  "}))
    assert session.store.relation_kinds.get(other).label == "Harbours"


def test_a_kind_made_symmetric_joins_relations_of_both_directions(
    session: Session, actor: Add, document_id: int, funds: int
) -> None:
    a, b = actor("Iran"), actor("Badr")
    session.run(AddRelation(b, funds, a, document_id, 0, 26))
    session.run(AddRelation(a, funds, b, document_id, 27, 44))
    session.run(EditRelationKind(funds, {"symmetric": True}))
    assert pairs(session) == [(a, b)]
    assert len(session.store.claims.find()) == 2
    session.undo()
    assert pairs(session) == [(b, a), (a, b)]


def test_a_kind_in_use_stays(session: Session, actor: Add, funds: int) -> None:
    session.run(AddRelation(actor("Iran"), funds, actor("Badr")))
    with pytest.raises(Refusal, match="1 relation is of this kind"):
        session.run(DeleteRelationKind(funds))
    session.undo()
    session.run(DeleteRelationKind(funds))


def test_a_dragged_place_is_moved_and_freed(session: Session, actor: Add) -> None:
    held = actor("Iran")
    session.run(PlaceActors(((held, 1.0, 2.0),)))
    session.run(PlaceActors(((held, 3.0, 4.0),)))
    assert [(one.x, one.y) for one in session.store.places.find()] == [(3.0, 4.0)]
    session.run(FreeActors((held,)))
    assert not session.store.places.find()
