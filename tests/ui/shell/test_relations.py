"""Relations in the real window: by menu and key, with the readers beside the chart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.context import Target


@pytest.fixture
def chart(window):
    panel = window.show_panel("relations")
    panel.chart.settle()
    return panel


def contested(panel):
    return next(edge for edge in panel.crowding.whole.edges if edge.contested)


def bar(window):
    found = window.findChild(QWidget, "relation_bar")
    return found if found and found.isVisible() else None


def test_a_relation_is_edited_and_given_a_claim_from_the_menu(window, chart, qtbot):
    actions = window.actions_
    window.context.choose("", 0)
    assert actions.missing("relation.edit")
    edge = contested(chart)
    chart.choose_relation(edge.relation_id)
    assert actions.run("relation.edit")
    qtbot.waitUntil(lambda: bar(window) is not None)
    qtbot.keyClick(bar(window), Qt.Key.Key_Escape)
    document = window.context.store.documents.ids()[0]
    window.context.open(Target(document))
    window.readers.active.view.select_span(0, 20)
    window.context.choose("document", document)
    qtbot.waitUntil(lambda: not actions.missing("relation.claim"))
    assert actions.missing("relation.edit")
    assert actions.run("relation.claim")
    qtbot.waitUntil(lambda: bar(window) is not None)


def test_the_filter_for_open_documents_follows_the_panes(window, chart, qtbot):
    first, second, third = window.context.store.documents.ids()[:3]
    window.context.open(Target(first))
    window.readers.set_count(2)
    window.context.open(Target(second, pane=1))
    chart.filters.documents.click()
    assert chart.filters.filter.document_ids == {first, second}
    window.readers.panes[0].open_document(third)
    assert chart.filters.filter.document_ids == {third, second}
    window.readers.set_count(1)
    assert len(chart.filters.filter.document_ids) == 1


def test_for_and_against_stand_side_by_side_in_the_readers(window, chart, qtbot):
    chart.choose_relation(contested(chart).relation_id)
    qtbot.mouseClick(chart.evidence.beside, Qt.MouseButton.LeftButton)
    against, for_ = (pane.document_id for pane in window.readers.panes[:2])
    items = chart.evidence.list.items.items
    assert against in {item.document_id for item in items if item.against}
    assert for_ in {item.document_id for item in items if not item.against}


def test_the_first_look_at_the_demo_names_every_actor_it_shows(window, chart, qtbot):
    assert 8 <= len(chart.chart.network.nodes) <= 30
    assert len(chart.chart.names.shown()) == len(chart.chart.network.nodes)
    assert "more actors" in chart.chart.more.text()
