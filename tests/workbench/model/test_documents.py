"""A document without a title goes by its file's name, wherever it is shown."""

from pathlib import Path

import pytest

from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt
from workbench.exporting import export
from workbench.importing.run import import_paths
from workbench.model.documents import called
from workbench.model.tables import ExcerptFilter
from workbench.session import Session
from workbench.text.citation import citation


@pytest.mark.parametrize(
    ("title", "file_name", "shown"),
    [
        ("Two patrons", "a.txt", "Two patrons"),
        ("", "a.txt", "a.txt"),
        (" \n", "a.txt", "a.txt"),
        ("", "", "Untitled"),
    ],
)
def test_a_document_is_called_by_its_title_or_else_its_file(
    title: str, file_name: str, shown: str
) -> None:
    assert called(title, file_name) == shown


@pytest.fixture
def nameless(session: Session, tmp_path: Path) -> int:
    file = tmp_path / "found note.txt"
    file.write_text("he said that the convoy had left before anybody came to look for it.")
    other = tmp_path / "zebra.md"
    other.write_text("# A title\n\nAnd some more words about something else altogether.")
    document_id = import_paths(session, [file, other]).imported[0]
    code = session.run(AddCode("Movement"))
    session.run(AddExcerpt(document_id, 8, 28, (code,)))
    return document_id


def test_lists_tables_and_search_name_the_file(session: Session, nameless: int) -> None:
    store = session.store
    assert store.documents.get(nameless).title == ""
    row = store.documents.rows([nameless])[0]
    assert (row.title, row.name) == ("", "found note.txt")
    numbers = store.excerpt_table.ids(ExcerptFilter())
    assert store.excerpt_table.rows(numbers)[0].title == "found note.txt"
    assert store.search.find("convoy")[0].title == "found note.txt"
    assert "“found note.txt”" in citation(store.documents.get(nameless))


def test_the_corpus_list_sorts_and_filters_by_the_name_shown(
    session: Session, nameless: int
) -> None:
    assert session.store.documents.ids("title", True)[0] == nameless
    assert list(session.store.documents.ids(words="found note")) == [nameless]


def test_an_export_for_people_names_the_file(
    session: Session, nameless: int, tmp_path: Path
) -> None:
    out = tmp_path / "excerpts.md"
    export(session.store.excerpt_table.stream(ExcerptFilter()), "md", out)
    assert "found note.txt" in out.read_text("utf-8")
