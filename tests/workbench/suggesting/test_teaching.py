"""What the analyst decides on one document is known when the next one comes."""

import hashlib
from collections.abc import Callable

import pytest

from workbench.commands.actors import AddActor
from workbench.commands.suggestions import AcceptSuggested, RejectSuggested, SuggestAgain
from workbench.model.decisions import SuggestedActor
from workbench.model.documents import Content, Document
from workbench.session import Session
from workbench.suggesting.filling import fill
from workbench.suggesting.project import suggestions

Add = Callable[[str], int]


@pytest.fixture
def bring(session: Session) -> Add:
    """Import a text and read it for the queue."""

    def add(text: str) -> int:
        sha = hashlib.sha256(text.encode()).hexdigest()
        with session.store.operation("Import", "Ada"):
            content = Content(text=text, sha256=sha, original_sha256=sha, encoding="utf-8")
            content_id = session.store.documents.add_content(content, text.encode())
            document = session.store.documents.add(
                Document(content_id=content_id, length=len(text))
            )
        fill(session.store, hands=1)
        return document

    return add


def queue(session: Session) -> dict[str, SuggestedActor]:
    return {one.name: one for one in session.store.suggested.actors()}


def type_id(session: Session, key: str) -> int:
    return session.store.actor_types.find(key=key)[0].id


def accept(session: Session, name: str, key: str) -> int:
    places = tuple(session.store.suggested.places(queue(session)[name].key))
    return session.run(AcceptSuggested(places, type_id=type_id(session, key)))


def test_a_rejected_name_stays_away_from_documents_that_come_later(
    session: Session, bring: Add
) -> None:
    bring("Deputies of the Tide Commission met on Monday.")
    session.run(RejectSuggested("Tide Commission"))
    bring("On Tuesday the TIDE COMMISSION rested. The Tide Commission's chair left for home.")
    bring("We saw the tide. The Independent Tide Commission met; the Tide Commission spoke.")
    assert not any(name.casefold() == "tide commission" for name in queue(session))


def test_a_rejected_name_is_left_out_of_what_is_listed(session: Session, bring: Add) -> None:
    bring("Deputies of the Tide Commission met Orlan Vekk on Monday.")
    session.run(RejectSuggested("Tide Commission"))
    listed = [one.text for _, found in suggestions(session.store) for one in found.mentions]
    assert listed == ["Orlan Vekk"]


def test_a_name_suggested_again_comes_back_from_later_documents_too(
    session: Session, bring: Add
) -> None:
    bring("Deputies of the Tide Commission met on Monday.")
    session.run(RejectSuggested("Tide Commission"))
    bring("Clerks of the Tide Commission met on Friday.")
    session.run(SuggestAgain(("Tide Commission",)))
    assert queue(session)["Tide Commission"].documents == 2


def test_a_place_rejected_by_itself_says_nothing_of_others(session: Session, bring: Add) -> None:
    text = "Deputies of the Tide Commission met on Monday."
    first = bring(text)
    session.run(RejectSuggested("Tide Commission", first, text.index("Tide")))
    bring("Clerks of the Tide Commission met on Friday.")
    assert queue(session)["Tide Commission"].mentions == 1


def test_an_accepted_type_is_that_of_the_name_in_later_documents(
    session: Session, bring: Add
) -> None:
    bring("People spoke of Vrontal again.")
    accept(session, "Vrontal", "party")
    bring("Nobody answered when Vrontal asked.")
    assert queue(session)["Vrontal"].type == "party"


def test_a_type_that_was_changed_stays_changed(session: Session, bring: Add) -> None:
    bring("Orlan Vekk said so.")
    accept(session, "Orlan Vekk", "organisation")
    bring("It was Orlan Vekk who asked.")
    assert queue(session)["Orlan Vekk"].type == "organisation"


def test_the_word_that_heads_an_accepted_name_tells_the_kind_of_others(
    session: Session, bring: Add
) -> None:
    bring("Voters of the Apnor Sabhan cheered.")
    accept(session, "Apnor Sabhan", "party")
    bring("Members of the Rashtor Sabhan walked out.")
    found = queue(session)["Rashtor Sabhan"]
    assert found.type == "party"
    reason = session.store.suggested.places(found.key)[0].reason
    assert reason == "“Sabhan” in the name, as in “Apnor Sabhan” in the project"


def test_a_word_that_heads_names_of_two_kinds_tells_nothing(session: Session, bring: Add) -> None:
    session.run(AddActor("Apnor Sabhan", type_id(session, "party")))
    session.run(AddActor("Gorin Sabhan", type_id(session, "media")))
    bring("Members of the Rashtor Sabhan walked out.")
    assert queue(session)["Rashtor Sabhan"].type == "unknown"


def test_a_spelling_taken_for_an_actor_joins_it_in_later_documents(
    session: Session, bring: Add
) -> None:
    known = session.run(AddActor("Orlan Vekk", type_id(session, "person")))
    bring("General Orlaan Vekkh spoke on Monday.")
    places = tuple(session.store.suggested.places(queue(session)["Orlaan Vekkh"].key))
    session.run(AcceptSuggested(places, known))
    bring("General Orlaan Vekkh was silent on Friday.")
    assert set(queue(session)) == {"Orlan Vekk"}
