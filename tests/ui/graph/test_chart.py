import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.graph.pointing import edge_at, edge_position, node_at, node_position
from ui.graph.chart import Chart
from workbench.errors import Refusal
from workbench.graph.network import Edge, Network, Node
from workbench.model.relations import RelationKind

QAANI, PMF, IRAN, US = (
    Node(1, "Esmail Qaani", "Person", "blue", "o", 16, 3),
    Node(2, "Popular Mobilization Forces", "Armed group", "orange", "s", 9, 2),
    Node(3, "Iran", "State", "green", "d", 12, 3),
    Node(4, "United States", "State", "green", "d", 4, 2),
)
KINDS = (
    RelationKind(1, "leads", "commands", colour="blue"),
    RelationKind(2, "funds", "funds", colour="green", dash="dash"),
)
COMMANDS = Edge(1, 2, 1, 10, True, 3, 3, True)
FUNDS = Edge(3, 2, 2, 11, True, 1, 1)
TOGETHER = Edge(1, 3, claims=4, sources=2)
LEADS, BACKS = Edge(3, 4, 1, 12, True), Edge(4, 3, 2, 13, True, 2, 1)
NETWORK = Network((QAANI, PMF, IRAN, US), (COMMANDS, FUNDS, TOGETHER, LEADS, BACKS), KINDS)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chart(qtbot, theme, tasks):
    chart = Chart(theme, tasks)
    qtbot.addWidget(chart)
    chart.resize(640, 420)
    chart.show()
    chart.show_network(NETWORK)
    chart.settle()
    return chart


def click(qtbot, chart, at, more=Qt.KeyboardModifier.NoModifier):
    inside = chart.canvas.mapFrom(chart, at.toPoint())
    qtbot.mouseClick(chart.canvas.viewport(), LEFT, more, inside)


@pytest.mark.parametrize("edge", NETWORK.edges)
def test_a_click_on_an_edge_chooses_it_even_where_two_join_the_same_actors(qtbot, chart, edge):
    with qtbot.waitSignal(chart.edge_chosen) as chosen:
        click(qtbot, chart, edge_position(chart, edge))
    assert chosen.args == [edge]
    assert edge_at(chart, edge_position(chart, edge)) == edge


def test_a_click_on_a_node_chooses_the_actor_and_one_on_the_ground_nobody(qtbot, chart):
    with qtbot.waitSignal(chart.actors_chosen) as chosen:
        click(qtbot, chart, node_position(chart, 2))
    assert chosen.args == [[2]]
    with qtbot.waitSignal(chart.actors_chosen) as chosen:
        click(qtbot, chart, QPointF(3, 3))
    assert chosen.args == [[]]


