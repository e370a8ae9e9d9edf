"""Decisions that wait are looked through by keys, beside the excerpts as they are now."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.workbench.review.reviewed import SENTENCES, TEXT, Reviewed, accept, mark, sent
from ui.context import Context, Target
from ui.decisions.model import Head
from ui.decisions.panel import DecisionsPanel
from ui.inspector.parts import Link
from workbench.commands.actors import AddActor
from workbench.commands.relations import AddRelation
from workbench.commands.reviews import MergeReviews
from workbench.review.decisions import Decision

RANA = [
    *accept(1, 2),
    Decision(3, "change", codes=(2,), comment="About the truce", at="2024-02-03T08:00:00Z"),
    Decision(4, "reject", comment="Off topic"),
]


@pytest.fixture
def reviewed(context: Context) -> Reviewed:
    return Reviewed(context.session).fill()


@pytest.fixture
def told(context: Context) -> list[str]:
    said: list[str] = []
    context.told.connect(said.append)
    return said


@pytest.fixture
def panel(qtbot: QtBot, context: Context, reviewed: Reviewed) -> DecisionsPanel:
    """Give the place in sight, with what Rana decided and where Sam does not agree."""
    rana, sam = sent("Rana", RANA), sent("Sam", [Decision(2, "reject", comment="Wrong")])
    reviewed.session.run(MergeReviews((rana, sam)))
    return shown(qtbot, context, 5)


def shown(qtbot: QtBot, context: Context, count: int) -> DecisionsPanel:
    panel = DecisionsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1000, 400)
    panel.show()
    qtbot.waitUntil(lambda: len(panel.model.every) == count)
    panel.view.setFocus()
    return panel


def rows(panel: DecisionsPanel) -> list[str]:
    found = map(panel.model.row_at, range(panel.model.rowCount()))
    return [
        f"{one.label} {one.count}"
        if isinstance(one, Head)
        else f"{one.reviewer} {one.verdict.ruling} {one.verdict.number}"
        for one in found
        if one
    ]


def test_what_needs_the_analyst_stands_first_and_the_rest_after_it(panel):
    assert rows(panel) == [
        "Reviewers disagree 2",
        "Rana accept 2",
        "Sam reject 2",
        "Nothing speaks against them 3",
        "Rana accept 1",
        "Rana change 3",
        "Rana reject 4",
    ]
    ModelTester(None).check(panel.model)
    assert panel.current.reviewer == "Rana"
    assert panel.side.doubts.text() == "Sam rejects it."


def press(qtbot: QtBot, panel: DecisionsPanel, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(panel.view, key, *more)


def test_t_takes_one_side_of_a_conflict_and_the_other_is_left_aside(qtbot, panel, reviewed, told):
    press(qtbot, panel, Qt.Key.Key_Down)
    assert panel.current.reviewer == "Sam"
    before = reviewed.states()
    press(qtbot, panel, Qt.Key.Key_T)
    assert told == ["1 removed. Undo takes it back."]
    assert rows(panel)[0] == "Nothing speaks against them 3"
    assert reviewed.excerpts[1] not in reviewed.states()
    reviewed.session.undo()
    qtbot.waitUntil(lambda: len(panel.model.every) == 5)
    assert reviewed.states() == before


def test_the_decision_stands_beside_the_excerpt_as_it_is_now(panel):
    panel.show_decision(change(panel))
    side = panel.side
    assert side.who.text().endswith("3 Feb 2024\u2069")
    assert (side.now.text(), side.then.text()) == ("Security", "Truce")
    assert side.comment.text() == "“About the truce”"
    assert SENTENCES[2] in side.quote.quote.text()
    assert not side.doubts.isVisible()


def change(panel: DecisionsPanel) -> int:
    return next(one.verdict.id for one in panel.model.every if one.verdict.ruling == "change")


def test_n_takes_it_and_adds_the_comment_to_the_note(qtbot, panel, reviewed):
    panel.show_decision(change(panel))
    press(qtbot, panel, Qt.Key.Key_N)
    store, excerpt = reviewed.session.store, reviewed.excerpts[2]
    assert store.excerpts.get(excerpt).note == "About the truce"
    assert reviewed.states()[excerpt] == ["Truce"]
    assert store.history.next_undo() == "Take decision"


def test_l_leaves_aside_and_nothing_is_done(qtbot, panel, reviewed, told):
    before = reviewed.states()
    press(qtbot, panel, Qt.Key.Key_L)
    assert told == ["Leave decision aside. Undo brings it back."]
    assert reviewed.states() == before
    qtbot.waitUntil(lambda: "Reviewers disagree 2" not in rows(panel))
    assert "Sam reject 2" in rows(panel)


def test_enter_and_space_show_the_words_in_a_reader(qtbot, panel, reviewed, opened):
    start = TEXT.index(SENTENCES[1])
    there = Target(reviewed.document, start, start + len(SENTENCES[1]))
    press(qtbot, panel, Qt.Key.Key_Return)
    press(qtbot, panel, Qt.Key.Key_Space)
    assert opened == [there, there]


def test_shift_t_takes_all_that_nothing_speaks_against(qtbot, panel, reviewed, told):
    assert panel.all.text() == "Take all 3"
    press(qtbot, panel, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert told == ["1 accepted, 1 removed, 1 put under other codes. Undo takes it back."]
    assert rows(panel) == ["Reviewers disagree 2", "Rana accept 2", "Sam reject 2"]
    assert not panel.all.isEnabled()
    reviewed.session.undo()
    assert len(reviewed.states()) == 6


def test_of_several_that_are_chosen_those_in_doubt_are_left(qtbot, panel, reviewed, told):
    panel.view.selectAll()
    press(qtbot, panel, Qt.Key.Key_T)
    assert told[0].endswith("Undo takes it back. 2 to be taken one by one.")
    assert len(panel.model.every) == 2


def test_many_are_taken_beside_the_window(qtbot, panel, told, monkeypatch):
    monkeypatch.setattr("ui.decisions.panel._MANY", 2)
    with qtbot.waitSignals([panel.writing.working] * 2):
        panel.take_all()
    qtbot.waitUntil(lambda: len(panel.model.every) == 2)
    assert told == ["1 accepted, 1 removed, 1 put under other codes. Undo takes it back."]


def test_claims_that_would_go_along_are_named_first(qtbot, context, reviewed):
    session = reviewed.session
    first, second = (session.run(AddActor(name, 1)) for name in ("Envoy", "Port"))
    session.run(AddRelation(first, 1, second, reviewed.document, 0, len(SENTENCES[0])))
    session.run(MergeReviews((sent("Rana", [Decision(1, "reject")]),)))
    panel = shown(qtbot, context, 1)
    assert rows(panel)[0] == "Claims rest on it 1"
    assert panel.side.doubts.text() == "1 claim rests on it."
    assert panel.side.claims.isVisible()
    press(qtbot, panel, Qt.Key.Key_T)
    assert session.store.claims.find() == []


def test_typing_narrows_and_folding_hides(qtbot, panel):
    heights = [panel.view.rowHeight(row) for row in range(panel.model.rowCount())]
    assert len(set(heights)) == 2
    panel.model.fold(0)
    for row in range(panel.model.rowCount()):
        head = isinstance(panel.model.row_at(row), Head)
        assert panel.view.rowHeight(row) == heights[0 if head else 1]
    panel.model.fold(0)
    panel.field.setText("truce sec")
    assert rows(panel) == ["Nothing speaks against them 1", "Rana change 3"]
    panel.field.clear()
    assert panel.current.verdict.ruling == "change"
    press(qtbot, panel, Qt.Key.Key_Left)
    assert rows(panel)[-1] == "Nothing speaks against them 3"
    press(qtbot, panel, Qt.Key.Key_Right)
    assert rows(panel)[-1] == "Rana reject 4"


def test_another_side_is_a_click_away_even_where_its_group_is_folded(qtbot, panel):
    sam = next(one.verdict.id for one in panel.model.every if one.reviewer == "Sam")
    link = panel.side.findChild(Link, f"decision_{sam}")
    panel.model.fold(0)
    link.click()
    assert panel.current.reviewer == "Sam"


def test_an_empty_place_offers_to_bring_decisions_in(qtbot, context, reviewed):
    panel = DecisionsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.stack.currentWidget() is panel.empty)
    with qtbot.waitSignal(panel.wanted):
        panel.empty.findChild(type(panel.all), "empty.bring").click()


def test_a_mark_that_is_gone_can_only_be_left_aside(qtbot, context, reviewed):
    from dataclasses import replace

    nowhere = replace(mark("nine days", 2), quote="nine moon")
    reviewed.session.run(MergeReviews((sent("Rana", (), [nowhere]),)))
    panel = shown(qtbot, context, 1)
    assert not panel.acts["decision.take"].isEnabled()
    assert not panel.acts["decision.open"].isEnabled()
    assert panel.acts["decision.leave"].isEnabled()
    assert panel.side.doubts.text() == "Its words are not in the document as it is now."
