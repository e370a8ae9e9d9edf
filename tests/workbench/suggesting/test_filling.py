"""The queue is filled beside the program, a document at a time, and goes on where it was stopped."""

import json
import sys

import pytest

from tests.workbench.conftest import Write
from workbench.commands.actors import AddActor
from workbench.commands.furniture import SayFurniture
from workbench.commands.mentions import TagMention
from workbench.copies.examining import examine
from workbench.errors import Cancelled, Refusal
from workbench.session import Session
from workbench.suggesting.filling import RULES, fill
from workbench.tasks import Progress

TEXT = (
    "General Tomas Okoro met officials in Nairobi on Monday. “We will stay,” Okoro said.\n\n"
    "A spokesman for the Blue Nile Front (BNF) denied it. The BNF had no comment on Okoro."
)


def names(session: Session) -> dict[str, int]:
    return {one.name: one.mentions for one in session.store.suggested.actors()}


def test_names_are_suggested_with_all_their_places_and_voices(
    session: Session, write: Write
) -> None:
    document = write(TEXT)
    assert fill(session.store, hands=1) == {document}
    found = names(session)
    assert found["Tomas Okoro"] == 3 and found["Blue Nile Front"] == 3
    quoted = [
        TEXT[start:end]
        for said in json.loads(session.store.suggested.voices(document))["statements"]
        for start, end in said["spans"]
    ]
    assert "We will stay" in "".join(quoted)
    assert session.store.suggested.waiting(RULES) == []
    assert fill(session.store) == frozenset()


def test_names_that_the_project_knows_are_suggested_under_its_own_name(
    session: Session, write: Write
) -> None:
    person = session.store.actor_types.find(key="person")[0].id
    actor = session.run(AddActor("T. Okoro", person, ("Tomas Okoro", "Okoro")))
    document = write(TEXT)
    start = TEXT.index("Tomas")
    session.run(TagMention(document, start, start + 11, actor))
    fill(session.store, hands=1)
    assert names(session)["T. Okoro"] == 2


def test_page_furniture_is_left_out(session: Session, write: Write) -> None:
    document = write(TEXT + "\n\nMore about Viktor Lindqvist and his boat\n")
    session.run(SayFurniture(document, len(TEXT) + 3, len(TEXT) + 5, "confirmed"))
    examine(session.store)
    fill(session.store, hands=1)
    assert not any("Lindqvist" in name for name in names(session))


def test_a_stopped_run_keeps_what_was_found_and_the_next_goes_on(
    session: Session, write: Write
) -> None:
    documents = {write(f"{TEXT} {number}") for number in range(24)}
    progress = Progress(lambda done, total, words: progress.cancel() if done == 12 else None)
    with pytest.raises(Cancelled):
        fill(session.store, progress, hands=1)
    left = session.store.suggested.waiting(RULES)
    assert 0 < len(left) < 24
    assert fill(session.store, hands=1) == set(left)
    assert names(session)["Tomas Okoro"] == 3 * len(documents)


def test_where_no_reader_can_be_started_documents_go_on_waiting(
    session: Session, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write(TEXT)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Refusal, match="no reader can be started"):
        fill(session.store, hands=1)
    assert session.store.suggested.waiting(RULES) == [document]
