import pytest
from PySide6.QtCore import Qt

from ui.graph.matrix_panel import MatrixPanel
from ui.graph.timeline_panel import TimelinePanel
from workbench.commands.actors import DeleteActors
from workbench.commands.codes import AddCode
from workbench.commands.excerpts import AddExcerpt


@pytest.fixture
def timeline(qtbot, context, axis):
    panel = TimelinePanel(context)
    qtbot.addWidget(panel)
    panel.resize(900, 320)
    panel.show()
    return panel


def test_documents_and_dated_claims_stand_on_the_timeline(timeline, axis):
    rows = timeline.view.rows
    assert [row.label for row in rows] == ["Documents", "Iran funds PMF"]
    assert [bar.words for bar in rows[0].bars] == ["A quieter hand", "Two patrons"]
    assert rows[0].bars[1].end - rows[0].bars[1].start == 365


def test_a_click_on_a_bar_opens_its_words(qtbot, timeline, axis, context):
    at = timeline.view.box_of(1, 0).center().toPoint()
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.mouseClick(timeline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    target = wanted.args[0]
    assert (target.document_id, target.start, target.end) == (axis.first, 24, 42)
    assert context.choice.kind == "claim"


def test_keys_walk_along_the_timeline_and_open(qtbot, timeline, axis, context):
    view = timeline.view
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert view.current == (0, 1)
    assert "Two patrons" in view.accessibleDescription()
    assert "Two patrons" in timeline.hint.text()
    with qtbot.waitSignal(context.wanted) as wanted:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args[0].document_id == axis.second
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current == (1, 0)


def test_zooming_keeps_the_day_under_the_mouse_and_home_shows_all(qtbot, timeline):
    view = timeline.view
    day = view.day_at(600)
    view.zoom(2, day)
    assert view.day_at(600) == pytest.approx(day)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.x_of(view.rows[1].bars[0].start) > 0


def test_lanes_by_actor_and_the_chosen_actor_alone(timeline, axis, context):
    timeline.restore({"lanes": "actor"})
    assert [row.label for row in timeline.view.rows[1:]] == ["Iran", "PMF"]
    context.choose_actor(axis.qaani)
    timeline.only.click()
    assert len(timeline.view.rows) == 1


def test_an_empty_timeline_says_what_it_is_for(qtbot, context):
    panel = TimelinePanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.pages.currentWidget() is panel.empty


@pytest.fixture
def matrix(qtbot, context, axis):
    panel = MatrixPanel(context)
    qtbot.addWidget(panel)
    panel.resize(900, 320)
    panel.show()
    return panel


def cell(panel, row, column):
    model = panel.model
    rows = [name for _, name in model.matrix.rows]
    columns = [name for _, name in model.matrix.columns]
    return model.index(rows.index(row), columns.index(column))


def test_the_matrix_counts_claims_and_a_cell_lists_and_opens_them(qtbot, matrix, axis, context):
    index = cell(matrix, "Esmail Qaani", "PMF")
    assert index.data() == "2"
    matrix.table.setCurrentIndex(index)
    items = matrix.evidence.list.items.items
    assert [item.words for item in items] == ["“Qaani commands the PMF”",
                                              "“Qaani has less hold over the PMF”"]  # fmt: skip
    with qtbot.waitSignal(context.wanted) as wanted:
        matrix.evidence.list.setCurrentIndex(matrix.evidence.list.items.index(1, 0))
        qtbot.keyClick(matrix.evidence.list, Qt.Key.Key_Return)
    assert wanted.args[0].document_id == axis.second


def test_actors_named_together_list_their_sentences(matrix, axis):
    matrix.restore({"what": "together"})
    index = cell(matrix, "Esmail Qaani", "Iran")
    assert index.data() == "1"
    matrix.table.setCurrentIndex(index)
    assert [item.words for item in matrix.evidence.list.items.items] == ["“Qaani met Iran”"]


def test_codes_meet_documents_and_actors(qtbot, matrix, axis, context):
    code = context.run(AddCode("Weakness"))
    context.run(AddExcerpt(axis.first, 0, 22, (code,)))
    matrix.restore({"what": "code_document"})
    assert cell(matrix, "Weakness", "A quieter hand").data() == "1"
    matrix.restore({"what": "code_actor"})
    assert cell(matrix, "Weakness", "PMF").data() == "1"
    assert cell(matrix, "Weakness", "Esmail Qaani").data() == "1"


def test_the_matrix_follows_the_project(qtbot, matrix, axis, context):
    context.run(DeleteActors((axis.iran,)))
    qtbot.waitUntil(lambda: len(matrix.model.matrix.rows) == 1)


def test_the_matrix_model_keeps_qts_rules(qtmodeltester, matrix):
    qtmodeltester.check(matrix.model)


def test_the_evidence_model_keeps_qts_rules(qtmodeltester, matrix):
    matrix.table.setCurrentIndex(cell(matrix, "Esmail Qaani", "PMF"))
    qtmodeltester.check(matrix.evidence.list.items)


def test_a_large_project_is_read_off_the_window_thread(qtbot, context, axis, monkeypatch):
    monkeypatch.setattr("ui.graph.reading.AT_ONCE", 0)
    timeline, matrix = TimelinePanel(context), MatrixPanel(context)
    for panel in (timeline, matrix):
        qtbot.addWidget(panel)
        panel.show()
    assert matrix.busy
    assert not timeline.view.rows
    qtbot.waitUntil(lambda: len(timeline.view.rows) == 2)
    qtbot.waitUntil(lambda: bool(matrix.model.matrix.cells))
    matrix.what.setCurrentIndex(matrix.what.findData("together"))
    matrix.what.activated.emit(0)
    matrix.what.setCurrentIndex(matrix.what.findData("relations"))
    matrix.what.activated.emit(0)
    qtbot.waitUntil(lambda: not matrix.busy)
    assert matrix.model.matrix.cells[axis.qaani, axis.pmf] == 2
