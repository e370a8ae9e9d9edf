"""Mentions that are somebody else's are ticked, and what goes along is told before they go."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.deciding.split import DOCUMENT, SplitDialog
from ui.widgets.chooser import Chooser
from workbench.commands.actors import DeleteActors
from workbench.commands.merging import MergeActors

Make = Callable[..., int]
TEXT = "Soleimani leads. Suleimani met Iran. Suleimani left"


@pytest.fixture
def merged(document: Make, actor: Make, mention: Make, context: Context) -> int:
    """Give an actor into which another was merged."""
    text, later = document("One", TEXT), document("Two", "Suleimani again")
    one, other = actor("Soleimani"), actor("Suleimani")
    mention(text, "Soleimani", one)
    mention(text, "Suleimani", other)
    mention(later, "Suleimani", other)
    context.session.run(MergeActors((other,), one))
    return one


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, merged: int) -> Iterator[SplitDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = SplitDialog(context, window)
    dialog.begin(merged)
    qtbot.waitUntil(lambda: not context.tasks.running and bool(dialog.model.rows))
    yield dialog
    dialog.close()


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.running)


def names(context: Context) -> list[str]:
    return [one.name for one in context.store.actors.find()]


def test_mentions_stand_by_spelling_or_by_document(
    dialog: SplitDialog, qtmodeltester: ModelTester
) -> None:
    heads = [row.title for row in dialog.model.rows if hasattr(row, "title")]
    assert heads == ["“\u2068Suleimani\u2069”", "“\u2068Soleimani\u2069”"]
    dialog.grouping.picked.emit(DOCUMENT)
    dialog.grouping.show_key(DOCUMENT)
    dialog._regroup()
    heads = [row.title for row in dialog.model.rows if hasattr(row, "title")]
    assert heads == ["One", "Two"]
    qtmodeltester.check(dialog.model)


def test_space_on_a_heading_ticks_its_mentions_and_what_goes_is_told(
    qtbot: QtBot, dialog: SplitDialog, context: Context
) -> None:
    assert not dialog.apply.isEnabled() and dialog.preview.text() == "Nothing is ticked."
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    settle(qtbot, context)
    assert dialog.destination.to.currentText() == "Suleimani"
    said = dialog.preview.text().replace("\u2068", "").replace("\u2069", "")
    assert said == (
        "2 mentions, 1 name (“Suleimani”) will go to new person “Suleimani”. One step to undo."
    )


def test_enter_parts_and_undo_brings_all_back(
    qtbot: QtBot, dialog: SplitDialog, context: Context
) -> None:
    dialog.model.toggle(0)
    settle(qtbot, context)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert names(context) == ["Soleimani", "Suleimani"]
    new = context.store.actors.named("Suleimani")[0]
    assert len(context.store.mentions.find(actor_id=new)) == 2
    settle(qtbot, context)
    assert [row.title for row in dialog.model.rows if hasattr(row, "title")] == [
        "“\u2068Soleimani\u2069”"
    ]
    context.undo()
    assert names(context) == ["Soleimani"]


def test_what_a_merge_brought_is_ticked_by_one_press(
    qtbot: QtBot, dialog: SplitDialog, context: Context
) -> None:
    chip = dialog.findChild(QPushButton, "split_came_0")
    assert chip is not None and chip.text().startswith("2 came with Suleimani, merged ")
    chip.click()
    settle(qtbot, context)
    assert [one.quote for one in dialog.model.ticked_mentions] == ["Suleimani"] * 2
    assert dialog.destination.to.currentText() == "Suleimani"


def test_single_mentions_go_to_an_actor_that_is_there(
    qtbot: QtBot, dialog: SplitDialog, context: Context, actor: Make
) -> None:
    iran = actor("Iran", type_="state")
    dialog.model.toggle(2)
    settle(qtbot, context)
    dialog.destination.known.click()
    chooser = dialog.destination.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClicks(chooser.field, "iran")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert dialog.apply.text() == "Move" and not dialog.destination.type.isEnabled()
    dialog.apply.click()
    assert [one.document_id for one in context.store.mentions.find(actor_id=iran)] == [2]
    assert "Suleimani" in context.store.actors.names()[1]


def test_a_mention_is_shown_in_a_reader(dialog: SplitDialog, opened: list[Target]) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    QTest.keyClick(dialog.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [Target(1, 17, 26)]


def test_a_name_that_stays_is_refused_and_nothing_moves(
    qtbot: QtBot, dialog: SplitDialog, context: Context, refused: list[str]
) -> None:
    dialog.model.toggle(0)
    settle(qtbot, context)
    dialog.destination.to.setEditText("Soleimani")
    dialog.apply.click()
    assert refused == ["“Soleimani” stays with Soleimani. Give the other actor another name."]
    assert names(context) == ["Soleimani"]


def test_what_is_undone_elsewhere_is_shown_and_an_actor_that_is_gone_closes_it(
    qtbot: QtBot, dialog: SplitDialog, context: Context
) -> None:
    context.undo()
    qtbot.waitUntil(lambda: len(dialog.model.rows) == 2)
    context.session.run(DeleteActors((1,)))
    qtbot.waitUntil(lambda: not dialog.isVisible())
