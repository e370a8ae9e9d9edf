"""The network that the chart draws: actors as nodes, relations and being named together as edges.

Built in one pure step from records, so that the same project and filter always give the same
network, and so that a large one can be built in another thread.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from workbench.copies.groups import Groups
from workbench.graph.cooccurrence import Together, Units, together
from workbench.graph.independence import (
    independent_documents,
    independent_spans,
    is_against,
    repeats,
    source_names,
)
from workbench.graph.narrowing import NetworkFilter, time_of, within
from workbench.model.actors import Actor, ActorType
from workbench.model.documents import Document
from workbench.model.relations import EvidenceRow, Relation, RelationKind
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Node:
    """Hold an actor on the chart; `colour` is a swatch, `shape` its form (see ActorType)."""

    id: int
    name: str
    type_label: str = ""
    colour: str = "grey"
    shape: str = "o"
    mentions: int = 0
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """Hold one relation, or (relation id 0) how often two actors are named together.

    `claims` counts claims or units; `sources` the distinct outlets among them; `contested` says
    that some claims are for it and some against; with no claim it is the analyst's judgement.
    """

    source: int
    target: int
    kind_id: int = 0
    relation_id: int = 0
    directed: bool = False
    claims: int = 0
    sources: int = 0
    contested: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """Return the edge's identity, the same from one building to the next."""
        return self.relation_id, self.source, self.target

    @property
    def judgement(self) -> bool:
        """Say whether no document says it yet."""
        return self.relation_id > 0 and self.claims == 0


@dataclass(frozen=True, slots=True)
class Network:
    """Hold nodes and edges; every edge's ends are among the nodes."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    kinds: tuple[RelationKind, ...] = ()


@dataclass(frozen=True)
class Material:
    """Hold the records that networks, timelines and matrices are built from."""

    actors: tuple[Actor, ...] = ()
    types: tuple[ActorType, ...] = ()
    kinds: tuple[RelationKind, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    spans: tuple[tuple[int, int, int, int], ...] = ()
    documents: dict[int, Document] = field(default_factory=dict)
    groups: Groups = field(default_factory=Groups)

    def counted(self, independent: bool) -> "Material":
        """Return it with or without the claims and mentions that copies only repeat."""
        if not independent or not self.groups.members:
            return self
        left_out = repeats(self.evidence, self.groups)
        return replace(
            self,
            evidence=tuple(row for row in self.evidence if row.claim.id not in left_out),
            spans=tuple(independent_spans(self.spans, self.groups)),
        )

    def originals(self, independent: bool) -> dict[int, Document]:
        """Return the documents, with or without those that are copies of others."""
        known = self.groups if independent else Groups()
        return {
            number: one
            for number, one in self.documents.items()
            if number not in known.copies and number not in known.newest
        }

    def sources(self, independent: bool = True) -> dict[int, str]:
        """Return each document's source; a copy's is its origin's, unless copies are to count."""
        return source_names(self.documents, self.groups if independent else Groups())


def read_material(reader: Reader, spans: bool = True) -> Material:
    """Read what networks are built from, without the texts; `spans` are the mentions."""
    return Material(
        actors=tuple(reader.actors.find()),
        types=tuple(reader.actor_types.find()),
        kinds=tuple(sorted(reader.relation_kinds.find(), key=lambda kind: kind.position)),
        relations=tuple(reader.relations.find()),
        evidence=tuple(reader.relations.evidence()),
        spans=tuple(reader.mentions.spans()) if spans else (),
        documents={document.id: document for document in reader.documents.find()},
        groups=reader.copies.groups(),
    )


def build_network(material: Material, narrowed: NetworkFilter, units: Units) -> Network:
    """Return the network of the material under a filter; `units` cuts texts when it must."""
    types = {one.id: one for one in material.types}
    allowed = _allowed_actors(material.actors, narrowed)
    edges = _relation_edges(material, narrowed, allowed)
    related = {frozenset((edge.source, edge.target)) for edge in edges}
    # where a relation is drawn already, another grey line beside it would only hide it
    edges += [
        edge
        for edge in _together_edges(material, narrowed, units)
        if frozenset((edge.source, edge.target)) not in related
    ]
    if narrowed.ego:
        edges = _around(edges, narrowed.ego, narrowed.depth)
    return _joined(material, edges, types, narrowed, allowed)


def _allowed_actors(actors: Iterable[Actor], narrowed: NetworkFilter) -> set[int]:
    return {
        actor.id
        for actor in actors
        if actor.type_id not in narrowed.hidden_types
        and (not narrowed.actor_ids or actor.id in narrowed.actor_ids)
    }


