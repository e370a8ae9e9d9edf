"""Every excerpt knows its speaker: as the text says it, unless the analyst says otherwise."""

import pytest

from tests.db import corpus
from workbench.commands.actors import AddActor
from workbench.commands.aliases import AddAlias
from workbench.commands.excerpts import (
    AddExcerpt,
    AttributeAsRead,
    AttributeExcerpts,
    ResizeExcerpt,
)
from workbench.commands.mentions import TagMention
from workbench.commands.merging import MergeActors
from workbench.commands.relations import AddRelation
from workbench.commands.replacing import JoinVersions
from workbench.commands.statements import CorrectSpeaker
from workbench.exporting import ExportOptions, export
from workbench.model.excerpts import Speaker
from workbench.model.tables import ExcerptFilter
from workbench.queries.parsing import read_query
from workbench.statements.heard import heard
from workbench.statements.listening import attributed, listen, who_says

NEWS = (
    "Alex Vatanka, an expert on Iran, was in Basra.\n\n"
    "“The network lost its manager,” Vatanka said. “It never recovered.”\n\n"
    "A retired general said that nothing had changed there.\n"
)
QUOTE, TOLD, OWN = "The network lost its manager", "nothing had changed there", "was in Basra"


@pytest.fixture
def document_id(session):
    with session.store.operation("Import", "Ada"):
        return corpus.add_text(session.store, NEWS, outlet="Newswire")


@pytest.fixture
def vatanka(session):
    kind = next(one.id for one in session.store.actor_types.find() if one.key == "person")
    return session.run(AddActor("Alex Vatanka", kind))


@pytest.fixture
def keep(session, document_id):
    """Give what keeps words of the text as an excerpt; returns its id."""

    def made(quote):
        start = NEWS.index(quote)
        return session.run(AddExcerpt(document_id, start, start + len(quote)))

    return made


def speakers(session):
    listen(session.store)
    rows = session.store.excerpt_table.stream(ExcerptFilter(kinds=("excerpt",)))
    return [(row.speaker, row.speaker_from) for row in rows]


def test_words_are_their_speakers_and_the_authors_are_nobodys(session, vatanka, keep):
    for quote in (QUOTE, TOLD, OWN):
        keep(quote)
    assert speakers(session) == [
        ("", ""),
        ("Alex Vatanka", "text"),
        ("A retired general", "words"),
    ]
    assert listen(session.store) == frozenset()


def test_what_the_analyst_says_goes_before_the_text_and_may_be_nobody(session, vatanka, keep):
    excerpt_id, other = keep(QUOTE), session.run(AddActor("Esmail Qaani", 1))
    session.run(AttributeExcerpts((excerpt_id,), other))
    assert speakers(session) == [("Esmail Qaani", "analyst")]
    session.run(AttributeExcerpts((excerpt_id,), 0))
    assert speakers(session) == [("", "analyst")]
    read = session.store.excerpts.speaker(excerpt_id, as_read=True)
    assert read == Speaker(vatanka, "Vatanka", "text")
    session.run(AttributeAsRead((excerpt_id,)))
    assert speakers(session) == [("Alex Vatanka", "text")]
    session.undo()
    assert speakers(session) == [("", "analyst")]


def test_a_correction_of_the_statement_is_one_of_the_excerpt(session, vatanka, keep, document_id):
    keep(TOLD)
    assert speakers(session) == [("A retired general", "words")]
    session.run(CorrectSpeaker((heard(session.store, document_id)[1],), vatanka))
    assert speakers(session) == [("Alex Vatanka", "text")]
    session.undo()
    assert speakers(session) == [("A retired general", "words")]


def test_a_speaker_is_heard_again_when_names_mentions_or_spans_change(
    session, vatanka, keep, document_id
):
    excerpt_id = keep(TOLD)
    keep(QUOTE)
    general = session.run(AddActor("Hadi Ameri", 1))
    listen(session.store)
    assert session.store.spoken.waiting() == []
    session.run(AddAlias(general, "a retired general"))
    assert speakers(session)[1] == ("Hadi Ameri", "text")
    session.undo()
    assert speakers(session)[1] == ("A retired general", "words")
    start = NEWS.index("A retired general")
    session.run(TagMention(document_id, start, start + 17, general, learn_alias=False))
    assert speakers(session)[1] == ("Hadi Ameri", "text")
    session.run(MergeActors((general,), vatanka))
    assert speakers(session)[1] == ("Alex Vatanka", "text")
    session.run(ResizeExcerpt(excerpt_id, start, start + 10))
    assert speakers(session)[1] == ("", "")


