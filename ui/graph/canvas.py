"""The surface that a network is drawn on: lines by kind, nodes by type, and the view onto them.

pyqtgraph draws the masses: one curve a kind of relation, one scatter a type of actor. What has to
keep its size on the screen (arrows, marks, names) is painted by layers above.
"""

from collections import defaultdict
from typing import Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from ui.graph.strokes import edge_pen, symbol
from ui.theme import Theme
from workbench.graph.geometry import EdgeLines
from workbench.graph.network import Edge, Network
from workbench.graph.packing import Floats, Ints

#: beyond this many edges lines are thin, straight and drawn without smoothing
FINE = 1500


class Hands(Protocol):
    """Take what the mouse does on the canvas."""

    def pressed(self, event: QMouseEvent) -> None: ...
    def dragged(self, event: QMouseEvent) -> None: ...
    def released(self, event: QMouseEvent) -> None: ...
    def doubled(self, event: QMouseEvent) -> None: ...


class Layer(pg.GraphicsObject):  # type: ignore[misc]
    """Let a painter draw in pixels of the canvas, between the other items."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.setZValue(height)

    def boundingRect(self) -> QRectF:
        return QRectF(-1e7, -1e7, 2e7, 2e7)

    def paint(self, painter: QPainter, option: object, widget: QWidget | None = None) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.restore()

    def draw(self, painter: QPainter) -> None:
        """Paint, in pixels."""
        raise NotImplementedError


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """Draw nodes and edges, and turn places of the network into pixels and back."""

    looked = Signal()  # zoomed, moved or resized

    def __init__(self, theme: Theme) -> None:
        super().__init__(background=None)
        self.setObjectName("chart-canvas")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.theme = theme
        self.hands: Hands | None = None
        self.network = Network()
        self.lines = EdgeLines(np.empty((0, 2), dtype=np.int64))
        self.places: Floats = np.empty((0, 2))
        self.radii: Floats = np.empty(0)
        self.view = pg.ViewBox(lockAspect=True, enableMenu=False, enableMouse=False,
                               invertY=True, defaultPadding=0)  # fmt: skip
        self.setCentralItem(self.view)
        self.view.sigTransformChanged.connect(self.looked)
        self._curves: list[tuple[pg.PlotCurveItem, Ints]] = []
        self._spots: list[tuple[pg.ScatterPlotItem, Ints]] = []

    @property
    def fine(self) -> bool:
        """Say whether the network is small enough for smooth lines, bows and arrows."""
        return len(self.network.edges) <= FINE

    @property
    def breadth(self) -> float:
        """Return how many times as wide as high a picture may be here."""
        return float(min(max(self.width() / max(self.height(), 1), 0.7), 2.8))

    def add_layer(self, layer: Layer) -> None:
        """Put a layer over the chart."""
        self.view.addItem(layer, ignoreBounds=True)

    def show_network(self, network: Network, places: Floats) -> None:
        """Draw another network, its nodes at these places (n, 2)."""
        self.network, self.places = network, places
        index = {node.id: number for number, node in enumerate(network.nodes)}
        ends = [(index[edge.source], index[edge.target]) for edge in network.edges]
        self.lines = EdgeLines(np.array(ends, dtype=np.int64).reshape(-1, 2))
        self.dress()

    def dress(self) -> None:
        """Make all items anew, in the theme's colours and sizes."""
        for item, _ in (*self._curves, *self._spots):
            self.view.removeItem(item)
        self.setBackground(self.theme.role("panel"))
        self.radii = self._radii()
        self._curves = [self._curve(*group) for group in self._edge_groups()]
        self._spots = [self._spot(*group) for group in self._node_groups()]
        self.move_to(self.places)

    def move_to(self, places: Floats) -> None:
        """Draw the same network with its nodes elsewhere."""
        self.places = places
        for curve, which in self._curves:
            if self.fine:
                x, y, joined = self.lines.curves(places, which)
                curve.setData(x, y, connect=joined)
            else:
                x, y = self.lines.straight(places, which)
                curve.setData(x, y, connect="pairs", skipFiniteCheck=True)
        for spot, which in self._spots:
            spot.setData(x=places[which, 0], y=places[which, 1], size=2 * self.radii[which])
        self.looked.emit()

    def edge_pen(self, edge: Edge, stronger: float = 0.0) -> QPen:
        """Return the pen of an edge: colour and dash by kind, width by claims."""
        kinds = {kind.id: kind for kind in self.network.kinds}
        return edge_pen(self.theme, edge, kinds.get(edge.kind_id), self.fine, stronger)

    def _edge_groups(self) -> list[tuple[Edge, list[int]]]:
        """Put edges that look alike together: fewer curves, faster frames."""
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, edge in enumerate(self.network.edges):
            weight = min(edge.claims, 3) if self.fine and edge.relation_id else 0
            groups[edge.kind_id, weight].append(number)
        return [(self.network.edges[members[0]], members) for _, members in sorted(groups.items())]

    def _curve(self, edge: Edge, members: list[int]) -> tuple[pg.PlotCurveItem, Ints]:
        curve = pg.PlotCurveItem(pen=self.edge_pen(edge), antialias=self.fine)
        curve.setSegmentedLineMode("off" if self.fine else "on")
        self.view.addItem(curve, ignoreBounds=True)
        return curve, np.array(members)

    def _node_groups(self) -> list[tuple[str, str, list[int]]]:
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, node in enumerate(self.network.nodes):
            groups[node.shape, node.colour].append(number)
        return [(*look, members) for look, members in sorted(groups.items())]

    def _spot(self, shape: str, colour: str, members: list[int]) -> tuple[pg.ScatterPlotItem, Ints]:
        halo = pg.mkPen(self.theme.role("panel"), width=1.5)
        spot = pg.ScatterPlotItem(
            symbol=symbol(shape), brush=self.theme.line(colour), pen=halo, antialias=True
        )
        spot.setZValue(10)
        self.view.addItem(spot, ignoreBounds=True)
        return spot, np.array(members)

    def _radii(self) -> Floats:
        """Return node radii in pixels, by mentions or else by edges."""
        weight = np.array([max(node.mentions, node.degree) for node in self.network.nodes])
        if not len(weight):
            return np.empty(0)
        small, large = (6.0, 17.0) if len(weight) <= 80 else (3.5, 11.0)
        room = (self.width() * self.height() / len(weight)) ** 0.5 / self.theme.px(100)
        small, large = small * min(max(room, 0.75), 1), large * min(max(room, 0.55), 1)
        share = (weight / max(weight.max(), 1)) ** 0.5
        return np.asarray(np.round((small + (large - small) * share) * self.theme.scale / 100))

    def for_export(self, on: bool, ratio: float = 1.0) -> None:
        """Draw shapes instead of kept pictures, pens `ratio` times as wide, while exporting."""
        self.scene().prepareForPaint()
        options = {"antialias": True, "resolutionScale": 1.0} if on else None
        for item, _ in (*self._curves, *self._spots):
            item.setExportMode(on, options)
        for curve, which in self._curves:
            # cosmetic pens keep their pixels, whatever the resolution of the picture
            pen = self.edge_pen(self.network.edges[which[0]])
            pen.setWidthF(pen.widthF() * ratio)
            curve.setPen(pen)

    def pixels(self, points: Floats) -> Floats:
        """Return where points of the network are on the canvas."""
        turn = self.view.childTransform()
        # both axes run alike, so lines bow to the same side in either
        return np.asarray(points * [turn.m11(), turn.m22()] + [turn.dx(), turn.dy()])

    def point(self, pixel: QPointF) -> tuple[float, float]:
        """Return which point of the network is under a pixel."""
        inverse, _ = self.view.childTransform().inverted()
        place = inverse.map(pixel)
        return place.x(), place.y()

    def node_at(self, pixel: QPointF) -> int:
        """Return the number of the node under a pixel, the topmost, else -1."""
        if not len(self.places):
            return -1
        gap = self.pixels(self.places) - [pixel.x(), pixel.y()]
        away = np.hypot(gap[:, 0], gap[:, 1]) - np.maximum(self.radii, 5) - 2
        node = int(away.argmin())
        return node if away[node] <= 0 else -1

    def edge_at(self, pixel: QPointF) -> int:
        """Return the number of the edge within a few pixels, else -1."""
        if not len(self.places):
            return -1
        return self.lines.nearest(self.pixels(self.places), (pixel.x(), pixel.y()), 6.0)

    def fit(self) -> None:
        """Show everything, with room for the names; a few actors are not blown up."""
        if not len(self.places):
            return
        radii = self._radii()
        if not np.array_equal(radii, self.radii):
            self.radii = radii
            self.move_to(self.places)
        low, high = self.places.min(axis=0), self.places.max(axis=0)
        wide = max(self.width() - self.theme.px(84), 60)
        tall = max(self.height() - self.theme.px(62), 60)
        size = np.maximum(high - low, 1e-6)
        units = max(size[0] / wide, size[1] / tall, 0.55)
        middle = (low + high) / 2
        half = np.array([self.width(), self.height()]) * units / 2
        self._look(middle - half, middle + half)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer (factor above 1) around a pixel, or the middle."""
        centre = self.point(at if at is not None else QPointF(self.width() / 2, self.height() / 2))
        now = self.view.viewRect()
        if not 1e-3 < factor * self.width() / max(now.width(), 1e-9) < 40:
            return
        low = [centre[0] + (now.left() - centre[0]) / factor,
               centre[1] + (now.top() - centre[1]) / factor]  # fmt: skip
        high = [centre[0] + (now.right() - centre[0]) / factor,
                centre[1] + (now.bottom() - centre[1]) / factor]  # fmt: skip
        self._look(np.array(low), np.array(high))

    def pan(self, across: float, down: float) -> None:
        """Shift what is seen, by pixels."""
        turn = self.view.childTransform()
        self.view.translateBy(x=-across / turn.m11(), y=-down / turn.m22())

    def _look(self, low: Floats, high: Floats) -> None:
        self.view.setRange(
            QRectF(low[0], low[1], high[0] - low[0], high[1] - low[1]),
            padding=0,
            disableAutoRange=True,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.hands:
            self.hands.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.hands:
            self.hands.dragged(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.hands:
            self.hands.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.hands:
            self.hands.doubled(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looked.emit()
