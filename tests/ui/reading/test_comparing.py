"""Two documents compared in the panes: marked, side by side, stepped through, left again."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.reading.conftest import add_document
from workbench.commands.excerpts import AddExcerpt
from workbench.copies.differences import beyond, compare
from workbench.model.copies import Overlap

LINES = [f"Paragraph {n} says that the {n}th convoy left the harbour at dawn." for n in range(60)]
EXTRA = [f"Added line {n} of an editor who had more to say than the wire." for n in range(40)]
OLD = "\n\n".join(LINES)
NEW = "\n\n".join(
    [*LINES[:10], *EXTRA, *LINES[10:30], LINES[30].replace("dawn", "dusk"), *LINES[31:50]]
)
RTL = "قال الوزير إن الأسطول غادر الميناء عند الفجر.\n\nلم يعلق أحد على الخبر."


@pytest.fixture
def area(reading, project, qtbot):
    reading.old = add_document(project, "The wire", OLD, outlet="Newswire", published="2024-02-04")
    reading.new = add_document(project, "The wire, longer", NEW)
    reading.area.show()
    return reading.area


@pytest.fixture
def compared(reading, area, qtbot):
    reading.context.compare(reading.old, reading.new)
    qtbot.waitUntil(lambda: area.comparing.active)
    return area


def texts(area):
    return [pane.view.text for pane in area.panes]


def places(area):
    return [pane.kinship.place.accessibleName() for pane in area.panes]


def test_both_are_opened_and_the_first_difference_is_told_in_both(compared):
    assert texts(compared) == [OLD, NEW]
    assert compared.comparing.differences == 3
    assert places(compared) == ["Difference 1 / 3"] * 2
    assert all(pane.kinship.isVisible() for pane in compared.panes)
    assert "also in Newswire, 4 Feb 2024" in compared.panes[1].kinship.says.text()


def test_a_step_brings_the_difference_into_sight_on_both_sides_and_goes_round(compared):
    left, right = compared.panes
    compared.comparing.step(1)
    assert places(compared) == ["Difference 2 / 3"] * 2
    for pane, word in ((left, "dawn"), (right, "dusk")):
        contrast = pane.view.lights.contrast
        assert contrast.current == 1
        start, end = contrast.words[1][0]
        assert pane.view.text[start:end] == word
        rects = pane.view.geometry_of.rects(start, end)
        assert QRect(pane.view.viewport().rect()).contains(rects[0].center().toPoint())
    compared.comparing.step(1)
    compared.comparing.step(1)
    assert places(compared) == ["Difference 1 / 3"] * 2
    compared.comparing.step(-1)
    assert places(compared) == ["Difference 3 / 3"] * 2


def test_what_a_side_lacks_has_a_sign_of_its_own_kind(compared):
    left, right = (pane.view.lights.contrast for pane in compared.panes)
    assert list(left.kinds) == ["lacking", "changed", "only"]
    assert list(right.kinds) == ["only", "changed", "lacking"]
    assert left.words[0] == () and len(right.words[0]) == len(EXTRA)


@pytest.mark.parametrize("leader", [0, 1])
def test_either_pane_takes_the_other_to_the_same_passage(compared, leader):
    pane, other = compared.panes[leader], compared.panes[1 - leader]
    compared.activate(1)
    for line in (LINES[20], LINES[25], LINES[5]):
        pane.view.scroll_to(pane.view.text.index(line))
        shown = other.view.top_offset()
        assert abs(shown - other.view.text.index(line)) < 2 * len(line)


@pytest.mark.parametrize("way", ["esc", "button", "another document"])
def test_it_is_left_by_key_by_button_and_with_the_document(compared, reading, way):
    pane = compared.panes[0]
    if way == "esc":
        pane.view.setFocus()
        QTest.keyClick(pane.view, Qt.Key.Key_Escape)
    elif way == "button":
        pane.kinship.leave.click()
    else:
        pane.open_document(reading.hand)
    assert not compared.comparing.active
    assert all(not one.view.lights.contrast.spans for one in compared.panes)
    assert not pane.kinship.isVisible()
    # the panes go their own ways again
    other = compared.panes[1]
    before = other.view.top_offset()
    compared.panes[0].view.verticalScrollBar().setValue(0)
    assert other.view.top_offset() == before


def test_the_same_document_twice_is_refused_and_nothing_begins(reading, area):
    said = []
    reading.context.refused.connect(said.append)
    reading.context.compare(reading.old, reading.old)
    assert len(said) == 1 and not area.comparing.active


def test_a_copy_says_what_it_repeats_and_offers_to_compare(reading, area, project, qtbot):
    shares = [Overlap(reading.new, reading.old, 0.93), Overlap(reading.old, reading.new, 0.99)]
    project.copies.keep_overlaps([reading.new], shares)
    area.set_count(1)
    area.active.open_document(reading.new)
    strip = area.active.kinship
    assert strip.isVisible()
    assert strip.says.text() == "93 % same as Newswire, 4 Feb 2024"
    strip.compare.click()
    qtbot.waitUntil(lambda: area.comparing.active)
    assert texts(area) == [OLD, NEW]
    area.panes[0].kinship.leave.click()
    assert area.panes[0].kinship.says.text().startswith("93 % of The wire, longer stands here")


def test_right_to_left_documents_are_compared_under_their_own_letters(
    reading, area, project, qtbot
):
    other = RTL.replace("الأسطول", "الجيش")
    ids = [add_document(project, name, text) for name, text in (("one", RTL), ("two", other))]
    reading.context.compare(*ids)
    qtbot.waitUntil(lambda: area.comparing.active)
    for pane, word in zip(area.panes, ("الأسطول", "الجيش"), strict=True):
        (span,) = pane.view.lights.contrast.words[0]
        assert pane.view.text[slice(*span)] == word
        assert pane.view.geometry_of.rects(*span)
        assert not pane.grab().isNull()


def test_words_in_page_furniture_alone_are_no_difference():
    left, right = f"{OLD}\nShare this", f"{NEW}\nNo comments:"
    found = compare(left, right).differences
    grey = [
        [(text.index(words), len(text))] for text, words in ((left, "Share"), (right, "No com"))
    ]
    assert len(found) == 3
    assert [one.kind for one in beyond(found, *grey)] == ["right", "changed", "left"]


def test_versions_of_a_document_say_so_and_are_compared_the_older_left(
    reading, area, session, qtbot
):
    store = session.store
    start = OLD.index(" ") + 1
    session.run(AddExcerpt(reading.old, start, start + 9))
    with store.operation("Import", "Ada"):
        store.documents.change([reading.old], added_at="2024-02-04T12:00:00+00:00")
        store.documents.change([reading.new], added_at="2024-03-05T12:00:00+00:00")
        store.documents.change([reading.new], replaces_id=reading.old)
    area.set_count(1)
    strip = area.active.kinship
    area.active.open_document(reading.old)
    assert strip.says.text() == "Older version · 1 not found again · newest of 5 Mar 2024"
    area.active.open_document(reading.new)
    assert strip.says.text().startswith("Changed since 4 Feb 2024")
    strip.compare.click()
    qtbot.waitUntil(lambda: area.comparing.active)
    assert texts(area) == [OLD, NEW]


def test_asked_for_twice_it_is_begun_once(reading, area, qtbot):
    reading.context.compare(reading.old, reading.new)
    reading.context.tasks.pool.waitForDone()  # it has its answer, and nobody was told of it yet
    reading.context.compare(reading.old, reading.new)
    qtbot.waitUntil(lambda: not reading.context.tasks.running)
    area.panes[0].kinship.stepped.emit(1)
    assert places(area) == ["Difference 2 / 3"] * 2
