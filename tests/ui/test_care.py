"""While a project is open its file is checked, folded and backed up beside the window."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from db.writer import Project
from ui.care import Care
from ui.context import Context
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.codes import AddCode
from workbench.importing.run import import_text
from workbench.session import Session


@pytest.fixture
def context(session: Session, qapp: object) -> Iterator[Context]:
    made = Context(session, Theme("light"), Tasks())
    yield made
    made.tasks.finish()


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.running)


def test_a_sound_project_is_checked_without_a_word_and_backed_up(
    qtbot: QtBot, context: Context, project: Project
) -> None:
    refused: list[str] = []
    context.refused.connect(refused.append)
    care = Care(context, context)
    care.begin()
    settle(qtbot, context)
    care.rest()
    backups = list(project.path.with_name(project.path.name + ".backups").iterdir())
    assert refused == []
    assert len(backups) == 1
    with closing(sqlite3.connect(backups[0])) as copy:
        assert copy.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_a_damaged_text_is_told_in_the_window(
    qtbot: QtBot, context: Context, session: Session, project: Project
) -> None:
    import_text(session, "The general spoke in Baghdad.", "story")
    with closing(sqlite3.connect(project.path)) as other, other:
        other.execute("UPDATE content SET text = 'The general spoke in Damascus'")
    care = Care(context, context)
    with qtbot.waitSignal(context.refused) as told:
        care.begin()
    settle(qtbot, context)
    care.rest()
    assert "backups" in told.args[0]


def test_the_log_is_folded_into_the_file_once_nothing_happens(
    qtbot: QtBot, context: Context, session: Session, project: Project
) -> None:
    care = Care(context, context)
    log = project.path.with_name(project.path.name + "-wal")
    session.run(AddCode("Leadership"))
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: log.stat().st_size == 0)
    settle(qtbot, context)
    care.rest()
