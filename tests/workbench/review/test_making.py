"""A package holds just what was chosen: whole where it is judged, and silent about the rest."""

import json
from collections.abc import Callable

import pytest

from tests.workbench.review.corpus import FIRST, SECOND, SECRET, THIRD, Corpus
from workbench.errors import Cancelled, Refusal
from workbench.model.tables import ExcerptFilter
from workbench.review.choices import Choices
from workbench.review.fingerprint import fingerprint
from workbench.review.making import Prepared, keep, make_package
from workbench.review.package import PackedClaim, PackedMention, as_json, package_of
from workbench.tasks import Progress


def _bytes(prepared: Prepared) -> str:
    return json.dumps(as_json(prepared.package), ensure_ascii=False)


def test_an_excerpt_comes_with_the_sentences_around_it_and_its_numbers_begin_at_one(
    corpus: Corpus,
) -> None:
    package = corpus.make(excerpt_ids=(corpus.excerpts["ship"],)).package
    (one,) = package.excerpts
    assert (one.number, one.document) == (1, 1)
    assert one.quote == FIRST[one.start : one.end] == "The 🚢 left the port on Monday."
    assert (one.before, one.after) == ("A quiet start. ", " Qaani watched it go.")
    assert [package.codes[number - 1].path for number in one.codes] == ["Security"]
    (document,) = package.documents
    assert (document.title, document.grade, document.published) == ("Ships", "B–", "2024-01-02")
    assert (document.text, document.direction) == ("", "ltr")


def test_the_whole_code_book_comes_along_in_its_order(corpus: Corpus) -> None:
    codes = corpus.make(excerpt_ids=(corpus.excerpts["ship"],)).package.codes
    assert [(one.number, one.path) for one in codes] == [
        (1, "Security"),
        (2, "Security / Ceasefire"),
    ]
    assert codes[0].description == "What threatens"


def test_names_in_the_words_that_go_along_bring_their_actors_and_no_others(corpus: Corpus) -> None:
    package = corpus.make(excerpt_ids=(corpus.excerpts["ship"],)).package
    assert [(one.name, one.aliases, one.type) for one in package.actors] == [
        ("Qaani", ("Ghaani",), "Person")
    ]
    at = FIRST.index("Qaani")
    assert package.mentions == (PackedMention(1, 1, at, at + 5),)
    assert package.excerpts[0].actors == ()  # it stands beside the excerpt, not in it


def test_fewer_sentences_leave_out_the_names_in_those_left_out(corpus: Corpus) -> None:
    package = corpus.make(excerpt_ids=(corpus.excerpts["ship"],), sentences=0).package
    assert (package.excerpts[0].before, package.excerpts[0].after) == ("", "")
    assert (package.actors, package.mentions) == ((), ())


def test_a_relation_on_a_chosen_excerpt_brings_all_its_evidence(corpus: Corpus) -> None:
    prepared = corpus.make(excerpt_ids=(corpus.excerpts["talks"],))
    package = prepared.package
    assert prepared.evidence == 1
    assert [one.quote for one in package.excerpts] == [
        "Leila met Qaani in May.",
        "They agreed on a ceasefire.",
    ]
    (relation,) = package.relations
    names = {one.number: one.name for one in package.actors}
    assert (names[relation.subject], names[relation.object]) == ("Leila", "Qaani")
    assert [(claim.excerpt, claim.likelihood) for claim in relation.claims] == [
        (1, ""),
        (2, "likely"),
    ]
    assert isinstance(relation.claims[0], PackedClaim)


def test_excerpts_are_chosen_by_the_filter_of_the_table(corpus: Corpus) -> None:
    narrowed = ExcerptFilter(code_ids=(corpus.codes["Security"],))
    quotes = [one.quote for one in corpus.make(narrowed=narrowed).package.excerpts]
    assert sorted(quotes) == sorted(["The 🚢 left the port on Monday.", "غادرت بعد يوم."])


