"""Several panes: where documents open, how they follow each other, what is remembered."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.reading.conftest import HAND, PATRONS, add_document
from ui.context import Context, Target
from ui.reading.area import ReaderArea
from workbench.commands.actors import AddActor
from workbench.commands.codes import EditCode
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.commands.mentions import TagMention
from workbench.commands.relations import AddRelation

LONG = "\n\n".join(f"Paragraph {n} speaks of matters in the year {1900 + n}." for n in range(120))


def beside(reading):
    reading.context.open(Target(reading.hand))
    reading.context.open(Target(reading.patrons, beside=True))
    return reading.area.panes


def test_a_document_opens_in_the_pane_in_use_and_the_next_one_beside_it(reading):
    left, right = beside(reading)
    assert (left.document_id, right.document_id) == (reading.hand, reading.patrons)
    assert reading.area.active is right


def test_words_wanted_beside_are_shown_where_their_document_is_open_already(reading):
    left, right = beside(reading)
    for document_id in (reading.patrons, reading.hand, reading.patrons):
        reading.context.open(Target(document_id, 3, 9, beside=True))
        assert [left.document_id, right.document_id] == [reading.hand, reading.patrons]
    assert (left.view.lights.spot, right.view.lights.spot) == ((3, 9), (3, 9))


def test_a_document_that_is_open_already_is_shown_where_it_is(reading):
    left, _ = beside(reading)
    at = HAND.index("Kataib")
    reading.context.open(Target(reading.hand, at, at + 6))
    assert reading.area.active is left
    assert left.view.lights.spot == (at, at + 6)


def test_a_pane_can_be_named_and_comes_up_when_it_is_not_there(reading):
    reading.context.open(Target(reading.hand, pane=2))
    assert len(reading.area.panes) == 3
    assert reading.area.panes[2].document_id == reading.hand


def test_focusing_a_pane_makes_it_the_one_in_use_and_says_its_document(qtbot, reading):
    beside(reading)
    with qtbot.waitSignal(reading.area.active_changed) as told:
        reading.area.focus_pane(0)
    assert told.args == [reading.hand]


def test_choosing_an_actor_shows_its_place_in_every_pane(reading):
    left, right = beside(reading)
    reading.context.choose_actor(reading.qaani)
    assert left.header.place.text() == "Esmail Qaani 1 / 2"
    assert right.header.place.text() == "Esmail Qaani 1 / 1"
    reading.context.choose_actor(0)
    assert left.header.place.text() == ""


def test_next_mention_steps_every_linked_pane_and_goes_round(reading):
    left, right = beside(reading)
    reading.context.choose_actor(reading.qaani)
    mentions = left.view.marks.mentions(reading.qaani)
    seen = []
    for _ in range(3):
        reading.area.step(1)
        seen.append(left.view.lights.current[1])
    assert seen == [mentions[0].id, mentions[1].id, mentions[0].id]
    assert right.view.lights.current == ("mention", right.view.marks.mentions()[0].id)
    reading.area.step(-1)
    assert left.view.lights.current[1] == mentions[1].id


def test_unlinked_panes_step_one_at_a_time(reading):
    left, right = beside(reading)
    reading.area.set_link("off")
    reading.context.choose_actor(reading.qaani)
    reading.area.step(1)
    assert right.view.lights.current[0] == "mention"
    assert left.view.lights.current[0] != "mention"


@pytest.fixture
def two_long(reading, project):
    first = add_document(project, "Long", LONG)
    second = add_document(project, "Long reversed", "\n\n".join(LONG.split("\n\n")[::-1]))
    reading.context.open(Target(first))
    reading.context.open(Target(second, beside=True))
    reading.area.focus_pane(0)
    return reading


def test_panes_linked_by_position_stand_at_the_same_share_of_their_texts(two_long):
    left, right = two_long.area.panes
    two_long.area.set_link("position")
    left.view.scroll_to(len(LONG) // 2)
    share = right.view.top_offset() / len(LONG)
    assert 0.45 < share < 0.55


def test_panes_linked_by_paragraph_follow_to_the_passage_that_shares_most(qtbot, two_long):
    left, right = two_long.area.panes
    two_long.area.set_link("paragraph")
    left.view.scroll_to(LONG.index("Paragraph 30 "))
    qtbot.waitUntil(lambda: right.view.lights.spot != (0, 0))
    assert right.view.text[slice(*right.view.lights.spot)].startswith("Paragraph 30 ")


def test_what_is_open_is_remembered_and_brought_back(qtbot, two_long):
    left, _ = two_long.area.panes
    two_long.area.set_link("off")
    left.view.scroll_to(LONG.index("Paragraph 40 "))
    left.view.set_zoom(1.25)
    kept = two_long.area.state()
    again = ReaderArea(two_long.context)
    qtbot.addWidget(again)
    again.resize(two_long.area.size())
    again.show()
    again.restore(kept)
    assert again.state() == kept
    assert kept["panes"][0]["top"] == LONG.index("Paragraph 40 ")


def test_a_document_that_is_gone_leaves_its_pane_empty(reading):
    left, right = beside(reading)
    reading.context.run(DeleteDocuments((reading.hand,)))
    assert left.document_id == 0
    assert right.document_id == reading.patrons
    reading.area.restore({"panes": [{"document": reading.hand, "top": 5, "zoom": 1.0}]})
    assert reading.area.active.document_id == 0


def test_changed_title_and_grade_are_shown_at_once(reading):
    left, _ = beside(reading)
    reading.context.run(EditDocuments((reading.hand,), {"title": "Another", "source_grade": "C"}))
    assert left.header.title.text() == "Another"
    assert left.header.grade.text() == "C–"


def test_a_code_that_changes_colour_is_painted_anew_everywhere(reading):
    left, _ = beside(reading)
    reading.excerpt("funded from outside")
    reading.context.run(EditCode(reading.code, {"colour": "green"}))
    assert [mark.colour for mark in left.view.marks.marks if mark.kind == "excerpt"] == ["green"]


def test_a_change_elsewhere_leaves_a_pane_alone_and_one_here_keeps_its_place(reading):
    left, right = beside(reading)
    before = left.view.marks
    at = PATRONS.index("Quds Force")
    left.view.verticalScrollBar().setValue(7)
    reading.context.run(TagMention(reading.patrons, at, at + 10, reading.qaani))
    assert left.view.marks is before
    assert len(right.view.marks.mentions()) == 2


def test_an_empty_project_offers_to_import_and_the_demo(qtbot, theme, session, tasks):
    area = ReaderArea(Context(session, theme, tasks))
    qtbot.addWidget(area)
    area.show()
    empty = area.active.empty
    for button, signal in zip(
        empty.findChildren(type(empty._offers[0])),
        (area.import_wanted, area.demo_wanted),
        strict=True,
    ):
        with qtbot.waitSignal(signal):
            button.click()


def test_pane_buttons_have_names_for_a_screen_reader(reading):
    beside(reading)
    for button in reading.area.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text(), button.objectName()


def test_words_that_only_say_a_relation_are_named_by_its_kind(reading):
    left, _ = beside(reading)
    store = reading.context.store
    kind = store.relation_kinds.find(key="funds")[0]
    other = reading.context.run(AddActor("The partners", store.actor_types.find()[0].id))
    at = HAND.index("funded from outside")
    reading.context.run(
        AddRelation(
            reading.qaani, kind.id, other, reading.hand, at, at + len("funded from outside")
        )
    )
    said = [mark.label for mark in left.view.marks.marks if mark.kind == "excerpt"]
    assert said == [kind.label]


def test_panes_share_the_width_evenly_whatever_they_show(reading, qtbot):
    area = reading.area
    area.resize(880, 600)
    area.panes[0].empty.offer(True)  # as in a project that was empty when it was opened
    reading.context.open(Target(reading.hand))
    reading.context.choose_actor(reading.qaani)
    area.set_count(4)
    qtbot.waitUntil(lambda: area.panes[-1].width() > 0)
    widths = [pane.width() for pane in area.panes]
    assert max(widths) - min(widths) <= 2, widths
