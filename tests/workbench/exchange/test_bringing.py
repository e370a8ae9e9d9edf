"""What a file of another program holds is added once, beside what is there, in one step."""

from pathlib import Path

import pytest

from tests.workbench.exchange.second_hand import a_bit_of_everything
from workbench.commands.bringing import BringIn, previewed
from workbench.errors import Cancelled, Refusal
from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtRelation,
)
from workbench.exchange.incoming import read_incoming
from workbench.exchange.soundness import made_sound
from workbench.exchange.standing import Count
from workbench.model.relations import RelationKind
from workbench.session import Session
from workbench.tasks import Progress


def test_everything_is_added_in_one_step_and_a_second_time_nothing(session: Session) -> None:
    store = session.store
    brought = a_bit_of_everything()
    foreseen = previewed(brought, store)
    came = session.run(BringIn(brought, "theirs.qdpx"))
    assert came.counts == foreseen.counts
    assert came.counts["documents"] == Count(2)
    assert came.counts["codings"] == Count(3)
    assert store.history.next_undo() == "Bring in “theirs.qdpx”"
    excerpt = store.excerpts.find()[0]
    assert excerpt.quote == "😀 leads" and excerpt.analyst == "Grace"
    assert [store.codes.get(one).name for one in store.excerpts.codes_of(excerpt.id)] == [
        "Themes",
        "Command",
    ]
    assert store.relations.evidence()[0].quote == "😀 leads"
    again = session.run(BringIn(a_bit_of_everything(), "theirs.qdpx"))
    assert not any(one.new or one.lost for one in again.counts.values())
    assert again.summary().startswith("Nothing was added.")
    session.undo()
    session.undo()
    assert not any(store.counts().values())


def test_what_is_there_stays_and_gains_what_it_lacks(session: Session) -> None:
    session.run(BringIn(a_bit_of_everything()))
    more = a_bit_of_everything()
    one = more.excerpts[1]
    more.excerpts[1] = BroughtExcerpt(one.document, one.start, one.end, codes=(0,), note="again")
    more.actors[0] = BroughtActor("qaani", "person", "Commander", "n", (BroughtAlias("Ghaani"),))
    for _ in range(2):
        came = session.run(BringIn(more))
        assert came.counts["excerpts"] == Count(0, 3)
    actor = session.store.actors.find(name="Qaani")[0]
    assert (actor.role, actor.note) == ("Commander", "n")
    assert [a.text for a in session.store.aliases.find(actor_id=actor.id)] == [
        *("قاآنی", "qaani", "Ghaani"),
    ]
    excerpt = session.store.excerpts.find()[1]
    assert excerpt.note == "see\nagain"
    assert len(session.store.excerpts.codes_of(excerpt.id)) == 2


def test_a_document_without_text_is_the_one_of_its_address_or_title(session: Session) -> None:
    session.run(BringIn(a_bit_of_everything()))
    brought = Brought()
    brought.documents = [
        BroughtDocument(url="https://news.example/1"),
        BroughtDocument(title="Second"),
        BroughtDocument(title="Nowhere"),
    ]
    brought.excerpts = [
        BroughtExcerpt(0, quote="Quds Force"),
        BroughtExcerpt(1, 0, 3, quote="kept its own command"),
        BroughtExcerpt(2, 0, 3),
        BroughtExcerpt(0, 5, 9, quote="not in it"),
        BroughtExcerpt(quote="kept its own command under Qaani in the long year"),
        BroughtExcerpt(),
    ]
    came = session.run(BringIn(brought))
    assert came.counts["documents"] == Count(0, 2, 1)
    assert came.counts["excerpts"] == Count(3, 0, 3)
    assert came.summary() == "Added 3 excerpts. 2 were there already. 4 found no place."
    found = [one for one in session.store.excerpts.find() if one.created_at == session.desk.clock()]
    assert [one.quote for one in found[-3:]] == [one.quote for one in brought.excerpts[:2]] + [
        brought.excerpts[4].quote
    ]


def test_two_directions_of_a_symmetric_relation_are_one(session: Session) -> None:
    brought = Brought(actors=[BroughtActor("A", "state"), BroughtActor("B", "state")])
    brought.kinds = [RelationKind(label="borders", symmetric=True)]
    brought.relations = [
        BroughtRelation(1, 0, 0, "far"),
        BroughtRelation(0, 0, 1, "near"),
        BroughtRelation(0, 0, 0),
        BroughtRelation(0, 0, 7),
    ]
    came = session.run(BringIn(brought))
    assert came.counts["relations"] == Count(1, 1, 2)
    relation = session.store.relations.find()[0]
    assert relation.subject_id < relation.object_id
    assert relation.note == "far\nnear"


def test_values_outside_the_vocabularies_are_left_out_and_said(session: Session) -> None:
    brought = a_bit_of_everything()
    brought.documents[0] = BroughtDocument(
        "Some words\0.", published="last spring", source_grade="Z", status="lost"
    )
    brought.claims = [BroughtClaim(0, 1, stance="hopes", since="2021", until="2020")]
    brought.actors.append(BroughtActor("x" * 600, "nothing known"))
    made_sound(brought)
    assert brought.remarks == [
        "A set of codes was left out.",
        "“Z” can't be the source grade of a document; left out.",
        "“lost” can't be the status of a document; left out.",
        "“last spring” is no date of publication; kept in the note.",
        "A name was cut to 500 characters.",
        "“hopes” can't be the stance of a claim; left out.",
        "“2021” to “2020” is no period; left out.",
    ]
    session.run(BringIn(brought))
    document = session.store.documents.get(1)
    assert (document.note, document.status) == ("Published: last spring", "unread")
    assert session.store.documents.text(1) == "Some words\ufffd."
    assert session.store.claims.find()[0].stance == "asserts"


def test_cancel_keeps_nothing(session: Session) -> None:
    progress = Progress(lambda done, total, words: words == "Writing claims" and progress.cancel())
    with pytest.raises(Cancelled):
        session.run(BringIn(a_bit_of_everything(), progress=progress))
    assert not any(session.store.counts().values())
    with pytest.raises(Refusal, match="holds nothing"):
        session.run(BringIn(Brought()))


def test_a_file_that_nobody_knows_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "strange.qdpx"
    path.write_text("nothing of the kind", "utf-8")
    with pytest.raises(Refusal, match=r"“strange.qdpx” is no file of another program"):
        read_incoming(path)
    with pytest.raises(Refusal, match=r"“absent.qdc” can't be read"):
        read_incoming(tmp_path / "absent.qdc")
