"""Write the actors and relations of a project, with all they rest on, as FollowTheMoney entities."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from workbench.exchange.follow_the_money.entities import (
    Entity,
    actor_entity,
    claim_entity,
    denied,
    document_entity,
    identity,
    mention_entity,
    relation_entity,
)
from workbench.exchange.follow_the_money.schemata import ANY, link_for
from workbench.exporting.aside import aside
from workbench.exporting.gathering import Order
from workbench.exporting.ways import PERIOD, REPOSTS, Way, Written
from workbench.graph.narrowing import NetworkFilter
from workbench.graph.network import Material, counts, read_material
from workbench.model.actors import ActorType, Alias
from workbench.model.documents import Cited
from workbench.model.excerpts import Excerpt
from workbench.model.relations import EvidenceRow, Relation, RelationKind
from workbench.ports import Reader
from workbench.tasks import Progress

_STEP = 500
#: from so many claims on, all excerpts are read at once
_MANY = 500


@dataclass(slots=True)
class Tally:
    """Count the entities of a file by what they are."""

    actors: int = 0
    relations: int = 0
    claims: int = 0
    documents: int = 0
    mentions: int = 0

    @property
    def total(self) -> int:
        """Return how many there are."""
        return self.actors + self.relations + self.claims + self.documents + self.mentions


def write_entities(
    reader: Reader,
    path: Path,
    narrowed: NetworkFilter | None = None,
    progress: Progress | None = None,
) -> Tally:
    """Write one entity a line: actors, documents, relations, claims as notes, mentions.

    A period narrows the claims, and leaves out relations without any in it. The file appears whole
    or not at all; raises Refusal when it can't be written or there is nothing to write, Cancelled
    when `progress` was.
    """
    told, written = progress or Progress(), Tally()
    project = _Project(reader, narrowed or NetworkFilter(alone=True))
    encode = json.JSONEncoder(ensure_ascii=False).encode
    total = project.expected
    with aside(path) as beside:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            for number, (kind, one) in enumerate(project.entities()):
                if number % _STEP == 0:
                    told.step(number, total, "Writing entities")
                file.write(encode(one) + "\n")
                setattr(written, kind, getattr(written, kind) + 1)
        told.step(written.total, written.total, "Putting the file in its place")
    return written


@dataclass(slots=True)
class _Project:
    """Hold what the entities are made of."""

    reader: Reader
    narrowed: NetworkFilter
    _material: Material = field(init=False)
    _rows: dict[int, list[EvidenceRow]] = field(init=False)
    _cited: dict[int, Cited] = field(init=False)
    _kinds: dict[int, RelationKind] = field(init=False)
    _actors: dict[int, Entity] = field(default_factory=dict)
    _held: dict[int, Excerpt] | None = None
    _mentioned: frozenset[tuple[int, int, int, int]] = frozenset()

    def __post_init__(self) -> None:
        self._material = read_material(self.reader)
        self._kinds = {one.id: one for one in self._material.kinds}
        self._rows = defaultdict(list)
        counted = self._material.counted(self.narrowed.independent)
        self._mentioned = frozenset(counted.spans)
        for row in counted.evidence:
            if counts(row, self.narrowed):
                self._rows[row.relation.id].append(row)
        self._cited = self.reader.documents.cited(self._material.documents)

    @property
    def expected(self) -> int:
        """Return about how many entities there are, for the progress."""
        held = self._material
        claims = sum(map(len, self._rows.values()))
        return len(held.actors) + len(held.relations) + claims + len(held.documents)

    def entities(self) -> Iterator[tuple[str, Entity]]:
        """Yield each entity with the name of its kind in `Tally`; what is named comes first."""
        yield from (("actors", one) for one in self._of_actors())
        yield from (("documents", one) for one in self._of_documents())
        for relation in self._material.relations:
            yield from self._of_relation(relation)
        yield from (("mentions", one) for one in self._of_mentions())

    def _of_actors(self) -> Iterator[Entity]:
        types = self._types
        aliases: dict[int, list[Alias]] = defaultdict(list)
        for alias in self.reader.aliases.find():
            aliases[alias.actor_id].append(alias)
        for actor in self._material.actors:
            made = actor_entity(actor, types.get(actor.type_id), aliases[actor.id])
            self._actors[actor.id] = made
            yield made

    @property
    def _types(self) -> dict[int, ActorType]:
        return {one.id: one for one in self._material.types}

    def _of_documents(self) -> Iterator[Entity]:
        files = {number: sha for sha, number in self.reader.documents.originals().items()}
        seen: set[str] = set()
        for number, document in self._material.documents.items():
            cited = self._cited[number]
            if cited.sha256 not in seen:
                seen.add(cited.sha256)
                yield document_entity(document, cited, files.get(number, ""))

    def _of_relation(self, relation: Relation) -> Iterator[tuple[str, Entity]]:
        rows = self._rows[relation.id]
        if not rows and (self.narrowed.since or self.narrowed.until):
            return
        kind = self._kinds[relation.kind_id]
        subject, object_ = self._actors[relation.subject_id], self._actors[relation.object_id]
        link = ANY if denied(rows) else link_for(kind, subject["schema"], object_["schema"])
        ends = subject["id"], object_["id"]
        related = identity("relation", ends[0], kind.key, ends[1])
        made = relation_entity(related, relation, kind, link, ends, rows, self._cited)
        yield "relations", made
        sentence = " ".join((*_name(subject), kind.label, *_name(object_)))
        for row, excerpt in zip(rows, self._excerpts(rows), strict=True):
            speaker = self._actors.get(row.claim.speaker_id, {}).get("id", "")
            cited = self._cited[row.document_id]
            yield "claims", claim_entity(row, sentence, related, ends, speaker, excerpt, cited)

    def _excerpts(self, rows: Sequence[EvidenceRow]) -> list[Excerpt]:
        if self._held is None:
            many = sum(map(len, self._rows.values())) > _MANY
            found = self.reader.excerpts.find() if many else ()
            self._held = {one.id: one for one in found}
        get = self.reader.excerpts.get
        ids = (row.claim.excerpt_id for row in rows)
        return [self._held.get(one) or get(one) for one in ids]

    def _of_mentions(self) -> Iterator[Entity]:
        for number, cited in self._cited.items():
            found = [
                one
                for one in self.reader.mentions.find(document_id=number)
                if (number, one.actor_id, one.start, one.end) in self._mentioned
            ]
            found.sort(key=lambda one: (one.actor_id, one.start))
            for actor_id, some in groupby(found, key=lambda one: one.actor_id):
                actor = self._actors[actor_id]
                yield mention_entity(actor, _name(actor)[0], cited, list(some))


def _name(actor: Entity) -> list[str]:
    names: list[str] = actor["properties"]["name"]
    return names[:1]


def _write(reader: Reader, order: Order, path: Path, progress: Progress) -> Written:
    asked = order.narrowed
    narrowed = NetworkFilter(independent=asked.independent, since=asked.since, until=asked.until)
    tally = write_entities(reader, path, narrowed, progress)
    remark = ", ".join(
        f"{count:,} {what if count == 1 else what + 's'}"
        for what, count in (
            ("actor", tally.actors),
            ("relation", tally.relations),
            ("claim", tally.claims),
            ("document", tally.documents),
            ("mention", tally.mentions),
        )
        if count
    )
    return Written(tally.total, "entity", "entities", remark and f"{remark}.")


WAY = Way(
    "ftm",
    "FollowTheMoney",
    ".ftm",
    "standard",
    "actors, relations and their evidence, for Aleph and OpenSanctions tools",
    frozenset({PERIOD, REPOSTS}),
    _write,
    proven=True,
)
