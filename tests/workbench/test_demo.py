import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from workbench.demo import DemoDamaged, build_demo, demo_file, find_quote, manifest
from workbench.model.dates import parse_date

#: articles on the same subject, where somebody keeps them beside the checkout; never part of it
SEEDS = next(
    (place for up in Path(__file__).parents if (place := up / "shared" / "seeds").is_dir()),
    Path("nowhere"),
)


@pytest.fixture
def demo(session):
    build_demo(session)
    return session.store


def test_the_demo_is_rich_enough_for_a_first_look(demo):
    counts = demo.counts()
    assert 8 <= counts["documents"] <= 12
    assert counts["excerpts"] >= 60
    assert counts["actors"] >= 35
    assert counts["mentions"] >= 200
    assert counts["relations"] >= 25
    assert len(demo.claims.find()) >= 45


def test_every_text_and_quote_stands_where_the_project_says(demo):
    assert demo.check() == []
    for excerpt in demo.excerpts.find():
        text = demo.documents.text(excerpt.document_id)
        assert text[excerpt.start : excerpt.end] == excerpt.quote


def test_the_history_reads_as_an_analysts_steps_and_undoes_to_nothing(session, demo):
    labels = [operation.label for operation in reversed(demo.history.operations())]
    assert labels == [
        "Import the demo’s documents",
        "Set up the code book",
        "Add the actors",
        "Tag where the actors are named",
        "Highlight and code",
        "Relate the actors",
    ]
    full = demo.counts()
    for _ in labels:
        session.undo()
    assert set(demo.counts().values()) == {0}
    for _ in labels:
        session.redo()
    assert demo.counts() == full


def test_the_documents_disagree(demo):
    stances = Counter()
    for claim in demo.claims.find():
        stances[claim.relation_id, claim.stance] += 1
    contested = [
        r.id for r in demo.relations.find() if stances[r.id, "denies"] and stances[r.id, "asserts"]
    ]
    assert len(contested) >= 4
    names = {one.id: one.name for one in demo.actors.find()}
    relations = {one.id: one for one in demo.relations.find()}
    assert any(
        (names[relations[one].subject_id], names[relations[one].object_id])
        == ("Esmail Qaani", "Popular Mobilization Forces")
        for one in contested
    )


def test_some_relations_are_the_analysts_judgement(demo):
    resting = {claim.relation_id for claim in demo.claims.find()}
    assert 2 <= sum(relation.id not in resting for relation in demo.relations.find()) <= 6


def test_one_actor_is_found_under_spellings_of_three_scripts(demo):
    actor_id = demo.actors.named("قاآنی")[0]
    quotes = {mention.quote for mention in demo.mentions.find(actor_id=actor_id)}
    assert {"Esmail Qaani", "Ismail Qaani", "Ghaani", "قاآنی", "إسماعيل قاآني"} <= quotes


def test_mentions_of_different_actors_never_overlap(demo):
    last_document, last_end = 0, 0
    for document_id, _, start, end in demo.mentions.spans():
        assert document_id != last_document or start >= last_end
        last_document, last_end = document_id, end


def test_a_capital_that_means_its_government_is_tagged_as_the_government(demo):
    government = demo.actors.named("Iraqi government")[0]
    quotes = Counter(mention.quote for mention in demo.mentions.find(actor_id=government))
    assert quotes["Baghdad"] == 3
    tagged = {demo.documents.text(m.document_id)[m.start - 8 : m.end] for m in demo.mentions.find()}
    assert "hand in Tehran" not in tagged


def test_marks_overlap_and_share_codes(demo):
    codes = Counter(
        mark.id
        for d in demo.documents.find()
        for mark in demo.excerpts.marks(d.id)
        if mark.kind == "excerpt"
    )
    assert sum(count > 1 for count in codes.values()) >= 10
    spans = sorted((one.document_id, one.start, one.end) for one in demo.excerpts.find())
    pairs = pairwise(spans)
    assert sum(a[0] == b[0] and b[1] < a[2] for a, b in pairs) >= 5
    favourites = {code.favourite for code in demo.codes.find()}
    assert favourites >= set(range(1, 10))
    assert any(code.parent_id for code in demo.codes.find())


def test_languages_dates_and_grades_are_of_every_kind(demo):
    documents = demo.documents.find()
    assert {"en", "fa", "ar"} <= {one.language for one in documents}
    assert {len(one.published) for one in documents} == {0, 4, 7, 10}
    assert all(parse_date(one.published) == one.published for one in documents)
    assert {"A", "B", "C", "D", "F"} <= {one.source_grade for one in documents}
    assert {one.media_type for one in documents} == {"text/plain", "text/markdown", "text/html"}
    assert any(not one.title for one in documents)


def test_every_outlet_is_plainly_invented():
    for entry in manifest()["documents"]:
        assert entry["note"].startswith("Invented for the demo.")
        assert ".example.org/" in entry.get("url", ".example.org/")


def test_a_quote_that_is_not_there_or_not_alone_stops_the_build():
    with pytest.raises(DemoDamaged, match="not in x"):
        find_quote("some words", "other", where="x")
    with pytest.raises(DemoDamaged, match="more than once"):
        find_quote("a word, a word", "word")
    assert find_quote("a word, a word", "word", 2) == (10, 14)
    with pytest.raises(DemoDamaged, match="not 3 times"):
        find_quote("a word, a word", "word", 3)


def six_words(text):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + 6]) for at in range(len(words) - 5)}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts on the same subject are not here")
def test_no_six_words_in_a_row_are_borrowed():
    borrowed = set().union(*(six_words(seed.read_text()) for seed in SEEDS.iterdir()))
    for entry in manifest()["documents"]:
        assert not six_words(demo_file(entry["file"]).document.text) & borrowed, entry["file"]
