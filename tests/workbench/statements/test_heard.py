"""Who says what in a document: as rules found it, put right by the analyst, with the actors meant."""

import pytest

from tests.db import corpus
from workbench.commands.actors import AddActor
from workbench.commands.documents import EditDocuments
from workbench.commands.mentions import TagMention
from workbench.commands.merging import MergeActors
from workbench.commands.replacing import JoinVersions
from workbench.commands.statements import (
    AddStatement,
    CorrectMode,
    CorrectSpeaker,
    RejectStatement,
    TakeBackCorrections,
)
from workbench.errors import Refusal
from workbench.statements.heard import at, chain, heard, speaker_at
from workbench.suggesting.filling import fill

TALK = """Interviewer: What changed after the strike?

Selin Ateş: The network lost its manager. I think it took them two years to recover.

Interviewer: And who runs it now?

SA: Nobody you would know. I met the new man once, in Basra, and he hardly spoke.
"""
NEWS = (
    "Alex Vatanka, an expert on Iran, was in Basra.\n\n"
    "“The network lost its manager,” Vatanka said. “It never recovered.”\n\n"
    "The Quds Force commander said that nothing had changed.\n"
)


@pytest.fixture
def add_text(session):
    def add(text):
        with session.store.operation("Import", "Ada"):
            return corpus.add_text(session.store, text)

    return add


@pytest.fixture
def person(session):
    kind = next(one.id for one in session.store.actor_types.find() if one.key == "person")
    return lambda name: session.run(AddActor(name, kind))


@pytest.fixture
def group(session):
    kind = next(one.id for one in session.store.actor_types.find() if one.key == "armed_group")
    return lambda name: session.run(AddActor(name, kind))


def tag(session, document_id, quote, actor_id):
    start = session.store.documents.text(document_id).index(quote)
    session.run(TagMention(document_id, start, start + len(quote), actor_id, learn_alias=False))


def words(session, one):
    text = session.store.documents.text(one.document_id)
    return [text[start:end] for start, end in one.spans]


def told(session, document_id):
    return [(one.mode, one.called) for one in heard(session.store, document_id)]


def test_statements_are_heard_before_and_after_the_queue_was_filled(session, add_text):
    document_id = add_text(NEWS)
    before = heard(session.store, document_id)
    assert [(one.mode, one.speaker) for one in before] == [
        ("direct", "Vatanka"),
        ("indirect", "The Quds Force commander"),
    ]
    assert words(session, before[0]) == ["The network lost its manager,", "It never recovered."]
    assert (before[0].verb, before[0].record_id, before[0].kind) == ("said", 0, "statement")
    fill(session.store, hands=1)
    assert heard(session.store, document_id) == before


def test_a_last_name_is_the_one_person_of_the_document_who_bears_it(session, add_text, person):
    document_id, vatanka = add_text(NEWS), person("Alex Vatanka")
    one = heard(session.store, document_id)[0]
    assert (one.actor_id, one.actor) == (vatanka, "Alex Vatanka")
    assert one.why == "the last name of “Alex Vatanka” in this document"


def test_a_last_name_stays_open_where_two_persons_bear_it(session, add_text, person):
    person("Alex Vatanka")
    other = person("Omid Vatanka")
    document_id = add_text(NEWS + "\nOmid Vatanka, his brother, was not there.\n")
    one = heard(session.store, document_id)[0]
    assert (one.actor_id, one.speaker) == (0, "Vatanka")
    assert one.why == "the document names “Alex Vatanka” and “Omid Vatanka”"
    session.run(AddActor("Third", 1))
    tag(session, document_id, "Vatanka said", other)
    tag(session, document_id, "Vatanka said", other)
    assert heard(session.store, document_id)[0].actor_id == other