def test_whole_documents_come_along_when_asked_for(corpus: Corpus) -> None:
    chosen = (corpus.excerpts["harbour"],)
    (document,) = corpus.make(excerpt_ids=chosen, whole_documents=True).package.documents
    assert (document.text, document.direction, document.length) == (SECOND, "rtl", len(SECOND))


def test_notes_and_names_of_analysts_stay_at_home_unless_asked_for(corpus: Corpus) -> None:
    quiet = _bytes(corpus.make())
    assert SECRET not in quiet
    assert "Ada" not in quiet
    assert "Analyst 1" in quiet
    told = corpus.make(notes=True, analysts=True)
    assert {one.analyst for one in told.package.excerpts} == {"Ada"}
    assert SECRET in {one.note for one in told.package.excerpts}


def test_no_path_and_nothing_that_was_deleted_leaves(
    corpus: Corpus, write: Callable[..., int]
) -> None:
    gone = write("Deleted words of nobody's business.", "Gone")
    store = corpus.session.store
    with store.operation("Delete", "Ada"):
        store.documents.remove([gone])
    told = _bytes(corpus.make(whole_documents=True, notes=True, analysts=True))
    assert "Deleted words" not in told
    assert str(store.path.parent) not in told


def test_a_blind_package_holds_documents_and_codes_and_no_mark_or_judgement(corpus: Corpus) -> None:
    prepared = corpus.make(blind=True, notes=True, analysts=True)
    package, told = prepared.package, _bytes(prepared)
    assert {one.text for one in package.documents} == {FIRST, SECOND, THIRD}
    assert len(package.codes) == 2
    assert not (package.excerpts or package.actors or package.relations or package.mentions)
    assert prepared.packed == ()
    for hidden in (SECRET, "Ghaani", "Unseen", "likely", '"grade": "B', "Ada", "Analyst"):
        assert hidden not in told
    assert '"grade": ""' in told


def test_a_blind_package_can_be_of_chosen_documents(corpus: Corpus) -> None:
    chosen = (corpus.documents["Talks"],)
    package = corpus.make(blind=True, document_ids=chosen).package
    assert [(one.number, one.title) for one in package.documents] == [(1, "Talks")]


def test_what_is_made_is_a_whole_package(corpus: Corpus) -> None:
    for choices in ({}, {"whole_documents": True}, {"blind": True}):
        package = corpus.make(**choices).package
        assert package_of(json.loads(json.dumps(as_json(package)))) == package


def test_the_project_remembers_what_left_and_how_it_was(corpus: Corpus) -> None:
    store = corpus.session.store
    prepared = corpus.make(title="First look")
    package_id = keep(store, prepared, sealed=True)
    made = store.packages.get(package_id)
    assert (made.title, made.sealed, made.received) == ("First look", True, False)
    assert (made.key, made.secret) == (prepared.package.key, prepared.package.secret)
    number = next(one.number for one in prepared.package.excerpts if "🚢" in one.quote)
    packed = store.packages.packed(package_id)[number]
    assert packed.excerpt_id == corpus.excerpts["ship"]
    excerpt = store.excerpts.get(packed.excerpt_id)
    sha256 = store.documents.content(excerpt.document_id).sha256
    assert packed.fingerprint == fingerprint(excerpt, sha256, [corpus.codes["Security"]])
    assert packed.fingerprint != fingerprint(excerpt, sha256, [])


def test_two_packages_of_the_same_have_keys_and_secrets_of_their_own(corpus: Corpus) -> None:
    one, other = corpus.make().package, corpus.make().package
    assert one.key != other.key
    assert one.secret != other.secret


def test_choosing_nothing_is_refused(corpus: Corpus) -> None:
    with pytest.raises(Refusal, match="None of the excerpts"):
        corpus.make(narrowed=ExcerptFilter(text="no such words"))


def test_making_can_be_cancelled(corpus: Corpus) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_package(corpus.session.store, Choices(), progress)
