"""The Relations place: what to show at the left, the chart, and the evidence at the right."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.dialogs.files import FileChooser
from ui.graph.evidence import EvidencePane
from ui.graph.filters import FilterColumn
from ui.graph.networks import Networks
from ui.host import SaveFile
from ui.models.freshness import Freshness
from ui.widgets.controls import EmptyPlace
from workbench.commands.places import FreeActors, PlaceActors
from workbench.errors import Refusal
from workbench.graph import evidence
from workbench.graph.cooccurrence import Units
from workbench.graph.evidence import Item
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Edge, Material, Network, narrowed_spans

if TYPE_CHECKING:
    from ui.graph.chart import Chart

ORIGIN = "relations"
_TOPICS = ("relation", "claim", "relation_kind", "actor", "actor_type", "mention", "document",
           "excerpt", "place")  # fmt: skip
_WIDTHS = (216, 540, 330)
_PICTURES = "Picture (*.png);;Drawing (*.svg)"


class RelationsPanel(QWidget):
    """Join the filters, the chart and the evidence to the project.

    The chart, and pyqtgraph with it, is made when the panel is first shown.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relations")
        self.context = context
        self.choose_file: SaveFile = FileChooser().save_file
        self.chart: Chart | None = None
        self.networks = Networks(context, self._built)
        self._units = Units(context.store.documents.text)
        self._offered = Material()
        self._edge: Edge | None = None
        self._actors: list[int] = []
        self._build()
        self._fresh = Freshness(self, context, _TOPICS, self._renew)
        context.actor_chosen.connect(self._light_up)

    def _build(self) -> None:
        self.filters = FilterColumn(self.context.theme)
        self.middle = QStackedWidget()
        self.empty = EmptyPlace(
            "No relations yet",
            "The chart shows how actors stand to each other, and opens the words that say so. "
            "Select words that relate two actors and press R.",
        )
        self.nothing = EmptyPlace(
            "Nothing to show",
            "No relation is left by what is ticked at the left. Widen it, or press Show everything.",
        )
        self.middle.addWidget(self.empty)
        self.middle.addWidget(self.nothing)
        self.evidence = EvidencePane(self.context.theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch in ((self.filters, 0), (self.middle, 1), (self.evidence, 0)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.filters.setMinimumWidth(180)
        self.middle.setMinimumWidth(200)
        self.evidence.setMinimumWidth(180)
        self.splitter.setSizes([self.context.theme.px(width) for width in _WIDTHS])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.filters.changed.connect(self._narrow)
        self.evidence.list.opened.connect(self._open)
        self.evidence.list.pointed.connect(self._point)
        self.evidence.beside_wanted.connect(self.show_beside)

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
        self.tools.export_wanted.connect(self.export)
        self.tools.free_wanted.connect(self._free)
        chart.actors_chosen.connect(self._choose_actors)
        chart.edge_chosen.connect(self._choose_edge)
        chart.opened.connect(self.evidence.list.setFocus)
        chart.ego_wanted.connect(self._surround)
        chart.dragged.connect(self._keep_places)

    # the network ------------------------------------------------------------------------------

    def _renew(self) -> None:
        self._make_chart()
        self.networks.forget()
        self.networks.build(self.filters.filter)

    def _narrow(self, narrowed: NetworkFilter) -> None:
        self.networks.build(narrowed)

    def _built(self, material: Material, network: Network) -> None:
        if material is not self._offered:
            self.filters.show_material(material)
            self._offered = material
        chart = self.chart
        if chart is None:
            return
        places = {place.actor_id: (place.x, place.y) for place in self.context.store.places.find()}
        chart.unit = self.filters.filter.together
        if network.nodes:
            self.middle.setCurrentWidget(chart)
        else:
            known = material.relations or material.spans
            self.middle.setCurrentWidget(self.nothing if known else self.empty)
        chart.show_network(network, places)
        self._follow(network)

    def _follow(self, network: Network) -> None:
        """Go on showing what was chosen, as it stands now."""
        keys = {edge.key: edge for edge in network.edges}
        self._edge = keys.get(self._edge.key) if self._edge else None
        nodes = {node.id for node in network.nodes}
        self._actors = [actor for actor in self._actors if actor in nodes]
        if not self._edge and not self._actors and self.context.actor_id in nodes:
            self._light_up(self.context.actor_id)
        self._show_evidence()

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
        self._actors, self._edge = list(actor_ids), None
        self._show_evidence()
        if len(actor_ids) == 1:
            self.context.choose_actor(actor_ids[0])

    def _choose_edge(self, edge: Edge) -> None:
        self._actors, self._edge = [], edge
        self._show_evidence()
        if edge.relation_id:
            self.context.choose("relation", edge.relation_id)

    def _light_up(self, actor_id: int) -> None:
        names = {actor.id: actor.name for actor in self.networks.material.actors}
        self.filters.set_actor(actor_id, names.get(actor_id, ""))
        if self.chart and actor_id and self._actors != [actor_id]:
            self._actors, self._edge = [actor_id], None
            self.chart.choose_actors([actor_id])
            self._show_evidence()

    def choose_relation(self, relation_id: int) -> None:
        """Choose the edge of a relation, when it is shown."""
        for edge in self.chart.network.edges if self.chart else ():
            if edge.relation_id == relation_id and self.chart:
                self.chart.choose_edge(edge)
                self._choose_edge(edge)

    # the evidence -----------------------------------------------------------------------------

    def _show_evidence(self) -> None:
        if not self.chart:
            return
        network = self.chart.network
        if self._edge:
            items = self._items(self._edge)
            self.evidence.show_items(
                evidence.heading(self._edge, network), items, evidence.summary(self._edge, items)
            )
        elif len(self._actors) == 1:
            names = {node.id: node.name for node in network.nodes}
            items = evidence.edge_items(network, self._actors[0])
            self.evidence.show_items(names.get(self._actors[0], ""), items, "")
        else:
            self.evidence.show_items(
                "", [], "Choose an actor or an edge of the chart to read what stands behind it."
            )

    def _items(self, edge: Edge) -> list[Item]:
        material = self.networks.material
        if edge.relation_id:
            return evidence.claim_items(evidence.rows_of(material, edge))
        narrowed = self.filters.filter
        return evidence.together_items(
            narrowed_spans(material, narrowed), edge, narrowed.together or "sentence", self._units,
            self.context.store.documents.text, material.documents,
        )  # fmt: skip

    def _point(self, item: Item) -> None:
        if item.kind == "claim":
            self.context.choose("claim", item.id)

    def _open(self, item: Item) -> None:
        if item.edge and self.chart:
            self.chart.choose_edge(item.edge)
            self._choose_edge(item.edge)
            return
        self._point(item)
        self.context.open(Target(item.document_id, item.start, item.end, beside=True))

    def show_beside(self) -> None:
        """Open the newest for and the newest against in two panes, else two documents."""
        for pane, item in enumerate(_two_sides(self.evidence.list.items.items)):
            self.context.open(Target(item.document_id, item.start, item.end, pane=pane))

    # for the window ---------------------------------------------------------------------------

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Say which documents are open in the readers."""
        self.filters.set_open_documents(document_ids)

    def fit(self) -> None:
        """Show the whole chart."""
        if self.chart:
            self.chart.fit()

    def export(self) -> None:
        """Ask where to, then write the chart as PNG, or as SVG when the name says so."""
        self.choose_file(self, "Export chart", _PICTURES, "relations.png", self.export_to)

    def export_to(self, path: Path) -> None:
        """Write the chart; the window shows why when it can't be."""
        if not self.chart:
            return
        write: Callable[[Path], None] = (
            self.chart.export_svg if path.suffix.casefold() == ".svg" else self.chart.export_png
        )
        try:
            write(path)
        except Refusal as refusal:
            self.context.refuse(refusal)
        else:
            self.context.told.emit(f"Chart written to {path.name}")

    def state(self) -> dict[str, Any]:
        """Return what is remembered: the filter and the widths."""
        sizes = bytes(self.splitter.saveState().toBase64().data()).decode()
        return {"filter": self.filters.state(), "sizes": sizes}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        if isinstance(state.get("filter"), dict):
            self.filters.restore(state["filter"])
        if isinstance(state.get("sizes"), str):
            self.splitter.restoreState(QByteArray.fromBase64(state["sizes"].encode()))
        self._fresh.renew()


def _two_sides(items: list[Item]) -> list[Item]:
    """Return one item for and one against; with one side only, of two documents."""
    against = [item for item in items if item.against]
    for_ = [item for item in items if not item.against]
    if against and for_:
        return [against[0], for_[0]]
    first: dict[int, Item] = {}
    for item in items:
        first.setdefault(item.document_id, item)
    return list(first.values())[:2]
