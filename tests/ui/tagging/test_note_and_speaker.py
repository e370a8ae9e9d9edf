"""Notes and speakers are put on excerpts from a bar by the words."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.tagging.desk import Tagging
from workbench.commands.excerpts import AddExcerpt
from workbench.session import Session

Add = Callable[..., int]
Keyboard = Callable[[], QWidget]
CTRL = Qt.KeyboardModifier.ControlModifier


def notes(session: Session) -> list[tuple[str, str]]:
    return [(one.quote, one.note) for one in session.store.excerpts.find()]


def test_a_note_is_written_on_selected_words(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("has less hold")
    tagging.note()
    qtbot.keyClicks(keyboard(), "Compare with 2021")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return, CTRL)
    assert notes(session) == [("has less hold", "Compare with 2021")]
    assert keyboard() is page.text


def test_the_note_of_the_chosen_excerpt_is_changed_with_the_mouse(
    qtbot: QtBot, tagging: Tagging, page: Any, context: Context, session: Session
) -> None:
    at = page.select("has less hold")
    held = session.run(AddExcerpt(at.document_id, at.start, at.end, note="old"))
    page.select_nothing()
    context.choose("excerpt", held)
    tagging.note()
    field = page.findChild(QPlainTextEdit, "note_field")
    assert field.toPlainText() == "old"
    qtbot.keyClicks(field, "new")
    qtbot.mouseClick(page.findChild(QWidget, "note_save"), Qt.MouseButton.LeftButton)
    assert notes(session) == [("has less hold", "new")]


def test_a_note_being_written_stays_while_the_analyst_reads_elsewhere(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("has less hold")
    tagging.note()
    qtbot.keyClicks(keyboard(), "half a")
    page.text.setFocus()
    bar = page.findChild(QWidget, "note_bar")
    assert bar.isVisible()
    field = page.findChild(QPlainTextEdit, "note_field")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert notes(session) == []


def test_an_empty_note_on_new_words_keeps_nothing(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("has less hold")
    tagging.note()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return, CTRL)
    assert notes(session) == []


def test_who_speaks_is_chosen_and_taken_off_again(
    qtbot: QtBot, tagging: Tagging, page: Any, context: Context, session: Session, actor: Add,
    keyboard: Keyboard,
) -> None:  # fmt: skip
    held = actor("Hadi al-Amiri")
    page.select("has less hold")
    tagging.speaker()
    qtbot.keyClicks(keyboard(), "amiri")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert session.store.excerpts.find()[0].speaker_id == held
    tagging.speaker()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert session.store.excerpts.find()[0].speaker_id == 0


def test_a_new_speaker_is_undone_with_the_attribution(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("has less hold")
    tagging.speaker()
    qtbot.keyClicks(keyboard(), "A militia aide")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert session.store.actors.find()[0].name == "A militia aide"
    session.undo()
    assert not session.store.actors.find()
    assert not session.store.excerpts.find()


def test_nothing_to_write_on_says_what_to_do(
    tagging: Tagging, page: Any, refused: list[str]
) -> None:
    tagging.note()
    tagging.speaker()
    assert refused == [
        "Select some words to write a note on, or choose an excerpt.",
        "Select some words to attribute, or choose an excerpt.",
    ]


def test_what_is_chosen_is_deleted_and_undo_brings_it_back(
    tagging: Tagging, page: Any, context: Context, session: Session, refused: list[str]
) -> None:
    at = page.select("has less hold")
    held = session.run(AddExcerpt(at.document_id, at.start, at.end))
    tagging.delete_chosen()
    assert refused == ["Choose an excerpt, a mention or a relation to delete."]
    context.choose("excerpt", held)
    tagging.delete_chosen()
    assert notes(session) == []
    assert context.choice.id == 0
    context.undo()
    assert notes(session) == [("has less hold", "")]
