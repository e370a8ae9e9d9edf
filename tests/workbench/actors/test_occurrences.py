"""Every place of a name is listed before it is tagged, and what is doubtful says why."""

import pytest

from tests.workbench.conftest import Add, Write
from workbench.actors.occurrences import places_of
from workbench.commands.mentions import TagMention
from workbench.copies.examining import examine
from workbench.errors import Cancelled
from workbench.session import Session
from workbench.tasks import Progress


def found(session: Session, actor_id: int, *document_ids: int) -> list[tuple[str, str]]:
    return [(one.quote, one.doubt) for one in places_of(session.store, actor_id, document_ids)]


def test_all_spellings_are_listed_with_their_context(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("😀 Qaani spoke. Then Esmail Qaani left. قاآنی")
    held = actor("Esmail Qaani", "Qaani", "قاآنی")
    places = places_of(session.store, held, [document_id])
    assert [one.quote for one in places] == ["Qaani", "Esmail Qaani", "قاآنی"]
    assert (places[0].start, places[0].before, places[0].after[:6]) == (2, "😀 ", " spoke")


def test_what_is_tagged_as_the_actor_is_left_out(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("Esmail Qaani left. Qaani came.")
    held = actor("Esmail Qaani", "Qaani")
    session.run(TagMention(document_id, 0, 12, held))
    assert found(session, held, document_id) == [("Qaani", "")]


def test_a_name_inside_a_longer_tagged_one_is_in_doubt(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("The Quds Force is near Quds.")
    force, city = actor("QF"), actor("Quds")
    session.run(TagMention(document_id, 4, 14, force))
    assert found(session, city, document_id) == [("Quds", "inside “Quds Force”"), ("Quds", "")]


def test_a_name_inside_a_longer_known_one_is_in_doubt_before_that_is_tagged(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("The Quds Force is near Quds.")
    actor("Quds Force")
    city = actor("Quds")
    assert found(session, city, document_id) == [("Quds", "inside “Quds Force”"), ("Quds", "")]


def test_words_tagged_as_somebody_else_are_in_doubt(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("Ali spoke.")
    one, other = actor("Ali Reza", "Ali"), actor("Ali Akbar", "Ali")
    session.run(TagMention(document_id, 0, 3, one))
    assert found(session, other, document_id) == [("Ali", "tagged as Ali Reza")]


def test_a_name_that_two_bear_is_in_doubt_until_the_document_names_one_in_full(
    session: Session, write: Write, actor: Add
) -> None:
    open_, decided = write("Soleimani spoke."), write("Mohammad Soleimani came. Soleimani spoke.")
    one = actor("Qassem Soleimani", "Soleimani")
    other = actor("Mohammad Soleimani", "Soleimani")
    doubt = "may be “Qassem Soleimani” or “Mohammad Soleimani”: the document does not say which"
    assert found(session, one, open_) == [("Soleimani", doubt)]
    assert found(session, other, decided) == [("Mohammad Soleimani", ""), ("Soleimani", "")]
    said = [doubt for _, doubt in found(session, one, decided)]
    assert said == [
        "inside “Mohammad Soleimani”",
        "rather Mohammad Soleimani: this document names “Mohammad Soleimani”",
    ]


def test_a_name_stays_in_doubt_where_both_bearers_are_named_in_full(
    session: Session, write: Write, actor: Add
) -> None:
    document_id = write("Qassem Soleimani met Mohammad Soleimani. Soleimani spoke.")
    one = actor("Qassem Soleimani", "Soleimani")
    actor("Mohammad Soleimani", "Soleimani")
    *_, (quote, doubt) = found(session, one, document_id)
    assert quote == "Soleimani" and doubt.endswith("the document names more than one")


def test_only_the_documents_asked_for_are_read(session: Session, write: Write, actor: Add) -> None:
    one, other = write("Iran here."), write("Iran there.")
    held = actor("Iran")
    assert len(found(session, held, one)) == 1
    assert len(found(session, held, one, other)) == 2
    assert found(session, held) == []


def test_a_cancelled_search_stops(session: Session, write: Write, actor: Add) -> None:
    document_id = write("Iran here.")
    held = actor("Iran")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        places_of(session.store, held, [document_id], progress)


def test_a_place_in_page_furniture_says_so(session: Session, write: Write, actor: Add) -> None:
    body = "Esmail Qaani spoke in the capital. " * 12
    text = f"{body}\n\nLatest articles\nWhat Esmail Qaani said\nThree maps of a sea\nNo comments:\n"
    one, qaani = write(text), actor("Esmail Qaani")
    examine(session.store)
    found = places_of(session.store, qaani, [one])
    assert [place.furnished for place in found] == [False] * 12 + [True]
    assert found[-1].doubt == "in page furniture"
