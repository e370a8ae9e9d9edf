"""A reviewer decides on every excerpt of a package by keys, and what is decided is kept at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from ui.context import Context, Target
from ui.review.panel import ReviewPanel
from ui.tasks import Tasks
from ui.theme import Theme
from workbench.commands.excerpts import AnnotateExcerpts, DeleteExcerpts
from workbench.model.review import Verdict
from workbench.review.choices import Choices
from workbench.review.making import make_package
from workbench.review.package import Package
from workbench.review.receiving import receive
from workbench.review.reviewing import codes_in, decided, received
from workbench.session import Session

K = Qt.Key
WORDS = ("Esmail Qaani", "most of his career", "an administrator", "steered from within")


@pytest.fixture
def package(session: Session, document, code, excerpt) -> Package:  # type: ignore[no-untyped-def]
    first, second = document("A quieter hand"), document("قاآنی", text=" ".join(WORDS))
    weakness, command = code("Weakness"), code("Command")
    for words in WORDS[:3]:
        excerpt(first, words, weakness, note="a doubt" if words == WORDS[0] else "")
    excerpt(second, WORDS[3], command)
    choices = Choices(title="First look", instructions="Is it weakness?", notes=True)
    return make_package(session.store, choices).package


@pytest.fixture
def theirs(package: Package, tmp_path: Path, qapp: QApplication) -> Iterator[Context]:
    """Give the reviewer's own project."""
    path = receive(main.Projects(), package, [tmp_path / "theirs"])
    theme, tasks = Theme("light"), Tasks()
    theme.dress(qapp)
    context = Context(main.Projects().open(path), theme, tasks)
    yield context
    tasks.finish()
    context.store.close()


@pytest.fixture
def opened(theirs: Context) -> list[Target]:
    targets: list[Target] = []
    theirs.wanted.connect(targets.append)
    return targets


@pytest.fixture
def panel(qtbot: QtBot, theirs: Context, opened: list[Target]) -> ReviewPanel:
    made = ReviewPanel(theirs)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    qtbot.waitUntil(lambda: made.model.total == len(WORDS))
    made.focus_list()
    return made


def verdicts(context: Context) -> dict[int, Verdict]:
    made = received(context.store)
    assert made is not None
    return decided(context.store, made.id)


def press(qtbot: QtBot, panel: ReviewPanel, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.view, key)


def at(panel: ReviewPanel, words: str) -> int:
    """Bring an excerpt into hand; returns its number."""
    place = next(n for n, one in enumerate(panel.model.items) if one.quote == words)
    panel.view.selectRow(place)
    return panel.model.items[place].number


