"""Hear the nodes and edges of a GraphML file, by the habits of those who write them.

http://graphml.graphdrawing.org/ Names and kinds stand in data of any name, or, from yEd, in labels
inside the drawing. A node may hold a graph of its own: its nodes are heard like all others.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.errors import Refusal
from workbench.importing.markup import Given, parsed
from workbench.tasks import Progress

LARGEST = 512 << 20
MOST = 1_000_000
_CHUNK = 1 << 18
_LONGEST = 20_000
_LABELS = frozenset(("NodeLabel", "EdgeLabel", "Label.Text"))


@dataclass(slots=True)
class Part:
    """Hold a node or an edge: what its data say by name in lower case, and the label drawn at it."""

    id: str
    source: str = ""
    target: str = ""
    directed: bool = True
    data: dict[str, str] = field(default_factory=dict)
    label: str = ""


@dataclass(slots=True)
class Graph:
    """Hold all nodes and edges of a file, and how often what is not read stood in it."""

    nodes: list[Part] = field(default_factory=list)
    edges: list[Part] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def recognises(head: bytes) -> bool:
    """Say whether a file begins as GraphML."""
    return b"<graphml" in head


def read_graph(path: Path, progress: Progress) -> Graph:
    """Return the nodes and edges; raises Refusal for a file that is none, or hostile, Cancelled."""
    heard = _Heard(path.name)
    size = path.stat().st_size
    with path.open("rb") as file:
        for _ in parsed(iter(lambda: file.read(_CHUNK), b""), heard, path.name, LARGEST):
            progress.step(min(file.tell(), size), size, "Reading the graph")
    if not heard.is_graph:
        raise Refusal(f"“{path.name}” is no GraphML.")
    for part, key, words in heard.waiting:
        part.data.setdefault(heard.names.get(key, key), words)
    _fill_defaults(heard)
    return heard.graph


def _fill_defaults(heard: "_Heard") -> None:
    """Give each part the values that the file says hold where none is told."""
    for (of, name), value in heard.defaults.items():
        parts = heard.graph.nodes if of == "node" else heard.graph.edges
        for part in parts if of in ("node", "edge") else ():
            part.data.setdefault(name, value)


class _Heard:
    """Hear a GraphML document."""

    def __init__(self, name: str) -> None:
        self.graph = Graph()
        self.is_graph = False
        self.names: dict[str, str] = {}
        self.defaults: dict[tuple[str, str], str] = {}
        #: data are told by the id of a key that may stand after them
        self.waiting: list[tuple[Part, str, str]] = []
        self._name = name
        self._depth = 0
        self._directed = [True]
        self._open: list[Part] = []
        self._key = ("", "")
        self._data = ""
        self._words: list[str] | None = None

    def begin(self, tag: str, given: Given) -> None:
        """Hear an element open."""
        self._depth += 1
        if self._depth == 1:
            self.is_graph = tag == "graphml"
        elif tag == "key":
            self._begin_key(given)
        elif tag == "graph":
            self._directed.append(given.get("edgedefault", "directed") != "undirected")
        elif tag in ("node", "edge"):
            self._begin_part(tag, given)
        elif tag == "data":
            self._data = given.get("key", "")
            self._words = []
        elif tag in _LABELS or tag == "default":
            self._words = []
        elif tag in ("hyperedge", "port"):
            self.graph.passed[tag] += 1

    def _begin_key(self, given: Given) -> None:
        key = given.get("id", "")
        name = " ".join(given.get("attr.name", key).split()).casefold()
        self.names[key] = name
        self._key = given.get("for", "all"), name

    def _begin_part(self, tag: str, given: Given) -> None:
        part = Part(given.get("id", "")[:500])
        if tag == "edge":
            part.source, part.target = given.get("source", ""), given.get("target", "")
            part.directed = given.get("directed", str(self._directed[-1])).casefold() == "true"
            self.graph.edges.append(part)
        else:
            self.graph.nodes.append(part)
        if len(self.graph.nodes) + len(self.graph.edges) > MOST:
            raise Refusal(f"“{self._name}” holds over {MOST:,} nodes and edges; part it.")
        self._open.append(part)

    def hear(self, words: str) -> None:
        """Hear the words between."""
        if self._words is not None and len(self._words) < _LONGEST:
            self._words.append(words)

    def end(self, tag: str) -> None:
        """Hear an element close."""
        self._depth -= 1
        if tag == "graph":
            self._directed.pop()
        elif tag in ("node", "edge"):
            self._open.pop()
        elif tag in _LABELS:
            self._end_label()
        elif tag == "default":
            self.defaults[self._key] = self._said()
        elif tag == "data":
            self._end_data()

    def _end_label(self) -> None:
        said = " ".join(self._said().split())
        if self._open and not self._open[-1].label:
            self._open[-1].label = said

    def _end_data(self) -> None:
        said = self._said()
        if said and self._open:
            self.waiting.append((self._open[-1], self._data, said))
        self._data = ""

    def _said(self) -> str:
        said = "".join(self._words or ())[:_LONGEST].strip()
        self._words = None
        return said


def each(parts: list[Part], progress: Progress, words: str) -> Iterator[Part]:
    """Yield nodes or edges, and say how far it is."""
    for done, part in enumerate(parts):
        if done % 2_000 == 0:
            progress.step(done, len(parts), words)
        yield part
