"""Where things stand on a chart, and what stands at a point of it, as a hand with a mouse sees it."""

from PySide6.QtCore import QPointF

from ui.graph.chart import Chart
from workbench.graph.network import Edge


def node_position(chart: Chart, actor_id: int) -> QPointF:
    """Return where an actor's node is."""
    ids = [node.id for node in chart.network.nodes]
    return _outward(chart, chart.canvas.places[ids.index(actor_id)][None])


def edge_position(chart: Chart, edge: Edge) -> QPointF:
    """Return where the middle of an edge is."""
    number = [one.key for one in chart.network.edges].index(edge.key)
    return _outward(chart, chart.canvas.lines.middles(chart.canvas.places)[number][None])


def _outward(chart: Chart, place) -> QPointF:
    pixel = QPointF(*chart.canvas.pixels(place)[0].tolist())
    return QPointF(chart.canvas.mapTo(chart, pixel.toPoint()))


def node_at(chart: Chart, point: QPointF) -> int:
    """Return the id of the actor there, or 0."""
    node = chart.canvas.node_at(QPointF(chart.canvas.mapFrom(chart, point.toPoint())))
    return chart.network.nodes[node].id if node >= 0 else 0


def edge_at(chart: Chart, point: QPointF) -> Edge | None:
    """Return the edge there."""
    edge = chart.canvas.edge_at(QPointF(chart.canvas.mapFrom(chart, point.toPoint())))
    return chart.network.edges[edge] if edge >= 0 else None
