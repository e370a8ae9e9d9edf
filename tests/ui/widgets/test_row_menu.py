"""Lists offer their menu where the row is, and digits mean what the list says."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.widgets.keys import DigitKeys
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import below_current, offer_menu, passing_menu


@pytest.fixture
def rows(qtbot: QtBot, context: Context) -> RowsView:
    view = RowsView(context.theme).as_list()
    view.setModel(QStringListModel(["Iran", "Iraq"], view))
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    return view


def ask_for_menu(view: RowsView, at: QPoint) -> None:
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)


def made(view: RowsView, *names: str) -> QMenu:
    menu = passing_menu(view, "menu")
    for name in names:
        menu.addAction(name)
    return menu


def test_the_menu_of_a_row_is_told_which_row_it_is_for_and_goes_when_closed(
    qtbot: QtBot, rows: RowsView
) -> None:
    offer_menu(rows, lambda index: made(rows, index.data()))
    ask_for_menu(rows, rows.visualRect(rows.model().index(1, 0)).center())
    menu = rows.findChild(QMenu, "menu")
    assert menu.isVisible()
    assert [act.text() for act in menu.actions()] == ["Iraq"]
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_beside_the_rows_there_is_a_menu_only_where_a_list_wants_one(
    qtbot: QtBot, rows: RowsView
) -> None:
    offer_menu(rows, lambda _index: made(rows, "Open"))
    ask_for_menu(rows, QPoint(10, 290))
    assert rows.findChild(QMenu, "menu") is None
    offer_menu(rows, lambda _index: made(rows, "Check all"), anywhere=True)
    ask_for_menu(rows, QPoint(10, 290))
    menu = rows.findChild(QMenu, "menu")
    assert menu.isVisible()
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_a_row_without_acts_shows_no_menu(rows: RowsView) -> None:
    asked = []
    offer_menu(rows, lambda index: asked.append(index.row()))
    ask_for_menu(rows, rows.visualRect(rows.model().index(0, 0)).center())
    assert asked == [0]
    assert QApplication.activePopupWidget() is None


def test_a_question_about_a_row_stands_below_it(rows: RowsView) -> None:
    rows.selectRow(1)
    row = rows.visualRect(rows.model().index(1, 0))
    assert below_current(rows, 12) == rows.viewport().mapToGlobal(row.bottomLeft()) + QPoint(12, 0)


@pytest.mark.parametrize(("typed", "taken"), [("2", [2]), ("٣", [3]), ("9", []), ("²", [])])
def test_digits_that_mean_something_are_taken_and_others_left(
    rows: RowsView, typed: str, taken: list[int]
) -> None:
    said: list[int] = []

    def meaning(digit: int) -> Callable[[], None] | None:
        return partial(said.append, digit) if digit < 9 else None

    DigitKeys(rows, meaning)
    override, press = (
        QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, typed)
        for kind in (QKeyEvent.Type.ShortcutOverride, QKeyEvent.Type.KeyPress)
    )
    override.ignore()
    QApplication.sendEvent(rows, override)
    assert override.isAccepted() == bool(taken)
    QApplication.sendEvent(rows, press)
    assert said == taken
