"""How nodes and edges are said in words: below the chart, to a screen reader, above the evidence."""

from workbench.graph.network import Edge, Network, Node
from workbench.model.relations import RelationKind


def counted(count: int, one: str, many: str = "") -> str:
    """Return `1 claim`, `3 claims`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def node_words(node: Node) -> str:
    """Return the line that describes an actor."""
    parts = [node.name, node.type_label, counted(node.mentions, "mention"),
             counted(node.degree, "connection")]  # fmt: skip
    return " · ".join(part for part in parts if part)


def edge_words(edge: Edge, network: Network, unit: str = "") -> str:
    """Return the line that describes an edge; `unit` is what being together was counted in."""
    names = {node.id: node.name for node in network.nodes}
    one, other = names.get(edge.source, ""), names.get(edge.target, "")
    if not edge.relation_id:
        where = counted(edge.claims, unit or "place")
        return f"{one} and {other} mentioned together · {where} · {sources_words(edge)}"
    kind = kind_of(edge, network)
    parts = [f"{one} {kind.label if kind else ''} {other}"]
    if edge.judgement:
        parts.append("analyst’s judgement")
    else:
        parts.append(f"{counted(edge.claims, 'claim')} from {sources_words(edge)}")
    return " · ".join([*parts, *(["contested"] if edge.contested else [])])


def sources_words(edge: Edge) -> str:
    """Return how many sources stand behind an edge."""
    return counted(edge.sources, "source")


def kind_of(edge: Edge, network: Network) -> RelationKind | None:
    """Return the kind of an edge's relation; None for being mentioned together."""
    return next((kind for kind in network.kinds if kind.id == edge.kind_id), None)