def test_an_excerpt_that_moves_to_a_text_where_nobody_is_quoted_loses_its_speaker(
    session, vatanka, keep, document_id
):
    keep(QUOTE)
    assert speakers(session) == [("Alex Vatanka", "text")]
    with session.store.operation("Import", "Ada"):
        other = corpus.add_text(session.store, f"{QUOTE} and nobody knows why.\n")
    session.run(JoinVersions(document_id, other))
    assert speakers(session) == [("", "")]
    session.undo()
    assert speakers(session) == [("Alex Vatanka", "text")]


def test_what_changes_while_one_listens_waits_to_be_heard_again(session, keep, document_id):
    keep(QUOTE)
    session.store.spoken.begin([document_id])
    keep(TOLD)
    session.store.spoken.keep({document_id: {}})
    assert session.store.spoken.waiting() == [document_id]


def test_the_table_and_the_search_find_excerpts_by_whom_the_text_names(session, vatanka, keep):
    excerpt_id, told = keep(QUOTE), keep(TOLD)
    keep(OWN)
    listen(session.store)
    table = session.store.excerpt_table
    found = table.rows(table.ids(ExcerptFilter(speaker_ids=(vatanka,))))
    assert [row.id for row in found] == [excerpt_id]
    ordered = [row.id for row in table.rows(table.ids(ExcerptFilter(), "speaker"))]
    assert ordered[:2] == [excerpt_id, told]
    hits = session.store.search.look(read_query("speaker:Vatanka network")).found
    assert len(hits) == 1
    session.run(AttributeExcerpts((excerpt_id,), 0))
    assert len(table.ids(ExcerptFilter(speaker_ids=(vatanka,)))) == 0
    assert session.store.search.look(read_query("speaker:Vatanka network")).found == []


def test_a_claim_is_said_by_whoever_says_its_words(session, vatanka, keep, document_id):
    keep(QUOTE)
    listen(session.store)
    one, other = (session.run(AddActor(name, 2)) for name in ("Quds Force", "Hashd"))
    start = NEWS.index(QUOTE)
    session.run(AddRelation(one, 1, other, document_id, start, start + len(QUOTE)))
    (row,) = session.store.relations.evidence()
    assert (row.claim.voice, row.claim.speaker_id, row.speaker) == (
        "speaker",
        vatanka,
        "Alex Vatanka",
    )


def test_a_claim_of_somebody_without_a_name_says_so_in_the_words_of_the_text(
    session, keep, document_id
):
    keep(TOLD)
    listen(session.store)
    one, other = (session.run(AddActor(name, 2)) for name in ("Quds Force", "Hashd"))
    start = NEWS.index(TOLD)
    session.run(AddRelation(one, 1, other, document_id, start, start + len(TOLD)))
    (row,) = session.store.relations.evidence()
    assert (row.claim.voice, row.claim.speaker_id) == ("speaker", 0)
    assert row.speaker == "A retired general"


def test_who_says_selected_words_is_known_before_they_are_kept(session, vatanka, document_id):
    start = NEWS.index(QUOTE)
    said = who_says(session.store, 0, document_id, start, start + len(QUOTE))
    assert (said.actor_id, said.origin) == (vatanka, "text")
    assert not who_says(session.store, 0, document_id, 0, 12).named


def test_an_export_names_speakers_that_nobody_has_listened_to_yet(session, vatanka, keep, tmp_path):
    keep(QUOTE)
    rows = session.store.excerpt_table.stream(ExcerptFilter(kinds=("excerpt",)))
    path = tmp_path / "out.md"
    export(attributed(session.store, rows), "md", path, ExportOptions())
    assert "Speaker: Alex Vatanka (from the text)" in path.read_text("utf-8")
    assert session.store.spoken.waiting()


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "قاآنی گفت: «ما به کسی بدهکار نیستیم و نخواهیم بود.»\n",
            "ما به کسی بدهکار نیستیم",
            "قاآنی",
        ),
        (
            "قال الخطيب: «لم يتغير شيء في البلاد منذ ذلك اليوم».\n",
            "لم يتغير شيء في البلاد",
            "الخطيب",
        ),
    ],
)
def test_persian_and_arabic_excerpts_know_their_speakers(session, text, quote, name):
    with session.store.operation("Import", "Ada"):
        document_id = corpus.add_text(session.store, text)
    session.run(AddActor(name, 1))
    start = text.index(quote)
    session.run(AddExcerpt(document_id, start, start + len(quote)))
    assert speakers(session) == [(name, "text")]
