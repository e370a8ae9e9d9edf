"""The corpus list and the actor list, and the marks of a document."""

from typing import Any

import pytest

from db.writer import Project
from tests.db.corpus import FIRST, SECOND
from workbench.changes import ChangeSet
from workbench.commands.actors import AddActor
from workbench.commands.relations import EditClaim
from workbench.errors import Refusal
from workbench.model.actors import ActorRow
from workbench.model.excerpts import Mark
from workbench.session import Session


def test_a_document_gives_back_text_original_and_parts(project: Project, rich: Session) -> None:
    assert project.documents.text(1) == FIRST
    assert project.documents.original(2).decode() == SECOND
    content = project.documents.content(1)
    assert (content.encoding, content.pieces[0].kind) == ("utf-8", "h1")
    known = project.documents.known(content.sha256, "")
    assert known and known.id == 1
    assert project.documents.known("0", "0") is None


def test_a_deleted_document_is_not_known_and_its_text_gone(project: Project, rich: Session) -> None:
    content = project.documents.content(1)
    with project.operation("Delete", "Ada"):
        project.documents.remove([1])
    assert project.documents.known(content.sha256, content.original_sha256) is None
    for read in (project.documents.text, project.documents.get, project.documents.content):
        with pytest.raises(Refusal, match="no longer in the project"):
            read(1)


def test_the_same_content_is_stored_once(
    project: Project, rich: Session, add_document: Any
) -> None:
    with project.operation("Delete", "Ada"):
        project.documents.remove([1])
    add_document(FIRST, "again")
    assert project.connection.value("SELECT count(*) FROM content") == 2
    assert project.connection.value("SELECT count(*) FROM original") == 2


def plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value


@pytest.mark.parametrize("field", ["title", "author", "outlet", "published", "language", "status",
    "length", "source_grade", "information_grade", "excerpts", "mentions", "coded"])  # fmt: skip
def test_the_corpus_list_sorts_by_each_column(
    project: Project, add_document: Any, field: str
) -> None:
    for number, letter in enumerate("bAc"):
        add_document(f"text {letter} " * (number + 1), f"Title {letter}", author=letter,
            outlet=letter, published=f"202{number}", language=letter, status=letter,
            source_grade=letter.upper(), information_grade=str(number + 1))  # fmt: skip
    add_document("empty", "Title d")
    up = project.documents.rows(project.documents.ids(field))
    down = project.documents.rows(project.documents.ids(field, descending=True))
    filled = [shown for row in up if (shown := plain(getattr(row, field))) != ""]
    assert filled == sorted(filled)
    back = [shown for row in down if (shown := plain(getattr(row, field))) != ""]
    assert back == sorted(filled, reverse=True)
    if field in ("author", "outlet", "published", "language", "source_grade", "information_grade"):
        assert up[-1].id == down[-1].id == 4


def test_the_corpus_list_narrows_as_one_types(project: Project, rich: Session) -> None:
    def ids(words: str) -> list[int]:
        return list(project.documents.ids(words=words))

    assert ids("") == [1, 2]
    assert ids("quiet NEWS") == [1]
    assert ids("4 feb") == [1]
    assert ids("b–") == [2]
    assert ids("nowhere") == []


def test_the_share_under_marks_counts_both_kinds(project: Project, rich: Session) -> None:
    first, second = project.documents.rows([1, 2])
    assert (first.excerpts, first.mentions) == (2, 2)
    assert first.coded == pytest.approx((36 + 23 + 12 + 10) / len(FIRST))
    assert project.documents.rows([2, 1]) == [second, first]
    assert project.documents.rows([7]) == []


def test_the_actor_list_counts_and_narrows_by_any_name(project: Project, rich: Session) -> None:
    qaani, kataib, force = project.actors.rows()
    assert qaani == ActorRow(1, "Esmail Qaani", 1, 2, 2, 1, 1)
    assert (kataib.name, force.name) == ("Kataib Hezbollah", "Quds Force")
    assert [row.id for row in project.actors.rows("irgc")] == [2]
    assert [row.mentions for row in project.actors.rows(document_ids=(2,))] == [1, 0, 0]
    assert project.actors.names()[2] == ["Quds Force", "IRGC-QF"]
    assert project.actors.named("irgc-QF") == [2] and project.actors.named("irgc") == []


def test_names_in_arabic_are_found_by_persian_letters(project: Project, session: Session) -> None:
    session.run(AddActor("علي الكاظمي", 1))
    assert len(project.actors.rows("علی الکاظمی")) == 1


def test_marks_carry_what_a_reader_paints(project: Project, rich: Session) -> None:
    marks = project.excerpts.marks(1)
    assert marks[0] == Mark("excerpt", 1, 0, 36, 1, "Weakness", "yellow")
    assert [(mark.kind, mark.id, mark.label) for mark in marks] == [
        ("excerpt", 1, "Weakness"),
        ("excerpt", 1, "Leadership"),
        ("excerpt", 2, "Weakness"),
        ("mention", 1, "Esmail Qaani"),
        ("mention", 2, "Quds Force"),
    ]
    assert marks[-1].colour == "orange" and marks[-1].detail == "armed_group"
    with project.operation("Uncode", "Ada"):
        project.excerpts.unlink([2], 1)
    assert project.excerpts.marks(1)[2].owner_id == 0


def test_an_excerpt_without_a_code_says_what_it_is_evidence_of(
    project: Project, rich: Session
) -> None:
    claim = project.claims.find()[0]
    kind = project.relation_kinds.get(project.relations.get(claim.relation_id).kind_id)
    excerpt = project.excerpts.get(claim.excerpt_id)
    with project.operation("Uncode", "Ada"):
        for code_id in project.excerpts.codes_of(excerpt.id):
            project.excerpts.unlink([excerpt.id], code_id)
    marks = project.excerpts.marks(excerpt.document_id)
    said = [mark.label for mark in marks if (mark.kind, mark.id) == ("excerpt", excerpt.id)]
    assert len(said) == 1
    assert kind.label in said[0]


def test_a_claim_touches_the_document_it_rests_on(project: Project, rich: Session) -> None:
    heard: list[ChangeSet] = []
    rich.bus.join(heard.append)
    claim = project.claims.find()[0]
    rich.run(EditClaim(claim.id, {"note": "read twice"}))
    assert heard[0].documents == {project.excerpts.get(claim.excerpt_id).document_id}


def test_evidence_resolves_grades_and_speakers(project: Project, rich: Session) -> None:
    first, second = project.relations.evidence()
    assert {first.document_id, second.document_id} == {1, 2}
    of_second = project.relations.evidence(relation_ids=(2,))
    assert of_second[0].source_grade == "B" and of_second[0].claim.since == "2020"
    assert project.relations.evidence(document_ids=(1,))[0].relation.id == 1
    assert [relation.id for relation in project.relations.of_actor(2)] == [1, 2]


def test_mentions_by_document_and_place(project: Project, rich: Session) -> None:
    assert project.mentions.by_document(1) == [(1, 1), (2, 1)]
    assert project.mentions.spans((1,)) == [(1, 1, 0, 12), (1, 2, 25, 35)]
    assert len(project.mentions.spans()) == 3


def test_finding_by_fields_treats_no_parent_as_zero(project: Project, rich: Session) -> None:
    assert [code.id for code in project.codes.find(parent_id=0)] == [1, 2]
    assert [code.id for code in project.codes.find(parent_id=1, name="Ties")] == [3]
    assert project.codes.counts() == {1: 2, 2: 1, 3: 0}
    with pytest.raises(ValueError, match="no such field"):
        project.codes.find(nme="x")
