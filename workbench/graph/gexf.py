"""GEXF 1.3 of the network, its claims as intervals of time: for Gephi. https://gexf.net/"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from workbench.graph.facts import ActorFacts, EdgeFacts
from workbench.text.xml import sayable

_SPACE = "http://gexf.net/1.3"
_OF_ACTORS = (("type", "string"), ("mentions", "integer"))
_OF_EDGES = (
    ("claims", "integer"),
    ("against", "integer"),
    ("sources", "integer"),
    ("contested", "boolean"),
    ("evidence", "string"),
)


def write_gexf(actors: Sequence[ActorFacts], edges: Sequence[EdgeFacts], path: Path) -> None:
    """Write one dynamic graph; each claim that is dated is a spell of its edge, ends included."""
    root = Element("gexf", xmlns=_SPACE, version="1.3")
    about = SubElement(root, "meta")
    SubElement(about, "creator").text = "Sidelight"
    graph = SubElement(
        root,
        "graph",
        mode="dynamic",
        defaultedgetype="directed",
        timeformat="date",
        timerepresentation="interval",
        idtype="string",
    )
    for of, columns in (("node", _OF_ACTORS), ("edge", _OF_EDGES)):
        held = SubElement(graph, "attributes", {"class": of, "mode": "static"})
        for name, kind in columns:
            SubElement(held, "attribute", id=f"{of}-{name}", title=name, type=kind)
    nodes = SubElement(graph, "nodes", count=str(len(actors)))
    for actor in actors:
        node = SubElement(nodes, "node", id=actor.id, label=_token(actor.name))
        _tell(node, "node", (("type", actor.type), ("mentions", actor.mentions)))
    lines = SubElement(graph, "edges", count=str(len(edges)))
    for edge in edges:
        _edge(lines, edge)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _edge(lines: Element, edge: EdgeFacts) -> None:
    line = SubElement(
        lines,
        "edge",
        id=edge.id,
        source=edge.source,
        target=edge.target,
        label=_token(edge.kind),
        kind=_token(edge.kind),
        type="directed" if edge.directed else "undirected",
        weight=str(max(1, edge.claims)),
    )
    said = (
        ("claims", edge.claims),
        ("against", edge.against),
        ("sources", edge.sources),
        ("contested", str(edge.contested).lower()),
        ("evidence", " ".join(edge.evidence)),
    )
    _tell(line, "edge", said)
    if edge.times:
        spells = SubElement(line, "spells")
        for first, last in edge.times:
            known = {"start": first, "end": last}
            SubElement(spells, "spell", {key: day for key, day in known.items() if day})


def _tell(element: Element, of: str, said: Iterable[tuple[str, Any]]) -> None:
    held = SubElement(element, "attvalues")
    for name, value in said:
        if value != "":
            SubElement(held, "attvalue", {"for": f"{of}-{name}", "value": sayable(str(value))})


def _token(words: str) -> str:
    return " ".join(sayable(words).split())
