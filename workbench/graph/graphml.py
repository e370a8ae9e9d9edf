"""GraphML of the network: for yEd, Gephi, igraph, networkx. http://graphml.graphdrawing.org/"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from workbench.graph.facts import ActorFacts, EdgeFacts
from workbench.text.xml import sayable

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_KEYS = (
    ("name", "node", "string"),
    ("type", "node", "string"),
    ("mentions", "node", "int"),
    ("kind", "edge", "string"),
    ("symmetric", "edge", "boolean"),
    ("claims", "edge", "int"),
    ("against", "edge", "int"),
    ("sources", "edge", "int"),
    ("contested", "edge", "boolean"),
    ("since", "edge", "string"),
    ("until", "edge", "string"),
    ("evidence", "edge", "string"),
    ("stances", "edge", "string"),
)


def write_graphml(actors: Sequence[ActorFacts], edges: Sequence[EdgeFacts], path: Path) -> None:
    """Write one graph; the dates of an edge are those of its first and last claim.

    Most readers refuse a graph of both kinds of edges, so an edge without a direction says so.
    """
    root = Element("graphml", xmlns=_SPACE)
    for name, of, kind in _KEYS:
        given = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind}
        SubElement(root, "key", given)
    graph = SubElement(root, "graph", id="relations", edgedefault="directed")
    for actor in actors:
        node = SubElement(graph, "node", id=actor.id)
        said = (("name", actor.name), ("type", actor.type), ("mentions", actor.mentions))
        _tell(node, "node", said)
    for edge in edges:
        ends = {"id": edge.id, "source": edge.source, "target": edge.target}
        line = SubElement(graph, "edge", ends)
        _tell(line, "edge", _said(edge))
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _said(edge: EdgeFacts) -> Iterable[tuple[str, Any]]:
    begins = [first for first, _ in edge.times]
    ends = [last for _, last in edge.times]
    yield from (
        ("kind", edge.kind),
        ("symmetric", str(not edge.directed).lower()),
        ("claims", edge.claims),
        ("against", edge.against),
        ("sources", edge.sources),
        ("contested", str(edge.contested).lower()),
        ("since", min(begins) if begins else ""),
        ("until", max(ends) if all(ends) and ends else ""),
        ("evidence", " ".join(edge.evidence)),
        ("stances", " ".join(edge.stances)),
    )


def _tell(element: Element, of: str, said: Iterable[tuple[str, Any]]) -> None:
    for name, value in said:
        if value != "":
            SubElement(element, "data", key=f"{of}-{name}").text = sayable(str(value))
