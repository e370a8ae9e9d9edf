import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from ui.graph.relations_panel import RelationsPanel
from workbench.commands.actors import DeleteActors
from workbench.commands.relations import AddRelation
from workbench.graph.narrowing import NetworkFilter

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
    at = chart.canvas.mapFrom(chart, chart.edge_position(which).toPoint())
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
    assert panel.evidence.summary.text() == "1 source against, 1 for"


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
    at = chart.canvas.mapFrom(chart, chart.node_position(axis.pmf).toPoint())
    qtbot.mouseClick(chart.canvas.viewport(), LEFT, pos=at)
    assert context.actor_id == axis.pmf
    assert [item.words for item in items(panel)][:2] == ["is led by Esmail Qaani",
                                                         "is funded by Iran"]  # fmt: skip
    panel.evidence.list.setCurrentIndex(panel.evidence.list.items.index(1, 0))
    qtbot.keyClick(panel.evidence.list, Qt.Key.Key_Return)
    assert panel.chart.network.edges[panel.chart.chosen.edge].relation_id == axis.pays


def test_being_mentioned_together_lists_the_sentences(qtbot, panel, axis):
    panel.filters.least.setValue(1)
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
    panel.filters.until.setText("2019")
    panel.filters.until.editingFinished.emit()
    assert [e.relation_id for e in edges(panel).values()] == [axis.pays]


def test_a_date_that_is_none_is_told_and_changes_nothing(panel):
    panel.filters.since.setText("soon")
    panel.filters.since.editingFinished.emit()
    assert "is not a date" in panel.filters._wrong.text()
    assert len(edges(panel)) == 2


def test_double_clicking_an_actor_shows_only_what_is_around_it(qtbot, panel, axis):
    chart = panel.chart
    at = chart.canvas.mapFrom(chart, chart.node_position(axis.qaani).toPoint())
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
    assert panel.middle.currentWidget() is panel.empty


def test_the_chart_is_written_where_asked_or_says_why_not(qtbot, panel, context, tmp_path):
    panel.choose_file = lambda _over, _title, _kinds, name, then: then(tmp_path / name)
    panel.export()
    assert (tmp_path / "relations.png").stat().st_size > 1000
    with qtbot.waitSignal(context.refused):
        panel.export_to(tmp_path / "nowhere" / "relations.svg")


def test_a_large_project_is_built_off_the_window_thread(qtbot, context, axis, monkeypatch):
    monkeypatch.setattr("ui.graph.networks.AT_ONCE", 0)
    panel = RelationsPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.networks.busy
    qtbot.waitUntil(lambda: len(edges(panel)) == 2)
