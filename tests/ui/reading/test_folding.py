"""Page furniture is grey and folded, and no offset moves for it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.db.corpus import add_text
from ui.reading.folds import words_of
from ui.reading.marks import MarkSet
from workbench.commands.furniture import SayFurniture
from workbench.copies.examining import examine
from workbench.model.excerpts import Mark
from workbench.model.furniture import FurnitureSpan

BODY = "😀 The new commander spent his career on the eastern border.\n\nA second paragraph.\n\n"
TAIL = "Latest articles\nWhat onions cost 𝒾n spring\nThree maps of the Red Sea\nNo comments:"
TEXT = f"Home\nAbout\nArchive\n{BODY}{TAIL}\n\nThe last words of the page stand here."


@pytest.fixture
def folded(view):
    at = TEXT.index("Latest")
    spans = [
        FurnitureSpan(0, 18, "site menu"),
        FurnitureSpan(at, at + len(TAIL), "latest articles"),
    ]
    view.show_text(TEXT, (), spans)
    onions = TEXT.index("onions")
    words = TEXT.index("last words")
    marks = [Mark("mention", n, a, b, 1, "A", "blue") for n, (a, b) in
             enumerate([(onions, onions + 6), (words, words + 10)])]  # fmt: skip
    view.set_marks(MarkSet(marks))
    view.grab()
    return view


def test_a_stretch_keeps_its_first_line_and_says_how_much_is_hidden(folded):
    menu, tail = folded.folds.every
    assert (menu.lines, tail.lines) == (2, 3)
    assert words_of(tail, False) == "▸ 3 more lines marked as page furniture"
    assert folded.geometry_of.rects(tail.start, tail.start + 6)
    assert folded.geometry_of.rects(TEXT.index("onions"), TEXT.index("onions") + 6) == []
    assert folded.fold_signs().rect(tail).isValid()


def test_marks_after_a_fold_stand_under_their_own_letters(folded):
    start = TEXT.index("last words")
    rect = folded.geometry_of.rects(start, start + 10)[0]
    at = folded.geometry_of.offset_at(rect.center())
    assert start < at < start + 10
    folded.select_span(start, start + 10)
    assert folded.quote() == "last words"
    hidden = rect.top()
    folded.toggle_fold(folded.folds.every[1])
    unfolded = folded.geometry_of.rects(start, start + 10)[0]
    assert unfolded.top() > hidden and unfolded.width() == rect.width()
    assert folded.quote() == "last words"


def test_what_is_jumped_to_unfolds(folded):
    at = TEXT.index("onions")
    folded.reveal(at, at + 6)
    assert folded.folds.is_open(folded.folds.every[1])
    assert not folded.folds.is_open(folded.folds.every[0])
    assert folded.geometry_of.rects(at, at + 6)


def test_a_click_and_enter_unfold_and_fold(folded):
    tail = folded.folds.every[1]
    place = folded.fold_signs().rect(tail).center().toPoint()
    QTest.mouseClick(folded.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert folded.folds.is_open(tail)
    folded.select_span(tail.start + 2, tail.start + 2)
    QTest.keyClick(folded, Qt.Key.Key_Return)
    assert not folded.folds.is_open(tail)


def test_the_caret_steps_over_what_is_folded(folded):
    tail = folded.folds.every[1]
    folded.select_span(tail.first_end, tail.first_end)
    QTest.keyClick(folded, Qt.Key.Key_Down)
    assert folded.caret_offset() > tail.end
    folded.select_span(tail.end + 1, tail.end + 1)
    QTest.keyClick(folded, Qt.Key.Key_Up)
    assert folded.caret_offset() <= tail.first_end


def test_one_key_puts_it_right_and_undo_brings_it_back(reading):
    pane = reading.area.active
    store = reading.context.store
    with store.operation("Import", "Ada"):
        document_id = add_text(store, TEXT, "Page", outlet="Blog")
        other = add_text(store, TEXT + " Another page.", "Other", outlet="Blog")
    examine(store)
    pane.open_document(document_id)
    grey = [(one.start, one.end) for one in pane.view.folds.every]
    assert len(grey) == 2 and TEXT[slice(*grey[1])] == TAIL
    pane.view.select_span(grey[1][0], grey[1][0])
    pane.furnishing.put_right()
    assert [(one.start, one.end) for one in pane.view.folds.every] == grey[:1]
    pane.open_document(other)
    assert len(pane.view.folds.every) == 1
    reading.context.undo()
    assert len(pane.view.folds.every) == 2
    start = TEXT.index("A second")
    pane.view.select_span(start, start + 3)
    pane.furnishing.put_right()
    joined = pane.view.folds.every[1]  # lines that follow each other are one stretch
    assert TEXT[joined.start : joined.end] == f"A second paragraph.\n\n{TAIL}"
    reading.context.run(SayFurniture(other, start, start + 3, "rejected"))
    assert len(pane.view.folds.every) == 2


def test_the_first_screen_is_what_is_seen_also_above_folded_words(qtbot, view):
    body = "\n\n".join(f"Paragraph {n} of the story, long enough to wrap." for n in range(60))
    text = f"{body}\n\nRELATED\nOne more story\nAnother story\nA third story"
    view.show_text(text)
    view.set_furniture([FurnitureSpan(len(body) + 2, len(text), "related articles")])
    for top in (0, 1):
        start, end = view.geometry_of.seen(top, 400)
        assert start == 0
        assert 0 < end < len(body)