def test_ctrl_chooses_several_and_a_box_those_inside(qtbot, chart):
    click(qtbot, chart, node_position(chart, 1))
    with qtbot.waitSignal(chart.actors_chosen) as chosen:
        click(qtbot, chart, node_position(chart, 3), Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [[1, 3]]
    with qtbot.waitSignal(chart.actors_chosen) as chosen:
        drag(qtbot, chart, QPoint(1, 1), QPoint(638, 380), Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [[1, 2, 3, 4]]


def drag(qtbot, chart, start, end, more=Qt.KeyboardModifier.NoModifier):
    viewport = chart.canvas.viewport()
    qtbot.mousePress(viewport, LEFT, more, start)
    qtbot.mouseMove(viewport, (start + end) / 2)
    qtbot.mouseMove(viewport, end)
    qtbot.mouseRelease(viewport, LEFT, more, end)


def test_a_dragged_actor_is_told_stays_and_is_kept_when_arranged_again(qtbot, chart):
    start = node_position(chart, 1).toPoint()
    with qtbot.waitSignal(chart.dragged) as told:
        drag(qtbot, chart, start, start + QPoint(40, 25))
    ((actor, x, y),) = told.args[0]
    assert actor == 1
    chart.rearrange()
    chart.settle()
    assert chart.canvas.places[0].tolist() == pytest.approx([x, y])


def test_places_of_the_project_are_used(chart):
    chart.show_network(NETWORK, {1: (500.0, 0.0), 2: (-500.0, 0.0)})
    chart.settle()
    assert chart.canvas.places[0].tolist() == [500, 0]
    assert node_position(chart, 1).x() > node_position(chart, 2).x()


def test_actors_stay_where_they_are_when_edges_are_filtered(chart):
    before = chart.canvas.places.copy()
    chart.show_network(Network(NETWORK.nodes, (COMMANDS,), KINDS))
    assert (chart.canvas.places == before).all()


def test_keys_walk_to_every_actor_then_leave(qtbot, chart):
    chart.setFocus()
    seen = []
    chart.actors_chosen.connect(seen.extend)
    chart.chosen.current = -1
    for _ in NETWORK.nodes:
        qtbot.keyClick(chart, Qt.Key.Key_Tab)
    assert sorted(seen) == [1, 2, 3, 4]
    assert seen[0] == 1
    assert not chart.walk.next(1)


def test_arrow_keys_go_the_way_they_point(qtbot, chart):
    order = sorted(range(4), key=lambda n: chart.canvas.places[n][0])
    chart.chosen.current = order[0]
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.canvas.places[chart.chosen.current][0] > chart.canvas.places[order[0]][0]


def test_an_actors_edges_and_their_evidence_are_reached_by_keys(qtbot, chart):
    chart.chosen.current = 1
    with qtbot.waitSignal(chart.edge_chosen) as first:
        qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(chart.edge_chosen) as second:
        qtbot.keyClick(chart, Qt.Key.Key_PageDown)
    assert {first.args[0], second.args[0]} == {COMMANDS, FUNDS}
    assert chart.accessibleDescription().startswith("Iran funds Popular Mobilization Forces")
    with qtbot.waitSignal(chart.opened):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    with qtbot.waitSignal(chart.ego_wanted) as ego:
        qtbot.keyClick(chart, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ego.args == [2]


def test_what_is_pointed_at_is_said_in_words(qtbot, chart):
    at = chart.canvas.mapFrom(chart, edge_position(chart, COMMANDS).toPoint())
    qtbot.mouseMove(chart.canvas.viewport(), at)
    assert "contested" in chart.hint.text()
    assert "3 claims from 3 sources" in chart.accessibleDescription()


def test_the_wheel_comes_nearer_around_the_mouse(chart):
    at = node_position(chart, 3)
    before = node_position(chart, 1)
    wheel = QWheelEvent(
        at, chart.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.canvas.viewport(), wheel)
    assert (node_position(chart, 3) - at).manhattanLength() <= 3
    assert (node_position(chart, 1) - at).manhattanLength() > (before - at).manhattanLength() * 1.2


def test_every_name_fits_when_there_is_room(chart):
    chart.names.place()
    assert sorted(chart.names.shown()) == [0, 1, 2, 3]


def test_the_theme_changes_the_chart_at_once(chart):
    chart.theme.set_mode("dark")
    ground = chart.grab().toImage().pixelColor(2, 2)
    assert ground == chart.theme.role("panel")
    assert ground.lightness() < 80


def test_a_png_is_as_wide_as_asked_and_shows_every_actor(chart, tmp_path):
    chart.export_png(tmp_path / "chart.png", 1600)
    picture = QImage(str(tmp_path / "chart.png"))
    assert picture.width() == 1600
    assert not picture.hasAlphaChannel()
    assert picture.text("Title") == "Relations"
    assert picture.text("Description").startswith("A chart of ")
    assert picture.pixelColor(1, 1) == QColor("white")
    ratio = 1600 / chart.canvas.width()
    at = node_position(chart, 1) * ratio
    assert picture.pixelColor(at.toPoint()) == chart.theme.line("blue")


def test_an_svg_is_well_formed_and_holds_the_names(chart, tmp_path):
    chart.export_svg(tmp_path / "chart.svg")
    root = ET.parse(tmp_path / "chart.svg").getroot()
    assert root.tag.endswith("svg")
    described = {part.tag.rpartition("}")[2]: part.text for part in root}
    assert described["title"] == "Relations"
    assert "Most related: " in described["desc"]
    written = " ".join(
        "".join(part.itertext()) for part in root.iter() if part.tag.endswith("text")
    )
    assert "Esmail Qaani" in written
    for explained in ("commands", "funds", "mentioned together", "contested", "Armed group"):
        assert explained in written
    assert "image" not in {part.tag.rpartition("}")[2] for part in root.iter()}


def test_a_picture_that_cannot_be_written_is_refused_in_words(chart, tmp_path):
    with pytest.raises(Refusal, match="was not written"):
        chart.export_png(tmp_path / "nowhere" / "chart.png")


def test_an_empty_network_is_no_trouble(chart):
    chart.show_network(Network())
    chart.settle()
    assert node_at(chart, QPointF(100, 100)) == 0
    assert edge_at(chart, QPointF(100, 100)) is None
    assert not chart.grab().isNull()


def test_the_picture_follows_a_place_that_becomes_wider(qtbot, chart):
    before = chart.canvas.places.copy()
    chart.resize(900, 300)
    qtbot.waitUntil(lambda: np.ptp(chart.canvas.places[:, 0]) > np.ptp(before[:, 0]) * 1.2)
    assert (chart.canvas.places[:, 0].argsort() == before[:, 0].argsort()).all()
    chart.pin([0])
    kept = chart.canvas.places.copy()
    chart.resize(400, 420)
    qtbot.waitUntil(lambda: not chart._resized.isActive())
    assert (chart.canvas.places == kept).all()


def test_a_large_network_settles_off_the_window_thread(qtbot, theme, tasks):
    chart = Chart(theme, tasks)
    qtbot.addWidget(chart)
    nodes = tuple(Node(n + 1, f"Actor {n}", mentions=n) for n in range(600))
    edges = tuple(Edge(n + 1, (n * 7 + 3) % 600 + 1, 1, n + 1, True, 1, 1) for n in range(600))
    edges = tuple(edge for edge in edges if edge.source != edge.target)
    with qtbot.waitSignal(chart.motion.settled):
        chart.show_network(Network(nodes, edges, KINDS[:1]))
        assert chart.motion.running
    assert (chart.canvas.places == chart.motion.layout.positions).all()
