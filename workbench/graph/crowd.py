"""Choose whom a small picture shows first, so that the first look is legible and not a knot."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator

from workbench.graph.network import Edge, Network

#: what being named together once weighs, beside one claim of a relation
_TOGETHER = 0.2
_ENOUGH = 4


def thinned(network: Network, most: int, keep: Collection[int] = ()) -> Network:
    """Return at most `most` actors that matter most and hang together, with the edges among them.

    Picks the weightiest actor, then the weightiest next to those picked, and so on. `keep` are
    actor ids that stay in any case, each with its weightiest neighbour.
    """
    if len(network.nodes) <= most:
        return network
    weight = weights(network)
    near = _neighbours(network)
    picked = _picked_first(keep, weight, near)
    for actor in _grown(picked, weight, near):
        if len(picked) >= most:
            break
        picked.add(actor)
    edges = tuple(edge for edge in network.edges if {edge.source, edge.target} <= picked)
    nodes = tuple(node for node in network.nodes if node.id in picked)
    used = {edge.kind_id for edge in edges}
    return Network(nodes, edges, tuple(kind for kind in network.kinds if kind.id in used))


def weights(network: Network) -> dict[int, float]:
    """Return how much each actor matters: its share of claims and its share of mentions."""
    said: dict[int, float] = defaultdict(float)
    for edge in network.edges:
        for actor in (edge.source, edge.target):
            said[actor] += _strength(edge)
    most_said = max(said.values(), default=0.0) or 1.0
    most_named = max((node.mentions for node in network.nodes), default=0) or 1
    return {
        node.id: said[node.id] / most_said + 0.5 * node.mentions / most_named
        for node in network.nodes
    }


def _strength(edge: Edge) -> float:
    if not edge.relation_id:
        return _TOGETHER
    return 0.5 + min(edge.claims, _ENOUGH) + 0.5 * edge.contested


def _neighbours(network: Network) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {node.id: set() for node in network.nodes}
    for edge in network.edges:
        near[edge.source].add(edge.target)
        near[edge.target].add(edge.source)
    return near


def _picked_first(
    keep: Collection[int], weight: dict[int, float], near: dict[int, set[int]]
) -> set[int]:
    picked = set(keep) & near.keys()
    for actor in sorted(picked):
        beside = near[actor] - {actor}
        if beside and not beside & picked:
            picked.add(max(beside, key=lambda one: (weight[one], -one)))
    return picked


def _grown(picked: set[int], weight: dict[int, float], near: dict[int, set[int]]) -> Iterator[int]:
    """Give actors one by one: beside those picked while there are any, else a new beginning."""
    order = sorted(weight, key=lambda one: (-weight[one], one))
    starts = iter(order)
    front = [(-weight[one], one) for actor in picked for one in near[actor]]
    if not picked:
        front = [(-weight[one], one) for one in order[:1]]
    heapq.heapify(front)
    seen = set(picked)
    while True:
        if front:
            actor = heapq.heappop(front)[1]
        else:
            found = next((one for one in starts if one not in seen), None)
            if found is None:
                return
            actor = found
        if actor in seen:
            continue
        seen.add(actor)
        yield actor
        for one in near[actor] - seen:
            heapq.heappush(front, (-weight[one], one))
