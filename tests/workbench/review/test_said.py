"""An excerpt tells who accepted it, what was said of it, and what changed since."""

import pytest

from tests.workbench.review.reviewed import Reviewed, accept, mark, sent
from workbench.commands.excerpts import AnnotateExcerpts
from workbench.commands.reviews import DeclineVerdicts, MergeReviews
from workbench.review.decisions import Decision
from workbench.review.said import Said, said_of
from workbench.session import Session


@pytest.fixture
def reviewed(session: Session) -> Reviewed:
    return Reviewed(session).fill()


def said(reviewed: Reviewed, number: int) -> list[Said]:
    return said_of(reviewed.session.store, reviewed.excerpts[number - 1])


def test_what_was_taken_is_told_with_who_and_when(reviewed):
    change = Decision(2, "change", codes=(2,), new_codes=("Talks / Envoys",), comment="Late")
    comment = Decision(3, "comment", comment="Who says so?")
    reviewed.session.run(MergeReviews((sent("Rana", [*accept(1), change, comment]),), take=True))
    assert said(reviewed, 1) == [Said("Accepted by Rana on 3 Feb 2024")]
    assert said(reviewed, 2) == [Said("Put under Truce, Envoys by Rana", "Late")]
    assert said(reviewed, 3) == [Said("Commented on by Rana", "Who says so?")]
    assert said(reviewed, 4) == []


def test_an_excerpt_that_changed_after_it_was_accepted_says_so(reviewed):
    reviewed.session.run(MergeReviews((sent("Rana", accept(1)),), take=True))
    reviewed.session.run(AnnotateExcerpts((reviewed.excerpts[0],), "No longer sure"))
    words = "Accepted by Rana on 3 Feb 2024; changed since it was packed: its note"
    assert said(reviewed, 1) == [Said(words)]


def test_what_waits_and_what_was_left_aside_is_told_as_such(reviewed):
    run = reviewed.session.run
    run(MergeReviews((sent("Rana", [Decision(1, "reject"), Decision(2, "reject")]),)))
    run(DeclineVerdicts((2,)))
    assert said(reviewed, 1) == [Said("Rejected by Rana; this waits for you", "", "open")]
    assert said(reviewed, 2) == [Said("Rejected by Rana; you left this aside", "", "declined")]


def test_an_excerpt_that_a_reviewer_made_says_so(reviewed):
    reviewed.session.run(MergeReviews((sent("Rana", (), [mark("nine days", 2)]),), take=True))
    made = reviewed.session.store.excerpts.find(analyst="Rana")[0]
    assert said_of(reviewed.session.store, made.id) == [Said("Marked by Rana")]