def test_each_excerpt_is_decided_by_one_key_and_the_next_comes_into_hand(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    first = at(panel, WORDS[0])
    press(qtbot, panel, K.Key_A, K.Key_R)
    held = verdicts(theirs)
    assert [held[number].ruling for number in (first, first + 1)] == ["accept", "reject"]
    assert panel.current is not None and panel.current.row.number == first + 2
    assert panel.head.count.text() == "2 of 4 decided"
    assert panel.head.bar.value() == 2


def test_a_digit_changes_the_code_to_the_one_with_that_key(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    number = at(panel, WORDS[0])
    press(qtbot, panel, K.Key_2)
    verdict = verdicts(theirs)[number]
    (code_id,) = codes_in(verdict)
    assert theirs.store.codes.get(code_id).name == "Command"
    at(panel, WORDS[0])
    assert panel.card.state.text() == f"{number} · Code changed · Weakness → Command"
    excerpt_id = next(one.excerpt_id for one in panel.model.items if one.number == number)
    assert theirs.store.excerpts.codes_of(excerpt_id) != [code_id]  # the analyst's stays


def test_the_code_is_chosen_by_typing_and_one_more_besides(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    number = at(panel, WORDS[0])
    press(qtbot, panel, K.Key_C)
    chooser = QApplication.activePopupWidget()
    assert chooser is not None and chooser.accessibleName() == "Which code is right?"
    qtbot.keyClicks(chooser.field, "comm")  # type: ignore[attr-defined]
    qtbot.keyClick(chooser.field, K.Key_Return)  # type: ignore[attr-defined]
    assert len(codes_in(verdicts(theirs)[number])) == 1
    at(panel, WORDS[0])
    qtbot.keyClick(panel.view, K.Key_C, Qt.KeyboardModifier.ShiftModifier)
    chooser = QApplication.activePopupWidget()
    assert chooser is not None
    qtbot.keyClicks(chooser.field, "weak")  # type: ignore[attr-defined]
    qtbot.keyClick(chooser.field, K.Key_Return)  # type: ignore[attr-defined]
    assert len(codes_in(verdicts(theirs)[number])) == 2


def test_a_comment_is_written_beside_a_decision_and_the_list_has_the_keys_again(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    number = at(panel, WORDS[1])
    press(qtbot, panel, K.Key_A)
    at(panel, WORDS[1])
    press(qtbot, panel, K.Key_M)
    assert panel.card.comment.hasFocus()
    qtbot.keyClicks(panel.card.comment, "But who says so?")
    qtbot.keyClick(panel.card.comment, K.Key_Return)
    verdict = verdicts(theirs)[number]
    assert (verdict.ruling, verdict.comment) == ("accept", "But who says so?")
    assert panel.view.hasFocus()


def test_a_comment_being_written_is_kept_when_another_excerpt_is_chosen(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    number = at(panel, WORDS[1])
    press(qtbot, panel, K.Key_M)
    qtbot.keyClicks(panel.card.comment, "half a word")
    at(panel, WORDS[2])
    assert verdicts(theirs)[number].comment == "half a word"
    assert panel.card.comment.text == ""


def test_what_was_decided_is_taken_back_or_undone(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    at(panel, WORDS[0])
    press(qtbot, panel, K.Key_A, K.Key_R)
    at(panel, WORDS[0])
    press(qtbot, panel, K.Key_Delete)
    assert len(verdicts(theirs)) == 1
    theirs.undo()
    assert len(verdicts(theirs)) == 2
    assert panel.head.count.text() == "2 of 4 decided"


def test_several_are_decided_at_once(qtbot: QtBot, panel: ReviewPanel, theirs: Context) -> None:
    panel.view.selectAll()
    press(qtbot, panel, K.Key_A)
    assert {one.ruling for one in verdicts(theirs).values()} == {"accept"}
    assert len(verdicts(theirs)) == 4
    theirs.undo()
    assert verdicts(theirs) == {}


def test_n_goes_to_what_is_undecided(qtbot: QtBot, panel: ReviewPanel, theirs: Context) -> None:
    said: list[str] = []
    theirs.told.connect(said.append)
    at(panel, WORDS[1])
    press(qtbot, panel, K.Key_A)
    at(panel, WORDS[0])
    press(qtbot, panel, K.Key_N)
    assert panel.current is not None and panel.current.row.quote == WORDS[2]
    qtbot.keyClick(panel.view, K.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert panel.current is not None and panel.current.row.quote == WORDS[0]
    panel.view.selectAll()
    press(qtbot, panel, K.Key_A, K.Key_N)
    assert said[-1] == "Everything shown is decided."


def test_the_list_is_narrowed_by_what_was_decided_words_code_and_document(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    at(panel, WORDS[0])
    press(qtbot, panel, K.Key_A)
    qtbot.keyClicks(panel.head.words, "career")
    assert [one.quote for one in panel.model.items] == [WORDS[1]]
    assert panel.head.count.text() == "1 of 4 decided · 1 shown"
    panel.show_all()
    for state, count in (("accept", 1), ("undecided", 3), ("commented", 0), ("", 4)):
        panel.head.state.show_key(state)
        panel.head.state.picked.emit(state)
        assert len(panel.model.items) == count
    command = next(one.id for one in theirs.store.codes.find() if one.name == "Command")
    panel.head.code.show_ids([command])
    panel.head.code.changed.emit()
    assert [one.quote for one in panel.model.items] == [WORDS[3]]


def test_deciding_under_undecided_leaves_only_what_is_left(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    panel.head.state.show_key("undecided")
    panel.head.state.picked.emit("undecided")
    panel.view.selectRow(0)
    press(qtbot, panel, K.Key_A, K.Key_A, K.Key_R, K.Key_A)
    assert len(verdicts(theirs)) == 4
    assert panel.stack.currentWidget() is panel.nothing


def test_the_reader_follows_and_enter_opens_beside(
    qtbot: QtBot, panel: ReviewPanel, opened: list[Target]
) -> None:
    at(panel, WORDS[2])
    row = panel.model.items[panel.view.currentIndex().row()]
    target = Target(row.document_id, row.start, row.end)
    qtbot.waitUntil(lambda: bool(opened) and opened[-1] == target)
    press(qtbot, panel, K.Key_Return)
    assert opened[-1] == target
    qtbot.keyClick(panel.view, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened[-1].beside


def test_an_excerpt_that_was_changed_here_is_marked(
    qtbot: QtBot, panel: ReviewPanel, theirs: Context
) -> None:
    at(panel, WORDS[0])
    assert panel.card.note.text() == "Note of the analyst: a doubt"
    ids = {one.quote: one.excerpt_id for one in panel.model.items}
    theirs.run(AnnotateExcerpts((ids[WORDS[0]],), "mine"))
    qtbot.waitUntil(lambda: panel.card.touched.text().startswith("You changed its note here."))
    theirs.run(DeleteExcerpts((ids[WORDS[0]],)))
    qtbot.waitUntil(lambda: panel.card.touched.text().startswith("You deleted this excerpt here."))
    theirs.undo()
    theirs.undo()
    qtbot.waitUntil(panel.card.touched.isHidden)


def test_instructions_stand_open_until_something_is_decided(
    qtbot: QtBot, panel: ReviewPanel
) -> None:
    assert panel.head.asked.isVisible()
    assert panel.head.instructions.text() == "Is it weakness?"
    press(qtbot, panel, K.Key_I)
    assert not panel.head.asked.isVisible()


def test_a_project_of_one_s_own_offers_the_first_steps(qtbot: QtBot, context: Context) -> None:
    panel = ReviewPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(panel.empty.isVisible)
    with qtbot.waitSignal(panel.make_wanted):
        panel.empty.findChild(type(panel.save), "empty.review_make").click()


def test_a_blind_package_asks_to_code(
    qtbot: QtBot, session: Session, document: Callable[..., int], theirs: Context, tmp_path: Path
) -> None:
    package = make_package(session.store, Choices(blind=True)).package
    other = main.Projects().open(receive(main.Projects(), package, [tmp_path / "blind"]))
    tasks = Tasks()
    panel = ReviewPanel(Context(other, theirs.theme, tasks))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(panel.blind.isVisible)
    assert panel.head.count.text() == "0 excerpts made here"
    assert not panel.findChild(type(panel.save), "review_accept").isVisible()
    assert panel.save.isVisible()
    tasks.finish()
    other.store.close()
