"""A reviewer’s project keeps what was decided, and sends it back whole."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import main
from tests.workbench.review.corpus import FIRST, Corpus
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts, DeleteExcerpts
from workbench.commands.verdicts import CommentOnExcerpt, DecideExcerpts, TakeDecisionBack
from workbench.errors import Refusal
from workbench.model.review import Verdict
from workbench.review.answering import answer, write_answer
from workbench.review.decisions import Decision, MarkMade, package_key, read
from workbench.review.making import keep
from workbench.review.package import Package
from workbench.review.receiving import receive
from workbench.review.reviewing import (
    Reviewed,
    decided,
    received,
    review_under_way,
    states_of,
    under_review,
)
from workbench.session import Session

LATER = "2024-02-05T09:00:00+00:00"


@pytest.fixture
def package(corpus: Corpus) -> Package:
    """Give a package of contexts, remembered by the project it was made of."""
    prepared = corpus.make(sentences=0, title="Look")
    keep(corpus.session.store, prepared, sealed=False)
    return prepared.package


@pytest.fixture
def theirs(package: Package, tmp_path: Path) -> Iterator[Session]:
    """Give the reviewer's project."""
    path = receive(main.Projects(), package, [tmp_path / "theirs"])
    session = main.Projects().open(path)
    session.desk.who, session.desk.clock = "Rita", lambda: LATER
    yield session
    session.store.close()


def verdicts(theirs: Session) -> dict[int, Verdict]:
    made = received(theirs.store)
    assert made is not None
    return decided(theirs.store, made.id)


def rows(theirs: Session) -> list[Reviewed]:
    made = received(theirs.store)
    assert made is not None
    return under_review(theirs.store, made.id)


def number(package: Package, words: str) -> int:
    return next(one.number for one in package.excerpts if words in one.quote)


def test_every_excerpt_is_listed_with_its_codes_and_document(
    package: Package, theirs: Session
) -> None:
    assert [(one.number, one.quote) for one in rows(theirs)] == [
        (one.number, one.quote) for one in package.excerpts
    ]
    ship = next(one for one in rows(theirs) if "🚢" in one.quote)
    assert (ship.title, ship.codes, ship.grade, ship.touched) == ("Ships", "Security", "B–", ())


def test_decisions_are_written_down_with_their_time_and_can_be_undone(
    package: Package, theirs: Session
) -> None:
    ship, talks = number(package, "🚢"), number(package, "ceasefire")
    theirs.run(DecideExcerpts((ship, talks), "accept"))
    theirs.run(CommentOnExcerpt(ship, "  well chosen "))
    theirs.run(DecideExcerpts((ship,), "reject"))
    held = verdicts(theirs)
    assert {one.number: one.ruling for one in held.values()} == {ship: "reject", talks: "accept"}
    assert (held[ship].comment, held[ship].decided_at) == ("well chosen", LATER)
    assert theirs.store.history.next_undo() == "Reject excerpt"
    theirs.undo()
    assert verdicts(theirs)[ship].ruling == "accept"
    for _ in range(2):
        theirs.undo()
    assert verdicts(theirs) == {}
    made = received(theirs.store)
    assert made and review_under_way(theirs.store, made.id) is None


def test_a_comment_alone_is_a_decision_until_it_is_taken_off(
    package: Package, theirs: Session
) -> None:
    ship = number(package, "🚢")
    theirs.run(CommentOnExcerpt(ship, "Why?"))
    assert verdicts(theirs)[ship].ruling == "comment"
    theirs.run(CommentOnExcerpt(ship, ""))
    assert verdicts(theirs) == {}
    theirs.run(DecideExcerpts((ship,), "accept"))
    theirs.run(TakeDecisionBack((ship,)))
    assert verdicts(theirs) == {}
    with pytest.raises(Refusal, match="Nothing was decided"):
        theirs.run(TakeDecisionBack((ship,)))


def test_what_the_list_is_narrowed_by(package: Package, theirs: Session) -> None:
    row = rows(theirs)[0]
    assert states_of(row, None) == {"", "undecided"}
    assert states_of(row, Verdict(ruling="comment", comment="?")) == {"", "undecided", "commented"}
    assert states_of(row, Verdict(ruling="accept")) == {"", "accept"}
    assert states_of(replace(row, touched=("note",)), None) == {"", "undecided", "touched"}


