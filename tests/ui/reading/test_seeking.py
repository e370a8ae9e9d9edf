"""The places of the window's search are marked in every reader."""

from ui.context import Target
from workbench.queries.parsing import read_query


def sought(pane):
    text = pane.view.text
    return [text[start:end].casefold() for start, end in pane.view.lights.found.spans]


def test_what_is_sought_is_marked_in_every_pane_and_in_those_opened_later(reading):
    area, context = reading.area, reading.context
    area.set_count(2)
    area.show_target(Target(reading.hand, pane=0))
    context.seek(read_query("esmail"))
    area.show_target(Target(reading.patrons, pane=1))
    for pane in area.panes:
        assert set(sought(pane)) == {"esmail"}
        assert len(sought(pane)) == pane.view.text.count("Esmail")
    context.seek(None)
    assert [sought(pane) for pane in area.panes] == [[], []]


def test_the_find_bar_goes_first_and_gives_the_marks_back(reading):
    area, context = reading.area, reading.context
    area.show_target(Target(reading.hand))
    pane = area.active
    pane.finding.open()
    pane.find_bar.field.setText("qaani")
    context.seek(read_query("esmail"))
    assert set(sought(pane)) == {"qaani"}
    pane.finding.close()
    assert set(sought(pane)) == {"esmail"}
