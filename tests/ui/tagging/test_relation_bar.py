"""A relation is drawn from the words that say it in a few strokes, and mended in the same place."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.tagging.desk import Tagging
from workbench.commands.excerpts import AddExcerpt, AttributeExcerpts
from workbench.commands.mentions import TagMention
from workbench.model.relations import Claim
from workbench.session import Session

Add = Callable[..., int]
Keyboard = Callable[[], QWidget]
SAYS = "Qassem Soleimani led the Quds Force"


@pytest.fixture
def two(session: Session, page: Any, actor: Add) -> tuple[int, int]:
    """Give the two actors that the sentence mentions, in order."""
    ids = []
    for name, type_ in (("Qassem Soleimani", "person"), ("Quds Force", "armed_group")):
        held, at = actor(name, type_=type_), page.select(name)
        session.run(TagMention(at.document_id, at.start, at.end, held))
        ids.append(held)
    page.select(SAYS)
    return ids[0], ids[1]


def said(session: Session) -> list[tuple[int, str, int]]:
    store = session.store
    return [
        (one.subject_id, store.relation_kinds.get(one.kind_id).key, one.object_id)
        for one in store.relations.find()
    ]


def claims(session: Session) -> list[Claim]:
    return session.store.claims.find()


def words(page: Any) -> str:
    return str(page.findChild(QLabel, "relation_said").text())


def test_kind_enter_enter_relates_the_two_actors_of_the_sentence(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "leads")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert said(session) == [(two[0], "leads", two[1])]
    assert session.store.excerpts.get(claims(session)[0].excerpt_id).quote == SAYS
    assert keyboard() is page.text
    session.undo()
    assert not said(session)
    assert not session.store.excerpts.find()


def test_the_inverse_reading_swaps_subject_and_object(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "is led by")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert said(session) == [(two[1], "leads", two[0])]


def test_the_mouse_alone_chooses_kind_swaps_and_saves(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int]
) -> None:
    tagging.relate()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.findChild(QLineEdit, "relation_kind"), left)
    view = page.findChild(QListView, "relation_kind_list")
    qtbot.mouseClick(view.viewport(), left, pos=view.visualRect(view.model().index(0, 0)).center())
    qtbot.mouseClick(page.findChild(QWidget, "relation_swap"), left)
    qtbot.mouseClick(page.findChild(QWidget, "relation_save"), left)
    assert [(subject, object_) for subject, _, object_ in said(session)] == [(two[1], two[0])]


def test_what_is_missing_is_said_and_gets_the_keyboard(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard,
    refused: list[str],
) -> None:  # fmt: skip
    page.select("has less hold")
    tagging.relate()
    qtbot.keyClicks(keyboard(), "funds")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert keyboard() is page.findChild(QLineEdit, "relation_subject")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert "Say who the relation starts from" in words(page)
    assert refused == []  # said in the bar, not over the text a second time
    assert not said(session)


def test_a_kind_that_is_not_known_keeps_the_keyboard_and_says_so(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, keyboard: Keyboard
) -> None:
    page.select("has less hold")
    tagging.relate()
    qtbot.keyClicks(keyboard(), "Iran")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert keyboard() is page.findChild(QLineEdit, "relation_kind")
    assert "No kind of relation reads “Iran”" in words(page)


def test_a_new_actor_is_added_in_the_form_and_undone_with_the_relation(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "funds")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    field = page.findChild(QLineEdit, "relation_object")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Harakat")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.store.actors.get(said(session)[0][2]).name == "Harakat"
    session.undo()
    assert not said(session)
    assert [one.name for one in session.store.actors.find()] == ["Qassem Soleimani", "Quds Force"]


def test_a_date_is_refused_in_place_and_its_precision_shown(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "leads")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    since = page.findChild(QLineEdit, "claim_since")
    since.setFocus()
    qtbot.keyClicks(since, "soonish")
    qtbot.keyClick(since, Qt.Key.Key_Return)
    assert "“soonish” is not a date" in page.findChild(QLabel, "claim_since_said").text()
    assert not said(session)
    since.selectAll()
    qtbot.keyClicks(since, "Jan 2020")
    page.findChild(QLineEdit, "claim_note").setFocus()
    assert page.findChild(QLabel, "claim_since_said").text() == "to the month"
    qtbot.keyClick(since, Qt.Key.Key_Return)
    assert claims(session)[0].since == "2020-01"


def test_how_it_is_claimed_is_kept(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "leads")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    for name, value in (
        ("claim_stance", "denies"),
        ("claim_voice", "speaker"),
        ("claim_likelihood", "likely"),
        ("claim_source", "C"),
        ("claim_information", "3"),
    ):
        combo = page.findChild(QComboBox, name)
        combo.setCurrentIndex(combo.findData(value))
    speaker = page.findChild(QLineEdit, "claim_speaker")
    speaker.setFocus()
    qtbot.keyClicks(speaker, "quds")
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    qtbot.keyClick(speaker, Qt.Key.Key_Return)
    claim = claims(session)[0]
    assert (claim.stance, claim.voice, claim.speaker_id) == ("denies", "speaker", two[1])
    assert (claim.likelihood, claim.source_grade, claim.information_grade) == ("likely", "C", "3")


def test_the_grades_default_to_those_of_the_document(
    tagging: Tagging, page: Any, two: tuple[int, int]
) -> None:
    tagging.relate()
    assert page.findChild(QComboBox, "claim_source").currentText() == "As the document (B)"
    assert page.findChild(QComboBox, "claim_information").currentText() == "As the document (2)"


def test_the_speaker_of_the_excerpt_is_taken(
    tagging: Tagging, page: Any, session: Session, two: tuple[int, int]
) -> None:
    at = page.selection()
    excerpt_id = session.run(AddExcerpt(at.document_id, at.start, at.end))
    session.run(AttributeExcerpts((excerpt_id,), two[0]))
    tagging.relate()
    assert page.findChild(QComboBox, "claim_voice").currentData() == "speaker"
    assert page.findChild(QLineEdit, "claim_speaker").text() == "Qassem Soleimani"


def test_a_relation_that_stands_gains_a_claim_and_the_form_says_so(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    for quote in (SAYS, "Qassem Soleimani led the Quds Force, which arms"):
        page.select(quote)
        tagging.relate()
        qtbot.keyClicks(keyboard(), "leads")
        qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
        told = words(page)
        qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert told == "This relation stands already, with 1 claim; saving adds this one."
    assert (len(said(session)), len(claims(session))) == (1, 2)


def test_the_same_words_again_show_their_claim_to_be_changed(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    for note in ("first", "second"):
        tagging.relate()
        qtbot.keyClicks(keyboard(), "leads")
        qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
        field = page.findChild(QLineEdit, "claim_note")
        before = field.text()
        field.setText(note)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert before == "first"
    assert [one.note for one in claims(session)] == ["second"]


def test_a_judgement_rests_on_no_document_and_keeps_its_reason(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.judge()
    assert not page.findChild(QComboBox, "claim_stance").isVisible()
    for name, typed in (
        ("relation_subject", "qassem"), ("relation_object", "quds"), ("relation_kind", "leads"),
    ):  # fmt: skip
        field = page.findChild(QLineEdit, name)
        field.setFocus()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    note = page.findChild(QLineEdit, "relation_note")
    note.setFocus()
    qtbot.keyClicks(note, "Pattern of visits")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert said(session) == [(two[0], "leads", two[1])]
    assert not claims(session)
    assert session.store.relations.find()[0].note == "Pattern of visits"


def test_a_claim_is_edited_where_it_was_made(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard, context: Context,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "leads")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    tagging.edit_relation(session.store.relations.find()[0].id, claims(session)[0].id)
    stance = page.findChild(QComboBox, "claim_stance")
    stance.setCurrentIndex(stance.findData("planned"))
    page.findChild(QLineEdit, "relation_kind").setFocus()
    qtbot.keyClick(keyboard(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(keyboard(), "funds")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    assert said(session) == [(two[0], "funds", two[1])]
    assert claims(session)[0].stance == "planned"


def test_words_are_added_to_a_relation_that_is_given(
    qtbot: QtBot, tagging: Tagging, page: Any, session: Session, two: tuple[int, int],
    keyboard: Keyboard,
) -> None:  # fmt: skip
    tagging.relate()
    qtbot.keyClicks(keyboard(), "leads")
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return)
    page.select("Qassem Soleimani died")
    tagging.add_claim(session.store.relations.find()[0].id)
    qtbot.mouseClick(page.findChild(QWidget, "relation_save"), Qt.MouseButton.LeftButton)
    assert (len(said(session)), len(claims(session))) == (1, 2)


def test_nothing_selected_says_what_to_do(tagging: Tagging, page: Any, refused: list[str]) -> None:
    tagging.relate()
    assert refused == ["Select the words that say the relation, or choose an excerpt."]
