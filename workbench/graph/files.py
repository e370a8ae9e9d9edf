"""Write the network to a file for programs that analyse networks: GraphML or GEXF."""

from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.exporting.aside import aside
from workbench.exporting.gathering import Order
from workbench.exporting.ways import PERIOD, REPOSTS, Way, Written
from workbench.graph.cooccurrence import Units
from workbench.graph.facts import ActorFacts, EdgeFacts, actor_facts, edge_facts
from workbench.graph.gexf import write_gexf
from workbench.graph.graphml import write_graphml
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network, build_network, read_material
from workbench.ports import Reader
from workbench.tasks import Progress

Write = Callable[[Sequence[ActorFacts], Sequence[EdgeFacts], Path], None]
#: by the ending of the file: what it is called, and what writes it
KINDS: dict[str, tuple[str, Write]] = {
    ".graphml": ("GraphML", write_graphml),
    ".gexf": ("GEXF with times", write_gexf),
}


def write_network(
    reader: Reader,
    material: Material,
    network: Network,
    path: Path,
    kind: str,
    narrowed: NetworkFilter,
) -> int:
    """Write the network of a filter as one of KINDS; returns how many edges there are.

    The file appears whole or not at all. Raises Refusal when it can't be written.
    """
    documents = {row.document_id for row in material.evidence}
    edges = edge_facts(network, material, reader.documents.cited(documents), narrowed)
    with aside(path) as beside:
        KINDS[kind][1](actor_facts(network), edges, beside)
    return len(edges)


def network_of(reader: Reader, order: Order) -> tuple[Material, Network, NetworkFilter]:
    """Return what a chart shows, or all there is: only a period and reposts narrow that."""
    if order.seen:
        return order.seen
    asked = order.narrowed
    narrowed = NetworkFilter(independent=asked.independent, since=asked.since, until=asked.until)
    material = read_material(reader)
    return material, build_network(material, narrowed, Units(reader.documents.text)), narrowed


def _way(key: str, label: str, said: str) -> Way:
    def write(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
        material, network, narrowed = network_of(reader, order)
        count = write_network(reader, material, network, path, f".{key}", narrowed)
        return Written(count, "relation", "relations")

    return Way(key, label, f".{key}", "network", said, frozenset({PERIOD, REPOSTS}), write,
               noun="relations")  # fmt: skip


GRAPHML = _way("graphml", "GraphML", "the network, for yEd, Gephi, igraph, networkx")
GEXF = _way("gexf", "GEXF", "the network with its times, for Gephi")