def test_a_last_name_stays_open_where_the_text_names_a_stranger_who_bears_it(
    session, add_text, person
):
    person("Alex Vatanka")
    document_id = add_text(NEWS + "\nOmid Vatanka, his brother, was not there.\n")
    fill(session.store, hands=1)
    one = heard(session.store, document_id)[0]
    assert one.actor_id == 0
    assert "Omid Vatanka" in one.why


def test_who_is_of_an_actor_is_not_the_actor(session, add_text, group):
    force = group("Quds Force")
    document_id = add_text(NEWS)
    tag(session, document_id, "Quds Force", force)
    commander = heard(session.store, document_id)[1]
    assert (commander.actor_id, commander.called) == (0, "The Quds Force commander")


def test_an_actor_is_meant_with_its_article_and_a_person_with_titles(
    session, add_text, person, group
):
    force, qaani = group("Quds Force"), person("Esmail Qaani")
    document_id = add_text(
        "The Quds Force said that “nobody was killed in the raid”.\n\n"
        "“We shall see what comes of it,” said General Esmail Qaani.\n"
    )
    assert [one.actor_id for one in heard(session.store, document_id)] == [force, qaani]


def test_turns_are_heard_and_initials_are_who_is_labelled_in_full(session, add_text, person):
    ates = person("Selin Ateş")
    document_id = add_text(TALK)
    every = heard(session.store, document_id)
    assert [(one.kind, one.speaker, one.actor_id) for one in every] == [
        ("turn", "Interviewer", 0),
        ("turn", "Selin Ateş", ates),
        ("turn", "Interviewer", 0),
        ("turn", "SA", ates),
    ]


def test_whose_words_a_span_is(session, add_text):
    document_id = add_text(NEWS)
    every, text = heard(session.store, document_id), session.store.documents.text(document_id)
    lost = text.index("lost its manager")
    assert speaker_at(every, lost, lost + 16) == every[0]
    assert speaker_at(every, 0, 12) is None
    assert at(every, text.index("nothing had changed")) == every[1]
    assert at(every, 3) is None


def test_a_speaker_is_corrected_to_an_actor_to_words_and_to_nobody(session, add_text, person):
    document_id, qaani = add_text(NEWS), person("Esmail Qaani")
    text = session.store.documents.text(document_id)
    told_by = heard(session.store, document_id)[1]
    session.run(CorrectSpeaker((told_by,), qaani, name="Esmail Qaani"))
    one = heard(session.store, document_id)[1]
    assert (one.called, one.speaker, one.state) == (
        "Esmail Qaani",
        "The Quds Force commander",
        "corrected",
    )
    assert session.store.history.next_undo() == "Correct speaker to “Esmail Qaani”"
    expert = text.index("an expert on Iran")
    session.run(CorrectSpeaker((one,), words=(expert, expert + 17), name="an expert on Iran"))
    one = heard(session.store, document_id)[1]
    assert (one.called, one.actor_id) == ("an expert on Iran", 0)
    session.run(CorrectSpeaker((one,)))
    one = heard(session.store, document_id)[1]
    assert (one.called, one.speaker_span) == ("", None)
    assert len(session.store.statements.find()) == 1
    session.run(TakeBackCorrections((one.record_id,)))
    assert heard(session.store, document_id)[1] == told_by


def test_words_never_have_two_corrections(session, add_text, person):
    document_id, qaani = add_text(NEWS), person("Esmail Qaani")
    before = heard(session.store, document_id)
    session.run(CorrectSpeaker((before[1],), qaani))
    session.run(CorrectSpeaker((before[1],)))  # as it was heard before the first correction
    assert len(session.store.statements.find()) == 1
    assert [one.called for one in heard(session.store, document_id)] == ["Vatanka", ""]


def test_another_actor_than_the_one_named_takes_the_name_away(session, add_text, person):
    document_id, qaani = add_text(NEWS), person("Esmail Qaani")
    person("Alex Vatanka")
    one = heard(session.store, document_id)[0]
    session.run(CorrectSpeaker((one,), qaani))
    one = heard(session.store, document_id)[0]
    assert (one.called, one.speaker, one.speaker_span) == ("Esmail Qaani", "Esmail Qaani", None)


