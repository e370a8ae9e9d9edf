"""Who says what in a real window: shown in the margin, stepped along, put right by one key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from ui.context import Target
from ui.reading.voices import said
from ui.tagging.statement import StatementBar


@pytest.fixture
def told(qtbot, window):
    """A window with an article in its reader, and who says what beside it."""
    store = window.context.store
    article = store.documents.find(title="A quieter hand in Tehran")[0].id
    window.readers.set_count(1)
    window.context.open(Target(article))
    window.focus_reader()
    window.actions_.run("view.speakers")
    heard(qtbot, window)
    return window


def heard(qtbot, window, document_id=0):
    """Wait until the reader shows who says what, as the project has it now, and return it."""
    voices = window.context.voices
    known = []
    voices.ask(document_id or window.readers.document_id, known.append)
    qtbot.waitUntil(lambda: bool(known) and not window.context.tasks.running)
    qtbot.wait(50)  # what was just committed is read again after a rest
    qtbot.waitUntil(lambda: not window.context.tasks.running)
    return list(window.readers.active.view.lights.voices.heard)


def first(every, name):
    return next(one for one in every if one.called == name)


def choose(window, one):
    view = window.readers.active.view
    view.put_caret(one.start)
    view.reveal(one.start, one.end)


def bar(window):
    return window.findChild(StatementBar)


def field(window):
    return bar(window).findChild(QLineEdit)


def select(window, words):
    view = window.readers.active.view
    start = view.text.index(words)
    view.select_span(start, start + len(words))
    return start


def test_names_stand_beside_the_lines_and_the_project_remembers_it(qtbot, told, open_window):
    view = told.readers.active.view
    every = heard(qtbot, told)
    one = first(every, "Tomas Reinholt")
    view.reveal(one.start, one.end)
    tag = next(tag for tag in view.beside.tags() if tag.heard.start == one.start)
    assert " ".join(tag.lines) == "Tomas Reinholt"
    line = view.geometry_of.rects(one.start, one.start + 1)[0]
    assert tag.rect.right() < line.left()
    assert abs(tag.rect.center().y() - line.center().y()) < line.height()
    path = told.context.store.path
    told.close()
    again = open_window(path)
    assert again.actions_.action("view.speakers").isChecked()
    again.actions_.run("view.speakers")
    assert again.readers.active.view.beside.tags() == []


def test_the_text_keeps_its_place_when_the_margin_comes_and_goes(qtbot, told):
    view = told.readers.active.view
    one = heard(qtbot, told)[-1]
    view.scroll_to(one.start)
    top = view.top_offset()
    told.actions_.run("view.speakers")
    assert view.top_offset() <= one.start
    told.actions_.run("view.speakers")
    assert abs(view.top_offset() - top) < 120


def test_stepping_chooses_each_statement_and_the_inspector_tells_through_whose_hands(qtbot, told):
    every = heard(qtbot, told)
    told.readers.active.view.put_caret(0)
    words = []
    told.context.told.connect(words.append)
    told.actions_.run("tag.next_statement")
    assert words == [
        f"1 of {len(every)}. two Iraqi officials (not known as an actor): in the author’s words."
    ]
    assert (told.context.choice.kind, told.context.choice.at) == ("statement", every[0].start)
    told.actions_.run("tag.next_statement")
    card = told.show_panel("inspector").cards["statement"]
    qtbot.waitUntil(lambda: card.heard is not None and card.heard.start == every[1].start)
    hands = [
        card.chain.findChild(object, f"statement_{role}").accessibleName()
        for role in ("author", "outlet", "speaker")
    ]
    assert ["Nadia Karim" in hands[0], "Harbour Wire" in hands[1]] == [True, True]
    assert "says it" in hands[2]
    assert card.why.text().startswith("Found by rules")
    told.actions_.run("tag.previous_statement")
    assert told.context.choice.at == every[0].start


def test_w_and_enter_give_the_words_to_an_actor_and_undo_takes_them_back(qtbot, told):
    one = first(heard(qtbot, told), "A diplomat")
    choose(told, one)
    assert told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    assert QApplication.focusWidget() is field(told)
    qtbot.keyClicks(field(told), "Haddad")
    qtbot.keyClick(field(told), Qt.Key.Key_Return)
    assert not bar(told).isVisible()
    now = next(two for two in heard(qtbot, told) if two.start == one.start)
    assert (now.actor, now.speaker, now.state) == ("Leila Haddad", "A diplomat", "corrected")
    assert "put right by hand" in said(now)
    assert told.context.store.history.next_undo() == "Correct speaker to “Leila Haddad”"
    told.actions_.run("edit.undo")
    again = next(two for two in heard(qtbot, told) if two.start == one.start)
    assert again == one


def test_w_is_about_the_place_that_a_list_led_to(qtbot, told):
    one = heard(qtbot, told)[3]
    told.readers.active.view.put_caret(0)
    told.context.open(Target(one.document_id, one.start, one.end))
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    assert told.context.choice.at == one.start


@pytest.mark.parametrize(
    ("letter", "expected"),
    [("N", ("", "indirect")), ("I", ("two Iraqi officials", "direct")), ("X", None)],
)
def test_one_key_says_nobody_or_how_or_that_it_is_none(qtbot, told, letter, expected):
    one = first(heard(qtbot, told), "two Iraqi officials")
    choose(told, one)
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    qtbot.keyClick(field(told), getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
    after = [(two.called, two.mode) for two in heard(qtbot, told) if two.spans[0] == one.spans[0]]
    assert after == ([expected] if expected else [])


def test_selected_words_name_the_speaker_when_w_is_pressed_again(qtbot, told):
    one = first(heard(qtbot, told), "A diplomat")
    choose(told, one)
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    told.focus_reader()
    select(told, "Esmail Qaani")
    assert bar(told).isVisible()
    told.actions_.run("tag.statement")
    now = next(two for two in heard(qtbot, told) if two.start == one.start)
    assert (now.actor, now.speaker) == ("Esmail Qaani", "Esmail Qaani")


def test_selected_words_that_are_no_statement_become_one(qtbot, told):
    before = heard(qtbot, told)
    start = select(told, "Soleimani ran the campaign as a whole")
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    qtbot.keyClicks(field(told), "Reinholt")
    qtbot.keyClick(field(told), Qt.Key.Key_Return)
    (added,) = [one for one in heard(qtbot, told) if one.start == start]
    assert (added.actor, added.state) == ("Tomas Reinholt", "added")
    assert len(heard(qtbot, told)) == len(before) + 1
    told.actions_.run("edit.undo")
    assert heard(qtbot, told) == before


def test_a_label_is_given_to_an_actor_in_all_its_turns(qtbot, told):
    store = told.context.store
    talk = store.documents.find(title="Iraq between two patrons: questions and answers")[0].id
    told.context.open(Target(talk))
    asked = [one for one in heard(qtbot, told) if one.called == "Interviewer"]
    assert len(asked) > 2
    choose(told, asked[0])
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    qtbot.keyClicks(field(told), "Nadia Byron")
    qtbot.keyClick(field(told), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    now = [one.called for one in heard(qtbot, told) if one.speaker == "Interviewer"]
    assert now == ["Nadia Byron"] * len(asked)
    told.actions_.run("edit.undo")
    assert [one.called for one in heard(qtbot, told)].count("Interviewer") == len(asked)
    assert store.actors.named("Nadia Byron") == []


def test_a_click_on_a_name_opens_the_bar_and_the_menu_offers_it(qtbot, told):
    view = told.readers.active.view
    one = heard(qtbot, told)[2]
    view.reveal(one.start, one.end)
    tag = next(tag for tag in view.beside.tags() if tag.heard.start == one.start)
    point = tag.rect.center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    assert told.context.choice.at == one.start
    qtbot.keyClick(field(told), Qt.Key.Key_Escape)
    assert not bar(told).isVisible()
    view.customContextMenuRequested.emit(QPoint(point))
    menu = next(menu for menu in view.findChildren(QMenu) if menu.objectName() == "reader_menu")
    offered = [action.objectName() for action in menu.findChildren(QAction)] + [
        action.objectName() for action in menu.actions()
    ]
    assert {"tag.statement", "view.speakers"} <= set(offered)
    menu.close()


def test_a_correction_is_taken_back_in_the_inspector(qtbot, told):
    one = first(heard(qtbot, told), "A diplomat")
    choose(told, one)
    told.actions_.run("tag.statement")
    qtbot.waitUntil(lambda: bar(told) is not None and bar(told).isVisible())
    qtbot.keyClick(field(told), Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    card = told.show_panel("inspector").cards["statement"]
    qtbot.waitUntil(lambda: card.heard is not None and card.heard.state == "corrected")
    qtbot.waitUntil(card.back.isVisible)
    card.back.click()
    qtbot.waitUntil(lambda: card.heard is not None and card.heard.state == "")
    assert card.heard.called == "A diplomat"


def test_a_document_without_statements_says_so(qtbot, told):
    from tests.db.corpus import add_text

    store = told.context.store
    with store.operation("Import", "Ada"):
        plain = add_text(store, "Nothing is said here.", "Plain")
    told.context.open(Target(plain))
    said_in_the_window = []
    told.context.told.connect(said_in_the_window.append)
    heard(qtbot, told)
    told.actions_.run("tag.next_statement")
    qtbot.waitUntil(lambda: bool(said_in_the_window))
    assert said_in_the_window[0].startswith("Nothing was found here yet")
    told.care.suggester.ask()
    qtbot.waitUntil(lambda: bool(store.suggested.voices(plain)), timeout=20_000)
    told.actions_.run("tag.next_statement")
    qtbot.waitUntil(lambda: "Nobody is quoted or reported in this document" in said_in_the_window)


def test_read_only_projects_show_it_and_change_nothing(qtbot, told, open_window):
    path = told.context.store.path
    told.close()
    again = open_window(path, read_only=True)
    assert again.actions_.missing("tag.statement")
    again.actions_.run("tag.next_statement")
    qtbot.waitUntil(lambda: again.context.choice.kind in ("statement", "turn"))
