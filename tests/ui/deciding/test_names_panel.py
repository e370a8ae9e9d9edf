"""Actors that may be one, and names that may mean several, are decided by single keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.context import Context, Target
from ui.deciding.panel import NamesPanel
from ui.deciding.waiting import WaitingView
from ui.widgets.chooser import Chooser
from workbench.model.decisions import SuggestedPlace
from workbench.suggesting.filling import RULES

Make = Callable[..., int]
FIRST = "Esmail Qaani came to Baghdad. Qaani left."
SECOND = "General Ghaani was seen in Tehran. Ghaani said nothing."


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> NamesPanel:
    panel = NamesPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1100, 400)
    panel.show()
    panel.activateWindow()
    return panel


def press(view: WaitingView, key: Qt.Key) -> None:
    view.view.setFocus()
    QTest.keyClick(view.view, key)


def waiting(view: WaitingView) -> list[str]:
    marks = dict.fromkeys(map(ord, "\u2068\u2069"))
    return [one.words.translate(marks) for one in view.model.items]


def ready(qtbot: QtBot, panel: NamesPanel) -> None:
    context = panel.pairs._context
    qtbot.waitUntil(lambda: not context.tasks.running and not panel.shown.due)


@pytest.fixture
def two(document: Make, actor: Make, mention: Make) -> tuple[int, int]:
    """Give two actors of one name in two spellings, each mentioned in its document."""
    one, other = document("One", FIRST, outlet="Newswire"), document("Other", SECOND)
    known, variant = actor("Esmail Qaani"), actor("Esmail Ghaani")
    mention(one, "Esmail Qaani", known)
    mention(one, "Qaani left", known)
    mention(other, "Ghaani", variant)
    return known, variant


def test_a_pair_stands_with_why_and_with_the_sentences_beside_each_other(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], qtmodeltester: ModelTester
) -> None:
    ready(qtbot, panel)
    pairs = panel.pairs
    assert waiting(pairs) == ["Esmail Qaani = Esmail Ghaani?"]
    assert pairs.reasons.text().startswith("Why: “\u2068Esmail Qaani\u2069” and “\u2068Esmail Gh")
    assert not pairs.warning.isVisible()
    left, right = pairs.left.sentences.items, pairs.right.sentences.items
    assert [one.words for one in left] == ["Esmail Qaani came to Baghdad.", "Qaani left."]
    assert right[0].words == "General Ghaani was seen in Tehran."
    assert right[0].words[slice(*right[0].mark)] == "Ghaani"
    assert panel.buttons[0].text() == "Same actor? 1"
    qtmodeltester.check(pairs.model)


def test_enter_merges_and_undo_brings_the_pair_back(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], context: Context
) -> None:
    ready(qtbot, panel)
    told: list[str] = []
    context.told.connect(told.append)
    press(panel.pairs, Qt.Key.Key_Return)
    assert waiting(panel.pairs) == []
    (spelt,) = context.store.actors.names().values()
    assert spelt == ["Esmail Qaani", "Qaani left", "Ghaani", "Esmail Ghaani"]
    assert told == [
        "Merged Esmail Ghaani into Esmail Qaani: 1 mention, 2 names. Undo takes it back."
    ]
    context.undo()
    qtbot.waitUntil(lambda: waiting(panel.pairs) == ["Esmail Qaani = Esmail Ghaani?"])


def test_k_lets_the_other_name_stay(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], context: Context
) -> None:
    ready(qtbot, panel)
    press(panel.pairs, Qt.Key.Key_K)
    assert panel.pairs.left.title.text() == "Esmail Ghaani"
    press(panel.pairs, Qt.Key.Key_Return)
    assert [one.name for one in context.store.actors.find()] == ["Esmail Ghaani"]


def test_n_tells_them_apart_for_good(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], context: Context
) -> None:
    ready(qtbot, panel)
    press(panel.pairs, Qt.Key.Key_N)
    assert waiting(panel.pairs) == [] and len(context.store.actors.find()) == 2
    panel.pairs.refresh()
    ready(qtbot, panel)
    assert waiting(panel.pairs) == []


def test_l_puts_a_pair_off_to_the_end(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], actor: Make
) -> None:
    actor("Hezbollah", type_="armed_group"), actor("Hizbullah", type_="armed_group")
    ready(qtbot, panel)
    first, second = waiting(panel.pairs)
    press(panel.pairs, Qt.Key.Key_L)
    assert waiting(panel.pairs) == [second, first]
    assert panel.pairs.current and panel.pairs.view.currentIndex().row() == 0


def test_space_shows_both_in_readers(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], opened: list[Target]
) -> None:
    ready(qtbot, panel)
    press(panel.pairs, Qt.Key.Key_Space)
    assert opened == [Target(1, 0, 12), Target(2, 8, 14, beside=True)]


def test_relatives_carry_a_warning(qtbot: QtBot, panel: NamesPanel, actor: Make) -> None:
    actor("Qassem Soleimani", "Soleimani"), actor("Mohammad Soleimani", "Soleimani")
    ready(qtbot, panel)
    assert panel.pairs.warning.isVisible()
    assert "may be relatives" in panel.pairs.warning.text()


def test_a_suggested_name_becomes_another_spelling(
    qtbot: QtBot, panel: NamesPanel, document: Make, actor: Make, context: Context
) -> None:
    text, known = document("Other", SECOND), actor("Qaani")
    at = SECOND.index("Ghaani")
    place = SuggestedPlace(text, at, at + 6, "ghaani", "Ghaani", "person", "why")
    context.store.suggested.keep(RULES, {text: [place]}, {})
    panel.pairs.refresh()
    ready(qtbot, panel)
    assert waiting(panel.pairs) == ["Qaani = Ghaani?"]
    assert not panel.pairs.acts["pair.keep"].isEnabled()
    press(panel.pairs, Qt.Key.Key_Return)
    assert context.store.actors.names()[known] == ["Qaani", "Ghaani"]
    assert [one.quote for one in context.store.mentions.find(actor_id=known)] == ["Ghaani"]


def test_the_field_narrows_and_nothing_is_said_to_be_there(
    qtbot: QtBot, panel: NamesPanel, two: tuple[int, int], actor: Make
) -> None:
    actor("Hezbollah", type_="armed_group"), actor("Hizbullah", type_="armed_group")
    ready(qtbot, panel)
    qtbot.keyClicks(panel.field, "hizb")
    assert waiting(panel.pairs) == ["Hezbollah = Hizbullah?"]
    qtbot.keyClicks(panel.field, "x")
    assert waiting(panel.pairs) == []


@pytest.fixture
def meant(
    qtbot: QtBot, panel: NamesPanel, document: Make, actor: Make
) -> tuple[WaitingView, int, int]:
    """Give the list of open names with one name of two actors in two documents."""
    document("One", "Soleimani came. Soleimani left.", outlet="Newswire")
    document("Other", "Soleimani stayed.")
    one, other = actor("Mohammad Soleimani", "Soleimani"), actor("Qassem Soleimani", "Soleimani")
    panel.show_view(1)
    ready(qtbot, panel)
    qtbot.waitUntil(lambda: panel.meant.candidates.model_.rowCount() == 2)
    return panel.meant, one, other


def tagged(context: Context) -> list[tuple[int, int]]:
    return [(one.document_id, one.actor_id) for one in context.store.mentions.find()]


def test_an_open_name_stands_with_its_places_and_what_speaks_for_each(
    panel: NamesPanel, meant: tuple[WaitingView, int, int], qtmodeltester: ModelTester
) -> None:
    assert waiting(meant[0]) == ["Soleimani?"]
    words = [one.words for one in panel.meant.sentences.items]
    assert words == ["Soleimani came.", "Soleimani left.", "Soleimani stayed."]
    named = [one.bearer.name for one in panel.meant.candidates.model_.items]
    assert named == ["Mohammad Soleimani", "Qassem Soleimani"]
    assert panel.meant.candidates.model_.items[0].reasons[0] == "Not named in full in this document"
    qtmodeltester.check(panel.meant.candidates.model_)


def test_a_digit_decides_for_the_document_and_the_rest_stays_open(
    qtbot: QtBot, panel: NamesPanel, meant: tuple[WaitingView, int, int], context: Context
) -> None:
    press(meant[0], Qt.Key.Key_2)
    assert tagged(context) == [(1, meant[2])] * 2
    assert [one.words for one in panel.meant.sentences.items] == ["Soleimani stayed."]
    assert len(context.store.meanings.find()) == 1
    context.undo()
    ready(qtbot, panel)
    qtbot.waitUntil(lambda: len(panel.meant.sentences.items) == 3)
    assert tagged(context) == []


def test_p_and_a_digit_decide_for_the_place_alone(
    panel: NamesPanel, meant: tuple[WaitingView, int, int], context: Context
) -> None:
    press(meant[0], Qt.Key.Key_P)
    press(meant[0], Qt.Key.Key_1)
    assert tagged(context) == [(1, meant[1])] and context.store.meanings.find() == []


def test_a_and_a_digit_decide_for_all_places(
    qtbot: QtBot, panel: NamesPanel, meant: tuple[WaitingView, int, int], context: Context
) -> None:
    press(meant[0], Qt.Key.Key_A)
    press(meant[0], Qt.Key.Key_1)
    assert tagged(context) == [(1, meant[1]), (1, meant[1]), (2, meant[1])]
    assert waiting(meant[0]) == []
    ready(qtbot, panel)
    assert panel.buttons[1].text() == "Who is meant? 0"


def test_0_means_none_of_them_and_u_asks_again(
    qtbot: QtBot, panel: NamesPanel, meant: tuple[WaitingView, int, int], context: Context
) -> None:
    press(meant[0], Qt.Key.Key_A)
    press(meant[0], Qt.Key.Key_0)
    assert tagged(context) == [] and waiting(meant[0]) == []
    press(meant[0], Qt.Key.Key_U)
    chooser = panel.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: waiting(meant[0]) == ["Soleimani?"])


def test_s_asks_which_other_actor_is_meant(
    qtbot: QtBot,
    panel: NamesPanel,
    meant: tuple[WaitingView, int, int],
    context: Context,
    actor: Make,
) -> None:
    third = actor("Hossein Soleimani")
    ready(qtbot, panel)
    press(meant[0], Qt.Key.Key_S)
    chooser = panel.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClicks(chooser.field, "hossein")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert tagged(context) == [(1, third)] * 2


def test_a_name_that_is_nobodys_yet_asks_for_its_type(
    qtbot: QtBot, panel: NamesPanel, document: Make, context: Context
) -> None:
    text = document("One", "Abdel Dagalo met Musa Dagalo. Later Dagalo left.")
    place = SuggestedPlace(
        text, 36, 42, "dagalo", "Dagalo", "person",
        "ambiguous: surname of “Abdel Dagalo” or “Musa Dagalo”",
    )  # fmt: skip
    context.store.suggested.keep(RULES, {text: [place]}, {})
    panel.show_view(1)
    ready(qtbot, panel)
    qtbot.waitUntil(lambda: panel.meant.candidates.model_.rowCount() == 2)
    press(panel.meant, Qt.Key.Key_1)
    chooser = panel.findChild(Chooser)
    assert chooser is not None
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert [one.name for one in context.store.actors.find()] == ["Abdel Dagalo"]
    assert tagged(context) == [(text, 1)]


def test_space_shows_the_place(
    panel: NamesPanel, meant: tuple[WaitingView, int, int], opened: list[Target]
) -> None:
    press(meant[0], Qt.Key.Key_Right)
    press(meant[0], Qt.Key.Key_Space)
    assert opened == [Target(1, 16, 25)]


def test_an_empty_project_says_what_the_place_is_for(qtbot: QtBot, panel: NamesPanel) -> None:
    for number in (0, 1):
        panel.show_view(number)
        ready(qtbot, panel)
        assert panel.views[number]._stack.currentIndex() == 1


def test_a_name_without_end_leaves_room_for_the_sentences(
    qtbot: QtBot, panel: NamesPanel, actor: Make
) -> None:
    actor("Northern Alliance Alpha " * 12), actor("Northern Alliance Alfa " * 12)
    ready(qtbot, panel)
    said = panel.pairs.reasons.text()
    assert "…" in said and len(said) < 240 and said.count("Alpha = Alfa") == 1
