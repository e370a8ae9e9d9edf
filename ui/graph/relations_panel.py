"""The Relations place: what to show at the left, the chart, and the evidence at the right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Choice, Context
from ui.exporting.shown import ShownChart
from ui.graph.behind import Behind
from ui.graph.columns import Columns
from ui.graph.crowding import Crowding
from ui.graph.evidence_pane import EvidencePane
from ui.graph.filters import FilterColumn
from ui.graph.networks import Networks
from ui.graph.pages import ChartPages
from ui.independence import counted
from ui.models.freshness import Freshness
from workbench.commands.places import FreeActors, PlaceActors
from workbench.graph.evidence import Item
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Edge, Material, Network

if TYPE_CHECKING:
    from ui.graph.chart import Chart

ORIGIN = "relations"
_TOPICS = ("relation", "claim", "relation_kind", "actor", "actor_type", "mention", "document",
           "excerpt", "place", "origin", "copies")  # fmt: skip


class RelationsPanel(QWidget):
    """Join the filters, the chart and the evidence to the project.

    The chart, and pyqtgraph with it, is made when the panel is first shown.
    """

    edit_wanted = Signal(int, int)  # relation id, and claim id or 0
    claim_wanted = Signal(int)  # relation id: rest it on the selected words too
    export_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relations")
        self.context = context
        self.chart: Chart | None = None
        self.networks = Networks(context, self._built)
        self._offered = Material()
        self.crowding = Crowding()
        self._build()
        self.behind = Behind(
            context, self.evidence, self.networks, self.crowding, lambda: self.filters.filter
        )
        self._join()
        self._fresh = Freshness(self, context, _TOPICS, self._renew)
        context.actor_chosen.connect(self._light_up)
        context.chosen.connect(self._hear)

    def _build(self) -> None:
        self.filters = FilterColumn(self.context.theme)
        self.middle = ChartPages(self.filters.show_together)
        self.evidence = EvidencePane(self.context.theme)
        self.columns = Columns(self.context.theme, self.filters, self.middle, self.evidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)
        self.filters.changed.connect(self._narrow)

    def _join(self) -> None:
        pane = self.evidence
        pane.list.opened.connect(self._open)
        pane.list.pointed.connect(self.behind.point)
        pane.beside_wanted.connect(self.behind.show_beside)
        pane.edit_wanted.connect(lambda: self.edit_wanted.emit(*self.behind.in_hand()))
        pane.claim_wanted.connect(lambda: self.claim_wanted.emit(self.behind.in_hand()[0]))

    def _make_chart(self) -> None:
        if self.chart:
            return
        from ui.graph.chart import Chart
        from ui.graph.tools import ChartTools

        chart = Chart(self.context.theme, self.context.tasks)
        self.chart = chart
        self.setFocusProxy(chart)
        self.middle.addWidget(chart)
        self.tools = ChartTools(self.context.theme, chart)
        self.tools.export_wanted.connect(self.export_wanted)
        self.tools.free_wanted.connect(self._free)
        self.tools.filter_wanted.connect(self.columns.fold)
        chart.actors_chosen.connect(self._choose_actors)
        chart.edge_chosen.connect(self._choose_edge)
        chart.opened.connect(self.evidence.list.take_keyboard)
        chart.ego_wanted.connect(self._surround)
        chart.dragged.connect(self._keep_places)
        chart.more.clicked.connect(self._show_more)
        chart.room_changed.connect(self._follow_room)

    # the network ------------------------------------------------------------------------------

    def _renew(self) -> None:
        self._make_chart()
        self.networks.forget()
        self._take_switch()
        self.networks.build(self.filters.filter)

    def _take_switch(self) -> None:
        """Count copies or not, as everywhere in the window."""
        on = self.context.independence.on
        if self.filters.filter.independent != on:
            self.filters.set_filter(replace(self.filters.filter, independent=on))

    def _narrow(self, narrowed: NetworkFilter) -> None:
        if narrowed.independent != self.context.independence.on:
            self.context.independence.turn(narrowed.independent)  # which builds it too
            return
        self.networks.build(narrowed)

    def _built(self, material: Material, network: Network) -> None:
        if material is not self._offered:
            self.filters.show_material(material)
            self._offered = material
        chart = self.chart
        if chart is None:
            return
        chart.unit = self.filters.filter.together
        self.middle.turn_to(chart, material, network)
        self.crowding.take(network)
        self._draw()
        self._follow(network)

    def _draw(self) -> None:
        """Draw the part of the network that the place has room for."""
        if not self.chart:
            return
        places = {place.actor_id: (place.x, place.y) for place in self.context.store.places.find()}
        shown = self.crowding.part(self.chart.capacity)
        self.chart.show_network(shown, places)
        self.chart.offer_more(self.crowding.offer(shown))

    def _show_more(self) -> None:
        self.crowding.everybody = not self.crowding.everybody
        self.crowding.forget()
        self._draw_anew()

    def _follow_room(self) -> None:
        if self.chart and self.crowding.grows(self.chart.capacity):
            self._draw_anew()

    def _draw_anew(self) -> None:
        if self.chart:
            self.chart.arranging.forget()
            self._draw()
            self._follow(self.crowding.whole)

    def _bring(self, *actor_ids: int) -> None:
        """Show actors that were left out for want of room."""
        shown = {node.id for node in self.chart.network.nodes} if self.chart else set()
        if set(actor_ids) - shown:
            self.crowding.keep(actor_ids)
            self._draw()

    def _follow(self, network: Network) -> None:
        """Go on showing what was chosen, as it stands now."""
        left = self.behind.follow(network)
        if not left and self.context.choice.kind == "relation":
            self.choose_relation(self.context.choice.id)
        elif not left and self.context.actor_id in {node.id for node in network.nodes}:
            self._light_up(self.context.actor_id)
        self.behind.show()

    def _keep_places(self, places: tuple[tuple[int, float, float], ...]) -> None:
        if not self.context.store.read_only:
            self.context.run(PlaceActors(places), ORIGIN)

    def _free(self) -> None:
        placed = tuple(place.actor_id for place in self.context.store.places.find())
        if placed and self.chart:
            self.context.run(FreeActors(placed), ORIGIN)
            self._fresh.now()
            self.chart.rearrange()

    def _surround(self, actor_id: int) -> None:
        names = {actor.id: actor.name for actor in self.networks.material.actors}
        self.filters.surround(actor_id, names.get(actor_id, ""))
        self.networks.build(self.filters.filter)

    # choosing ---------------------------------------------------------------------------------

    def _choose_actors(self, actor_ids: list[int]) -> None:
        self.behind.choose(list(actor_ids))
        if len(actor_ids) == 1:
            self.context.choose_actor(actor_ids[0])

    def _choose_edge(self, edge: Edge) -> None:
        self.behind.choose([], edge)
        if edge.relation_id:
            self.context.choose("relation", edge.relation_id)

    def _light_up(self, actor_id: int) -> None:
        names = {actor.id: actor.name for actor in self.networks.material.actors}
        self.filters.set_actor(actor_id, names.get(actor_id, ""))
        if self.chart and actor_id and self.behind.actors != [actor_id]:
            self._bring(actor_id)
            self.chart.choose_actors([actor_id])
            self.behind.choose([actor_id])

    def _hear(self, choice: Choice) -> None:
        """Light up a relation that was chosen elsewhere."""
        edge = self.behind.edge
        if choice.kind == "relation" and not (edge and edge.relation_id == choice.id):
            self.choose_relation(choice.id)

    def choose_relation(self, relation_id: int) -> None:
        """Choose the edge of a relation, when it is shown."""
        for edge in self.crowding.whole.edges:
            if edge.relation_id == relation_id:
                self._light_edge(edge)

    def _light_edge(self, edge: Edge) -> None:
        if self.chart:
            self._bring(edge.source, edge.target)
            self.chart.choose_edge(edge)
            self._choose_edge(edge)

    def _open(self, item: Item) -> None:
        if item.edge:
            self._light_edge(item.edge)
        else:
            self.behind.open(item)

    # for the window ---------------------------------------------------------------------------

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Say which documents are open in the readers."""
        self.filters.set_open_documents(document_ids)

    def fit(self) -> None:
        """Show the whole chart."""
        if self.chart:
            self.chart.fit()

    def shown(self) -> ShownChart:
        """Return what the chart shows, for an export of just that; nothing while it is not made."""
        chart, whole = self.chart, self.crowding.whole
        if not chart or not whole.nodes:
            return ShownChart()
        words = f"{counted(len(whole.nodes), 'actor')}, {counted(len(whole.edges), 'relation')}"
        return ShownChart(words, (self._offered, whole, self.filters.filter), chart.export)

    def state(self) -> dict[str, Any]:
        """Return what is remembered: the filter and the widths."""
        kept = {"filter": self.filters.state(), "everybody": self.crowding.everybody}
        return kept | self.columns.state()

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        if isinstance(state.get("filter"), dict):
            self.filters.restore(state["filter"])
            self._take_switch()
        self.columns.restore(state)
        self.crowding.everybody = state.get("everybody") is True
        self._fresh.renew()
