"""Suggested names wait in a queue, and each decision is one stroke that Undo takes back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import BODY
from ui.context import Context, Target
from ui.suggestions.panel import SuggestionsPanel
from ui.widgets.chooser import Chooser
from workbench.actors.names import folded
from workbench.changes import SUGGESTED, ChangeSet
from workbench.model.decisions import SuggestedPlace
from workbench.suggesting.filling import RULES

Make = Callable[..., int]


def place(document_id: int, words: str, type_: str = "unknown", text: str = BODY) -> SuggestedPlace:
    start = text.index(words)
    return SuggestedPlace(
        document_id, start, start + len(words), folded(words), words, type_, "the title before it"
    )


def tell(context: Context) -> None:
    context.session.bus.publish(ChangeSet("Suggest", "", "do", {SUGGESTED: frozenset({1})}))


@pytest.fixture
def panel(qtbot: QtBot, context: Context, document: Make) -> SuggestionsPanel:
    one, other = document("One"), document("Other")
    context.store.suggested.keep(
        RULES,
        {
            one: [place(one, "Esmail Qaani", "person"), place(one, "Colleagues")],
            other: [place(other, "Esmail Qaani", "person")],
        },
        {},
    )
    panel = SuggestionsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(lambda: len(panel.model.items) == 2)
    panel.view.setFocus()
    return panel


def names(panel: SuggestionsPanel) -> list[str]:
    return [one.name for one in panel.model.items]


def people(context: Context) -> list[str]:
    return [one.name for one in context.store.actors.find()]


def press(panel: SuggestionsPanel, key: Qt.Key) -> None:
    QTest.keyClick(panel.view, key)


def test_the_most_frequent_name_is_first_and_says_what_it_rests_on(
    panel: SuggestionsPanel, qtmodeltester: ModelTester
) -> None:
    assert names(panel) == ["Esmail Qaani", "Colleagues"]
    assert panel.model.told(panel.model.items[0]) == "Esmail Qaani, Person · 2 documents, 2 places"
    assert panel.place.count.text() == "Place 1 / 2"
    assert panel.place.reason.text() == "Why: the title before it"
    qtmodeltester.check(panel.model)


def test_large_letters_in_a_low_panel_keep_the_words_of_a_place_apart(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context
) -> None:
    panel.resize(320, 420)
    context.theme.set_scale(200)
    wide = panel.place.width()
    qtbot.waitUntil(lambda: panel.place.height() >= panel.place.heightForWidth(wide) > 150)
    assert panel.place.quote.geometry().bottom() < panel.place.reason.geometry().top()


def test_enter_accepts_a_name_everywhere_and_undo_brings_it_back(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context
) -> None:
    press(panel, Qt.Key.Key_Return)
    assert names(panel) == ["Colleagues"]
    assert people(context) == ["Esmail Qaani"] and len(context.store.mentions.find()) == 2
    context.undo()
    qtbot.waitUntil(lambda: names(panel) == ["Esmail Qaani", "Colleagues"])
    assert people(context) == []


def test_a_digit_accepts_a_name_as_that_type(panel: SuggestionsPanel, context: Context) -> None:
    panel.view.selectRow(1)
    QTest.keyClick(panel.view, Qt.Key.Key_3)
    (one,) = context.store.actors.find()
    assert (one.name, context.store.actor_types.get(one.type_id).key) == ("Colleagues", "state")


def test_a_name_of_no_type_asks_for_it(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context
) -> None:
    panel.view.selectRow(1)
    press(panel, Qt.Key.Key_Return)
    assert people(context) == []
    chooser = panel.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "organ")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert people(context) == ["Colleagues"]


def test_h_accepts_the_place_shown_only(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context
) -> None:
    press(panel, Qt.Key.Key_Right)
    press(panel, Qt.Key.Key_H)
    assert [one.document_id for one in context.store.mentions.find()] == [2]
    qtbot.waitUntil(lambda: panel.model.items[0].mentions == 1)
    # the rest is the same actor's, which the project knows now
    row = panel.model.items[panel.view.currentIndex().row()]
    assert panel.model.detail(row).startswith("more of Esmail Qaani")
    press(panel, Qt.Key.Key_Return)
    assert people(context) == ["Esmail Qaani"] and len(context.store.mentions.find()) == 2


def test_backspace_rejects_the_place_and_delete_the_name_for_good(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context
) -> None:
    press(panel, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: [one.mentions for one in panel.model.items] == [1, 1])
    panel.view.selectRow(names(panel).index("Esmail Qaani"))
    press(panel, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(panel) == ["Colleagues"])
    assert context.store.mentions.find() == []
    context.undo()
    qtbot.waitUntil(lambda: "Esmail Qaani" in names(panel))


def test_s_takes_a_name_for_another_spelling_of_a_known_actor(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context, actor: Make
) -> None:
    known = actor("Ismail Ghaani")
    qtbot.waitUntil(lambda: not context.tasks.running)
    press(panel, Qt.Key.Key_S)
    chooser = panel.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "ghaani")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert context.store.actors.names()[known] == ["Ismail Ghaani", "Esmail Qaani"]
    assert len(context.store.mentions.find(actor_id=known)) == 2


def test_space_shows_the_place_in_a_reader(panel: SuggestionsPanel, opened: list[Target]) -> None:
    press(panel, Qt.Key.Key_Space)
    start = BODY.index("Esmail")
    assert opened == [Target(1, start, start + 12)]


def test_typing_narrows_and_the_open_documents_can_be_looked_at_alone(
    qtbot: QtBot, panel: SuggestionsPanel
) -> None:
    panel.field.setText("colle")
    assert names(panel) == ["Colleagues"]
    panel.field.clear()
    panel.set_open_documents([2])
    panel.scope.click()
    qtbot.waitUntil(lambda: names(panel) == ["Esmail Qaani"])
    assert panel.model.items[0].mentions == 1


def test_an_empty_queue_says_what_it_is_for(qtbot: QtBot, context: Context) -> None:
    panel = SuggestionsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.empty)


def test_what_comes_later_joins_the_queue(
    qtbot: QtBot, panel: SuggestionsPanel, context: Context, document: Make
) -> None:
    third = document("Third")
    context.store.suggested.keep(RULES, {third: [place(third, "eastern border")]}, {})
    tell(context)
    qtbot.waitUntil(lambda: "eastern border" in names(panel))