def _relation_edges(material: Material, narrowed: NetworkFilter, allowed: set[int]) -> list[Edge]:
    kinds = {kind.id: kind for kind in material.kinds}
    rows: dict[int, list[EvidenceRow]] = defaultdict(list)
    counted = [row for row in material.evidence if counts(row, narrowed)]
    left_out = repeats(counted, material.groups) if narrowed.independent else set()
    sources = material.sources(narrowed.independent)
    for row in counted:
        if row.claim.id not in left_out:
            rows[row.relation.id].append(row)
    bound = bool(narrowed.document_ids or narrowed.since or narrowed.until)
    edges = []
    for relation in material.relations:
        if relation.subject_id not in allowed or relation.object_id not in allowed:
            continue
        edge = _relation_edge(relation, kinds[relation.kind_id], rows[relation.id], sources)
        if _kept(edge, kinds[relation.kind_id], narrowed, bound):
            edges.append(edge)
    return edges


def counts(row: EvidenceRow, narrowed: NetworkFilter) -> bool:
    """Say whether a claim lies within the documents and the period of a filter."""
    if narrowed.document_ids and row.document_id not in narrowed.document_ids:
        return False
    if not (narrowed.since or narrowed.until):
        return True
    return within(*time_of(row), narrowed.since, narrowed.until)


def _relation_edge(
    relation: Relation, kind: RelationKind, rows: list[EvidenceRow], sources: Mapping[int, str]
) -> Edge:
    against = {is_against(row) for row in rows}
    return Edge(
        source=relation.subject_id,
        target=relation.object_id,
        kind_id=relation.kind_id,
        relation_id=relation.id,
        directed=not kind.symmetric,
        claims=len(rows),
        sources=len({sources.get(row.document_id, row.outlet) for row in rows}),
        contested=len(against) == 2,
    )


def _kept(edge: Edge, kind: RelationKind, narrowed: NetworkFilter, bound: bool) -> bool:
    if edge.kind_id in narrowed.hidden_kinds:
        return False
    if narrowed.categories and kind.category not in narrowed.categories:
        return False
    if bound and not edge.claims:
        return False
    return narrowed.sources <= 1 or edge.sources >= narrowed.sources


def narrowed_spans(material: Material, narrowed: NetworkFilter) -> list[tuple[int, int, int, int]]:
    """Return the mentions that the filter's documents, period and actor types leave."""
    allowed = _allowed_actors(material.actors, narrowed)
    held = {
        document.id
        for document in material.documents.values()
        if (not narrowed.document_ids or document.id in narrowed.document_ids)
        and (
            not (narrowed.since or narrowed.until)
            or within(document.published, document.published, narrowed.since, narrowed.until)
        )
    }
    if narrowed.independent:
        held = independent_documents(held, material.groups)
    return [span for span in material.spans if span[0] in held and span[1] in allowed]


def _together_edges(material: Material, narrowed: NetworkFilter, units: Units) -> list[Edge]:
    if not narrowed.together:
        return []
    sources = material.sources(narrowed.independent)
    spans = narrowed_spans(material, narrowed)
    pairs = together(spans, narrowed.together, units, narrowed.least, sources)
    return [_together_edge(pair) for pair in pairs if pair.sources >= narrowed.sources]


def _together_edge(pair: Together) -> Edge:
    return Edge(pair.first, pair.second, claims=pair.count, sources=pair.sources)


def _around(edges: list[Edge], ego: int, depth: int) -> list[Edge]:
    """Keep the edges among the actor and whoever is within `depth` edges of it."""
    near = {ego}
    for _ in range(depth):
        near |= {
            actor
            for edge in edges
            if edge.source in near or edge.target in near
            for actor in (edge.source, edge.target)
        }
    return [edge for edge in edges if edge.source in near and edge.target in near]


def _joined(
    material: Material,
    edges: list[Edge],
    types: dict[int, ActorType],
    narrowed: NetworkFilter,
    allowed: set[int],
) -> Network:
    degree: dict[int, int] = defaultdict(int)
    for edge in edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    mentions: dict[int, int] = defaultdict(int)
    groups = material.groups if narrowed.independent else Groups()
    for span in independent_spans(material.spans, groups):
        mentions[span[1]] += 1
    shown = allowed if narrowed.alone and not narrowed.ego else set(degree)
    shown |= {narrowed.ego} & allowed
    nodes = tuple(
        replace(_node(actor, types.get(actor.type_id)), mentions=mentions[actor.id],
                degree=degree[actor.id])
        for actor in material.actors
        if actor.id in shown
    )  # fmt: skip
    used = {edge.kind_id for edge in edges}
    return Network(nodes, tuple(edges), tuple(k for k in material.kinds if k.id in used))


def _node(actor: Actor, kind: ActorType | None) -> Node:
    if kind is None:
        return Node(actor.id, actor.name)
    return Node(actor.id, actor.name, kind.label, kind.colour, kind.shape)
