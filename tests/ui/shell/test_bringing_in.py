"""A file of another program is seen before it is brought in, and undone in one step."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.workbench.exchange.foreign import NVIVO, a_project, saved
from tests.workbench.exchange.test_projects_of_others import LETTERS, MORE, MUCH, QUOTES
from ui.bringing.dialog import BringDialog
from ui.main_window import MainWindow
from ui.menus.exchange import ExchangeMenu


def dialog_on(qtbot: QtBot, window: MainWindow, path: Path) -> BringDialog:
    window.findChild(ExchangeMenu).look_into(path)
    qtbot.waitUntil(lambda: window.findChild(BringDialog) is not None)
    return window.findChild(BringDialog)


def test_a_project_is_seen_brought_in_by_keyboard_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    context = window.context
    before = context.store.counts()
    path = saved(tmp_path, a_project(NVIVO, [LETTERS, MORE], QUOTES, MUCH))
    dialog = dialog_on(qtbot, window, path)
    qtmodeltester.check(dialog.left)
    assert dialog.what.text() == "REFI-QDA project, written by NVivo 12 Windows."
    assert "documents: 5 new, 0 here already, 0 without a place" in (
        dialog.counts.accessibleDescription()
    )
    assert "UTF-16 units" in dialog.how.text()
    assert dialog.findChild(type(dialog.how), "bring.sample1").text() == "“the money came late”"
    assert "1 picture without text was left out." in dialog.left.sentences
    assert context.store.counts() == before
    with qtbot.waitSignal(context.told) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args[0].startswith(f"Added 5 documents, 2 codes, {len(QUOTES)} excerpts, ")
    assert told.args[0].endswith("Undo takes it back.")
    assert context.store.counts()["excerpts"] == before["excerpts"] + len(QUOTES)
    again = dialog_on(qtbot, window, path)
    assert "All of it is here already" in again.what.text()
    again.reject()
    context.undo()
    assert context.store.counts() == before


def test_a_file_that_is_none_is_refused_with_a_sentence_and_adds_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.qdpx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with qtbot.waitSignal(window.context.refused) as refused:
        window.findChild(ExchangeMenu).look_into(path)
    assert "theirs.qdpx" in refused.args[0]
    assert window.findChild(BringDialog) is None
