"""What a file of the network says of each actor and edge, so that every format says the same.

Evidence is named so that it can be proven: by the hash of the document's text (RFC 6920) and the
half-open code points of the words in it (RFC 5147).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.graph.independence import is_against
from workbench.graph.narrowing import NetworkFilter, time_of
from workbench.graph.network import Edge, Material, Network, counts
from workbench.model.dates import first_day, last_day
from workbench.model.documents import Cited
from workbench.model.relations import EvidenceRow
from workbench.text.hashes import place_named

#: what stands on an edge of actors that are only named together
TOGETHER = "mentioned together"


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """Hold what is said of an actor."""

    id: str
    name: str
    type: str
    mentions: int


@dataclass(frozen=True, slots=True)
class EdgeFacts:
    """Hold what is said of an edge; `times` are the days of its claims as (first, last), either
    empty where it is open, `evidence` the names of the words it rests on, `stances` what each says.
    """

    id: str
    source: str
    target: str
    kind: str
    directed: bool
    claims: int
    against: int
    sources: int
    contested: bool
    times: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    stances: tuple[str, ...] = ()


def actor_facts(network: Network) -> list[ActorFacts]:
    """Return what is said of each actor of the network."""
    return [
        ActorFacts(f"actor:{node.id}", node.name, node.type_label, node.mentions)
        for node in network.nodes
    ]


def edge_facts(
    network: Network, material: Material, cited: Mapping[int, Cited], narrowed: NetworkFilter
) -> list[EdgeFacts]:
    """Return what is said of each edge; `cited` tells the documents of the evidence,
    `narrowed` is the filter that the network was built with."""
    kinds = {kind.id: kind.label for kind in material.kinds}
    rows: dict[int, list[EvidenceRow]] = defaultdict(list)
    for row in material.counted(narrowed.independent).evidence:
        if counts(row, narrowed):
            rows[row.relation.id].append(row)
    return [
        _edge(edge, kinds.get(edge.kind_id, TOGETHER), rows[edge.relation_id], cited)
        for edge in network.edges
    ]


def _edge(edge: Edge, kind: str, rows: list[EvidenceRow], cited: Mapping[int, Cited]) -> EdgeFacts:
    times = {(first_day(since), last_day(until)) for since, until in map(time_of, rows)}
    related = f"relation:{edge.relation_id}"
    return EdgeFacts(
        related if edge.relation_id else f"together:{edge.source}-{edge.target}",
        f"actor:{edge.source}",
        f"actor:{edge.target}",
        kind,
        edge.directed,
        edge.claims,
        sum(is_against(row) for row in rows),
        edge.sources,
        edge.contested,
        tuple(sorted(one for one in times if any(one))),
        tuple(
            place_named(cited[row.document_id].sha256, row.start, row.end)
            for row in rows
            if row.document_id in cited
        ),
        tuple(row.claim.stance for row in rows if row.document_id in cited),
    )
