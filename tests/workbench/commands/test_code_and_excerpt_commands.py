"""The code book is rearranged, and excerpts move through it, without losing one."""

from collections.abc import Callable

import pytest

from workbench.commands.codes import AddCode, DeleteCodes, EditCode, MergeCodes, MoveCode
from workbench.commands.excerpts import (
    AddExcerpt,
    AnnotateExcerpts,
    CodeExcerpts,
    DeleteExcerpts,
    RecodeExcerpts,
    ResizeExcerpt,
    UncodeExcerpts,
)
from workbench.commands.relations import AddRelation
from workbench.commands.spots import CodeSpots
from workbench.errors import Refusal
from workbench.session import Desk, Session

Add = Callable[[str], int]


def book(session: Session, parent_id: int = 0) -> list[str]:
    codes = session.store.codes.find(parent_id=parent_id)
    return [one.name for one in sorted(codes, key=lambda one: one.position)]


def under(session: Session, code_id: int) -> list[str]:
    store = session.store
    return [store.excerpts.get(one).quote for one in store.excerpts.under(code_id)]


def test_a_name_is_needed_and_stands_once_among_siblings(session: Session) -> None:
    parent = session.run(AddCode("Leadership"))
    with pytest.raises(Refusal, match="needs a name"):
        session.run(AddCode(" "))
    with pytest.raises(Refusal, match="already a code “Leadership” here"):
        session.run(AddCode("leadership"))
    assert session.run(AddCode("Leadership", parent))


def test_a_favourite_key_leaves_its_old_holder(session: Session) -> None:
    first = session.run(AddCode("Leadership", favourite=1))
    second = session.run(AddCode("Weakness"))
    session.run(EditCode(second, {"favourite": 1}))
    assert [session.store.codes.get(one).favourite for one in (first, second)] == [0, 1]
    with pytest.raises(Refusal, match="one of 1 to 9"):
        session.run(EditCode(second, {"favourite": 12}))


@pytest.mark.parametrize(
    ("name", "place", "after"),
    [("A", 2, ["B", "C", "A"]), ("A", 1, ["B", "A", "C"]), ("C", 0, ["C", "A", "B"]),
     ("B", -1, ["A", "C", "B"]), ("A", 99, ["B", "C", "A"])],
)  # fmt: skip
def test_a_code_moves_among_its_siblings(
    session: Session, name: str, place: int, after: list[str]
) -> None:
    ids = {one: session.run(AddCode(one)) for one in ("A", "B", "C")}
    session.run(MoveCode(ids[name], 0, place))
    assert book(session) == after
    session.undo()
    assert book(session) == ["A", "B", "C"]


def test_a_code_put_where_it_stands_enters_no_history(session: Session) -> None:
    session.run(AddCode("A"))
    held = session.run(AddCode("B"))
    session.run(MoveCode(held, 0, 1))
    assert session.store.history.next_undo() == "Add code “B”"


def test_a_code_moves_under_another_but_not_under_itself(session: Session) -> None:
    parent = session.run(AddCode("Leadership"))
    child = session.run(AddCode("Weakness", parent))
    with pytest.raises(Refusal, match="under itself"):
        session.run(MoveCode(parent, child))
    with pytest.raises(Refusal, match="under itself"):
        session.run(MoveCode(parent, parent))
    session.run(AddCode("Weakness"))
    with pytest.raises(Refusal, match="already a code “Weakness” here"):
        session.run(MoveCode(child, 0))


def test_merging_moves_excerpts_and_children(session: Session, document_id: int) -> None:
    one, other = session.run(AddCode("Weak")), session.run(AddCode("Weakness"))
    session.run(AddCode("Speech", other))
    session.run(AddCode("Health", one))
    session.run(AddExcerpt(document_id, 0, 4, (one, other)))
    session.run(AddExcerpt(document_id, 27, 31, (one,)))
    session.run(MergeCodes((one,), other))
    assert under(session, other) == ["Iran", "Iran"]
    assert book(session) == ["Weakness"]
    assert book(session, other) == ["Speech", "Health"]
    session.undo()
    assert (book(session, one), under(session, one)) == (["Health"], ["Iran", "Iran"])


def test_children_of_one_name_are_merged_too(session: Session, document_id: int) -> None:
    one, other = session.run(AddCode("Weak")), session.run(AddCode("Weakness"))
    kept = session.run(AddCode("Health", other))
    doubled = session.run(AddCode("health", one))
    session.run(AddCode("Eyes", doubled))
    session.run(AddExcerpt(document_id, 0, 4, (doubled,)))
    session.run(MergeCodes((one,), other))
    assert book(session, other) == ["Health"]
    assert under(session, kept) == ["Iran"]
    assert book(session, kept) == ["Eyes"]


def test_a_code_is_not_merged_into_one_under_it(session: Session) -> None:
    parent = session.run(AddCode("Leadership"))
    child = session.run(AddCode("Weakness", parent))
    with pytest.raises(Refusal, match="stands under it"):
        session.run(MergeCodes((parent,), child))


