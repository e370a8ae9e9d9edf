"""What is stored, what is painted and what is copied are the same letters, whatever the script."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication, QPalette, QTextCursor, QTextDocument

from ui.reading.marks import MarkSet
from workbench.model.excerpts import Mark

WORDS = st.sampled_from(
    [
        "hand", "Iraq", "🎉", "👩‍🚒", "𝒳𝒴", "e\u0301a\u0308", "قاسم", "ישראל", "\u00a0", " ", " ",
        "\n", "ﬁ", "2020", "(", "–", "\u200f", "\u202b", "\u202c", "漢字", "\u0301",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map("".join)
#: where the direction turns, or beside letters without width, Qt's own answer to a click is unsure
ONE_WAY = st.lists(
    st.sampled_from(
        [
            "hand",
            "Iraq",
            "🎉",
            "𝒳𝒴",
            "e\u0301a\u0308",
            "\u00a0",
            " ",
            "ﬁ",
            "2020",
            "(",
            "漢字",
            "\n",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)
#: without the controls that the reader paints a bar for
VISIBLE = TEXTS.map(lambda text: re.sub("[\u200f\u202b\u202c]", "", text) or "word")
slow = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def graphemes(text):
    """Return the stored spans of what a reader calls letters: the caret's steps."""
    document = QTextDocument()
    document.setPlainText(text)
    cursor, units = QTextCursor(document), [0]
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        units.append(cursor.position())
    points, seen = {0: 0}, 0
    for number, letter in enumerate(text, 1):
        seen += 2 if letter > "\uffff" else 1
        points[seen] = number
    return list(pairwise(points[unit] for unit in units))


def span_of(data, text):
    start = data.draw(st.integers(0, len(text) - 1))
    return start, data.draw(st.integers(start + 1, len(text)))


@given(st.data(), TEXTS.map(lambda text: text.replace("hand", "𐤀𐤁")))
@slow
def test_copied_words_are_the_stored_ones_to_the_letter(view, data, text):
    start, end = span_of(data, text)
    view.show_text(text)
    view.select_span(start, end)
    assert view.selected_span() == (start, end)
    view.copy()
    assert QGuiApplication.clipboard().text() == text[start:end]


@given(ONE_WAY)
@slow
def test_each_letter_is_painted_where_a_click_finds_it(view, text):
    view.show_text(text)
    for start, end in graphemes(text):
        for rect in view.geometry_of.rects(start, end):
            if rect.width() >= 3:
                cursor = view.cursorForPosition(rect.center().toPoint())
                found = view.geometry_of.positions.to_stored(cursor.position())
                assert start <= found <= end, text[start:end]


@given(st.data(), TEXTS)
@slow
def test_a_mark_covers_exactly_the_letters_of_its_span(view, data, text):
    letters = graphemes(text)
    first = data.draw(st.integers(0, len(letters) - 1))
    last = data.draw(st.integers(first, len(letters) - 1))
    start, end = letters[first][0], letters[last][1]
    view.show_text(text)
    view.set_marks(MarkSet([Mark("excerpt", 1, start, end, 1, "Code", "yellow")]))
    covered = view.mark_rects("excerpt", 1)

    def inside(point: QPointF) -> bool:
        return any(rect.adjusted(-0.5, 0, 0.5, 0).contains(point) for rect in covered)

    for a, b in letters:
        for rect in view.geometry_of.rects(a, b):
            if rect.width() >= 3:
                assert inside(rect.center()) == (start <= a and b <= end), (a, b, text[a:b])


def changed_columns(before, after, rect):
    """Return the columns of a line in which two pictures differ."""
    rows = range(max(0, round(rect.top())), min(before.height(), round(rect.bottom())))
    return [
        x
        for x in range(before.width())
        if any(before.pixel(x, y) != after.pixel(x, y) for y in rows)
    ]


def hide_ink(view):
    """Draw letters in the colour of the page and no caret: what is behind shows."""
    palette = view.palette()
    page = palette.color(QPalette.ColorRole.Base)
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
        palette.setColor(role, page)
    view.setPalette(palette)
    view.setCursorWidth(0)


@given(st.data(), VISIBLE)
@slow
def test_a_mark_is_painted_exactly_where_qt_draws_the_same_letters_as_selected(view, data, text):
    letters = [span for span in graphemes(text) if not text[slice(*span)].isspace()]
    assume(letters)
    start, end = data.draw(st.sampled_from(letters))
    view.show_text(text)
    hide_ink(view)
    view.select_span(end, end)  # the caret stands there in all three pictures
    rects = [rect for rect in view.geometry_of.rects(start, end) if rect.width() >= 4]
    assume(len(rects) == 1 and rects[0].bottom() < view.viewport().height())
    plain = view.viewport().grab().toImage()
    view.set_marks(MarkSet([Mark("mention", 1, start, end, 1, "", "yellow")]))
    marked = changed_columns(plain, view.viewport().grab().toImage(), rects[0])
    view.set_marks(MarkSet())
    view.select_span(start, end)
    selected = changed_columns(plain, view.viewport().grab().toImage(), rects[0])
    assert abs(min(marked) - min(selected)) <= 1
    assert abs(max(marked) - max(selected)) <= 1


def test_a_run_of_latin_letters_in_an_arabic_line_is_marked_whole(view):
    text = "قال القائد إن Quds Force تعمل في بغداد"
    view.show_text(text)
    at = text.index("Quds")
    (rect,) = view.geometry_of.rects(at, at + 10)
    for x in (rect.left() + 2, rect.right() - 2):
        assert at <= view.geometry_of.offset_at(QPointF(x, rect.center().y())) <= at + 10


def test_a_span_across_a_turn_of_direction_has_a_rectangle_for_each_run(view):
    text = "abc قاسم def"
    view.show_text(text)
    rects = view.geometry_of.rects(2, 6)
    assert len(rects) == 2
    assert rects[0].right() < rects[1].left() or rects[1].right() < rects[0].left()


def test_a_right_to_left_paragraph_stands_at_the_right_and_the_next_at_the_left(view):
    text = "قال القائد\n\nThe commander"
    view.show_text(text)
    (arabic,) = view.geometry_of.rects(0, 3)
    at = text.index("The")
    (latin,) = view.geometry_of.rects(at, at + 3)
    assert arabic.left() > view.viewport().width() / 2 > latin.right()


def test_a_no_break_space_is_copied_as_what_it_is(view):
    view.show_text("5\u00a0000 men")
    view.selectAll()
    assert view.createMimeDataFromSelection().text() == "5\u00a0000 men"


@pytest.mark.parametrize("length", [4_000, 9_000])
def test_marks_stay_on_their_words_in_a_line_that_had_to_be_broken(view, length):
    text = "word " * (length // 5) + "target " + "word " * 200
    view.show_text(text)
    at = text.index("target")
    view.reveal(at, at + 6)
    (rect,) = view.geometry_of.rects(at, at + 6)
    assert view.geometry_of.offset_at(QPointF(rect.left() + 1, rect.center().y())) == at
    view.select_span(at - 5, at + 6)
    assert view.quote() == "word target"


def test_a_long_text_is_whole_before_a_place_beyond_its_head_is_shown(view):
    text = "A line of words that fills.\n" * 60_000 + "the very end 🎉"
    view.show_text(text)
    at = text.index("very end")
    view.reveal(at, at + 8)
    rects = view.geometry_of.rects(at, at + 8)
    assert rects and 0 <= rects[0].top() < view.viewport().height()
    view.select_span(at, at + 8)
    assert view.quote() == "very end"
