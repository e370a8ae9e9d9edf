"""A list of names shows what it would do and what is in doubt, and adds what is ticked in one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.names.bringing import BringNamesDialog
from ui.names.list import Heading, NameRow

Make = Callable[..., int]
TEXT = "Qaani came. It may rain; May may come if she may, as May may. X marks it. Will he? He will."
LIST = (
    "name,aliases,type\n"
    "Esmail Qaani,Ghaani; قاآنی; Ghaani,\n"
    "Theresa May,May,Person\n"
    "Will,Will Smith,\n"
    "Quds Force,X; Qa.*s; (a+)+$; Quds قدس,Wizard\n"
    ",,\n"
    ",No name,\n"
    "---,,\n"
)
DOUBTED = ["May", "Will", "X", "Qa.*s", "(a+)+$", "Quds قدس"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(context: Context, window: QWidget, document: Make, actor: Make) -> BringNamesDialog:
    document("One", TEXT)
    actor("Esmail Qaani", "Qaani")
    return BringNamesDialog(context, window)


@pytest.fixture
def listed(qtbot: QtBot, dialog: BringNamesDialog, tmp_path: Path) -> BringNamesDialog:
    path = tmp_path / "people.csv"
    path.write_text(LIST, "utf-8")
    dialog.begin_file(path)
    qtbot.waitUntil(lambda: dialog.read, timeout=20_000)
    return dialog


def groups(dialog: BringNamesDialog) -> dict[str, list[NameRow]]:
    held: dict[str, list[NameRow]] = {}
    for one in dialog.model.rows:
        if isinstance(one, Heading):
            last = held.setdefault(one.title, [])
        else:
            last.append(one)
    return held


def known(context: Context) -> list[list[str]]:
    return sorted(context.store.actors.names().values())


def test_what_each_name_does_stands_in_groups(
    listed: BringNamesDialog, qtmodeltester: ModelTester
) -> None:
    held = groups(listed)
    assert [one.name for one in held["In doubt: tick what is to be added"]] == DOUBTED
    may, will, letter, *_ = held["In doubt: tick what is to be added"]
    assert (may.meaning, may.count) == ("of Theresa May", "2 in 1 document")
    assert may.doubt.startswith("a common word, ")
    assert (will.meaning, letter.doubt) == ("a new actor", "one letter only")
    assert [(one.name, one.meaning) for one in held["New actors"]] == [
        ("Theresa May", "Person"), ("Quds Force", "Person · “Wizard” is no type here"),
    ]  # fmt: skip
    assert [(one.name, one.meaning) for one in held["More spellings of known actors"]] == [
        ("Esmail Qaani", "Ghaani; قاآنی")
    ]
    assert [one.name.split(": ", 1)[1] for one in held["Left out"]] == [
        "it has no name.", "a name has no letter: “---”.",
    ]  # fmt: skip
    assert listed.apply.text() == "Add 2 actors and 2 spellings"
    assert listed.said.text() == (
        "3 new actors, 1 known one with more spellings."
        " Passed over: 1 name known already, 2 blank or twice. 2 faults in the list, at the end."
    )
    qtmodeltester.check(listed.model)


def test_enter_adds_what_is_ticked_in_one_step(
    qtbot: QtBot, listed: BringNamesDialog, context: Context
) -> None:
    QTest.keyClick(listed.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(known(context)) == 3)
    assert known(context) == [
        ["Esmail Qaani", "Qaani", "Ghaani", "قاآنی"], ["Quds Force"], ["Theresa May"],
    ]  # fmt: skip
    context.undo()
    assert known(context) == [["Esmail Qaani", "Qaani"]]


def test_a_name_in_doubt_is_added_when_it_is_ticked(
    qtbot: QtBot, listed: BringNamesDialog, context: Context
) -> None:
    for row in (1, 2):  # May and Will
        listed.view.selectRow(row)
        QTest.keyClick(listed.view, Qt.Key.Key_Space)
    assert listed.apply.text() == "Add 3 actors and 4 spellings"
    listed.apply.click()
    qtbot.waitUntil(lambda: len(known(context)) == 4)
    assert ["Theresa May", "May"] in known(context) and ["Will", "Will Smith"] in known(context)


def test_the_type_chosen_is_that_of_names_without_one(
    qtbot: QtBot, listed: BringNamesDialog, context: Context
) -> None:
    types = {one.key: one.id for one in context.store.actor_types.find()}
    listed.box.setCurrentIndex(listed.box.findData(types["armed_group"]))
    listed.box.activated.emit(listed.box.currentIndex())
    assert groups(listed)["New actors"][1].meaning.startswith("Armed group")
    listed.apply.click()
    qtbot.waitUntil(lambda: len(known(context)) == 3)
    kinds = {one.name: one.type_id for one in context.store.actors.find()}
    assert kinds["Quds Force"] == types["armed_group"] and kinds["Theresa May"] == types["person"]


def test_ten_thousand_pasted_spellings_go_to_one_actor(
    qtbot: QtBot, dialog: BringNamesDialog, context: Context
) -> None:
    said = [f"Spelling {n % 9_000}" for n in range(10_000)]
    dialog.begin_text("\n\n".join(["Qaani", "May", "!!!", *said]), actor_id=1)
    qtbot.waitUntil(lambda: dialog.read, timeout=30_000)
    assert [one.name for one in groups(dialog)["In doubt: tick what is to be added"]] == ["May"]
    assert dialog.apply.text() == "Add 9,000 spellings"
    assert "Passed over: 1 name known already, 11,002 blank or twice." in dialog.said.text()
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(context.store.aliases.find(actor_id=1)) == 9_001, timeout=20_000)
    context.undo()
    assert len(context.store.aliases.find(actor_id=1)) == 1


def test_a_list_of_nothing_says_so_and_can_not_be_applied(
    qtbot: QtBot, dialog: BringNamesDialog, context: Context
) -> None:
    dialog.begin_text("---\n")
    qtbot.waitUntil(lambda: "no letter" in dialog.said.text(), timeout=20_000)
    assert not dialog.apply.isEnabled() and known(context) == [["Esmail Qaani", "Qaani"]]


def test_closing_stops_the_reading(
    qtbot: QtBot, dialog: BringNamesDialog, context: Context
) -> None:
    dialog.begin_text("\n".join(f"Name {n}" for n in range(5_000)))
    dialog.close()
    qtbot.waitUntil(lambda: not context.tasks.running, timeout=20_000)
    assert dialog.model.rows == []
