"""The lines that the corpus list is ordered and narrowed by follow the documents wherever they go."""

import sqlite3
from typing import Any

import pytest

from db.listing import fill
from db.project import open_project
from db.writer import Project
from tests.db.corpus import add_text
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.session import Session


def written_afresh(project: Project) -> list[Any]:
    connection = project.connection
    kept = connection.rows("SELECT * FROM listing ORDER BY document_id")
    connection.execute("BEGIN")
    connection.execute("DELETE FROM listing")
    fill(connection)
    afresh = connection.rows("SELECT * FROM listing ORDER BY document_id")
    connection.execute("ROLLBACK")
    assert kept == afresh
    return kept


def test_signs_that_stand_for_others_in_patterns_stand_for_themselves(
    project: Project, rich: Session
) -> None:
    rich.run(EditDocuments((1,), {"outlet": "What? [sic] a*b"}))
    for words in ("what?", "[sic]", "a*b", "? ["):
        assert list(project.documents.ids(words=words)) == [1]
    for words in ("w?at", "[aeiou]", "a*c", "x" * 60_000):
        assert not list(project.documents.ids(words=words))


def test_lines_follow_every_change_and_its_undo(project: Project, rich: Session) -> None:
    before = written_afresh(project)
    rich.run(EditDocuments((1, 2), {"outlet": "Ça Ira", "published": "2021-03"}))
    assert list(project.documents.ids(words="ça MAR 2021")) == [1, 2]
    rich.run(DeleteDocuments((1,)))
    assert [row[1] for row in written_afresh(project)] == [2]
    rich.undo()
    rich.undo()
    assert written_afresh(project) == before
    rich.redo()
    rich.redo()
    assert [row[1] for row in written_afresh(project)] == [2]


def test_a_failed_operation_leaves_the_lines_as_they_were(project: Project, rich: Session) -> None:
    before = written_afresh(project)
    with pytest.raises(ZeroDivisionError), project.operation("Edit", "Ada"):
        project.documents.change([1], title="Another")
        raise ZeroDivisionError
    assert written_afresh(project) == before


@pytest.mark.parametrize("sort", ["title", "outlet", "excerpts"])
def test_an_order_follows_what_another_connection_writes(
    project: Project, rich: Session, sort: str
) -> None:
    before = list(project.documents.ids(sort))
    with project.background_writer() as writer, writer.operation("Import", "Ada"):
        number = add_text(writer, "A third text.", "0 comes first", outlet="0 as well")
    after = list(project.documents.ids(sort))
    assert sorted(after) == sorted([*before, number])
    if sort != "excerpts":
        assert after[0] == number


@pytest.mark.parametrize("sort", ["outlet", "published", "length", "excerpts", "coded", "id"])
@pytest.mark.parametrize("descending", [False, True])
def test_to_narrow_keeps_the_order(
    project: Project, rich: Session, sort: str, descending: bool
) -> None:
    for number in range(30):
        with project.operation("Import", "Ada"):
            add_text(project, f"{number * 7 % 5} words" * (number % 4 + 1), f"kind{number % 6} of many",
                     outlet=f"outlet {number % 7}", published=f"20{10 + number % 9}")  # fmt: skip
    every = list(project.documents.ids(sort, descending))
    found = list(project.documents.ids(sort, descending, "kind3 outlet"))
    names = {row.id: row.title for row in project.documents.rows(every)}
    assert found == [one for one in every if names[one].startswith("kind3")]
    assert len(found) == 5


def test_what_no_list_is_sorted_by_is_refused(project: Project) -> None:
    with pytest.raises(ValueError, match="not sorted by shoe_size"):
        project.documents.ids("shoe_size")


def test_what_an_older_program_wrote_is_listed_when_the_file_is_opened_again(
    project: Project, rich: Session
) -> None:
    project.close()
    with sqlite3.connect(project.path) as connection:  # it knows of no lines, but of the journal
        connection.execute("UPDATE document SET title = 'Renamed elsewhere' WHERE id = 1")
        connection.execute(
            "INSERT INTO operation (at, who, label, grouped, state) VALUES ('', '', '', '', 'done')"
        )
    connection.close()
    again = open_project(project.path)
    assert list(again.documents.ids(words="renamed elsewhere")) == [1]
    written_afresh(again)
    again.close()
