"""Everything an actor says, and everything said about it, over the whole corpus."""

import json

import pytest

from tests.db import corpus
from workbench.commands.actors import AddActor
from workbench.commands.mentions import TagMention
from workbench.commands.statements import CorrectSpeaker, RejectStatement
from workbench.errors import Refusal
from workbench.exporting.sayings import how, quotation, write_sayings
from workbench.exporting.verify import verify
from workbench.model.copies import Overlap
from workbench.statements.heard import heard
from workbench.statements.sayings import called, said_about, said_by, within
from workbench.suggesting.filling import fill

FIRST = (
    "Hadi Ameri spoke in Basra on Monday.\n\n"
    "“The road to the border is open again,” said Hadi Ameri. “Nobody will close it.”\n\n"
    "A diplomat said, citing two officials, that Hadi Ameri had never been to the border.\n"
)
TALK = """Interviewer: What did Hadi Ameri tell you about the road?

Lina Saab: He told me nothing, and I asked him twice. Hadi Ameri is a careful man.

Interviewer: Did anybody else talk to you?

Lina Saab: A guard said: “Ameri comes here every week with his men.” I believe the guard.
"""
LATER = "“We have seen nobody there for a week,” Lina Saab said on Friday in the capital.\n"


@pytest.fixture
def add_text(session):
    def add(text, **known):
        with session.store.operation("Import", "Ada"):
            return corpus.add_text(session.store, text, known.pop("title", "A"), **known)

    return add


@pytest.fixture
def people(session):
    kind = next(one.id for one in session.store.actor_types.find() if one.key == "person")
    return tuple(session.run(AddActor(name, kind)) for name in ("Hadi Ameri", "Lina Saab"))


@pytest.fixture
def told(session, add_text, people):
    """Give three documents with every mention of two people tagged."""
    ids = (
        add_text(FIRST, title="Border", outlet="Newswire", published="2024-02"),
        add_text(TALK, title="Talk", outlet="Review", published="2023-11-05"),
        add_text(LATER, title="Later", published="2024-03-01"),
    )
    ameri, saab = people
    for document_id, text in zip(ids, (FIRST, TALK, LATER), strict=True):
        for name, actor_id in (("Ameri", ameri), ("Lina Saab", saab)):
            start = text.find(name)
            while start >= 0:
                session.run(TagMention(document_id, start, start + len(name), actor_id))
                start = text.find(name, start + 1)
    fill(session.store, hands=1)
    return ids


def listed(found):
    return [(one.cited.title, one.speaker, one.words) for one in found]


def test_what_somebody_says_comes_by_date_with_its_pieces(session, told, people):
    ameri, saab = people
    assert listed(said_by(session.store, ameri)) == [
        ("Border", "Hadi Ameri", "The road to the border is open again, … Nobody will close it."),
    ]
    assert [one.cited.title for one in said_by(session.store, saab)] == ["Talk", "Talk", "Later"]


def test_what_is_said_about_somebody_is_by_others_who_mention_it(session, told, people):
    found = said_about(session.store, people[0])
    assert [(one.cited.title, one.speaker) for one in found] == [
        ("Talk", "Interviewer"),
        ("Talk", "Lina Saab"),
        ("Talk", "A guard"),
        ("Border", "A diplomat"),
    ]
    last = found[-1]
    assert last.words == "Hadi Ameri had never been to the border"
    assert [FIRST[start:end] for start, end in last.about] == ["Ameri"]
    assert how(last) == "reported, “said”, citing two officials"
    assert said_about(session.store, people[1]) == []


def test_corrections_count_for_what_was_found(session, told, people):
    ameri, saab = people
    one = next(one for one in heard(session.store, told[0]) if one.mode == "indirect")
    session.run(CorrectSpeaker((one,), saab))
    assert listed(said_by(session.store, saab))[2] == (
        "Border", "Lina Saab", "Hadi Ameri had never been to the border",
    )  # fmt: skip
    assert said_about(session.store, ameri)[-1].speaker == "Lina Saab"
    session.undo()
    session.run(RejectStatement(next(o for o in heard(session.store, told[0]) if not o.record_id)))
    assert said_by(session.store, ameri) == []


def test_what_a_copy_repeats_is_left_out_unless_it_is_wanted(session, told, people, add_text):
    copy = add_text(FIRST + "\nIt is quiet.\n", title="Repost", published="2024-03-09")
    start = FIRST.index("Ameri. ")
    session.run(TagMention(copy, start, start + 5, people[0]))
    session.store.copies.keep_overlaps(
        [], [Overlap(copy, told[0], 0.95), Overlap(told[0], copy, 0.98)]
    )
    assert len(said_by(session.store, people[0])) == 1
    every = said_by(session.store, people[0], independent=False)
    assert [(one.cited.title, one.repeated) for one in every] == [
        ("Border", False),
        ("Repost", True),
    ]


def test_a_period_narrows_by_the_day_of_publication(session, told, people):
    every = said_by(session.store, people[1])
    assert len(within(every, "2024", "")) == 1
    assert len(within(every, "", "2023")) == 2
    assert within(every, "2023-12", "2024-02") == []


def test_an_actor_is_asked_for_by_any_of_its_names(session, people):
    assert called(session.store, " hadi ameri") == people[0]
    with pytest.raises(Refusal, match="No actor is called “Nobody”"):
        called(session.store, "Nobody")
    session.run(AddActor("Hadi Ameri", 2))
    with pytest.raises(Refusal, match="may be"):
        called(session.store, "Hadi Ameri")


def test_an_actor_that_is_gone_is_refused_and_one_never_mentioned_says_nothing(session, people):
    with pytest.raises(Refusal):
        said_by(session.store, 99)
    assert said_by(session.store, people[0]) == said_about(session.store, people[0]) == []


@pytest.mark.parametrize("ending", ["csv", "jsonl", "md", "html", "xlsx"])
def test_a_list_is_written_in_every_format_and_its_quotes_are_found_again(
    session, told, people, tmp_path, ending
):
    found = said_about(session.store, people[0])
    path = tmp_path / f"about.{ending}"
    assert write_sayings(found, path) == 4
    report = verify(path, session.store)
    assert (report.found, report.missing) == (4, 0)
    if ending == "jsonl":
        last = json.loads(path.read_text("utf-8").splitlines()[-1])
        assert (last["speaker"], last["mode"], last["verb"], last["title"]) == (
            "A diplomat", "indirect", "said", "Border",
        )  # fmt: skip
        assert last["speaker_from"] == "words"


def test_a_quotation_is_pasted_with_its_citation(session, told, people):
    said = quotation(said_by(session.store, people[0])[0])
    assert said == (
        "“The road to the border is open again, … Nobody will close it.”\n"
        "— Hadi Ameri (quoted, “said”), in “Border”, Newswire, Feb 2024\n"
    )


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("قاآنی گفت: «ما به کسی بدهکار نیستیم و نخواهیم بود.»\n", "قاآنی", "ما به کسی بدهکار"),
        ("قال الخطيب: «لم يتغير شيء في البلاد منذ ذلك اليوم».\n", "الخطيب", "لم يتغير شيء"),
    ],
)
def test_persian_and_arabic_statements_are_found(session, add_text, text, name, words):
    document_id, actor_id = add_text(text), session.run(AddActor(name, 1))
    start = text.index(name)
    session.run(TagMention(document_id, start, start + len(name), actor_id))
    (one,) = said_by(session.store, actor_id)
    assert one.words.startswith(words)
