"""Who says what beside the text: the bars differ by shape, the names keep to their lines and column."""

import itertools

import pytest
from PySide6.QtGui import QColor

from ui.reading.voices import Voiced
from workbench.statements.heard import Heard

TEXT = (
    "The first paragraph is nobody’s. " * 6
    + "\n\n"
    + "Nothing has changed, he said, and nothing will. " * 8
    + "\n\n"
    + "لم يتغير شيء في البصرة منذ سنوات. " * 8
    + "\n\n"
    + "The end of it. " * 300
)
SECOND = TEXT.index("Nothing")
THIRD = TEXT.index("لم يتغير")
LAST = TEXT.index("The end")


def said(start, end, **known):
    return Heard(1, ((start, end),), **known)


def show(view, *heard):
    view.show_text(TEXT)
    view.lights.voices = Voiced.of(heard)
    view.show_voices(True)
    view.relight()


def runs(view, start, end):
    """Return how many unbroken stretches of ink the busiest column between names and text has."""
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    rects = view.geometry_of.rects(start, end)
    top, bottom = round(rects[0].top() * ratio), round(rects[-1].bottom() * ratio)
    left = view._margins()[0]
    paper = QColor(view.theme.role("reading")).rgb()
    columns = []
    for x in range(round((left - 15) * ratio), round((left - 2) * ratio)):
        inked = [picture.pixel(x, y) != paper for y in range(top, bottom)]
        starts = sum(
            now and not before for before, now in zip([False, *inked], inked, strict=False)
        )
        columns.append((sum(inked), starts))
    return max(columns)


def test_a_bar_is_unbroken_for_quoted_words_and_broken_for_reported_ones(view):
    show(view, said(SECOND, THIRD - 2))
    inked, quoted = runs(view, SECOND, THIRD - 2)
    assert quoted == 1 and inked > 40
    show(view, said(SECOND, THIRD - 2, mode="indirect"))
    assert runs(view, SECOND, THIRD - 2)[1] > 5


def test_bars_stand_beside_right_to_left_paragraphs_too(view):
    show(view, said(THIRD, LAST - 2, speaker="علي", actor="علي", actor_id=1))
    view.scroll_to(THIRD)
    assert runs(view, THIRD, LAST - 2)[1] == 1
    (tag,) = view.beside.tags()
    assert tag.lines == ("علي",)


def test_a_name_stands_beside_right_to_left_lines_wherever_they_are_broken(view):
    for width in range(480, 640, 8):
        view.resize(width, 500)
        show(view, said(THIRD, LAST - 2, speaker="علي", actor="علي", actor_id=1))
        for offset in range(THIRD, LAST - 20, 40):
            view.scroll_to(offset)
            assert [tag.lines for tag in view.beside.tags()] == [("علي",)], (width, offset)


def test_a_name_follows_its_words_while_they_are_read(view):
    show(view, said(LAST, len(TEXT), kind="turn", speaker="Analyst"))
    view.scroll_to(LAST + 2000)
    (tag,) = view.beside.tags()
    assert -10 < tag.rect.top() < 2 * view.geometry_of.rects(LAST + 2000, LAST + 2001)[0].height()


def test_names_that_crowd_are_put_below_each_other_or_left_out(view):
    words = [
        said(at, at + 6, speaker=f"Speaker number {at}") for at in range(SECOND, SECOND + 60, 6)
    ]
    show(view, *words)
    tags = view.beside.tags()
    assert 1 < len(tags) < len(words)
    for one, next_one in itertools.pairwise(tags):
        assert one.rect.bottom() <= next_one.rect.top()


@pytest.mark.parametrize("width", [300, 400, 700])
@pytest.mark.parametrize("scale", [80, 200])
def test_names_never_reach_into_the_text_or_out_of_the_pane(view, width, scale):
    view.theme.set_scale(scale)
    view.resize(width, 500)
    show(view, said(SECOND, THIRD - 2, speaker="Somebody with quite a long name indeed"))
    view.refresh_look()
    for tag in view.beside.tags():
        assert tag.rect.left() >= 0
        assert tag.rect.right() < view.geometry_of.rects(SECOND, SECOND + 1)[0].left()
    text = view.geometry_of.rects(SECOND, THIRD - 2)
    assert max(rect.right() for rect in text) <= view.viewport().width()


def test_nothing_stands_in_the_margin_once_it_is_switched_off(view):
    show(view, said(SECOND, THIRD - 2, speaker="Analyst"))
    before = view._margins()[0]
    view.show_voices(False)
    assert view._margins()[0] < before
    assert view.beside.tags() == []