def test_deleting_a_code_takes_those_under_it_and_leaves_excerpts(
    session: Session, document_id: int
) -> None:
    parent = session.run(AddCode("Leadership"))
    child = session.run(AddCode("Weakness", parent))
    session.run(AddExcerpt(document_id, 0, 4, (child,)))
    session.run(DeleteCodes((parent, child)))
    assert not session.store.codes.find()
    assert len(session.store.excerpts.find()) == 1
    session.undo()
    assert under(session, child) == ["Iran"]


def test_an_excerpt_is_kept_without_the_space_around_it_and_once(
    session: Session, document_id: int
) -> None:
    code_id = session.run(AddCode("Leadership"))
    first = session.run(AddExcerpt(document_id, 4, 11))
    assert session.run(AddExcerpt(document_id, 5, 10, (code_id,), "noted")) == first
    kept = session.store.excerpts.get(first)
    assert (kept.start, kept.end, kept.quote) == (5, 10, "funds")
    assert (kept.prefix, kept.note) == ("Iran ", "noted")
    assert (kept.analyst, kept.created_at) == ("Ada", "2024-02-04T12:00:00+00:00")


@pytest.mark.parametrize(("start", "end"), [(4, 5), (7, 7), (900, 950), (9, 3)])
def test_blank_or_outside_words_are_refused(
    session: Session, document_id: int, start: int, end: int
) -> None:
    with pytest.raises(Refusal, match="Select some words first"):
        session.run(AddExcerpt(document_id, start, end))


def test_resizing_takes_the_new_words_unless_they_are_an_excerpt(
    session: Session, document_id: int
) -> None:
    held = session.run(AddExcerpt(document_id, 0, 4))
    session.run(AddExcerpt(document_id, 0, 25))
    session.run(ResizeExcerpt(held, 0, 10))
    assert session.store.excerpts.get(held).quote == "Iran funds"
    session.run(ResizeExcerpt(held, 0, 10))
    with pytest.raises(Refusal, match="already an excerpt"):
        session.run(ResizeExcerpt(held, 0, 25))


def test_taking_off_the_last_code_deletes_an_excerpt_that_nothing_else_holds(
    session: Session, actor: Add, document_id: int
) -> None:
    code_id = session.run(AddCode("Leadership"))
    bare = session.run(AddExcerpt(document_id, 0, 4, (code_id,)))
    noted = session.run(AddExcerpt(document_id, 5, 10, (code_id,), "why"))
    claimed = session.run(AddExcerpt(document_id, 0, 26, (code_id,)))
    kind = session.store.relation_kinds.find()[0].id
    session.run(AddRelation(actor("Iran"), kind, actor("Badr"), document_id, 0, 26))
    session.run(UncodeExcerpts((bare, noted, claimed), code_id))
    assert [one.id for one in session.store.excerpts.find()] == [noted, claimed]


def test_taking_off_a_code_leaves_a_plain_excerpt_that_never_had_it(
    session: Session, document_id: int
) -> None:
    code_id = session.run(AddCode("Leadership"))
    plain = session.run(AddExcerpt(document_id, 0, 4))
    session.run(UncodeExcerpts((plain,), code_id))
    assert [one.id for one in session.store.excerpts.find()] == [plain]


def test_recoding_moves_and_coding_adds(session: Session, document_id: int) -> None:
    one, other = session.run(AddCode("Leadership")), session.run(AddCode("Weakness"))
    held = session.run(AddExcerpt(document_id, 0, 4, (one,)))
    session.run(RecodeExcerpts((held,), one, other))
    assert session.store.excerpts.codes_of(held) == [other]
    session.run(RecodeExcerpts((held,), other, other))
    session.run(CodeExcerpts((held,), one))
    assert session.store.excerpts.codes_of(held) == [one, other]


def test_notes_are_set_and_excerpts_deleted_with_their_claims(
    session: Session, actor: Add, document_id: int
) -> None:
    held = session.run(AddExcerpt(document_id, 0, 26))
    session.run(AnnotateExcerpts((held,), "look again"))
    assert session.store.excerpts.get(held).note == "look again"
    kind = session.store.relation_kinds.find()[0].id
    session.run(AddRelation(actor("Iran"), kind, actor("Badr"), document_id, 0, 26))
    session.run(DeleteExcerpts((held,)))
    assert not session.store.claims.find()
    session.undo()
    assert session.store.claims.find()[0].excerpt_id == held


def test_the_same_words_of_another_analyst_stay_theirs(session: Session, document_id: int) -> None:
    other = Session(session.store, session.bus, Desk("Ben", session.desk.clock))
    ours = session.run(AddExcerpt(document_id, 0, 9))
    theirs = other.run(AddExcerpt(document_id, 0, 9))
    assert theirs != ours
    assert session.run(AddExcerpt(document_id, 0, 9)) == ours
    third = other.run(AddExcerpt(document_id, 0, 4))
    with pytest.raises(Refusal, match="already an excerpt"):
        other.run(ResizeExcerpt(third, 0, 9))
    session.run(ResizeExcerpt(ours, 0, 4))
    assert session.store.excerpts.get(ours).end == 4
    code_id = session.run(AddCode("Leadership"))
    assert session.run(CodeSpots(code_id, ((document_id, 0, 9),))) == 1
    assert theirs not in session.store.excerpts.under(code_id)
