"""Versions are joined and parted by hand, and what was not found again is placed."""

import pytest

from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.excerpts import AddExcerpt
from workbench.commands.mentions import TagMention
from workbench.commands.placing import PlaceAgain
from workbench.commands.replacing import JoinVersions, PartVersions
from workbench.errors import Refusal
from workbench.session import Desk, Session

OLDER = "Iran funds the Badr group. Iran arms it too. The group denies all of it."
NEWER = "Updated. Iran funds the Badr group. It denies all of it, a man said."


@pytest.fixture
def pair(add_text):
    return add_text(OLDER), add_text(NEWER)


def marked(session, document_id, quote):
    start = session.store.documents.text(document_id).index(quote)
    return session.run(AddExcerpt(document_id, start, start + len(quote)))


def quotes(session, document_id):
    return {one.quote for one in session.store.excerpts.find(document_id=document_id)}


def test_joined_documents_are_versions_and_excerpts_move(session, pair):
    older, newer = pair
    for quote in ("funds the Badr group", "Iran arms it too"):
        marked(session, older, quote)
    session.run(EditDocuments((older,), {"note": "Ask", "outlet": "Newswire", "author": "A"}))
    session.run(EditDocuments((newer,), {"author": "B"}))
    carried = session.run(JoinVersions(older, newer))
    assert (carried.excerpts, [one.quote for one in carried.left]) == (1, ["Iran arms it too"])
    joined = session.store.documents.get(newer)
    assert (joined.replaces_id, joined.author, joined.outlet) == (older, "B", "Newswire")
    assert joined.note == "Ask"
    assert quotes(session, newer) == {"funds the Badr group"}
    assert quotes(session, older) == {"Iran arms it too"}


def test_an_excerpt_stays_where_the_newer_version_has_one_on_the_same_words(session, pair, actor):
    older, newer = pair
    iran, badr = actor("Iran"), actor("Badr")
    for document_id, tagged in ((older, iran), (newer, iran), (older, badr)):
        start = session.store.documents.text(document_id).index("Badr")
        session.run(TagMention(document_id, start, start + 4, tagged))
    marked(session, newer, "funds the Badr group")
    marked(session, older, "funds the Badr group")
    carried = session.run(JoinVersions(older, newer))
    assert (carried.excerpts, carried.mentions, len(carried.left)) == (0, 1, 2)
    assert session.store.check() == []


def test_the_same_words_of_two_analysts_both_move(session, pair):
    older, newer = pair
    ours = marked(session, older, "funds the Badr group")
    theirs = marked(Session(session.store, session.bus, Desk("Ben", session.desk.clock)), older,
                    "funds the Badr group")  # fmt: skip
    session.run(JoinVersions(older, newer))
    moved = [session.store.excerpts.get(one).document_id for one in (ours, theirs)]
    assert moved == [newer, newer]


def test_what_is_joined_goes_behind_the_newest_version(session, pair, add_text):
    older, newer = pair
    newest = add_text(NEWER + " More of it.")
    session.run(JoinVersions(older, newer))
    session.run(JoinVersions(older, newest))
    assert session.store.documents.newer() == {older: newer, newer: newest}
    for wrong in (JoinVersions(older, newest), JoinVersions(newest, older)):
        with pytest.raises(Refusal):
            session.run(wrong)


def test_parting_gives_back_what_was_marked_before(session, pair):
    older, newer = pair
    marked(session, older, "funds the Badr group")
    session.run(JoinVersions(older, newer))
    with session.store.operation("Import", "Ada"):
        session.store.documents.change([newer], added_at="2024-02-04T12:30:00+00:00")
    later = marked(session, newer, "a man said")
    with session.store.operation("Highlight", "Ada"):
        session.store.excerpts.change([later], created_at="2024-02-05T09:00:00+00:00")
    carried = session.run(PartVersions(newer))
    assert (carried.excerpts, carried.left) == (1, ())
    assert session.store.documents.newer() == {}
    assert quotes(session, older) == {"funds the Badr group"}
    assert quotes(session, newer) == {"a man said"}
    with pytest.raises(Refusal, match="not the newer version"):
        session.run(PartVersions(newer))


def test_an_excerpt_is_placed_in_a_newer_version_only_and_once(session, pair, add_text):
    older, newer = pair
    lost = marked(session, older, "The group denies all of it")
    session.run(JoinVersions(older, newer))
    at = NEWER.index("It denies")
    with pytest.raises(Refusal, match="newer version"):
        session.run(PlaceAgain("excerpt", lost, add_text("Another text."), 0, 7))
    there = marked(session, newer, "It denies all of it")
    with pytest.raises(Refusal, match="already an excerpt on exactly these words"):
        session.run(PlaceAgain("excerpt", lost, newer, at, at + 19))
    session.run(PlaceAgain("excerpt", lost, newer, at, at + 9))
    placed = session.store.excerpts.get(lost)
    assert (placed.document_id, placed.quote, placed.id != there) == (newer, "It denies", True)
    assert session.store.check() == []


def test_deleting_a_newer_version_gives_back_what_came_over(session, pair):
    older, newer = pair
    kept = marked(session, older, "funds the Badr group")
    session.run(JoinVersions(older, newer))
    with session.store.operation("Import", "Ada"):
        session.store.documents.change([newer], added_at="2024-02-04T12:30:00+00:00")
    session.run(DeleteDocuments((newer,)))
    assert session.store.excerpts.get(kept).document_id == older
    assert session.store.check() == []
    session.undo()
    assert session.store.excerpts.get(kept).document_id == newer
    session.run(DeleteDocuments((older, newer)))
    assert session.store.counts()["excerpts"] == 0


def test_deleting_a_version_in_the_middle_keeps_the_chain(session, pair, add_text):
    older, newer = pair
    newest = add_text(NEWER + " More of it.")
    session.run(JoinVersions(older, newer))
    session.run(JoinVersions(newer, newest))
    session.run(DeleteDocuments((newer,)))
    assert session.store.documents.newer() == {older: newest}
    session.undo()
    assert session.store.documents.newer() == {older: newer, newer: newest}
    session.run(DeleteDocuments((older, newer)))
    assert session.store.documents.newer() == {}
