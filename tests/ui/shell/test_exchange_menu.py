"""Code books come by the File menu."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.menus.exchange import ExchangeMenu
from workbench.commands.codes import DeleteCodes
from workbench.exporting.gathering import Order
from workbench.exporting.ways import leave


def menu_of(window: MainWindow) -> ExchangeMenu:
    return window.findChild(ExchangeMenu)


def test_a_code_book_that_left_is_brought_in_or_refused_with_a_sentence(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    menu, context = menu_of(window), window.context
    path = tmp_path / "codes.qdc"
    count = len(context.store.codes.find())
    assert str(leave(context.store, "qdc", Order(), path)) == f"{count} codes"
    last = max(context.store.codes.find(), key=lambda one: one.id)
    context.run(DeleteCodes((last.id,)))
    with qtbot.waitSignal(context.told) as told:
        menu.import_codes(path)
    assert told.args == [f"1 code added, {count - 1} were there already."]
    assert last.name in [one.name for one in context.store.codes.find()]
    path.write_text("<Project/>", "utf-8")
    with qtbot.waitSignal(context.refused):
        menu.import_codes(path)