def test_an_excerpt_that_was_changed_here_is_told_from_the_rest(
    package: Package, theirs: Session
) -> None:
    ship, talks = number(package, "🚢"), number(package, "ceasefire")
    ids = {one.number: one.excerpt_id for one in rows(theirs)}
    theirs.run(AnnotateExcerpts((ids[ship],), "mine"))
    theirs.run(DecideExcerpts((talks,), "reject"))
    theirs.run(DeleteExcerpts((ids[talks],)))
    touched = {one.number: one.touched for one in rows(theirs) if one.touched}
    assert touched == {ship: ("note",), talks: ("gone",)}
    assert verdicts(theirs)[talks].ruling == "reject"


def test_decisions_go_back_as_those_of_a_browser_do(
    corpus: Corpus, package: Package, theirs: Session, tmp_path: Path
) -> None:
    ship, talks = number(package, "🚢"), number(package, "ceasefire")
    ceasefire = next(one.id for one in theirs.store.codes.find() if one.name == "Ceasefire")
    new = theirs.run(AddCode("Convoys", next(iter(theirs.store.codes.find())).id))
    theirs.run(DecideExcerpts((ship,), "change", (ceasefire, new)))
    theirs.run(DecideExcerpts((talks,), "accept"))
    theirs.run(CommentOnExcerpt(talks, "Clear."))
    path = tmp_path / "decisions.json"
    write_answer(answer(theirs.store, " Rita ", LATER), path)
    data = path.read_bytes()
    made = corpus.session.store.packages.named(package_key(data))
    assert made is not None
    told = read(data, made.secret)
    assert (told.reviewer, told.made) == ("Rita", LATER)
    assert set(told.decisions) == {
        Decision(ship, "change", (2,), "", LATER, ("Security / Convoys",)),
        Decision(talks, "accept", (), "Clear.", LATER),
    }
    assert told.marks == ()


def test_excerpts_that_the_reviewer_made_go_back_as_they_stand_in_the_document(
    package: Package, theirs: Session
) -> None:
    row = next(one for one in rows(theirs) if "🚢" in one.quote)
    security = theirs.store.codes.find()[0]
    ship = theirs.store.documents.text(row.document_id).index("🚢")
    theirs.run(AddExcerpt(row.document_id, ship, ship + 1, (security.id,), "a ship"))
    theirs.run(AddExcerpt(row.document_id, 0, ship, ()))
    told = answer(theirs.store, "Rita", LATER)
    there, document = (
        FIRST.index("🚢"),
        next(o.number for o in package.documents if o.title == "Ships"),
    )
    assert told.decisions.marks == (
        MarkMade(document, there, there + 1, "🚢", (1,), "a ship", LATER),
    )
    assert told.left_out == 1


def test_a_blind_reviewer_sends_marks_alone(corpus: Corpus, tmp_path: Path) -> None:
    package = corpus.make(blind=True).package
    theirs = main.Projects().open(receive(main.Projects(), package, [tmp_path / "theirs"]))
    ships = next(one for one in theirs.store.documents.find() if one.title == "Ships")
    theirs.run(AddExcerpt(ships.id, 0, 14, (theirs.store.codes.find()[0].id,)))
    told = answer(theirs.store, "Rita", LATER).decisions
    theirs.store.close()
    (mark,) = told.marks
    assert (mark.quote, mark.start, mark.codes) == ("A quiet start.", 0, (1,))
    assert told.decisions == ()


def test_decisions_on_a_sealed_package_are_sealed(corpus: Corpus, tmp_path: Path) -> None:
    package = corpus.make().package
    path = receive(main.Projects(), package, [tmp_path / "theirs"], sealed=True)
    theirs = main.Projects().open(path)
    theirs.run(CommentOnExcerpt(1, "a secret word"))
    write_answer(answer(theirs.store, "Rita", LATER), tmp_path / "decisions.json")
    theirs.store.close()
    data = (tmp_path / "decisions.json").read_bytes()
    assert b"secret word" not in data
    assert read(data, package.secret).decisions[0].comment == "a secret word"


def test_what_can_t_be_sent_is_said(corpus: Corpus, theirs: Session) -> None:
    with pytest.raises(Refusal, match="Nothing was decided"):
        answer(theirs.store, "Rita", LATER)
    theirs.run(DecideExcerpts((1,), "accept"))
    with pytest.raises(Refusal, match="Say who decided"):
        answer(theirs.store, "  ", LATER)
    with pytest.raises(Refusal, match="not made of a package"):
        answer(corpus.session.store, "Rita", LATER)
    with pytest.raises(Refusal, match="not made of a package"):
        corpus.session.run(DecideExcerpts((1,), "accept"))
    with pytest.raises(Refusal, match="no excerpt 99"):
        theirs.run(DecideExcerpts((99,), "accept"))
    with pytest.raises(Refusal, match="Choose the code"):
        theirs.run(DecideExcerpts((1,), "change"))
