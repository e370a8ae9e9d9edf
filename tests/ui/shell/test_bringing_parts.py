"""Of a file with several projects, one is chosen; of quotes, those that stand nowhere are listed."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.shell.test_bringing_in import dialog_on
from tests.workbench.exchange.test_taguette import a_file
from ui.bringing.dialog import BringDialog
from ui.bringing.parts import PartsDialog
from ui.main_window import MainWindow
from ui.menus.exchange import ExchangeMenu

OTHER = (
    "INSERT INTO projects VALUES (5, 'Other', '', '')",
    "INSERT INTO documents VALUES (9, 'Elsewhere', '', 'e', '', 5, '', '<p>Some words.</p>')",
)


def test_a_project_of_several_is_chosen_by_keyboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = a_file(tmp_path / "taguette.sqlite3", *OTHER)
    window.findChild(ExchangeMenu).look_into(path)
    qtbot.waitUntil(lambda: window.findChild(PartsDialog) is not None)
    asking = window.findChild(PartsDialog)
    assert asking.parts == ["Axis", "Other"]
    qtbot.keyClick(asking.list, Qt.Key.Key_Down)
    qtbot.keyClick(asking.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(BringDialog) is not None)
    dialog = window.findChild(BringDialog)
    assert dialog.what.text() == "Taguette project, written by Taguette."
    with qtbot.waitSignal(window.context.told) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args[0] == "Added 1 document. Undo takes it back."


def test_words_that_stand_in_no_document_are_listed_before_anything_is_added(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text("document,quote\nNowhere,words that nobody wrote\n", "utf-8")
    dialog = dialog_on(qtbot, window, path)
    assert dialog.left.sentences == ["Not found: “words that nobody wrote” (“Nowhere”)"]
    window.chooser.answers = [tmp_path / "left.txt"]
    with qtbot.waitSignal(window.context.told) as told:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert told.args == ["The list was saved as left.txt"]
    assert (tmp_path / "left.txt").read_text("utf-8") == f"{dialog.left.sentences[0]}\n"
    dialog.reject()
