"""What an analyst does with one open document: click, resize, find, select, zoom."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from tests.ui.reading.conftest import HAND, add_document
from ui.context import Choice, Target
from workbench.commands.excerpts import AddExcerpt, DeleteExcerpts

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key
Held = Qt.KeyboardModifier


@pytest.fixture
def pane(reading):
    reading.context.open(Target(reading.hand))
    return reading.area.active


def middle(view, kind, record_id):
    return view.mark_rects(kind, record_id)[0].center().toPoint()


def click(qtbot, view, point):
    qtbot.mouseClick(view.viewport(), LEFT, pos=point)


def span(reading, excerpt_id):
    excerpt = reading.context.store.excerpts.get(excerpt_id)
    return excerpt.start, excerpt.end


def drag(qtbot, view, start, end, release=True):
    qtbot.mousePress(view.viewport(), LEFT, pos=start)
    qtbot.mouseMove(view.viewport(), QPoint((start.x() + end.x()) // 2, start.y()))
    qtbot.mouseMove(view.viewport(), end)
    if release:
        qtbot.mouseRelease(view.viewport(), LEFT, pos=end)


def end_of(view, words):
    at = HAND.index(words) + len(words)
    rect = view.geometry_of.rects(at - 1, at)[0]
    return QPointF(rect.right(), rect.center().y()).toPoint()


def test_a_click_on_a_highlight_chooses_the_excerpt(qtbot, reading, pane):
    excerpt = reading.excerpt("spent most of his career")
    click(qtbot, pane.view, middle(pane.view, "excerpt", excerpt))
    assert reading.context.choice == Choice("excerpt", excerpt)


def test_a_click_on_a_mention_lights_its_actor_and_leaves_the_mention_chosen(qtbot, reading, pane):
    mention = pane.view.marks.mentions(reading.qaani)[0]
    click(qtbot, pane.view, middle(pane.view, "mention", mention.id))
    assert reading.context.actor_id == reading.qaani
    assert reading.context.choice == Choice("mention", mention.id)


def test_clicks_on_one_place_go_through_the_marks_under_it_and_round(qtbot, reading, pane):
    narrow, wide = reading.excerpt("of his career"), reading.excerpt("spent most of his career on")
    place = middle(pane.view, "excerpt", narrow)
    chosen = []
    for _ in range(3):
        click(qtbot, pane.view, place)
        chosen.append(reading.context.choice.id)
    assert chosen == [narrow, wide, narrow]


def test_a_click_beside_every_mark_chooses_the_document(qtbot, reading, pane):
    reading.excerpt("Colleagues")
    rect = pane.view.geometry_of.rects(0, 3)[0]
    click(qtbot, pane.view, rect.center().toPoint())
    assert reading.context.choice == Choice("document", reading.hand)


def test_a_click_on_a_stripe_chooses_its_excerpt(qtbot, reading, pane):
    excerpt = reading.excerpt("spent most of his career")
    (stripe,) = pane.view.stripes()
    assert stripe.lines == ("Leadership",)
    click(qtbot, pane.view, stripe.rect.center().toPoint())
    assert reading.context.choice == Choice("excerpt", excerpt)


def test_stripes_of_excerpts_on_one_line_do_not_cover_each_other(reading, pane):
    for words in ("The new", "new commander", "commander, Esmail", "spent"):
        reading.excerpt(words)
    rects = [stripe.rect for stripe in pane.view.stripes()]
    assert len(rects) == 4
    assert not any(a.intersects(b) for a in rects for b in rects if a is not b)


def test_dragging_an_edge_gives_the_excerpt_the_words_up_to_there(qtbot, reading, pane):
    excerpt = reading.excerpt("spent most")
    drag(qtbot, pane.view, end_of(pane.view, "spent most"), end_of(pane.view, "spent most of his"))
    start, end = span(reading, excerpt)
    assert HAND[start:end] == "spent most of his"
    reading.context.undo()
    assert HAND[slice(*span(reading, excerpt))] == "spent most"


def test_escape_leaves_a_drag_and_the_excerpt_as_it_was(qtbot, reading, pane):
    excerpt = reading.excerpt("spent most")
    goal = end_of(pane.view, "spent most of his")
    drag(qtbot, pane.view, end_of(pane.view, "spent most"), goal, release=False)
    assert pane.view.lights.preview is not None
    qtbot.keyClick(pane.view, Key.Key_Escape)
    qtbot.mouseRelease(pane.view.viewport(), LEFT, pos=goal)
    assert pane.view.lights.preview is None
    assert HAND[slice(*span(reading, excerpt))] == "spent most"


def test_the_pointer_changes_over_an_edge(qtbot, reading, pane):
    reading.excerpt("spent most")
    qtbot.mouseMove(pane.view.viewport(), end_of(pane.view, "spent most"))
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    qtbot.mouseMove(pane.view.viewport(), end_of(pane.view, "on the east"))
    assert pane.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


@pytest.mark.parametrize(
    ("key", "held", "words"),
    [
        (Key.Key_Right, Held.AltModifier, "spent most of"),
        (Key.Key_Left, Held.AltModifier, "spent"),
        (Key.Key_Right, Held.AltModifier | Held.ControlModifier, "most"),
        (Key.Key_Left, Held.AltModifier | Held.ControlModifier, "Qaani, spent most"),
    ],
)
def test_keys_move_an_edge_of_the_chosen_excerpt_by_a_word(qtbot, reading, pane, key, held, words):
    excerpt = reading.excerpt("spent most")
    reading.context.choose("excerpt", excerpt)
    qtbot.keyClick(pane.view, key, held | Held.ShiftModifier)
    assert HAND[slice(*span(reading, excerpt))] == words


def test_enter_chooses_the_mark_at_the_caret(qtbot, reading, pane):
    excerpt = reading.excerpt("spent most")
    at = HAND.index("spent") + 2
    pane.view.select_span(at, at)
    qtbot.keyClick(pane.view, Key.Key_Return)
    assert reading.context.choice == Choice("excerpt", excerpt)


def test_find_counts_as_words_are_typed_and_steps_round(qtbot, pane):
    pane.finding.open()
    qtbot.keyClicks(pane.find_bar.field, "QAANI")
    assert pane.find_bar.count.text() == "1 / 2"
    found = pane.view.lights.found
    assert [HAND[a:b] for a, b in found.spans] == ["Qaani", "Qaani"]
    qtbot.keyClick(pane.find_bar.field, Key.Key_Return)
    assert pane.find_bar.count.text() == "2 / 2"
    qtbot.keyClick(pane.find_bar.field, Key.Key_Return)
    assert pane.find_bar.count.text() == "1 / 2"
    qtbot.keyClick(pane.find_bar.field, Key.Key_Return, Held.ShiftModifier)
    assert pane.find_bar.count.text() == "2 / 2"


def test_find_says_when_nothing_is_found_and_escape_takes_the_tints_off(qtbot, pane):
    pane.finding.open()
    qtbot.keyClicks(pane.find_bar.field, "zebra")
    assert pane.find_bar.count.text() == "Not found"
    qtbot.keyClick(pane.find_bar.field, Key.Key_Escape)
    assert not pane.find_bar.isVisible()
    assert not pane.view.lights.found.spans


def test_selecting_words_shows_a_bar_whose_buttons_ask_for_what_they_say(qtbot, reading, pane):
    at = HAND.index("eastern border")
    pane.view.select_span(at, at + 14)
    assert pane.bar.isVisible()
    assert reading.area.selection() == Target(reading.hand, at, at + 14)
    for name in ("highlight", "actor", "relation", "note"):
        with qtbot.waitSignal(getattr(reading.area, f"{name}_wanted")):
            pane.bar.findChild(QToolButton, f"selection_{name}").click()
    pane.view.clear_selection()
    assert not pane.bar.isVisible()
    assert reading.area.selection() is None


def test_words_are_copied_with_where_they_come_from(reading, pane):
    at = HAND.index("eastern border")
    pane.view.select_span(at, at + 14)
    reading.area.copy_with_citation()
    assert QGuiApplication.clipboard().text() == (
        "“eastern border”\n— A. Writer, “A quieter hand”, Newswire, 4 Feb 2024\n"
    )


def test_the_keyboard_selects_words(qtbot, reading, pane):
    pane.view.setFocus()
    for _ in range(7):
        qtbot.keyClick(pane.view, Key.Key_Right, Held.ShiftModifier)
    assert pane.view.quote() == "The new"
    qtbot.keyClick(pane.view, Key.Key_A)
    assert pane.view.text == HAND and pane.view.toPlainText() == HAND


def test_zooming_keeps_the_selection_and_the_marks_on_their_words(qtbot, reading, pane):
    excerpt = reading.excerpt("funded from outside")
    at = HAND.index("eastern")
    pane.view.select_span(at, at + 7)
    small = pane.view.mark_rects("excerpt", excerpt)[0].height()
    pane.view.set_zoom(2.0)
    assert pane.view.quote() == "eastern"
    assert pane.view.mark_rects("excerpt", excerpt)[0].height() > small * 1.5


@pytest.mark.parametrize("scale", [80, 200])
def test_marks_follow_when_theme_and_text_size_change(reading, pane, scale):
    excerpt = reading.excerpt("funded from outside")
    reading.context.theme.set_scale(scale)
    reading.context.theme.set_mode("dark")
    rect = pane.view.mark_rects("excerpt", excerpt)[0]
    found = pane.view.geometry_of.offset_at(QPointF(rect.left() + 1, rect.center().y()))
    assert found == HAND.index("funded")


def test_a_deleted_excerpt_is_gone_and_undo_brings_it_back(reading, pane):
    excerpt = reading.excerpt("funded from outside")
    reading.context.run(DeleteExcerpts((excerpt,)))
    assert not pane.view.mark_rects("excerpt", excerpt)
    reading.context.undo()
    assert pane.view.mark_rects("excerpt", excerpt)


def test_paragraphs_are_numbered_without_the_blank_lines(pane):
    assert [HAND[a:b][:3] for a, b in pane.view.paragraphs.spans] == ["The", "The", "Kat"]


def test_the_selections_bar_leaves_when_the_keyboard_goes_elsewhere_and_comes_back(
    qtbot, reading, pane
):
    elsewhere = QLineEdit(reading.area)
    elsewhere.show()
    pane.view.setFocus()
    pane.view.select_span(0, 7)
    elsewhere.setFocus()
    assert not pane.bar.isVisible()
    pane.view.scrolled.emit()
    assert not pane.bar.isVisible()
    pane.view.setFocus()
    assert pane.bar.isVisible()


def test_speakers_of_an_interview_stand_out(reading):
    reading.context.open(Target(reading.patrons))
    document = reading.area.active.view.document()
    cursor = QTextCursor(document)
    cursor.setPosition(3)
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold
    cursor.setPosition(20)
    assert cursor.charFormat().fontWeight() != QFont.Weight.Bold


def test_a_click_on_the_ruler_jumps_to_the_mark_there(qtbot, reading, project):
    text = "\n\n".join(f"Paragraph {n} of a longer report." for n in range(200))
    document = add_document(project, "Long", text)
    at = text.index("Paragraph 150 ")
    reading.context.open(Target(document))
    reading.context.run(AddExcerpt(document, at, at + 13, (reading.code,)))
    pane = reading.area.active
    height = round(pane.ruler.height() * at / len(text))
    qtbot.mouseClick(pane.ruler, LEFT, pos=QPoint(4, height + 2))
    rect = pane.view.geometry_of.rects(at, at + 13)[0]
    assert 0 < rect.top() < pane.view.viewport().height()


def test_the_wheel_with_ctrl_held_makes_the_text_larger(reading, pane):
    view = pane.view
    middle_of_view = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        middle_of_view,
        view.viewport().mapToGlobal(middle_of_view),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Held.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom > 1.0
    view.set_zoom(1.0)
    assert view.zoom == 1.0


def test_the_rest_of_a_long_text_comes_when_idle_and_nothing_moves(qtbot, view):
    text = "A line of words that fills.\n" * 60_000
    view.show_text(text)
    view.verticalScrollBar().setValue(500)
    view.select_span(10, 20)
    top = view.top_offset()
    assert view.document().characterCount() < len(text)
    qtbot.waitUntil(lambda: view.document().characterCount() > len(text) - 2)
    assert (view.top_offset(), view.selected_span()) == (top, (10, 20))
