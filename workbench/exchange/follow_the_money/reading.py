"""Bring FollowTheMoney entities in as actors and relations; what has no place here goes into notes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from workbench.exchange.brought import (
    Brought,
    BroughtActor,
    BroughtRelation,
    BroughtType,
)
from workbench.exchange.follow_the_money.evidence import Evidence
from workbench.exchange.follow_the_money.lines import Entities, Entity, read_entities
from workbench.exchange.follow_the_money.noting import (
    USED,
    about,
    actor_note,
    aliases,
    called,
    names_of,
    post_line,
    relation_note,
    role_of,
)
from workbench.exchange.follow_the_money.ours import is_claim, is_mention, record, said
from workbench.exchange.follow_the_money.strangers import (
    ACTORS,
    DOCUMENTS,
    EDGES,
    PROPERTIES,
    SYMMETRIC,
    THINGS,
    type_of,
    words,
)
from workbench.model.relations import RelationKind
from workbench.tasks import Progress

#: pairs that one relation of several ends makes
_MOST_PAIRS = 100
_STEP = 2_000
_SHOWN = 5


def read(path: Path, progress: Progress) -> Brought:
    """Return what a file of entities brings; raises Refusal when it is none, Cancelled."""
    return _Reading(read_entities(path, progress), progress).brought()


class _Reading:
    """Turn the entities of one file into records, actors first."""

    def __init__(self, held: Entities, progress: Progress) -> None:
        self._held = held
        self._by_id = held.by_id
        self._progress = progress
        self._brought = Brought(form="FollowTheMoney entities")
        self._actors: dict[str, int] = {}
        self._kinds: dict[str, int] = {}
        self._types: set[str] = set()
        self._relations: dict[str, int] = {}
        self._notes: dict[int, list[str]] = {}
        self._left: Counter[str] = Counter()
        occupied = (one for one in self._by_id.values() if one.schema == "Occupancy")
        self._posts = {post for one in occupied for post in one.texts("post")}

    def brought(self) -> Brought:
        """Return all of it, with a sentence on each thing that was not understood."""
        ends = set(self._ends())
        for one in self._each("Reading actors"):
            if self._is_actor(one, ends):
                self._actors[one.id] = self._actor(one)
        for one in self._each("Reading relations"):
            self._relate(one)
        self._note_actors()
        Evidence(self._brought, self._actors, self._relations).take(self._by_id.values())
        self._brought.remarks += self._remarks()
        if any(one.ours for one in self._by_id.values()):
            self._brought.program = "Sidelight"
        return self._brought

    def _each(self, what: str) -> Iterator[Entity]:
        for done, one in enumerate(self._by_id.values()):
            if done % _STEP == 0:
                self._progress.step(done, len(self._by_id), what)
            yield one

    def _ends(self) -> Iterator[str]:
        """Yield the identifiers that relations join."""
        for one in self._by_id.values():
            if edge := EDGES.get(one.schema):
                yield from one.texts(edge.subject, edge.object)
            if one.ours and one.schema == "Note":
                yield said(one.ours, "speaker")

    def _is_actor(self, one: Entity, ends: set[str]) -> bool:
        if one.schema in EDGES or one.schema in DOCUMENTS or not called(one):
            return False
        if record(one.ours, "type") or one.id in ends:
            return True
        known = one.schema in ACTORS or one.schema in THINGS
        # an address is that of somebody, unless a relation leads there or it has a name of its own
        own = one.schema != "Address" or bool(one.texts("name"))
        return (known and own) or self._stranger(one)

    def _stranger(self, one: Entity) -> bool:
        """Say whether a thing of an unknown schema has a name, so that it can be an actor."""
        return one.schema not in USED and bool(one.texts("name", "title")) and not self._refers(one)

    def _refers(self, one: Entity) -> bool:
        return any(value in self._by_id for values in one.properties.values() for value in values)

    def _actor(self, one: Entity) -> int:
        names = names_of(one)
        self._brought.actors.append(
            BroughtActor(
                names[0],
                self._type(one),
                said(one.ours, "role") if one.ours else role_of(one),
                "\n".join(actor_note(one, self._by_id)),
                aliases(one, names[1:]),
            )
        )
        return len(self._brought.actors) - 1

    def _type(self, one: Entity) -> str:
        """Return the type's key; one that nobody knows is brought along."""
        if told := record(one.ours, "type"):
            key = said(told, "key")
            more = {name: said(told, name) for name in ("label", "plural", "shape", "colour")}
            return self._brought_type(BroughtType(key, **{k: v for k, v in more.items() if v}))
        if known := type_of(one.schema, one.texts("topics")):
            return known
        label = words(one.schema)
        return self._brought_type(BroughtType(one.schema.casefold(), label, f"{label}s"))

    def _brought_type(self, one: BroughtType) -> str:
        if one.key and one.key not in self._types:
            self._types.add(one.key)
            self._brought.types.append(one)
        return one.key

    def _relate(self, one: Entity) -> None:
        if edge := EDGES.get(one.schema):
            pairs = list(product(one.texts(edge.subject), one.texts(edge.object)))
            if not self._join(one, pairs, self._kind(one, edge.kind)):
                self._left[one.schema] += 1
        elif one.schema == "Occupancy":
            self._occupy(one)
        elif one.id in self._actors:
            self._relate_by_properties(one)
        elif not (is_claim(one) or is_mention(one)):
            self._hang_on(one)

    def _kind(self, one: Entity, usual: RelationKind) -> RelationKind:
        told = record(one.ours, "kind")
        if not said(told, "label"):
            return usual
        fields = ("key", "label", "inverse", "category", "polarity", "colour", "dash")
        known: dict[str, Any] = {name: value for name in fields if (value := said(told, name))}
        return RelationKind(symmetric=told.get("symmetric") is True, **known)

    def _join(self, one: Entity, pairs: list[tuple[str, str]], kind: RelationKind) -> bool:
        """Add a relation for each pair of actors; says whether there was any."""
        note = relation_note(one, self._by_id)
        known = [pair for pair in pairs if pair[0] in self._actors and pair[1] in self._actors]
        for pair in known[:_MOST_PAIRS]:
            subject, object_ = (self._actors[end] for end in pair)
            self._relations.setdefault(one.id, len(self._brought.relations))
            told = "\n".join(filter(None, (note, self._as_written(one, kind, subject, object_))))
            self._brought.relations.append(
                BroughtRelation(subject, self._place_of(kind), object_, told)
            )
        return bool(known)

    def _as_written(self, one: Entity, kind: RelationKind, subject: int, object_: int) -> str:
        """Return who is what to whom, where the kind has two like ends and the role has not."""
        role = one.text("role", "relationship")
        if not role or said(record(one.ours, "kind"), "label") or kind.key not in SYMMETRIC:
            return ""
        names = [self._brought.actors[end].name for end in (subject, object_)]
        return f"As written: {names[0]}, {role}, {names[1]}"

    def _place_of(self, kind: RelationKind) -> int:
        name = kind.label or kind.key
        if name not in self._kinds:
            self._kinds[name] = len(self._brought.kinds)
            self._brought.kinds.append(kind)
        return self._kinds[name]

    def _occupy(self, one: Entity) -> None:
        """Let a holder of a post hold it in the post's organisation, or as a role."""
        for holder, post_id in product(one.texts("holder"), one.texts("post")):
            post = self._by_id.get(post_id)
            if holder not in self._actors or post is None:
                self._left[one.schema] += 1
                continue
            pairs = [(holder, body) for body in post.texts("organization")]
            self._join(one, pairs, EDGES["Post"].kind)
            self._note(holder, post_line(post, one, self._by_id))

    def _relate_by_properties(self, one: Entity) -> None:
        for name in sorted(one.properties.keys() & PROPERTIES.keys()):
            kind, is_subject = PROPERTIES[name]
            for other in one.texts(name):
                if other in self._actors:
                    pair = (other, one.id) if is_subject else (one.id, other)
                    self._join(Entity(f"{one.id} {name}", one.schema), [pair], kind)

    def _hang_on(self, one: Entity) -> None:
        """Keep what is about an actor, such as a sanction or a passport, as a line of its note."""
        if one.schema in DOCUMENTS or one.schema in ("Position", "Mention", "Address"):
            self._left[one.schema] += not one.ours and one.id not in self._posts
            return
        holders = [
            value for values in one.properties.values() for value in values if value in self._actors
        ]
        for holder in dict.fromkeys(holders):
            self._note(holder, about(one, self._by_id, holder))
        if not holders:
            self._left[one.schema] += 1

    def _note(self, holder: str, line: str) -> None:
        self._notes.setdefault(self._actors[holder], []).append(line)

    def _note_actors(self) -> None:
        for place, lines in self._notes.items():
            self._brought.actors[place] = _noted(self._brought.actors[place], lines)

    def _remarks(self) -> Iterator[str]:
        held = self._held
        if held.broken:
            shown = ", ".join(f"{number:,}" for number in held.broken[:_SHOWN])
            more = " and others" if len(held.broken) > _SHOWN else ""
            what = "line is no entity" if len(held.broken) == 1 else "lines are no entities"
            yield f"{len(held.broken):,} {what}: {shown}{more}."
        yield from self._unknown_types()
        for schema, count in sorted(self._left.items()):
            if count:
                yield _left_out(schema, count)
        if passed := sum(held.passed.values()):
            yield f"{passed:,} values were too many or no text, and were left out."

    def _unknown_types(self) -> Iterable[str]:
        counts = Counter(one.type for one in self._brought.actors)
        for one in self._brought.types:
            if not any(record(entity.ours, "type") for entity in self._by_id.values()):
                yield f"{_entities(counts[one.key], one.label)} came under a type of its own name."


def _noted(actor: BroughtActor, lines: list[str]) -> BroughtActor:
    note = "\n".join(filter(None, (actor.note, *dict.fromkeys(lines))))
    return BroughtActor(actor.name, actor.type, actor.role, note, actor.aliases)


def _left_out(schema: str, count: int) -> str:
    left = f"{_entities(count, words(schema))} {'was' if count == 1 else 'were'} left out"
    if schema in DOCUMENTS:
        return f"{left}: no texts are brought with entities; import the files themselves."
    if schema == "Mention":
        return f"{left}: no place in a text is told."
    if schema in EDGES:
        return f"{left}: what is to be related is not in the file."
    return f"{left}: nothing in the file says whose."


def _entities(count: int, schema: str) -> str:
    return f"{count:,} {'entity' if count == 1 else 'entities'} of the schema “{schema}”"
