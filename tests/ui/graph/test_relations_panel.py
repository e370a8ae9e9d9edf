import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.graph.pointing import edge_position, node_position
from ui.graph.relations_panel import RelationsPanel
from workbench.commands.actors import DeleteActors
from workbench.commands.relations import AddRelation, DeleteRelations
from workbench.errors import Refusal
from workbench.graph.narrowing import NetworkFilter
from workbench.model.actors import Actor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, context, axis):
    panel = RelationsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(1100, 420)
    panel.show()
    panel.chart.settle()
    return panel


def edges(panel):
    return {(e.source, e.target): e for e in panel.chart.network.edges if e.relation_id}


def edge(panel, relation_id):
    return next(e for e in panel.chart.network.edges if e.relation_id == relation_id)


def click_edge(qtbot, panel, which):
    chart = panel.chart
    at = chart.canvas.mapFrom(chart, edge_position(chart, which).toPoint())
    qtbot.mouseClick(chart.canvas.viewport(), LEFT, pos=at)


def items(panel):
    return panel.evidence.list.items.items


def test_pyqtgraph_is_not_imported_before_the_chart_is_shown():
    code = "import sys, ui.graph.relations_panel; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_clicking_a_contested_edge_lists_the_words_for_and_against(qtbot, panel, axis, context):
    with qtbot.waitSignal(context.chosen) as chosen:
        click_edge(qtbot, panel, edge(panel, axis.commands))
    assert (chosen.args[0].kind, chosen.args[0].id) == ("relation", axis.commands)
    assert panel.evidence.heading.text().startswith("Esmail Qaani → PMF")
    assert panel.evidence.heading.text().endswith("contested")
    assert [item.against for item in items(panel)] == [True, False]
    assert items(panel)[0].said.startswith("against · Institute B2 · 2021")
    assert panel.evidence.summary.text() == "1 independent source against, 1 for"


def test_opening_evidence_asks_the_readers_for_its_words_beside(qtbot, panel, axis, context):
    click_edge(qtbot, panel, edge(panel, axis.commands))
    panel.evidence.list.setCurrentIndex(panel.evidence.list.items.index(1, 0))
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.keyClick(panel.evidence.list, Qt.Key.Key_Return)
    target = wanted.args[0]
    assert (target.document_id, target.start, target.end) == (axis.first, 0, 22)
    assert target.beside
    assert context.choice.kind == "claim"


def test_for_and_against_open_in_two_panes(qtbot, panel, axis, context):
    click_edge(qtbot, panel, edge(panel, axis.commands))
    targets = []
    context.wanted.connect(targets.append)
    qtbot.mouseClick(panel.evidence.beside, LEFT)
    assert [(t.document_id, t.pane) for t in targets] == [(axis.second, 0), (axis.first, 1)]


def test_a_judgement_says_that_no_document_says_it(qtbot, panel, axis, context):
    judged, _ = context.run(AddRelation(axis.iran, axis.leads, axis.qaani))
    qtbot.waitUntil(lambda: judged in {e.relation_id for e in panel.chart.network.edges})
    panel.choose_relation(judged)
    assert panel.evidence.summary.text() == "Analyst’s judgement: no document says this yet."


def test_an_actor_lists_its_relations_and_leads_on_to_their_evidence(qtbot, panel, axis, context):
    chart = panel.chart
    at = chart.canvas.mapFrom(chart, node_position(chart, axis.pmf).toPoint())
    qtbot.mouseClick(chart.canvas.viewport(), LEFT, pos=at)
    assert context.actor_id == axis.pmf
    assert [item.words for item in items(panel)][:2] == ["is led by Esmail Qaani",
                                                         "is funded by Iran"]  # fmt: skip
    panel.evidence.list.setCurrentIndex(panel.evidence.list.items.index(1, 0))
    qtbot.keyClick(panel.evidence.list, Qt.Key.Key_Return)
    assert panel.chart.network.edges[panel.chart.chosen.edge].relation_id == axis.pays


def test_being_mentioned_together_lists_the_sentences(qtbot, panel, axis):
    panel.filters.show_together()
    both = next(e for e in panel.chart.network.edges
                if not e.relation_id and {e.source, e.target} == {axis.qaani, axis.iran})  # fmt: skip
    panel.chart.edge_chosen.emit(both)
    assert [item.words for item in items(panel)] == ["Qaani met Iran in Baghdad."]
    assert panel.evidence.summary.text() == "1 place · 1 source"


