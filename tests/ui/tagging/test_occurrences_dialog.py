"""Every occurrence is seen, ticked or not, and tagged in one step."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.tagging.desk import Tagging
from workbench.commands.mentions import TagMention
from workbench.session import Session

Add = Callable[..., int]


@pytest.fixture
def places(qtbot: QtBot, tagging: Tagging, page: Any, actor: Add, session: Session) -> QListView:
    """Give the list of places of “Soleimani”, one of them inside another's tagged name."""
    family = actor("Soleimani")
    full = actor("Qassem Soleimani")
    at = page.select("Qassem Soleimani")
    session.run(TagMention(at.document_id, at.start, at.end, full))
    tagging.tag_everywhere(family)
    view: QListView = page.findChild(QListView, "occurrences_list")
    qtbot.waitUntil(lambda: view.model().rowCount() > 0)
    return view


def rows(view: QListView) -> list[tuple[str, bool]]:
    checked = Qt.CheckState.Checked
    model = view.model()
    return [
        (index.data(), index.data(Qt.ItemDataRole.CheckStateRole) == checked)
        for index in (model.index(row, 0) for row in range(model.rowCount()))
    ]


def apply_button(page: Any) -> QPushButton:
    button: QPushButton = page.findChild(QPushButton, "occurrences_apply")
    return button


def test_what_lies_inside_another_name_is_listed_but_not_ticked(
    places: QListView, qtmodeltester: ModelTester
) -> None:
    (title, all_ticked), first, second, third = rows(places)
    assert (title, all_ticked) == ("A quieter hand (3)", False)
    assert "(inside “Qassem Soleimani”)" in first[0]
    assert [first[1], second[1], third[1]] == [False, True, False]
    qtmodeltester.check(places.model())


def test_space_ticks_and_enter_tags_in_one_step(
    qtbot: QtBot, places: QListView, session: Session
) -> None:
    qtbot.keyClick(places, Qt.Key.Key_Space)
    assert rows(places)[1][1]
    qtbot.keyClick(places, Qt.Key.Key_Return)
    assert len(session.store.mentions.find()) == 3
    session.undo()
    assert len(session.store.mentions.find()) == 1


def test_the_box_of_a_document_ticks_all_of_it_with_the_mouse(
    qtbot: QtBot, places: QListView, page: Any
) -> None:
    place = places.visualRect(places.model().index(0, 0))
    at = QPoint(place.left() + 16, place.center().y())
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert all(ticked for _, ticked in rows(places))
    assert apply_button(page).text() == "Tag 3"
    qtbot.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not any(ticked for _, ticked in rows(places))
    assert not apply_button(page).isEnabled()


def test_a_place_is_shown_in_the_reader_without_leaving(
    qtbot: QtBot, places: QListView, context: Context, page: Any
) -> None:
    wanted: list[Target] = []
    context.wanted.connect(wanted.append)
    qtbot.keyClick(places, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [(one.start, one.end) for one in wanted] == [(7, 16)]
    assert places.isVisible()


def test_no_actor_chosen_says_what_to_do(tagging: Tagging, page: Any, refused: list[str]) -> None:
    tagging.tag_everywhere()
    assert refused == ["Choose an actor first, in the list or by one of its mentions."]


def test_an_actor_tagged_everywhere_says_so(
    qtbot: QtBot, tagging: Tagging, page: Any, actor: Add
) -> None:
    tagging.tag_everywhere(actor("Nobody named here"))
    said = page.findChild(object, "occurrences_said")
    qtbot.waitUntil(lambda: said.text() == "Every place of these names is tagged already.")
    assert not apply_button(page).isEnabled()


def test_an_answer_to_an_older_question_is_not_shown_for_the_new_one(
    qtbot: QtBot, places: QListView, tagging: Tagging, page: Any, actor: Add, context: Context
) -> None:
    shown: list[int] = []
    places.model().modelReset.connect(lambda: shown.append(places.model().rowCount()))
    tagging.tag_everywhere(context.store.actors.find(name="Soleimani")[0].id)
    context.tasks.pool.waitForDone()  # it has its answer, and nobody was told of it yet
    tagging.tag_everywhere(actor("Nobody named here"))
    said = page.findChild(object, "occurrences_said")
    qtbot.waitUntil(lambda: said.text() == "Every place of these names is tagged already.")
    assert not any(shown)


def test_a_search_that_is_cancelled_says_so(
    qtbot: QtBot, places: QListView, tagging: Tagging, page: Any, actor: Add, context: Context
) -> None:
    context.tasks.pool.setMaxThreadCount(1)
    go = threading.Event()
    context.tasks.start("", lambda _progress: go.wait(30))
    with qtbot.waitSignal(context.tasks.started) as job:
        tagging.tag_everywhere(actor("Nobody named here"))
    context.tasks.cancel(job.args[0])
    go.set()
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert page.findChild(object, "occurrences_said").text() == "Stopped. Nothing was tagged."
