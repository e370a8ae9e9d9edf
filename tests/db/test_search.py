"""Search finds words in any script and shows where they stand in the text as it was imported."""

import random
from contextlib import suppress
from typing import Any

import pytest

from db.writer import Project
from tests.workbench.queries import naive
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.errors import Cancelled, QueryRefused, Refusal
from workbench.ports import Hit
from workbench.queries import matching
from workbench.queries.parsing import read_query
from workbench.session import Session
from workbench.tasks import Progress


def found(project: Project, query: str) -> list[tuple[int, str]]:
    hits = project.search.find(query)
    for hit in hits:
        text = project.documents.text(hit.document_id)
        assert text[hit.start : hit.end] == hit.found
        assert f"{hit.before}{hit.found}{hit.after}" in text and "\n" not in hit.before + hit.after
    return [(hit.document_id, hit.found) for hit in hits]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("qaani", ["Qaani"]),
        ("QAANI LEADS", ["Qaani", "leads"]),
        ('"quds force"', ["Quds Force"]),
        ('"force quds"', []),
        ("colleag*", ["Colleagues"]),
        ("ties AND iraqi", ["ties", "Iraqi"]),
        ("nobody OR ties", ["ties"]),
        ("ties NOT iraqi", []),
        ("(lacks OR leads) NOT (nobody OR (qaani NOT esmail))", ["leads", "lacks"]),
        ("lacks NOT nobody say", ["say", "lacks"]),
        ("NEAR(lacks ties, 2)", ["lacks", "ties"]),
        ("esmail NEAR/1 groups", []),
        ("(nobody OR lacks) AND (force)", ["Force", "lacks"]),
        ("force) -- ; ' DROP", None),
        ("ex-commander's \\ % _ : ^ + {x}", []),
        ("naïve cafe", ["naive", "café"]),
    ],
)
def test_a_query_finds_the_words_it_asks_for(
    project: Project, add_document: Any, query: str, words: Any
) -> None:
    add_document(
        "Esmail Qaani 😀 leads the Quds Force.\nColleagues say he lacks ties to Iraqi groups."
    )
    add_document("A naive café owner 𝔐𝔞𝔱𝔥.", "B")
    if words is None:
        with pytest.raises(Refusal):
            project.search.find(query)
    else:
        assert [said for _, said in found(project, query)] == words


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("علی", "علي"),
        ("عَلِي", "علي"),
        ("كتاب", "کتاب"),
        ("کتــاب", "کتاب"),
        ("میروند", "می\u200cروند"),
        ("می\u200cروند", "می\u200cروند"),
        ("احمد", "أحمد"),
        ("مدرسة", "مدرسه"),
        ("مسوول", "مسؤول"),
        ("2024", "۲۰۲۴"),
        ("٢٠٢٤", "۲۰۲۴"),
        ("القرآن", "الْقُرْآن"),
        ("لا", "ﻻ"),
    ],
)
def test_letters_written_in_several_ways_find_each_other(
    project: Project, add_document: Any, query: str, said: str
) -> None:
    add_document("😀 پیش از علي و کتاب می\u200cروند أحمد مدرسه مسؤول ۲۰۲۴ الْقُرْآن ﻻ پس")
    assert found(project, query) == [(1, said)]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "Type a word"),
        (' "" * ()', "nothing to search for"),
        ("!!! ***", "Type a word"),
        ('"open', "quotation mark"),
        ("(open", "bracket ( is open"),
        ("shut)", "never opened"),
        ("AND x", "before it"),
        ("x OR", "after it"),
        ("x NOT OR y", "before it"),
        ("NEAR(x)", "two words"),
        ("NEAR/3 x", "either side"),
        ("x" * 2000, "at most"),
    ],
)
def test_a_query_without_sense_is_refused_with_its_reason(
    project: Project, query: str, why: str
) -> None:
    with pytest.raises(Refusal) as caught:
        project.search.find(query)
    assert why in str(caught.value)


def test_no_query_ever_breaks_the_index(project: Project, rich: Session) -> None:
    rng = random.Random(2)
    bits = ['"', "(", ")", "*", " ", "AND", "OR", "NOT", "NEAR(", "NEAR/2", ",", "5", "Qaani", "-",
            "title:", ":", "^", "'", "{", "}", "+", "قال", "😀", "\u200c"]  # fmt: skip
    answered = 0
    for _ in range(800):
        # anything but a refusal is a bug
        with suppress(Refusal):
            project.search.find("".join(rng.choices(bits, k=rng.randint(1, 9))))
            answered += 1
    assert answered > 200


def test_titles_are_found_and_follow_their_changes(project: Project, rich: Session) -> None:
    assert project.search.find("quieter") == [
        Hit(1, "A quieter hand", 0, 0, "", "", "Esmail Qaani 😀 leads the Quds Force.")
    ]
    assert [hit.document_id for hit in project.search.find("title:سلیمانی")] == [2]
    rich.run(EditDocuments((1,), {"title": "Renamed"}))
    assert project.search.find("quieter") == []
    assert project.search.find("renamed")
    rich.undo()
    assert project.search.find("quieter")