def test_the_column_narrows_what_is_shown(qtbot, panel, axis):
    from PySide6.QtWidgets import QCheckBox

    panel.findChild(QCheckBox, f"relations-kind-{axis.funds}").click()
    assert [e.relation_id for e in edges(panel).values()] == [axis.commands]
    panel.filters.everything.click()
    assert len(edges(panel)) == 2
    panel.filters.sources.setValue(2)
    assert [e.relation_id for e in edges(panel).values()] == [axis.commands]
    panel.filters.reset()
    panel.filters.period.until.setText("2019")
    panel.filters.period.until.editingFinished.emit()
    assert [e.relation_id for e in edges(panel).values()] == [axis.pays]


def test_a_date_that_is_none_is_told_and_changes_nothing(panel):
    panel.filters.period.since.setText("soon")
    panel.filters.period.since.editingFinished.emit()
    assert "is not a date" in panel.filters.period.wrong.text()
    assert len(edges(panel)) == 2


def test_double_clicking_an_actor_shows_only_what_is_around_it(qtbot, panel, axis):
    chart = panel.chart
    at = chart.canvas.mapFrom(chart, node_position(chart, axis.qaani).toPoint())
    qtbot.mouseDClick(chart.canvas.viewport(), LEFT, pos=at)
    assert {node.id for node in chart.network.nodes} == {axis.qaani, axis.pmf}
    panel.filters.ego.click()
    assert len(chart.network.nodes) == 3


def test_only_open_documents(panel, axis):
    panel.set_open_documents([axis.second])
    panel.filters.documents.click()
    assert [e.relation_id for e in edges(panel).values()] == [axis.commands]
    panel.set_open_documents([])
    assert not panel.chart.network.edges


def test_a_dragged_place_is_kept_in_the_project_and_can_be_undone(panel, axis, context, qtbot):
    panel.chart.canvas.move_to(panel.chart.canvas.places + 5)
    panel.chart.pin([0])
    (place,) = context.store.places.find()
    assert place.actor_id == panel.chart.network.nodes[0].id
    context.undo()
    qtbot.waitUntil(lambda: not panel.chart.chosen.pinned)
    assert not context.store.places.find()


def test_the_chart_follows_the_project_and_survives_what_was_chosen(qtbot, panel, axis, context):
    panel.choose_relation(axis.commands)
    context.run(DeleteActors((axis.qaani,)))
    qtbot.waitUntil(lambda: axis.commands not in {e.relation_id for e in panel.chart.network.edges})
    assert items(panel) == []
    context.undo()
    qtbot.waitUntil(lambda: axis.commands in {e.relation_id for e in panel.chart.network.edges})


def test_a_hidden_panel_waits_until_it_is_shown(qtbot, panel, axis, context):
    panel.hide()
    context.run(DeleteActors((axis.iran,)))
    assert len(edges(panel)) == 2
    panel.show()
    assert len(edges(panel)) == 1


def test_an_actor_chosen_elsewhere_lights_up(panel, axis, context):
    context.choose_actor(axis.iran)
    chart = panel.chart
    assert {chart.network.nodes[n].id for n in chart.chosen.nodes} == {axis.iran}
    assert panel.evidence.heading.text() == "Iran"


def test_filters_and_widths_are_remembered(qtbot, panel, context):
    narrowed = NetworkFilter(sources=2, together="paragraph", least=3, hidden_kinds=frozenset({4}))
    panel.filters.set_filter(narrowed)
    state = panel.state()
    other = RelationsPanel(context)
    qtbot.addWidget(other)
    other.restore(state)
    assert other.filters.filter == narrowed
    other.restore({"filter": {"together": 5, "sources": "many"}})
    assert other.filters.filter == NetworkFilter()


def test_an_empty_place_says_what_to_do(qtbot, context):
    panel = RelationsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.middle.currentWidget() is panel.middle.empty


