"""Opening and making a project: what is not ours, or not whole, is refused and left as it is."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from db.project import create, open_project
from db.schema import APPLICATION_ID, VERSION
from db.writer import Project
from workbench.commands.codes import AddCode
from workbench.errors import ProjectRefused, ReadOnly
from workbench.session import Session

ROOT = Path(__file__).parent.parent.parent


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path) -> str:
    """Return the sentence of the refusal; the file and its folder have to stay as they were."""
    before = path.read_bytes() if path.is_file() else None
    names = names_in(path.parent)
    with pytest.raises(ProjectRefused) as caught:
        open_project(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names_in(path.parent) == names
    return str(caught.value)


def test_a_new_project_has_its_vocabularies_and_nothing_to_undo(project: Project) -> None:
    assert len(project.relation_kinds.find()) == 25
    types = project.actor_types.find()
    assert [one.key for one in types][:3] == ["person", "armed_group", "state"]
    assert len({one.shape for one in types}) == len({one.colour for one in types}) == 9
    assert project.history.next_undo() == "" and project.undo() is None


def test_a_name_that_is_taken_is_refused(project: Project) -> None:
    with pytest.raises(ProjectRefused, match="is there already"):
        create(project.path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectRefused, match="can't be made"):
        create(tmp_path / "nowhere" / "axis.sidelight")


def test_a_missing_file_a_folder_and_an_empty_file_are_refused(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "none.sidelight")
    (tmp_path / "folder.sidelight").mkdir()
    assert "can't be read" in refused(tmp_path / "folder.sidelight")
    (tmp_path / "empty.sidelight").touch()
    assert "not a Sidelight project" in refused(tmp_path / "empty.sidelight")


def test_text_and_another_programs_database_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.sidelight").write_text("dear diary" * 100)
    assert "not a Sidelight project" in refused(tmp_path / "a.sidelight")
    other = sqlite3.connect(tmp_path / "b.sidelight")
    other.execute("CREATE TABLE document (id INTEGER)")
    other.close()
    assert "belongs to another program" in refused(tmp_path / "b.sidelight")


def test_a_newer_schema_is_refused_and_a_newer_minor_one_opened(project: Project) -> None:
    project.close()
    raw = sqlite3.connect(project.path)
    raw.execute(f"PRAGMA user_version = {VERSION + 5}")
    open_project(project.path).close()
    raw.execute(f"PRAGMA user_version = {VERSION + 1000}")
    raw.close()
    assert "newer Sidelight" in refused(project.path)


@pytest.mark.parametrize("share", [0.003, 0.3, 0.5, 0.99])
def test_a_file_cut_short_is_refused(project: Project, share: float) -> None:
    project.close()
    whole = project.path.read_bytes()
    project.path.write_bytes(whole[: int(len(whole) * share)])
    assert refused(project.path)


def test_a_file_of_our_kind_without_tables_is_refused(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "a.sidelight")
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute("CREATE TABLE other (id INTEGER)")
    raw.close()
    assert "lost its tables" in refused(tmp_path / "a.sidelight")


def test_an_older_file_is_backed_up_before_it_is_migrated(
    project: Project, session: Session
) -> None:
    session.run(AddCode("Weakness"))
    project.close()
    raw = sqlite3.connect(project.path)
    raw.execute("PRAGMA user_version = 900")
    raw.close()
    again = open_project(project.path)
    assert again.connection.value("PRAGMA user_version") == VERSION
    assert [code.name for code in again.codes.find()] == ["Weakness"]
    again.close()
    older = sqlite3.connect(project.path.with_name(f"axis before version {VERSION}.sidelight"))
    assert older.execute("PRAGMA user_version").fetchone() == (900,)
    assert older.execute("SELECT name FROM code").fetchone() == ("Weakness",)
    older.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_brings_code_along_is_refused(project: Project, read_only: bool) -> None:
    project.close()
    raw = sqlite3.connect(project.path)
    raw.execute("CREATE TRIGGER spy AFTER INSERT ON code BEGIN DELETE FROM document; END")
    raw.close()
    with pytest.raises(ProjectRefused, match="code of another program"):
        open_project(project.path, read_only=read_only)
    assert names_in(project.path.parent) == ["axis.sidelight"]


def test_a_second_window_reads_and_is_told_who_writes(project: Project, session: Session) -> None:
    session.run(AddCode("Weakness"))
    second = open_project(project.path, who="Ben")
    assert "Open in another window by Ada on " in second.read_only
    assert [code.name for code in second.codes.find()] == ["Weakness"]
    session.run(AddCode("Leadership"))
    assert len(second.codes.find()) == 2
    with pytest.raises(ReadOnly, match="by Ada"), second.operation("Add", "Ben"):
        pass
    for write in (second.undo, second.redo):
        with pytest.raises(ReadOnly):
            write()
    second.settings.put("zoom", 1)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        second.connection.raw.execute("DELETE FROM code")
    second.close()


def test_the_lock_goes_with_its_holder(project: Project) -> None:
    project.close()
    second = open_project(project.path)
    assert second.read_only == ""
    second.close()
    assert not project.path.with_name("axis.sidelight.lock").exists()


def test_opening_for_reading_leaves_no_trace(project: Project) -> None:
    project.close()
    before = project.path.read_bytes()
    reading = open_project(project.path, read_only=True)
    assert reading.read_only and reading.counts()["documents"] == 0
    assert reading.search.find("word") == []
    reading.close()
    assert project.path.read_bytes() == before
    assert names_in(project.path.parent) == ["axis.sidelight"]


def test_a_name_with_odd_characters_works(tmp_path: Path) -> None:
    path = tmp_path / "a b%20?#é 😀.sidelight"
    create(path).close()
    assert names_in(tmp_path) == [path.name]
    open_project(path).close()


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not barred so there")
def test_a_folder_that_can_not_be_written_is_told(project: Project, tmp_path: Path) -> None:
    project.close()
    tmp_path.chmod(0o555)
    program = (
        "import os, sys; sys.path.insert(0, sys.argv[2])\n"
        "from db.project import create, open_project\n"
        "from pathlib import Path\n"
        "path = Path(sys.argv[1])\n"
        "from db import lock\n"
        "if os.geteuid() == 0:\n"
        "    os.chdir('/'); [p.chmod(0o755) for p in path.parents if str(p).count('/') > 1];\n"
        "    path.parent.chmod(0o555); path.chmod(0o644); os.setgid(65534); os.setuid(65534)\n"
        "project = open_project(path)\n"
        "print(project.read_only); print(project.counts()['documents']); project.close()\n"
        "try:\n    create(path.with_name('new.sidelight'))\n"
        "except Exception as error:\n    print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(project.path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    tmp_path.chmod(0o755)
    assert done.returncode == 0, done.stderr
    why, count, refusal = done.stdout.splitlines()
    assert "folder can't be written" in why
    assert count == "0"
    assert refusal.startswith("ProjectRefused new.sidelight can't be made")
