"""The chart: a network that can be looked at, walked through by keys, chosen from and arranged.

Importing this module imports pyqtgraph; do so when the chart is first shown, not before.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.graph import picture
from ui.graph.arranging import Arranging
from ui.graph.canvas import Canvas
from ui.graph.hands import MouseHands
from ui.graph.layers import Chosen, EdgeLayer, NodeLayer
from ui.graph.motion import Motion
from ui.graph.names import NameLayer
from ui.graph.walk import Walk
from ui.graph.words import edge_words, node_words
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.controls import Button
from ui.widgets.labels import ElidedLabel
from workbench.graph.network import Edge, Network

_REST = 60


class Chart(QWidget):
    """Show a network. Views join it to the project through its signals.

    Keys: Tab and arrows walk from actor to actor, Page Up and Down along the current one's edges,
    Enter opens, Space adds to what is chosen, Ctrl+Enter shows only what is around, + and − zoom,
    Home fits. Ctrl or Shift with the mouse chooses several.
    """

    actors_chosen = Signal(object)  # list of actor ids; empty when nothing is chosen any more
    edge_chosen = Signal(object)  # Edge
    opened = Signal()  # Enter: go to the evidence of what is chosen
    ego_wanted = Signal(int)  # actor id
    dragged = Signal(object)  # tuple of (actor id, x, y)
    room_changed = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart")
        self.setAccessibleName("Chart of relations")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.unit = ""
        self.theme = theme
        self.chosen = Chosen()
        self.canvas = Canvas(theme)
        self.motion = Motion(tasks, self)
        self.hint = ElidedLabel("", "small")
        self.more = Button("", "chart-more", "quiet")
        self.arranging = Arranging()
        self.walk = Walk(self)
        self.hands = MouseHands(self)
        self._fitting = True
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 4, 0)
        foot.setSpacing(4)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.more)
        self.more.hide()
        column.addLayout(foot)
        self.names = NameLayer(self.canvas, self.chosen)
        for layer in (EdgeLayer, NodeLayer):
            self.canvas.add_layer(layer(self.canvas, self.chosen))
        self.canvas.add_layer(self.names)
        self.canvas.hands = self.hands
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._name)
        self.canvas.looked.connect(self._rest.start)
        self._resized = QTimer(self, singleShot=True, interval=_REST)
        self._resized.timeout.connect(self._stretch)
        self.motion.moved.connect(self._moved)
        self.motion.settled.connect(self._settled)
        self.theme.changed.connect(self._dress)

    @property
    def network(self) -> Network:
        """Return what is shown."""
        return self.canvas.network

    def show_network(
        self, network: Network, pinned: Mapping[int, tuple[float, float]] | None = None
    ) -> None:
        """Draw a network; `pinned` are places of dragged actors, by actor id.

        Actors that were on the chart stay there, unless most are new; all are in sight at first.
        """
        ids = [node.id for node in network.nodes]
        chosen = {self.network.nodes[node].id for node in self.chosen.nodes}
        edge = self.network.edges[self.chosen.edge] if self.chosen.edge >= 0 else None
        self._fitting = self._fitting or not self.arranging.knows_most(network)
        layout = self.arranging.layout(network, pinned or {}, self.canvas.breadth)
        self.canvas.show_network(network, layout.positions)
        self.names.forget()
        self.chosen.nodes = {n for n, actor in enumerate(ids) if actor in chosen}
        self.chosen.pinned = {n for n, actor in enumerate(ids) if actor in self.arranging.dragged}
        self.chosen.edge = self._number(edge)
        self.chosen.over_node = self.chosen.over_edge = self.chosen.current = -1
        if self._fitting:
            self.canvas.fit()
        self.motion.start(layout)
        self._name()

    def _stretch(self) -> None:
        """Follow a place that has become wider or higher; who stands beside whom stays."""
        self.room_changed.emit()  # perhaps others are shown now, arranged for this place
        ratio = self.canvas.breadth / self.arranging.width
        if (
            self.arranging.dragged
            or not self._fitting
            or self.motion.running
            or 0.85 < ratio < 1.18
        ):
            return
        self.arranging.width *= ratio
        self.canvas.move_to(self.canvas.places * [ratio**0.5, ratio**-0.5])
        self._remember()
        self.canvas.fit()

    @property
    def capacity(self) -> int:
        """Return how many actors can be told apart, with their names, in this place."""
        one = self.theme.px(110) * self.theme.px(72)
        return max(self.width() * self.height() // one, 4)

    def offer_more(self, words: str) -> None:
        """Say in a button below the chart how many actors are left out; nothing hides it."""
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(bool(words))

    def rearrange(self) -> None:
        """Place all actors anew, except dragged ones."""
        self.arranging.forget()
        self.show_network(self.network, self.arranging.dragged)

    def settle(self) -> None:
        """Do at once what is due: follow a new size, run the layout to its end, place names."""
        self._resized.stop()
        self._stretch()
        self.motion.settle()

    def fit(self) -> None:
        """Show the whole network, and go on doing so while the place changes its size."""
        self._fitting = True
        self.canvas.fit()

    def looked_closer(self) -> None:
        """Leave the view as the analyst has set it."""
        self._fitting = False

    def export(self, path: Path) -> None:
        """Write the chart as it is seen, as SVG or PNG by the name of the file; raises Refusal."""
        if path.suffix.casefold() == ".svg":
            self.export_svg(path)
        else:
            self.export_png(path)

    def export_png(self, path: Path, width: int = 2400) -> None:
        """Write the chart as it is seen, `width` pixels wide; raises Refusal."""
        self.names.place()
        picture.export_png(self.canvas, path, width)

    def export_svg(self, path: Path) -> None:
        """Write the chart as it is seen, as lines and text; raises Refusal."""
        self.names.place()
        picture.export_svg(self.canvas, path)

    def _number(self, edge: Edge | None) -> int:
        keys = [one.key for one in self.network.edges]
        return keys.index(edge.key) if edge and edge.key in keys else -1

    def choose_actors(self, actor_ids: list[int]) -> None:
        """Show actors as chosen, without saying so."""
        ids = [node.id for node in self.network.nodes]
        self.chosen.nodes = {ids.index(actor) for actor in actor_ids if actor in ids}
        self.chosen.edge = -1
        self.tell()

    def choose_edge(self, edge: Edge | None) -> None:
        """Show an edge as chosen, without saying so."""
        self.chosen.nodes, self.chosen.edge = set(), self._number(edge)
        self.tell()

    def choose_nodes(self, nodes: set[int]) -> None:
        """Choose nodes by number, and say so."""
        self.chosen.nodes, self.chosen.edge = nodes, -1
        self.tell()
        self.actors_chosen.emit([self.network.nodes[node].id for node in sorted(nodes)])

    def choose_line(self, edge: int) -> None:
        """Choose an edge by number, and say so."""
        self.chosen.edge, self.chosen.nodes = edge, set()
        self.tell()
        self.edge_chosen.emit(self.network.edges[edge])

    def tell(self) -> None:
        """Say what is pointed at or else chosen, below the chart and to a screen reader."""
        chosen = self.chosen
        node = chosen.over_node
        edge = chosen.over_edge if node < 0 else -1
        if node < 0 and edge < 0:
            edge = chosen.edge
            node = next(iter(chosen.nodes), -1) if len(chosen.nodes) == 1 else chosen.current
        said = f"{len(chosen.nodes)} actors chosen" if len(chosen.nodes) > 1 else ""
        if edge >= 0:
            said = edge_words(self.network.edges[edge], self.network, self.unit)
        elif node >= 0:
            said = node_words(self.network.nodes[node])
        self.hint.setText(said)
        self.setAccessibleDescription(said)
        self.canvas.viewport().update()

    def pin(self, nodes: list[int]) -> None:
        """Keep nodes where they were dragged to."""
        places = tuple(
            (self.network.nodes[node].id, *self.canvas.places[node].tolist()) for node in nodes
        )
        self.arranging.dragged.update({actor: (x, y) for actor, x, y in places})
        self._remember()
        self.chosen.pinned |= set(nodes)
        self.dragged.emit(places)

    def _moved(self) -> None:
        self.canvas.move_to(self.motion.layout.positions)
        if self._fitting:
            self.canvas.fit()

    def _settled(self) -> None:
        self._remember()
        self._name()

    def _remember(self) -> None:
        self.arranging.keep(self.network, self.canvas.places.tolist())

    def _name(self) -> None:
        self.names.place()
        self.canvas.viewport().update()

    def _dress(self) -> None:
        self.names.forget()
        self.canvas.dress()
        self._name()
        self._resized.start()  # with another size of text there is room for other actors

    def event(self, event: QEvent) -> bool:
        # Tab walks to the next actor before it leaves the chart
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = event.key() == Qt.Key.Key_Backtab
            if (back or event.key() == Qt.Key.Key_Tab) and self.walk.next(-1 if back else 1):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.walk.key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.walk.enter(event.reason())
        self.tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.chosen.focused = False
        self.tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()
        if self._fitting:
            self.canvas.fit()
