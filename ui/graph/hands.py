"""What the mouse does on the chart."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ui.graph.gestures import Box, Drag, Gesture, Shift

if TYPE_CHECKING:
    from ui.graph.chart import Chart

_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
#: beyond this many edges the mouse passing over one does not light it up; clicking still chooses
_POINTABLE = 5000


class MouseHands:
    """Turn presses and movements into gestures, clicks and pointing."""

    def __init__(self, chart: "Chart") -> None:
        self._chart = chart
        self.gesture: Gesture | None = None

    def pressed(self, event: QMouseEvent) -> None:
        """Begin a gesture: a node is dragged, the ground shifted, with Ctrl or Shift boxed."""
        chart, at = self._chart, event.position()
        chart.setFocus(Qt.FocusReason.MouseFocusReason)
        node = chart.canvas.node_at(at)
        if node >= 0 and event.button() == Qt.MouseButton.LeftButton:
            chart.motion.stop()
            many = node in chart.chosen.nodes and len(chart.chosen.nodes) > 1
            self.gesture = Drag(chart, at, sorted(chart.chosen.nodes) if many else [node])
        elif event.modifiers() & _MORE:
            self.gesture = Box(chart, at)
        else:
            self.gesture = Shift(chart, at)

    def dragged(self, event: QMouseEvent) -> None:
        """Go on with the gesture, or point."""
        if self.gesture:
            self.gesture.follow(event.position())
        else:
            self._point(event.position())

    def released(self, event: QMouseEvent) -> None:
        """End the gesture; without any movement it was a click."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return
        gesture.end()
        if gesture.under_way:
            self._chart.looked_closer()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._click(event)

    def doubled(self, event: QMouseEvent) -> None:
        """Show only what is around an actor."""
        node = self._chart.canvas.node_at(event.position())
        if node >= 0:
            self._chart.ego_wanted.emit(self._chart.network.nodes[node].id)

    def cancel(self) -> bool:
        """Give up the gesture under way; say whether there was one."""
        gesture, self.gesture = self.gesture, None
        if gesture:
            gesture.cancel()
        return gesture is not None

    def _click(self, event: QMouseEvent) -> None:
        chart = self._chart
        node = chart.canvas.node_at(event.position())
        edge = chart.canvas.edge_at(event.position()) if node < 0 else -1
        more = bool(event.modifiers() & _MORE)
        if node >= 0:
            chart.chosen.current = node
            chart.choose_nodes(chart.chosen.nodes ^ {node} if more else {node})
        elif edge >= 0:
            chart.choose_line(edge)
        elif not more:
            chart.choose_nodes(set())

    def _point(self, at: QPointF) -> None:
        chart = self._chart
        node = chart.canvas.node_at(at)
        look = node < 0 and len(chart.network.edges) <= _POINTABLE
        edge = chart.canvas.edge_at(at) if look else -1
        if (node, edge) == (chart.chosen.over_node, chart.chosen.over_edge):
            return
        chart.chosen.over_node, chart.chosen.over_edge = node, edge
        pointing = node >= 0 or edge >= 0
        shape = Qt.CursorShape.PointingHandCursor if pointing else Qt.CursorShape.ArrowCursor
        chart.canvas.viewport().setCursor(shape)
        chart.tell()
