"""What files of decisions hold, and what they would do, is said before they come in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.db.corpus import everything
from tests.workbench.review.reviewed import Reviewed, accept, sent
from ui.context import Context
from ui.decisions.bringing import Bringing, BringingDialog
from workbench.review.decisions import Decision


@pytest.fixture
def reviewed(context: Context) -> Reviewed:
    return Reviewed(context.session).fill()


@pytest.fixture
def bringing(qtbot: QtBot, context: Context, reviewed: Reviewed) -> Bringing:
    window = QWidget()
    qtbot.addWidget(window)
    made = Bringing(context, window)
    made.window = window
    return made


@pytest.fixture
def told(context: Context) -> list[str]:
    said: list[str] = []
    context.told.connect(said.append)
    return said


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = []
    for one in (
        sent("Rana", [*accept(1, 2, 3), Decision(4, "reject"), Decision(77, "accept")]),
        sent("Sam", [Decision(1, "reject")]),
    ):
        paths.append(tmp_path / one.name)
        paths[-1].write_bytes(one.data)
    return paths


def asked(qtbot: QtBot, bringing: Bringing) -> BringingDialog:
    found: list[BringingDialog] = []

    def look() -> bool:
        found[:] = bringing.window.findChildren(BringingDialog)
        return bool(found)

    qtbot.waitUntil(look)
    return found[-1]


def test_the_dialog_says_what_would_be_done_and_what_needs_the_analyst(qtbot, bringing, files):
    bringing.begin(files)
    dialog = asked(qtbot, bringing)
    assert dialog.title.text() == "5 decisions of 2 reviewers"
    assert dialog.does.text() == "Taken at once: 2 accepted, 1 removed."
    assert dialog.needs.text() == "2 need you either way: reviewers disagree (2)."
    assert "“Rana.json”: 1 decision is on an excerpt" in dialog.left.text()
    assert dialog.take.text() == "Take 3 at once"
    dialog.reject()


def test_taking_at_once_is_one_step(qtbot, bringing, files, reviewed, told):
    before = everything(reviewed.session.store)
    bringing.begin(files)
    with qtbot.waitSignal(bringing.brought) as brought:
        asked(qtbot, bringing).take.click()
    assert (brought.args[0].done.accepted, brought.args[0].done.removed) == (2, 1)
    assert told[-1] == (
        "5 decisions of 2 reviewers: 2 accepted, 1 removed, 2 need you. Undo takes it back."
    )
    reviewed.session.undo()
    assert everything(reviewed.session.store) == before


def test_deciding_one_by_one_changes_no_excerpt(qtbot, bringing, files, reviewed):
    states = reviewed.states()
    bringing.begin(files)
    with qtbot.waitSignal(bringing.brought) as brought:
        asked(qtbot, bringing).look.click()
    assert brought.args[0].left == 3
    assert reviewed.states() == states


def test_cancel_brings_nothing(qtbot, bringing, files, reviewed):
    before = everything(reviewed.session.store)
    bringing.begin(files)
    asked(qtbot, bringing).cancel.click()
    assert everything(reviewed.session.store) == before


def test_a_file_that_was_brought_is_told_without_a_question(qtbot, bringing, files, told):
    bringing.begin(files[:1])
    with qtbot.waitSignal(bringing.brought):
        asked(qtbot, bringing).take.click()
    bringing.begin(files[:1])
    qtbot.waitUntil(lambda: "was brought in already; nothing changed." in told[-1])


def test_a_forged_file_is_refused_with_its_name(qtbot, bringing, files, refused):
    files[1].write_bytes(files[1].read_bytes().replace(b"reject", b"accept"))
    bringing.begin(files)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused[0].startswith("“Sam.json”: These decisions were changed after")
