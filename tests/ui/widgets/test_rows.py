"""The one view of all lists begins where one would expect."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.lists import RowsView


@pytest.fixture
def view(qtbot: QtBot) -> RowsView:
    view = RowsView(Theme("light")).as_list()
    view.setModel(QStringListModel(["one", "two", "three"], view))
    qtbot.addWidget(view)
    view.show()
    view.setFocus()
    return view


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up])
def test_the_first_arrow_selects_the_first_row(qtbot: QtBot, view: RowsView, key: Qt.Key) -> None:
    qtbot.keyClick(view, key)
    assert view.places() == [0]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.places() == [1]
    assert view.currentIndex().row() == 1


def test_end_goes_to_the_last_row_also_at_first(qtbot: QtBot, view: RowsView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.places() == [2]