def test_deleted_documents_are_not_found_until_undone(project: Project, rich: Session) -> None:
    rich.run(DeleteDocuments((1,)))
    assert {hit.document_id for hit in project.search.find("Qaani")} == {2}
    rich.undo()
    assert {hit.document_id for hit in project.search.find("Qaani")} == {1, 2}


def test_hits_stop_at_the_limit_and_long_lines_are_cut(project: Project, add_document: Any) -> None:
    add_document("word " * 3000)
    hits = project.search.find("word", limit=50)
    assert len(hits) == 50
    assert max(len(hit.before) + len(hit.after) for hit in hits) <= 160


def test_a_long_text_is_searched_to_its_end(project: Project, add_document: Any) -> None:
    line = "قال علي 😀 some words about the river"
    add_document("\n".join([line] * 5000 + ["the bridge at last"]) + " x" * 30_000 + " end")
    hits = project.search.find("bridge OR end")
    assert [hit.found for hit in hits] == ["bridge", "end"]
    assert found(project, '"some words"')[:1] == [(1, "some words")]
    assert len(project.search.find('"علی some"', limit=10_000)) == 5000


def test_a_text_with_odd_letters_is_still_found_at_its_place(
    project: Project, add_document: Any
) -> None:
    add_document("\ufdd0\ufdd1 one \ufdd2 İstanbul ß Straße ﬁne \x01\x02 Σίσυφος two")
    for query, said in (("two", "two"), ("straße", "Straße"), ("σίσυφος", "Σίσυφος")):
        assert found(project, query) == [(1, said)]


def test_every_place_is_found_that_a_slow_and_plain_search_finds(
    project: Project, add_document: Any
) -> None:
    rng = random.Random(4)
    texts = {}
    for number in range(40):
        text = "".join(rng.choices(naive.FORMS, k=60)) + f" no{number}"
        texts[add_document(text, "zzzz")] = text
    found_some = 0
    for _ in range(200):
        text = rng.choice(list(texts.values()))
        at = rng.randrange(len(text) - 4)
        said = " ".join(text[at : at + rng.randint(1, 4)].replace("“", " ").split())
        prefix = rng.random() < 0.3
        try:
            hits = project.search.find(f'"{said}"' + ("*" if prefix else ""), limit=10_000)
        except Refusal:
            assert not naive.words(said)
            continue
        expected = {
            (document_id, *span)
            for document_id, text in texts.items()
            for span in naive.places(text, said, prefix)
        }
        found_some += bool(expected)
        assert {(hit.document_id, hit.start, hit.end) for hit in hits} == expected, said
    assert found_some > 100


@pytest.mark.parametrize(
    "query",
    [
        "x" * 10_000, "ab " * 3000, " OR ".join(f"w{n}" for n in range(1000)), "*", "* *", "a\0b",
        "\0", "AND", "AND OR NOT", "NEAR/3", "the and of", "a\ud800b", "/x*/", "/./", "/(/", "//", "~",
        "title:*", "title:~", "-", "😀", "\u202e", '"', "()", "(" * 500, "NOT the", "/[/ OR a",
        "NEAR(" + "a " * 200 + ", 5)", " ".join(f"name{n}~" for n in range(60)), "date:..", "is:",
        r"/(a|aa)+$/", r"/(\w+\s?)+[:;]#/", r"/(.+)\1\1x/",
    ],
)  # fmt: skip
def test_whatever_is_typed_ends_in_hits_or_in_one_sentence(
    project: Project, rich: Session, query: str
) -> None:
    for ask in (
        lambda: project.search.find(query),
        lambda: project.search.lines(read_query(query), most=50),
        lambda: project.search.look(read_query(query, typing=True)),
    ):
        try:
            ask()
        except QueryRefused as refused:
            assert str(refused).endswith(".") and "\n" not in str(refused)
            assert 0 <= refused.start <= refused.end <= len(query)


def test_a_pattern_that_takes_too_long_on_all_texts_together_is_stopped(
    project: Project, add_document: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "ALL_PATIENCE", 0.2)
    for number in range(30):
        add_document("word " * 300 + str(number))
    with pytest.raises(QueryRefused, match="takes too long"):
        project.search.find(r"/(\w+\s?)+[:;]/")


def test_a_search_is_cancelled_between_two_texts(project: Project, add_document: Any) -> None:
    for number in range(3):
        add_document(f"the river {number}")
    progress = Progress(lambda done, total, words: progress.cancel() if done else None)
    with pytest.raises(Cancelled):
        project.search.look(read_query("/riv.r/"), progress=progress)
