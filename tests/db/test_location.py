"""A write-ahead log is kept where it works, and done without where it can't."""

from pathlib import Path

import pytest

from db import location
from db.project import create
from db.writer import Project
from workbench.bus import Bus
from workbench.commands.codes import AddCode
from workbench.session import Desk, Session


def test_a_share_is_told_by_its_innermost_mount(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = "/dev/a / ext4 rw 0 0\nhost:/x /mnt/my\\040share nfs4 rw 0 0\n//h/s /srv cifs rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_: mounts)
    assert location.on_network(Path("/mnt/my share/axis.sidelight"))
    assert location.on_network(Path("/srv/axis.sidelight"))
    assert not location.on_network(Path("/mnt/my shares/axis.sidelight"))


def test_a_local_file_has_a_log_that_is_synced(project: Project) -> None:
    assert project.connection.value("PRAGMA journal_mode") == "wal"
    assert project.connection.value("PRAGMA synchronous") == 2


def test_on_a_share_there_is_no_log_and_more_syncing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.durability.on_network", lambda path: True)
    project = create(tmp_path / "axis.sidelight")
    assert project.connection.value("PRAGMA journal_mode") == "delete"
    assert project.connection.value("PRAGMA synchronous") == 3
    session = Session(project, Bus(), Desk("Ada", lambda: "2024"))
    session.run(AddCode("Weakness"))
    project.tidy()
    with project.background_writer() as writer, writer.operation("Add", "Ada"):
        assert writer.codes.remove([1]) is None
    assert session.undo()
    project.close()
    assert [path.name for path in tmp_path.iterdir()] == ["axis.sidelight"]
