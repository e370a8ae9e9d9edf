"""Bring a GraphML file in as actors and relations: ours with its evidence, others' by their habits."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.exchange.brought import (
    NONE,
    Brought,
    BroughtActor,
    BroughtAlias,
    BroughtClaim,
    BroughtDocument,
    BroughtExcerpt,
    BroughtRelation,
    BroughtType,
)
from workbench.exchange.graphs import Graph, Part, each, read_graph
from workbench.graph.facts import TOGETHER
from workbench.model.relations import RelationKind
from workbench.tasks import Progress
from workbench.text.hashes import span_in

#: what names, types and kinds are called by program, the surest first
_NAMES = ("label", "name", "title", "caption", "shared name", "full name", "display name")
_TYPES = ("type", "kind", "category", "class", "schema", "node type", "node_type", "entity type")
_KINDS = (
    *("kind", "label", "relation", "relationship", "type", "interaction", "name", "predicate"),
    *("edge type", "edge_type", "rel", "shared interaction", "category"),
)
_ALIASES = ("aliases", "alias", "aka", "also known as", "other names")
_ROLES = ("role", "position", "post")
_NOTES = ("description", "note", "notes", "comment", "comments", "summary")
#: what our own file says of an actor and of an edge, which the project counts anew
_COUNTED = frozenset(("mentions", "symmetric", "claims", "against", "sources", "contested"))
_OURS = frozenset((*_COUNTED, "since", "until", "evidence", "stances"))
_FOR = "asserts"
#: the kind of an edge of which nothing is told
_UNKNOWN = "associated_with"


def read(path: Path, progress: Progress) -> Brought:
    """Return what a graph brings; raises Refusal when it is none, or hostile, Cancelled."""
    graph = read_graph(path, progress)
    return _Reading(graph, progress).brought()


class _Reading:
    """Turn the nodes and edges of one file into records."""

    def __init__(self, graph: Graph, progress: Progress) -> None:
        self._graph = graph
        self._progress = progress
        self._brought = Brought(form="GraphML")
        self._nodes: dict[str, int] = {}
        self._types: dict[str, str] = {}
        self._kinds: dict[tuple[str, bool], int] = {}
        self._documents: dict[str, int] = {}
        self._left: Counter[str] = Counter()

    def brought(self) -> Brought:
        """Return all of it, with a sentence on each thing that was passed over."""
        for node in each(self._graph.nodes, self._progress, "Reading actors"):
            self._nodes.setdefault(node.id, len(self._brought.actors))
            self._brought.actors.append(self._actor(node))
        for edge in each(self._graph.edges, self._progress, "Reading relations"):
            self._relate(edge)
        self._brought.remarks += self._remarks()
        return self._brought

    def _actor(self, node: Part) -> BroughtActor:
        said = dict(node.data)
        name = _taken(said, _NAMES) or node.label or node.id
        if not any(map(str.isalnum, name)):
            name = node.id
        type_ = self._type(_taken(said, _TYPES))
        aliases = _taken(said, _ALIASES).replace("|", ";").split(";")
        role, note = _taken(said, _ROLES), _taken(said, _NOTES)
        return BroughtActor(
            " ".join(name.split()),
            type_,
            role,
            _noted(note, said, _COUNTED),
            tuple(BroughtAlias(one.strip()) for one in aliases if one.strip()),
        )

    def _type(self, said: str) -> str:
        """Return the type's key; a number is none."""
        name = " ".join(said.split())[:100]
        if not name or not any(map(str.isalpha, name)):
            return ""
        if name.casefold() not in self._types:
            self._types[name.casefold()] = name
            self._brought.types.append(BroughtType(name, plural=name))
        return self._types[name.casefold()]

    def _relate(self, edge: Part) -> None:
        subject, object_ = (self._nodes.get(one, NONE) for one in (edge.source, edge.target))
        said = dict(edge.data)
        ours = "claims" in said and "symmetric" in said
        kind = _taken(said, _KINDS) or edge.label
        if ours and kind == TOGETHER:
            self._left["together"] += 1
        elif NONE in (subject, object_):
            self._left["ends"] += 1
        elif subject == object_:
            self._left["loops"] += 1
        else:
            directed = said.get("symmetric") != "true" if ours else edge.directed
            passed = _OURS if ours else frozenset[str]()
            note = _noted(_taken(said, _NOTES), said, passed)
            self._brought.relations.append(
                BroughtRelation(subject, self._kind(kind, directed), object_, note)
            )
            self._rest_on(said)

    def _kind(self, said: str, directed: bool) -> int:
        """Return the place of a kind; what joins without a direction or a word is an association."""
        name = " ".join(said.split())[:100]
        if not any(map(str.isalpha, name)):
            name = _UNKNOWN
            self._left["unnamed"] += 1
        key = name.casefold(), directed
        if key not in self._kinds:
            self._kinds[key] = len(self._brought.kinds)
            inverse = f"is the other end of “{name}”" if directed else name
            self._brought.kinds.append(
                RelationKind(
                    key=name, inverse=inverse, symmetric=not directed, category="affiliation"
                )
            )
        return self._kinds[key]

    def _rest_on(self, said: Mapping[str, str]) -> None:
        """Let the last relation rest on the words that our own file names."""
        names, stances = said.get("evidence", "").split(), said.get("stances", "").split()
        told = len(stances) == len(names)
        for name, stance in zip(names, stances if told else [_FOR] * len(names), strict=True):
            sha256, start, end = span_in(name)
            if not sha256 or not 0 <= start < end:
                continue
            if not told and said.get("against", "0") != "0":
                self._left["sides"] += 1
                continue
            self._brought.excerpts.append(BroughtExcerpt(self._document(sha256), start, end))
            self._brought.claims.append(
                BroughtClaim(
                    len(self._brought.relations) - 1,
                    len(self._brought.excerpts) - 1,
                    stance=stance,
                )
            )

    def _document(self, sha256: str) -> int:
        if sha256 not in self._documents:
            self._documents[sha256] = len(self._brought.documents)
            self._brought.documents.append(BroughtDocument(sha256=sha256))
        return self._documents[sha256]

    def _remarks(self) -> Iterator[str]:
        for what, words in _PASSED.items():
            if count := self._left[what]:
                yield f"{count:,} {words[count != 1]}."
        for tag, count in self._graph.passed.items():
            yield f"{count:,} of the element “{tag}” {'was' if count == 1 else 'were'} left out."


_PASSED = {
    "unnamed": (
        "edge has no word for what it says, and came as an association",
        "edges have no word for what they say, and came as associations",
    ),
    "together": (
        "edge of actors that are only named together was left out",
        "edges of actors that are only named together were left out",
    ),
    "ends": (
        "edge was left out: an end of it is no node of the file",
        "edges were left out: an end of them is no node of the file",
    ),
    "loops": (
        "edge from a node to itself was left out",
        "edges from a node to itself were left out",
    ),
    "sides": (
        "piece of evidence was left out: the file does not say for which side it speaks",
        "pieces of evidence were left out: the file does not say for which side they speak",
    ),
}


def _taken(said: dict[str, str], names: tuple[str, ...]) -> str:
    """Take the first of some data that is there out of what is said."""
    name = next((one for one in names if said.get(one, "").strip()), "")
    return said.pop(name).strip() if name else ""


def _noted(note: str, said: Mapping[str, str], passed: frozenset[str]) -> str:
    """Return a note with a line for everything else that is said."""
    lines = (f"{name}: {value}" for name, value in said.items() if name not in passed)
    return "\n".join(filter(None, (note, *lines)))
