"""Rows of the excerpts table are narrowed by a search in the language of the search field."""

import pytest

from db.writer import Project
from workbench.commands.excerpts import AddExcerpt, AnnotateExcerpts
from workbench.errors import QueryRefused
from workbench.model.tables import ExcerptFilter
from workbench.session import Session


def rows(project: Project, where: str, **more: object) -> str:
    table = project.excerpt_table
    narrowed = ExcerptFilter(where=where, **more)  # type: ignore[arg-type]
    return " ".join(f"{row.kind[0]}{row.id}" for row in table.rows(table.ids(narrowed)))


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("outlet:newswire", "e1 m1 m2 e2"),
        ("NOT outlet:newswire", "e4 e3 m3"),
        ("since:2024", "e1 m1 m2 e2"),
        ("until:2023", ""),
        ("grade:B", "e4 e3 m3"),
        ("title:quieter", "e1 m1 m2 e2"),
        ("code:leadership", "e1"),
        ("code:weakness", "e1 e2 e4"),
        ("code:weakness NOT code:ties", "e1 e2"),
        ("code:weakness outlet:journal", "e4"),
        ("code:leadership OR has:note", "e1 e2 e3"),
        ("actor:qaani", "e1 m1 m3"),
        ("actor:qaani has:mention", "m1 m3"),
        ("speaker:kataib", "e2"),
        ("has:excerpt", "e1 e2 e4 e3"),
        ("qaani", "e1 m1 m3"),
        ("has:claim", "e1 e3"),
        ("lead*", "e1"),
        ('"quds force"', "e1 m2"),
        ("look", "e3"),
        ("Quds NEAR/5 esmail", "e1"),
        ("Ghaani~ has:excerpt", "e1"),
        ("/sa(y|id)/", "e2"),
        ("qaani NOT (code:weakness OR outlet:journal)", "m1"),
        ("zzz", ""),
    ],
)
def test_a_row_fits_by_its_marks_its_words_and_its_document(
    project: Project, rich: Session, where: str, wanted: str
) -> None:
    rich.run(AnnotateExcerpts((3,), "look again"))
    rich.run(AddExcerpt(2, 0, 7, (3,)))
    assert rows(project, where) == wanted


def test_a_search_narrows_what_the_filter_leaves(project: Project, rich: Session) -> None:
    assert rows(project, "qaani", document_ids=(2,)) == "m3"
    assert rows(project, "  ") == "e1 m1 m2 e2 e3 m3"


@pytest.mark.parametrize(
    ("where", "place"), [("code:nonsense", (0, 13)), ("a AND", (2, 5)), ("since:lately", (0, 12))]
)
def test_what_is_no_search_is_refused_at_its_place(
    project: Project, rich: Session, where: str, place: tuple[int, int]
) -> None:
    with pytest.raises(QueryRefused) as refused:
        rows(project, where)
    assert (refused.value.start, refused.value.end) == place