def test_what_the_chart_shows_can_leave_as_it_is_seen(panel, tmp_path):
    shown = panel.shown()
    assert shown.words.endswith("relations")
    material, network, narrowed = shown.seen
    assert (material, network, narrowed) == (
        panel.networks.material, panel.crowding.whole, panel.filters.filter,
    )  # fmt: skip
    for ending in ("png", "svg"):
        shown.draw(tmp_path / f"relations.{ending}")
        assert (tmp_path / f"relations.{ending}").stat().st_size > 1000
    with pytest.raises(Refusal):
        shown.draw(tmp_path / "nowhere" / "relations.svg")


def test_a_panel_that_was_not_looked_at_shows_nothing_to_export(qtbot, context):
    panel = RelationsPanel(context)
    qtbot.addWidget(panel)
    assert not panel.shown().words


def test_a_large_project_is_built_off_the_window_thread(qtbot, context, axis, monkeypatch):
    monkeypatch.setattr("ui.graph.reading.AT_ONCE", 0)
    panel = RelationsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.networks.busy
    qtbot.waitUntil(lambda: len(edges(panel)) == 2)


@pytest.fixture
def crowd(axis, context):
    """Many actors related to one, more than a low place has room for."""
    kind = context.store.actor_types.find()[0].id
    with context.store.operation("Fill", "Ada"):
        others = [context.store.actors.add(Actor(type_id=kind, name=f"Actor {n}"))
                  for n in range(40)]  # fmt: skip
    for other in others:
        context.run(AddRelation(axis.iran, axis.funds, other))
    return others


def shown(panel):
    return {node.id for node in panel.chart.network.nodes}


def test_a_low_place_shows_the_foremost_and_says_how_many_more_there_are(qtbot, panel, axis, crowd):
    qtbot.waitUntil(lambda: len(panel.crowding.whole.nodes) == 43)
    assert {axis.qaani, axis.pmf, axis.iran} <= shown(panel)
    left = 43 - len(shown(panel))
    assert left > 10
    assert panel.chart.more.text() == f"Show {left} more actors"
    qtbot.mouseClick(panel.chart.more, LEFT)
    assert len(shown(panel)) == 43
    assert panel.chart.more.text() == "Show fewer actors"
    qtbot.mouseClick(panel.chart.more, LEFT)
    assert len(shown(panel)) == 43 - left


def test_every_actor_of_the_first_look_is_named(qtbot, panel, axis, crowd):
    qtbot.waitUntil(lambda: len(panel.crowding.whole.nodes) == 43)
    panel.chart.settle()
    assert len(panel.chart.names.shown()) == len(shown(panel))


def test_a_larger_place_shows_more_also_after_the_project_changed(
    qtbot, panel, axis, crowd, context
):
    qtbot.waitUntil(lambda: len(panel.crowding.whole.nodes) == 43)
    context.choose_actor(axis.pmf)
    panel.chart.settle()
    panel.resize(1900, 1000)
    qtbot.waitUntil(lambda: len(shown(panel)) == 43)
    assert panel.chart.more.isHidden()


def test_an_actor_or_relation_left_out_comes_when_it_is_chosen(qtbot, panel, axis, crowd, context):
    qtbot.waitUntil(lambda: len(panel.crowding.whole.nodes) == 43)
    one, other = [actor for actor in crowd if actor not in shown(panel)][:2]
    context.choose_actor(one)
    assert one in shown(panel)
    relation = next(e.relation_id for e in panel.crowding.whole.edges if e.target == other)
    context.choose("relation", relation)
    assert other in shown(panel)
    assert panel.chart.network.edges[panel.chart.chosen.edge].relation_id == relation


def test_without_relations_the_chart_offers_who_is_mentioned_together(qtbot, panel, axis, context):
    context.run(DeleteRelations((axis.commands, axis.pays)))
    qtbot.waitUntil(lambda: panel.middle.currentWidget() is panel.middle.unrelated)
    qtbot.mouseClick(panel.middle.unrelated.findChild(QPushButton), LEFT)
    assert {axis.qaani, axis.iran} <= shown(panel)


