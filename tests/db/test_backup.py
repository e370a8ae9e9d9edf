"""Backups are whole or not there, and thin out with age."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backups import Backups, superfluous
from db.project import open_project
from db.writer import Project
from workbench.commands.codes import AddCode
from workbench.errors import Refusal
from workbench.session import Session


def test_a_backup_is_a_project_of_its_own(project: Project, rich: Session, dump: object) -> None:
    target = project.path.with_name("copy.sidelight")
    target.write_text("an older backup")
    project.backup(target)
    assert target.read_bytes()[18] == 1  # no log: one file
    copy = open_project(target)
    assert copy.counts() == project.counts() and copy.check() == []
    assert copy.history.next_undo() == project.history.next_undo()
    assert copy.undo()
    copy.close()
    assert not list(target.parent.glob(".copy*"))


def test_a_backup_that_is_not_whole_never_gets_its_name(
    project: Project, rich: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = project.path.with_name("copy.sidelight")
    target.write_text("an older backup")
    counts = iter(([1], [2]))
    monkeypatch.setattr("db.backup._counts", lambda connection: next(counts))
    with pytest.raises(Refusal, match="not whole"):
        project.backup(target)
    assert target.read_text() == "an older backup"
    assert not list(target.parent.glob(".copy*"))


def test_a_backup_to_where_nothing_can_be_written_is_refused(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refusal, match="can't be written"):
        project.backup(tmp_path / "file" / "copy.sidelight")
    with pytest.raises(Refusal, match="can't replace the project"):
        project.backup(project.path)


def test_a_reader_backs_up_too(project: Project, rich: Session) -> None:
    second = open_project(project.path)
    assert second.read_only
    second.backup(project.path.with_name("copy.sidelight"))
    second.close()
    copy = sqlite3.connect(project.path.with_name("copy.sidelight"))
    assert copy.execute("SELECT count(*) FROM mention").fetchone() == (3,)
    copy.close()


def test_a_rolling_backup_is_kept_when_it_is_due(project: Project, session: Session) -> None:
    session.run(AddCode("Weakness"))
    kept = project.keep_backup()
    assert kept and kept.parent.name == "axis.sidelight.backups"
    assert project.keep_backup() is None
    assert Backups(project.path).all() == [kept]


def test_backups_thin_to_hours_days_and_weeks() -> None:
    now = datetime(2024, 6, 12, 18, 7)
    every = [(now - timedelta(minutes=15 * step), Path(str(step))) for step in range(4 * 24 * 100)]
    doomed = superfluous(every, now)
    kept = sorted({time for time, _ in every} - {time for time, _ in doomed}, reverse=True)
    ages = [now - time for time in kept]
    assert kept[0] == now
    assert len([age for age in ages if age <= timedelta(days=1)]) == 25
    assert 30 <= len([age for age in ages if timedelta(1) < age <= timedelta(31)]) <= 31
    assert 10 <= len([age for age in ages if age > timedelta(31)]) <= 11
    assert superfluous([(time, Path()) for time in kept], now) == []


def test_other_files_in_the_folder_are_left_alone(project: Project) -> None:
    backups = Backups(project.path)
    backups.folder.mkdir()
    mine = backups.folder / "before the trial.sidelight"
    mine.touch()
    now = datetime(2024, 6, 12, 18, 0)
    for minute in (0, 20, 40):
        backups.name(now.replace(minute=minute)).touch()
    assert len(backups.thin(now + timedelta(hours=1))) == 2
    assert mine.exists() and backups.all() == [backups.name(now.replace(minute=40))]
