"""The excerpts table narrows, sorts and pages every excerpt and mention."""

import random
from typing import Any

import pytest

from db.writer import Project
from tests.db.corpus import FIRST
from workbench.model.tables import SORTS, ExcerptFilter, ExcerptRow
from workbench.session import Session

TABLES: list[tuple[ExcerptFilter, str]] = [
    (ExcerptFilter(), "e1 m1 m2 e2 e3 m3"),
    (ExcerptFilter(kinds=("mention",)), "m1 m2 m3"),
    (ExcerptFilter(kinds=()), ""),
    (ExcerptFilter(document_ids=(2,)), "e3 m3"),
    (ExcerptFilter(code_ids=(2,)), "e1"),
    (ExcerptFilter(code_ids=(1, 2)), "e1 e2"),
    (ExcerptFilter(actor_ids=(1,)), "e1 m1 m3"),
    (ExcerptFilter(actor_ids=(1,), code_ids=(1,)), "e1"),
    (ExcerptFilter(speaker_ids=(3,)), "e2"),
    (ExcerptFilter(outlet="newsw"), "e1 m1 m2 e2"),
    (ExcerptFilter(grade="B"), "e3 m3"),
    (ExcerptFilter(grade="b-"), "e3 m3"),
    (ExcerptFilter(grade="B2"), ""),
    (ExcerptFilter(since="2024"), "e1 m1 m2 e2"),
    (ExcerptFilter(since="2024-02-05"), ""),
    (ExcerptFilter(until="2024-02"), "e1 m1 m2 e2"),
    (ExcerptFilter(until="2023"), ""),
    (ExcerptFilter(text="QUDS"), "e1 m2"),
    (ExcerptFilter(text="doubtful"), "e2"),
    (ExcerptFilter(text="سلیمانی"), "e3 m3"),
    (ExcerptFilter(text="%"), ""),
]


def keys(project: Project, narrowed: ExcerptFilter, **how: Any) -> str:
    rows = project.excerpt_table.rows(project.excerpt_table.ids(narrowed, **how))
    assert rows == list(project.excerpt_table.stream(narrowed, **how))
    return " ".join(f"{row.kind[0]}{row.id}" for row in rows)


@pytest.mark.parametrize(("narrowed", "wanted"), TABLES, ids=range(len(TABLES)))
def test_the_table_shows_only_what_it_is_narrowed_to(
    project: Project, rich: Session, narrowed: ExcerptFilter, wanted: str
) -> None:
    assert keys(project, narrowed) == wanted


def test_a_row_shows_everything_known_of_its_words(project: Project, rich: Session) -> None:
    first, *_ = project.excerpt_table.rows(project.excerpt_table.ids(ExcerptFilter()))
    assert first == ExcerptRow(
        key="excerpt:1",
        kind="excerpt",
        id=1,
        document_id=1,
        title="A quieter hand",
        author="",
        outlet="Newswire",
        url="",
        published="2024-02-04",
        source_grade="",
        information_grade="",
        code="Weakness; Leadership",
        actor="Esmail Qaani; Quds Force",
        speaker="",
        quote=FIRST[:36],
        prefix="",
        suffix=FIRST[36:68],
        note="",
        start=0,
        end=36,
        sha256=project.documents.content(1).sha256,
        analyst="Ada",
    )
    said = {row.key: row.speaker for row in project.excerpt_table.stream(ExcerptFilter())}
    assert said["excerpt:2"] == "Kataib Hezbollah"


def shown(row: ExcerptRow, sort: str) -> str:
    """Return what the column shows, as it is sorted: case aside, of many the first by name."""
    if sort == "grade":
        return row.source_grade + row.information_grade
    name = {"document": "title", "text": "quote"}.get(sort, sort)
    return min(str(getattr(row, name)).casefold().split("; "))


@pytest.mark.parametrize("sort", SORTS[1:])
@pytest.mark.parametrize("descending", [False, True])
def test_sorting_puts_empty_ones_last_either_way(
    project: Project, rich: Session, sort: str, descending: bool
) -> None:
    rows = list(project.excerpt_table.stream(ExcerptFilter(), sort, descending))
    values = [shown(row, sort) for row in rows]
    filled = [value for value in values if value]
    assert len(rows) == 6 and filled
    assert filled == sorted(filled, reverse=descending)
    assert values[: len(filled)] == filled


def test_positions_run_backwards_too(project: Project, rich: Session) -> None:
    for narrowed in (ExcerptFilter(), ExcerptFilter(document_ids=(1, 2))):
        rows = project.excerpt_table.rows(project.excerpt_table.ids(narrowed, descending=True))
        places = [(row.document_id, row.start) for row in rows]
        assert len(places) == 6 and places == sorted(places, reverse=True)


def test_rows_come_in_the_order_asked_and_deleted_ones_are_left_out(
    project: Project, rich: Session
) -> None:
    numbers = list(project.excerpt_table.ids(ExcerptFilter()))
    random.Random(1).shuffle(numbers)
    keyed = [row.key for row in project.excerpt_table.rows(numbers)]
    assert [project.excerpt_table.rows([n])[0].key for n in numbers] == keyed
    rich.undo()
    with project.operation("Delete", "Ada"):
        project.excerpts.remove([1])
    assert len(project.excerpt_table.rows(numbers)) == 5


def test_an_unknown_sort_is_a_bug(project: Project) -> None:
    with pytest.raises(ValueError, match="not sorted by"):
        project.excerpt_table.ids(ExcerptFilter(), "colour")


def test_a_pool_threads_reader_streams_one_state(project: Project, rich: Session) -> None:
    with project.reader() as reader:
        rows = reader.excerpt_table.stream(ExcerptFilter())
        first = next(rows)
        with project.operation("Delete", "Ada"):
            project.documents.remove([1, 2])
        assert len([first, *rows]) == 6
        assert list(reader.excerpt_table.stream(ExcerptFilter())) == []


@pytest.mark.parametrize(
    ("narrowed", "told"),
    [
        (ExcerptFilter(), "3 excerpts and 3 mentions of 2 documents"),
        (ExcerptFilter(code_ids=(2,)), "1 excerpt of 1 document"),
        (ExcerptFilter(kinds=("mention",)), "3 mentions of 2 documents"),
        (ExcerptFilter(where="zzz"), ""),
    ],
)
def test_what_a_filter_leaves_is_told_in_words(
    project: Project, rich: Session, narrowed: ExcerptFilter, told: str
) -> None:
    assert str(project.excerpt_table.tally(narrowed)) == told
