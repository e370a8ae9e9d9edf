"""Suggested names stand in the text on a dotted line, apart from mentions, and are decided there."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.reading.conftest import HAND
from ui.context import Target
from ui.reading.suggested import SuggestedNames
from ui.widgets.chooser import Chooser
from workbench.actors.names import folded
from workbench.model.decisions import SuggestedPlace, placed
from workbench.suggesting.filling import RULES


def place(document_id, words, type_="unknown"):
    start = HAND.index(words)
    reason = f"a reason for {words}"
    return SuggestedPlace(
        document_id, start, start + len(words), folded(words), words, type_, reason
    )


@pytest.fixture
def names(qtbot, reading):
    """Three suggested places in the document that is open, one of an unknown type."""
    hand = reading.hand
    reading.context.store.suggested.keep(
        RULES,
        {
            hand: [
                place(hand, "eastern border"),
                place(hand, "Quds Force", "armed_group"),
                place(hand, "Kataib Hezbollah", "armed_group"),
            ]
        },
        {},
    )
    reading.area.show_target(Target(hand))
    names = SuggestedNames(reading.context, reading.area.active)
    qtbot.waitUntil(lambda: names.count == 3)
    reading.area.activateWindow()
    reading.area.focus_reader()
    return names


def press(names, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(names._view, key, modifier)


def shown(names):
    return [mark.label for mark in names._view.lights.suggested.marks]


def mentions(reading):
    return [one.quote for one in reading.context.store.mentions.find(document_id=reading.hand)]


def pixels(view):
    view.setCursorWidth(0)
    return view.viewport().grab().toImage()


def line_under(view, words):
    """Return the colours of the line under words, left to right."""
    start = HAND.index(words)
    rect = view.geometry_of.rects(start, start + len(words))[0]
    image = pixels(view)
    y = round(rect.bottom()) - 1
    return [image.pixelColor(x, y).name() for x in range(round(rect.left()), round(rect.right()))]


def changes(colours):
    return sum(one != other for one, other in itertools.pairwise(colours))


def test_a_suggested_name_stands_on_dots_and_a_mention_on_a_line(names, reading):
    view = names._view
    assert changes(line_under(view, "Kataib Hezbollah")) > 20
    assert changes(line_under(view, "Esmail Qaani")) <= 1


def test_suggested_names_are_no_marks_and_in_no_count(names, reading):
    counts = reading.context.store.counts()
    assert counts["mentions"] == 3 and counts["excerpts"] == 0
    assert {mark.kind for mark in names._view.marks.marks} == {"mention"}


def test_switched_off_they_are_gone_and_switched_on_they_are_back(qtbot, names):
    names.show(False)
    assert names.count == 0 and changes(line_under(names._view, "Kataib Hezbollah")) < 20
    names.show(True)
    qtbot.waitUntil(lambda: names.count == 3)


def test_stepping_goes_along_the_text_and_round_its_ends(names, reading):
    chosen = []
    reading.context.chosen.connect(lambda choice: chosen.append(placed(choice.id)[1]))
    for by in (1, 1, 1, 1, -1):
        names.step(by)
    at = [HAND.index(words) for words in ("eastern", "Quds", "Kataib")]
    assert chosen == [*at, at[0], at[2]]


def test_the_chosen_name_says_what_it_is_taken_for_and_why(names):
    names.step(1)
    names.step(1)
    assert names.bar.isVisible()
    assert names.bar.name.text() == "Quds Force · Armed group"
    assert names.bar.reason.text() == "Why: a reason for Quds Force"


def test_a_click_on_the_words_chooses_the_name(names):
    rect = names._view.geometry_of.rects(*_span("Quds Force"))[0]
    names._view.viewport().setFocus()
    QTest.mouseClick(names._view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert names.current is not None and names.current.name == "Quds Force"
    QTest.mouseClick(names._view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 480))
    assert names.current is None and not names.bar.isVisible()


def _span(words):
    start = HAND.index(words)
    return start, start + len(words)


def test_enter_at_the_caret_chooses_the_name_and_enter_again_accepts_it(names, reading):
    names._view.put_caret(HAND.index("Kataib") + 3)
    press(names, Qt.Key.Key_Return)
    assert names.current.name == "Kataib Hezbollah" and "Kataib Hezbollah" not in mentions(reading)
    press(names, Qt.Key.Key_Return)
    assert "Kataib Hezbollah" in mentions(reading)
    assert shown(names) == ["eastern border", "Quds Force"]


def test_after_a_decision_the_next_name_is_chosen_and_undo_brings_the_place_back(
    qtbot, names, reading
):
    names.step(1)
    press(names, Qt.Key.Key_Backspace)
    assert names.current.name == "Quds Force"
    press(names, Qt.Key.Key_Delete)
    assert names.current.name == "Kataib Hezbollah"
    assert shown(names) == ["Kataib Hezbollah"] and len(mentions(reading)) == 2
    reading.context.undo()
    qtbot.waitUntil(lambda: shown(names) == ["Quds Force", "Kataib Hezbollah"])
    reading.context.undo()
    qtbot.waitUntil(lambda: names.count == 3)


def test_accepting_takes_all_places_of_the_name_and_h_only_the_one(qtbot, names, reading):
    hand = reading.hand
    twice = [SuggestedPlace(hand, at, at + 3, "who", "Who", "person", "") for at in (10, 40)]
    reading.context.store.suggested.keep(RULES, {hand: twice}, {})
    names.read()
    qtbot.waitUntil(lambda: names.count == 2)
    names.step(1)
    press(names, Qt.Key.Key_H)
    assert len(mentions(reading)) == 3 and names.count == 1
    reading.context.undo()
    qtbot.waitUntil(lambda: names.count == 2)
    names.step(1)
    press(names, Qt.Key.Key_Return)
    assert len(mentions(reading)) == 4 and names.count == 0


def test_a_digit_accepts_the_name_as_that_type(names, reading):
    names.step(1)
    press(names, Qt.Key.Key_3)
    (one,) = reading.context.store.actors.find(name="eastern border")
    assert one.type_id == names.deciding.types()[2].id


def test_a_name_of_no_type_asks_for_it_before_it_is_tagged(qtbot, names, reading):
    names.step(1)
    press(names, Qt.Key.Key_Return)
    assert len(mentions(reading)) == 2
    chooser = names.bar.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "place")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert "eastern border" in mentions(reading)


def test_same_as_takes_the_name_for_a_spelling_of_an_actor(qtbot, names, reading):
    names.step(-1)
    press(names, Qt.Key.Key_S)
    chooser = names.bar.findChild(Chooser)
    qtbot.keyClicks(chooser.field, "qaani")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert reading.context.store.actors.names()[reading.qaani][-1] == "Kataib Hezbollah"


def test_esc_leaves_the_name_and_the_keys_are_the_text_s_again(names, reading):
    names.step(1)
    press(names, Qt.Key.Key_Escape)
    assert names.current is None and not names.bar.isVisible()
    press(names, Qt.Key.Key_Delete)
    assert names.count == 3 and reading.context.store.rejections.find() == []


def test_a_name_that_is_tagged_by_hand_is_suggested_no_more(qtbot, names, reading):
    from workbench.commands.mentions import TagMention

    reading.context.run(TagMention(reading.hand, *_span("Quds Force"), reading.qaani))
    assert changes(line_under(names._view, "Quds Force")) <= 1
    qtbot.waitUntil(lambda: shown(names) == ["eastern border", "Kataib Hezbollah"])


def test_another_document_has_its_own(qtbot, names, reading):
    reading.area.show_target(Target(reading.patrons))
    assert names.count == 0
    reading.area.show_target(Target(reading.hand))
    qtbot.waitUntil(lambda: names.count == 3)


def test_what_is_read_for_names_meanwhile_is_shown_at_once(qtbot, names, reading):
    hand = reading.hand
    reading.context.store.suggested.keep(RULES, {hand: [place(hand, "scholar", "person")]}, {})
    names.heard(frozenset({reading.patrons}))
    names.heard(frozenset({hand}))
    qtbot.waitUntil(lambda: shown(names) == ["scholar"])
