"""Write the network to a file for programs that analyse networks: GraphML or GEXF."""

from collections.abc import Callable, Sequence
from pathlib import Path

from workbench.exporting.aside import aside
from workbench.graph.facts import ActorFacts, EdgeFacts, actor_facts, edge_facts
from workbench.graph.gexf import write_gexf
from workbench.graph.graphml import write_graphml
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, Network
from workbench.ports import Reader

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
