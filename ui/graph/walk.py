"""Walk through the chart from the keyboard: from actor to actor, and along their edges."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.graph.chart import Chart

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_CTRL = Qt.KeyboardModifier.ControlModifier


class Walk:
    """Answer the keys of the chart; see `Chart` for which."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart

    def key(self, event: QKeyEvent) -> bool:
        """Do what the key says; return whether it was one of the chart's."""
        if event.key() in _ARROWS:
            self.towards(*_ARROWS[Qt.Key(event.key())])
            return True
        ctrl = bool(event.modifiers() & _CTRL)
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.surround if ctrl else self.open,
            Qt.Key.Key_Enter: self.surround if ctrl else self.open,
            Qt.Key.Key_Space: self.add,
            Qt.Key.Key_PageDown: lambda: self.edge(1),
            Qt.Key.Key_PageUp: lambda: self.edge(-1),
            Qt.Key.Key_Home: self._chart.fit,
            Qt.Key.Key_Plus: lambda: self.zoom(1.25),
            Qt.Key.Key_Equal: lambda: self.zoom(1.25),
            Qt.Key.Key_Minus: lambda: self.zoom(0.8),
        }
        if event.key() == Qt.Key.Key_Escape:
            return self.leave()
        act = acts.get(Qt.Key(event.key()))
        if act:
            act()
        return act is not None

    def enter(self, reason: Qt.FocusReason) -> None:
        """Stand on an actor when the chart was reached by Tab, so that the next key goes on."""
        chosen = self._chart.chosen
        chosen.focused = reason in _BY_KEY
        if chosen.focused and chosen.current < 0 and self._chart.network.nodes:
            chosen.current = int(self._chart.canvas.radii.argmax())

    def next(self, step: int) -> bool:
        """Go to the next actor by importance; False past either end."""
        canvas, chosen = self._chart.canvas, self._chart.chosen
        order = np.lexsort((np.arange(len(canvas.radii)), -canvas.radii)).tolist()
        at = order.index(chosen.current) if chosen.current in order else -1 if step > 0 else 0
        if not 0 <= at + step < len(order):
            chosen.current = -1
            return False
        self._stand_on(order[at + step])
        return True

    def towards(self, across: int, down: int) -> None:
        """Go to the nearest actor in a direction, straight ahead rather than aside."""
        canvas, chosen = self._chart.canvas, self._chart.chosen
        if chosen.current < 0:
            self.next(1)
            return
        gap = canvas.places - canvas.places[chosen.current]
        ahead = gap @ np.array([across, down])
        aside = np.abs(gap @ np.array([down, across]))
        cost = np.where(ahead > np.maximum(aside * 0.4, 1e-6), ahead + 2 * aside, np.inf)
        if np.isfinite(cost).any():
            self._stand_on(int(cost.argmin()))

    def _stand_on(self, node: int) -> None:
        chart = self._chart
        chart.chosen.current, chart.chosen.focused = node, True
        chart.chosen.over_node = chart.chosen.over_edge = -1
        pixel = chart.canvas.pixels(chart.canvas.places[node][None])[0]
        room = np.array([chart.canvas.width(), chart.canvas.height()])
        if (pixel < 0).any() or (pixel > room).any():
            chart.canvas.pan(*(room / 2 - pixel).tolist())
        chart.choose_nodes({node})

    def edge(self, step: int) -> None:
        """Choose the next edge of the actor that keys stand on, or of all."""
        chart = self._chart
        current, ends = chart.chosen.current, chart.canvas.lines.ends
        mine: list[int] = np.flatnonzero((ends == current).any(axis=1)).tolist()
        edges = mine or list(range(len(ends)))
        if edges:
            at = edges.index(chart.chosen.edge) + step if chart.chosen.edge in edges else 0
            chart.choose_line(edges[at % len(edges)])

    def open(self) -> None:
        """Go on to the evidence of what is chosen."""
        self._chart.opened.emit()

    def surround(self) -> None:
        """Show only what is around the actor that keys stand on."""
        node = self._chart.chosen.current
        if node >= 0:
            self._chart.ego_wanted.emit(self._chart.network.nodes[node].id)

    def add(self) -> None:
        """Add the actor that keys stand on to what is chosen, or take it out."""
        chart = self._chart
        if chart.chosen.current >= 0:
            chart.choose_nodes(chart.chosen.nodes ^ {chart.chosen.current})

    def zoom(self, factor: float) -> None:
        """Come nearer or go back."""
        self._chart.looked_closer()
        self._chart.canvas.zoom(factor)

    def leave(self) -> bool:
        """Give up a gesture, else what is chosen; False when there was neither."""
        chart = self._chart
        if chart.hands.cancel():
            return True
        if not chart.chosen.nodes and chart.chosen.edge < 0:
            return False
        chart.choose_nodes(set())
        return True
