"""Known names are seen before they are tagged, those in doubt unticked, and undone as one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.names.known import KnownNamesDialog
from ui.names.list import Heading, NameRow

Make = Callable[..., int]
TEXT = "Qaani came. May left, as she may. It may be that Soleimani knew. Esmail Qaani may stay."


@pytest.fixture
def told(context: Context) -> list[str]:
    said: list[str] = []
    context.told.connect(said.append)
    return said


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(
    qtbot: QtBot, window: QWidget, context: Context, document: Make, actor: Make
) -> KnownNamesDialog:
    for number in range(3):
        document(f"Number {number}", TEXT)
    actor("Esmail Qaani", "Qaani")
    actor("Theresa May", "May")
    actor("Qassem Soleimani", "Soleimani")
    actor("Mohammad Soleimani", "Soleimani")
    dialog = KnownNamesDialog(context, window)
    dialog.begin(document_id=1)
    qtbot.waitUntil(lambda: len(dialog.model.rows) > 0)
    return dialog


def rows(dialog: KnownNamesDialog) -> list[str]:
    return [one.title if isinstance(one, Heading) else one.name for one in dialog.model.rows]


def quotes(context: Context) -> list[str]:
    return [one.quote for one in context.store.mentions.find()]


def test_names_stand_in_groups_and_those_in_doubt_are_not_ticked(
    dialog: KnownNamesDialog, qtmodeltester: ModelTester
) -> None:
    assert rows(dialog) == [
        "In doubt: tick what is to be tagged", "May",
        "Known names", "Esmail Qaani", "Qaani",
        "Left open: names of several actors", "Soleimani",
    ]  # fmt: skip
    doubted = dialog.model.rows[1]
    assert isinstance(doubted, NameRow) and doubted.doubt.startswith("a common word, ")
    assert (doubted.count, doubted.meaning) == ("3 in 3 documents", "Theresa May")
    assert dialog.apply.text() == "Tag 6 places"
    assert dialog.said.text() == (
        "6 places, 2 names of 1 actor. 3 places of names that several actors bear are left open."
    )
    qtmodeltester.check(dialog.model)


def test_enter_tags_what_is_ticked_in_one_step(
    qtbot: QtBot, dialog: KnownNamesDialog, context: Context, told: list[str]
) -> None:
    working: list[bool] = []
    dialog.working.connect(working.append)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: working == [True, False])
    assert sorted(quotes(context)) == ["Esmail Qaani"] * 3 + ["Qaani"] * 3
    assert told == [
        "6 places of 1 actor tagged in 3 documents."
        " 3 places of 1 name that several actors bear were left open;"
        " Who is meant? (Q) lists them. Undo takes it back."
    ]
    context.undo()
    assert quotes(context) == []


def test_space_ticks_a_name_and_a_heading_its_group(dialog: KnownNamesDialog) -> None:
    dialog.view.selectRow(1)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Tag 9 places"
    dialog.view.selectRow(2)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.apply.text() == "Tag 3 places"
    box = dialog.view.visualRect(dialog.model.index(1, 0))
    QTest.mouseClick(
        dialog.view.viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(box.left() + 16, box.center().y()),
    )  # fmt: skip
    assert not dialog.apply.isEnabled()


def test_one_document_alone_can_be_tagged(
    qtbot: QtBot, dialog: KnownNamesDialog, context: Context
) -> None:
    dialog.box.setCurrentIndex(1)
    dialog.box.activated.emit(1)
    qtbot.waitUntil(lambda: dialog.apply.text() == "Tag 2 places")
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(quotes(context)) == 2)
    assert {one.document_id for one in context.store.mentions.find()} == {1}


def test_nothing_left_to_tag_is_said(
    qtbot: QtBot, dialog: KnownNamesDialog, context: Context
) -> None:
    dialog.model.tick_all(True)
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(quotes(context)) == 9)
    dialog.begin(0)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Every place"))
    assert not dialog.apply.isEnabled()


def test_closing_stops_the_search_and_tags_nothing(
    qtbot: QtBot, dialog: KnownNamesDialog, context: Context
) -> None:
    dialog.begin(0)
    dialog.close()
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert quotes(context) == []


def test_names_left_open_lead_to_where_they_are_decided(
    qtbot: QtBot, dialog: KnownNamesDialog
) -> None:
    assert dialog.meant.isVisible()
    with qtbot.waitSignal(dialog.meant_wanted):
        dialog.meant.click()
    assert not dialog.isVisible()
