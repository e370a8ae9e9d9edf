"""A project file of every released schema opens, and holds what it held."""

import gzip
from pathlib import Path

import pytest

from db.project import open_project

FILES = sorted((Path(__file__).parents[1] / "_files").glob("project-*.sidelight.gz"))


@pytest.mark.parametrize("kept", FILES, ids=lambda path: path.name)
def test_a_project_of_a_released_schema_opens_whole(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.sidelight"
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    project = open_project(path, who="Ada")
    try:
        assert project.check() == []
        undone = "Add code “Undone”"
        if project.history.next_undo() == "Delete document":
            project.undo()
            undone = "Delete document"
        held = {"documents": 1, "actors": 2, "excerpts": 1, "mentions": 2, "relations": 1}
        assert held.items() <= project.counts().items()
        document = project.documents.find()[0]
        assert "harbour master 🚢" in project.documents.text(document.id)
        assert [hit.found for hit in project.search.find("الميناء")] == ["الميناء"]
        evidence = project.relations.evidence()[0]
        assert evidence.quote.startswith("The harbour master") and evidence.claim.since == "2024-02"
        assert project.history.next_redo() == undone
        while project.history.next_undo():
            project.undo()
        assert project.counts()["documents"] == project.counts()["actors"] == 0
    finally:
        project.close()


@pytest.mark.parametrize("kept", FILES, ids=lambda path: path.name)
def test_a_project_of_a_released_schema_is_read_without_being_changed(
    kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "kept.sidelight"
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    before = path.read_bytes()
    project = open_project(path, who="Ada", read_only=True)
    try:
        assert [document.replaces_id for document in project.documents.find()] in ([0], [])
        assert project.copies.groups().copies == {}
    finally:
        project.close()
    assert path.read_bytes() == before


def test_there_is_a_file_of_each_released_schema() -> None:
    assert [path.name for path in FILES] == [
        "project-1.0.sidelight.gz",
        "project-1.1.sidelight.gz",
        "project-1.2.sidelight.gz",
    ]
