"""What a hand does on the chart, from pressing to letting go: shift, drag, draw a box."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from ui.graph.chart import Chart

#: pixels that a pressed mouse may tremble without dragging
TREMBLE = 4


class Gesture:
    """Begin at a pixel, follow the mouse, end or be cancelled."""

    def __init__(self, chart: "Chart", start: QPointF) -> None:
        self.chart, self.start, self.last = chart, start, start
        self.under_way = False

    def follow(self, at: QPointF) -> None:
        """Take the mouse's next place."""
        if not self.under_way and (at - self.start).manhattanLength() < TREMBLE:
            return
        self.under_way = True
        self.move(at)
        self.last = at

    def move(self, at: QPointF) -> None:
        """Do it."""

    def end(self) -> None:
        """Let go."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Shift(Gesture):
    """Move what is seen."""

    def move(self, at: QPointF) -> None:
        gap = at - self.last
        self.chart.canvas.pan(gap.x(), gap.y())

    def cancel(self) -> None:
        gap = self.start - self.last
        self.chart.canvas.pan(gap.x(), gap.y())


class Drag(Gesture):
    """Move the chosen actors; where they are let go, they stay."""

    def __init__(self, chart: "Chart", start: QPointF, nodes: list[int]) -> None:
        super().__init__(chart, start)
        self.nodes = nodes
        self.before = chart.canvas.places

    def move(self, at: QPointF) -> None:
        canvas = self.chart.canvas
        now, then = canvas.point(at), canvas.point(self.start)
        places = self.before.copy()
        places[self.nodes] += (now[0] - then[0], now[1] - then[1])
        canvas.move_to(places)

    def end(self) -> None:
        if self.under_way:
            self.chart.pin(self.nodes)

    def cancel(self) -> None:
        self.chart.canvas.move_to(self.before)


class Box(Gesture):
    """Choose the actors inside a box."""

    def move(self, at: QPointF) -> None:
        self.chart.chosen.box = QRectF(self.start, at)
        self.chart.canvas.viewport().update()

    def end(self) -> None:
        chart, box = self.chart, self.chart.chosen.box.normalized()
        self.cancel()
        if self.under_way:
            pixels = chart.canvas.pixels(chart.canvas.places).tolist()
            inside = {node for node, (x, y) in enumerate(pixels) if box.contains(QPointF(x, y))}
            chart.choose_nodes(chart.chosen.nodes | inside)

    def cancel(self) -> None:
        self.chart.chosen.box = QRectF()
        self.chart.canvas.viewport().update()