def test_all_turns_of_a_label_are_corrected_in_one_step(session, add_text, person):
    document_id, me = add_text(TALK), person("Ada Byron")
    asked = tuple(one for one in heard(session.store, document_id) if one.speaker == "Interviewer")
    session.run(CorrectSpeaker(asked, me, name="Ada Byron"))
    assert [one.called for one in heard(session.store, document_id)][::2] == ["Ada Byron"] * 2
    session.undo()
    assert heard(session.store, document_id)[0].actor_id == 0


def test_a_statement_is_rejected_and_found_again_when_it_is_added(session, add_text):
    document_id = add_text(NEWS)
    before = heard(session.store, document_id)
    session.run(RejectStatement(before[1]))
    assert heard(session.store, document_id) == before[:1]
    session.run(AddStatement(document_id, *before[1].spans[0], mode="indirect"))
    (again,) = heard(session.store, document_id)[1:]
    assert (again.called, again.spans, again.mode) == (
        before[1].called,
        before[1].spans,
        "indirect",
    )


def test_words_are_added_as_a_statement_without_their_marks(session, add_text, person):
    document_id, qaani = (
        add_text(NEWS + "\nThe “No entry” campaign failed.\n"),
        person("Esmail Qaani"),
    )
    text = session.store.documents.text(document_id)
    sign = text.index("“No entry”")
    session.run(AddStatement(document_id, sign, sign + 10, qaani))
    added = heard(session.store, document_id)[-1]
    assert (words(session, added), added.state, added.called) == (
        ["No entry"],
        "added",
        "Esmail Qaani",
    )
    session.run(RejectStatement(added))
    assert session.store.history.next_undo() == "Delete statement"
    assert session.store.statements.find() == []


def test_direct_becomes_indirect_but_never_a_turn(session, add_text):
    document_id, talk = add_text(NEWS), add_text(TALK)
    session.run(CorrectMode(heard(session.store, document_id)[0], "indirect"))
    assert told(session, document_id)[0] == ("indirect", "Vatanka")
    with pytest.raises(Refusal, match="word for word"):
        session.run(CorrectMode(heard(session.store, talk)[0], "indirect"))


def test_the_chain_goes_from_the_author_to_the_cited_source(session, add_text):
    document_id = add_text(
        "Two officials met in Basra.\n\n"
        "The network lost its manager, Reuters reported on Monday, citing two officials.\n"
    )
    session.run(EditDocuments((document_id,), {"author": "Desk", "outlet": "Newswire"}))
    (one,) = heard(session.store, document_id)
    links = chain(one, session.store.documents.get(document_id))
    assert [(link.role, link.name) for link in links] == [
        ("author", "Desk"),
        ("outlet", "Newswire"),
        ("speaker", "Reuters"),
        ("source", "two officials"),
    ]


def test_merged_actors_go_on_speaking_as_one(session, add_text, person):
    document_id, one, other = add_text(NEWS), person("Esmail Qaani"), person("Ismail Ghaani")
    session.run(CorrectSpeaker((heard(session.store, document_id)[1],), other))
    session.run(MergeActors((other,), one))
    assert heard(session.store, document_id)[1].actor_id == one


def test_corrections_hold_for_a_newer_version_too(session, add_text, person):
    older, newer = add_text(NEWS), add_text("Updated on Monday.\n\n" + NEWS)
    qaani = person("Esmail Qaani")
    session.run(CorrectSpeaker((heard(session.store, older)[1],), qaani))
    session.run(JoinVersions(older, newer))
    for document_id in (older, newer):
        one = heard(session.store, document_id)[1]
        assert (one.called, one.speaker) == ("Esmail Qaani", "The Quds Force commander")
    assert session.store.check() == []
