"""What stands behind the part of the chart that is chosen: it is listed, opened and acted on."""

from collections.abc import Callable

from ui.context import Context, Target
from ui.graph.crowding import Crowding
from ui.graph.evidence_pane import EvidencePane
from ui.graph.networks import Networks
from workbench.graph import evidence
from workbench.graph.cooccurrence import Units
from workbench.graph.evidence import Item, two_sides
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Edge, Network, narrowed_spans

NOTHING = "Choose an actor or an edge of the chart to read what stands behind it."


class Behind:
    """Hold which actors or which edge are chosen, and show the words behind them in the pane."""

    def __init__(
        self,
        context: Context,
        pane: EvidencePane,
        networks: Networks,
        crowding: Crowding,
        narrowed: Callable[[], NetworkFilter],
    ) -> None:
        self._context, self._pane = context, pane
        self._networks, self._crowding, self._narrowed = networks, crowding, narrowed
        self._units = Units(context.store.documents.text)
        self.actors: list[int] = []
        self.edge: Edge | None = None

    def choose(self, actor_ids: list[int], edge: Edge | None = None) -> None:
        """Hold another choice and show what is behind it."""
        self.actors, self.edge = actor_ids, edge
        self.show()

    def follow(self, network: Network) -> bool:
        """Go on holding the choice as it stands in a new network; say whether any is left."""
        keys = {edge.key: edge for edge in network.edges}
        nodes = {node.id for node in network.nodes}
        self.edge = keys.get(self.edge.key) if self.edge else None
        self.actors = [actor for actor in self.actors if actor in nodes]
        return bool(self.edge or self.actors)

    def show(self) -> None:
        """List the words for and against an edge, or the edges of an actor."""
        whole, pane = self._crowding.whole, self._pane
        if self.edge:
            items = self._items(self.edge)
            said = evidence.heading(self.edge, whole), items, evidence.summary(self.edge, items)
        elif len(self.actors) == 1:
            names = {node.id: node.name for node in whole.nodes}
            items = evidence.edge_items(whole, self.actors[0])
            said = names.get(self.actors[0], ""), items, ""
        else:
            said = "", [], NOTHING
        pane.show_items(*said, relation=bool(self.edge and self.edge.relation_id))

    def _items(self, edge: Edge) -> list[Item]:
        material = self._networks.material
        if edge.relation_id:
            groups = material.groups if self._narrowed().independent else None
            return evidence.claim_items(evidence.rows_of(material, edge), groups)
        narrowed = self._narrowed()
        return evidence.together_items(
            narrowed_spans(material, narrowed), edge, narrowed.together or "sentence", self._units,
            self._context.store.documents.text, material.documents,
        )  # fmt: skip

    def point(self, item: Item) -> None:
        """Show a claim in the inspector."""
        if item.kind == "claim":
            self._context.choose("claim", item.id)

    def open(self, item: Item) -> None:
        """Open an item's words in a reader, beside what is read."""
        self.point(item)
        self._context.open(Target(item.document_id, item.start, item.end, beside=True))

    def show_beside(self) -> None:
        """Open one item for and one against in two panes, the listed one among them."""
        item = self._pane.list.item
        for pane, one in enumerate(two_sides(self._pane.list.items.items, item)):
            self._context.open(Target(one.document_id, one.start, one.end, pane=pane))

    def in_hand(self) -> tuple[int, int]:
        """Return the ids of the edge's relation and of the claim in hand; 0 for none."""
        item = self._pane.list.item
        relation = self.edge.relation_id if self.edge else 0
        return relation, item.id if relation and item and item.kind == "claim" else 0