@pytest.mark.parametrize("scale", [80, 100, 200])
def test_the_filter_column_never_grows_wider_than_its_place(qtbot, panel, axis, theme, scale):
    theme.set_scale(scale)
    if panel.filters.isHidden():
        panel.tools.filter_wanted.emit()
    panel.filters.show_together()
    panel.filters.surround(axis.qaani, "Esmail Qaani of a long name and title")
    page = panel.filters.widget()
    qtbot.waitUntil(lambda: page.width() <= panel.filters.viewport().width())
    for child in page.findChildren(QWidget):
        if child.isVisibleTo(page):
            right = child.mapTo(page, QPoint(child.width(), 0)).x()
            assert right <= page.width(), child.objectName()


def test_evidence_can_be_edited_and_added_to_by_mouse_and_by_key(qtbot, panel, axis, context):
    panel.choose_relation(axis.commands)
    with qtbot.waitSignal(panel.edit_wanted) as wanted:
        qtbot.mouseClick(panel.evidence.edit, LEFT)
    assert wanted.args == [axis.commands, 0]
    panel.evidence.list.setCurrentIndex(panel.evidence.list.items.index(0, 0))
    with qtbot.waitSignal(panel.edit_wanted) as wanted:
        panel.evidence.menu().findChild(QAction, "evidence-edit").trigger()
    assert wanted.args == [axis.commands, items(panel)[0].id]
    with qtbot.waitSignal(panel.claim_wanted) as wanted:
        qtbot.mouseClick(panel.evidence.add, LEFT)
    assert wanted.args == [axis.commands]
    targets = []
    context.wanted.connect(targets.append)
    qtbot.keyClick(panel.evidence.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [target.pane for target in targets] == [0, 1]


def test_only_a_relation_can_be_edited(panel, axis, context):
    context.choose_actor(axis.pmf)
    assert panel.evidence.edit.isHidden()
    assert not panel.evidence.menu().findChild(QAction, "evidence-add").isEnabled()


def test_a_narrow_place_folds_the_filters_away_until_they_are_asked_for(qtbot, panel, axis):
    panel.resize(500, 300)
    assert panel.filters.isHidden()
    panel.tools.filter_wanted.emit()
    assert not panel.filters.isHidden()
    panel.resize(1100, 420)
    assert not panel.filters.isHidden()
    panel.tools.filter_wanted.emit()
    assert panel.filters.isHidden()


def test_a_low_place_keeps_room_for_the_words_and_puts_what_can_be_done_into_a_menu(
    qtbot, panel, axis
):
    panel.choose_relation(axis.commands)
    assert panel.evidence.acts.isHidden()
    panel.resize(1100, 150)
    assert panel.evidence.edit.isVisible() is False
    assert panel.evidence.list.height() > 60
    assert panel.evidence.acts.isVisible()
    assert panel.evidence.menu().findChild(QAction, "evidence-edit").isEnabled()


def test_a_place_that_grows_is_filled_by_those_it_now_shows(qtbot, panel, axis, crowd):
    qtbot.waitUntil(lambda: len(panel.crowding.whole.nodes) == 43)
    panel.resize(1900, 700)
    qtbot.waitUntil(lambda: len(shown(panel)) == 43)
    chart = panel.chart
    size = np.ptp(chart.canvas.pixels(chart.canvas.places), axis=0)
    assert size[0] > 0.6 * chart.canvas.width()
    assert size[1] > 0.6 * chart.canvas.height()


def test_enter_on_the_chart_goes_to_the_evidence_and_enter_again_opens_it(
    qtbot, panel, axis, context
):
    panel.choose_relation(axis.commands)
    qtbot.keyClick(panel.chart, Qt.Key.Key_Return)
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.keyClick(panel.evidence.list, Qt.Key.Key_Return)
    assert wanted.args[0].document_id == axis.second


def test_an_added_actor_is_brought_into_sight_until_the_analyst_came_nearer(
    qtbot, panel, axis, context
):
    kind = context.store.actor_types.find()[0].id
    with context.store.operation("Fill", "Ada"):
        far = [context.store.actors.add(Actor(type_id=kind, name=name)) for name in ("A", "B")]
    panel.chart.resize(500, 250)
    context.run(AddRelation(far[0], axis.funds, far[1]))
    qtbot.waitUntil(lambda: set(far) <= shown(panel))
    panel.chart.settle()
    for actor in far:
        assert panel.chart.rect().contains(node_position(panel.chart, actor).toPoint())
