"""Write the records that arrive from another program, kind by kind, those that are new."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.commands.importing import content_of
from workbench.commands.joining import in_order
from workbench.commands.naming import free_key
from workbench.exchange.brought import Brought, BroughtDocument
from workbench.exchange.placing import Placed, Spot
from workbench.exchange.records import (
    alias_record,
    claim_record,
    document_record,
    excerpt_record,
    mention_record,
)
from workbench.exchange.standing import Standing, at, type_of
from workbench.importing.reading import ReadDocument
from workbench.model.actors import Actor, ActorType, Alias
from workbench.model.defaults import Defaults
from workbench.model.documents import Document
from workbench.model.excerpts import Code, Excerpt
from workbench.model.relations import Relation
from workbench.ports import Store
from workbench.session import Desk
from workbench.tasks import Progress
from workbench.text.encoding import encoded

#: the colour of a code whose own is not told, where nothing above it has one
_PLAIN = "yellow"
#: the type of actors of which the file tells none
_SOMEBODY = "person"


class Arrivals:
    """Write what is new, and remember the ids that it gets."""

    def __init__(
        self, store: Store, desk: Desk, brought: Brought, here: Standing, found: Placed
    ) -> None:
        self._store = store
        self._brought = brought
        self._here = here
        self._found = found
        self._who = desk.who
        self._at = desk.clock()
        self._ids: dict[str, dict[int, int]] = defaultdict(dict)

    def write(self, progress: Progress) -> list[int]:
        """Write kind by kind; returns the new documents. Raises Cancelled between two kinds."""
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("documents", self._documents),
            ("codes", self._codes),
            ("actors", self._actors),
            ("excerpts", self._excerpts),
            ("codings", self._codings),
            ("mentions", self._mentions),
            ("relations", self._relations),
            ("claims", self._claims),
        )
        for done, (kind, step) in enumerate(steps):
            progress.step(done, len(steps), f"Writing {kind}")
            step()
        progress.step(len(steps), len(steps))
        return list(self._ids["document"].values())

    def _id(self, kind: str, target: int) -> int:
        """Return the id of a target, 0 for none."""
        return target if target >= 0 else self._ids[kind][~target]

    def _of(self, kind: str, targets: Sequence[int], place: int) -> int:
        return self._id(kind, at(targets, place))

    def _documents(self) -> None:
        defaults = Defaults(self._store.defaults.find())
        ids = self._ids["document"]
        for place, one in enumerate(self._brought.documents):
            if self._here.documents[place] == ~place:
                ids[place] = self._store.documents.add(defaults.filled(self._document(one)))
            elif self._here.documents[place]:
                self._complete(self._here.documents[place], one)
        for place, document_id in ids.items():
            if older := self._of(
                "document", self._here.documents, self._brought.documents[place].replaces
            ):
                self._store.documents.change([document_id], replaces_id=older)

    def _document(self, one: BroughtDocument) -> Document:
        original = one.original or encoded(one.text)
        content = replace(
            content_of(ReadDocument(one.text, one.pieces), original), encoding=one.encoding
        )
        content_id = self._store.documents.add_content(content, original)
        return document_record(one, content_id, self._at)

    def _complete(self, target: int, one: BroughtDocument) -> None:
        """Add a note that the document of the project does not have."""
        if not one.note:
            return
        document = self._store.documents.get(self._id("document", target))
        if note := _joined(document.note, one.note):
            self._store.documents.change([document.id], note=note)

    def _codes(self) -> None:
        last: dict[int, int] = defaultdict(int)
        for known in self._store.codes.find():
            last[known.parent_id] = max(last[known.parent_id], known.position)
        taken = {one.favourite for one in self._store.codes.find()}
        targets, ids = self._here.codes, self._ids["code"]
        for place, one in enumerate(self._brought.codes):
            if targets[place] != ~place:
                self._describe(self._id("code", targets[place]), one.description)
                continue
            parent_id = self._of("code", targets, one.parent)
            last[parent_id] += 1
            ids[place] = self._store.codes.add(
                Code(
                    parent_id=parent_id,
                    name=one.name,
                    colour=one.colour or self._colour_above(one.parent),
                    favourite=0 if one.favourite in taken else one.favourite,
                    description=one.description,
                    position=last[parent_id],
                )
            )
            taken.add(one.favourite)

    def _describe(self, code_id: int, description: str) -> None:
        if description and not self._store.codes.get(code_id).description:
            self._store.codes.change([code_id], description=description)

    def _colour_above(self, place: int) -> str:
        while place >= 0:
            if colour := self._brought.codes[place].colour:
                return colour
            place = self._brought.codes[place].parent
        return _PLAIN

    def _actors(self) -> None:
        self._types()
        ids = self._ids["actor"]
        types = self._store.actor_types.find()
        plain = next((one.id for one in types if one.key == _SOMEBODY), types[0].id)
        for place, one in enumerate(self._brought.actors):
            target = self._here.actors[place]
            if target == ~place:
                type_id = self._id("type", type_of(self._here.types, one.type)) or plain
                record = Actor(type_id=type_id, name=one.name, role=one.role, note=one.note)
                ids[place] = self._store.actors.add(record)
            else:
                self._complete_actor(self._id("actor", target), one.role, one.note)
        self._aliases()

    def _types(self) -> None:
        known = self._store.actor_types.find()
        keys, last = [one.key for one in known], max((one.position for one in known), default=0)
        for place, one in enumerate(self._brought.types):
            if self._here.new_types[place] == ~place:
                last += 1
                label = one.label or one.key
                keys.append(free_key(one.key or label, keys))
                self._ids["type"][place] = self._store.actor_types.add(
                    ActorType(0, keys[-1], label, one.plural or label, one.colour, one.shape, last)
                )

    def _complete_actor(self, actor_id: int, role: str, note: str) -> None:
        if not (role or note):
            return
        actor = self._store.actors.get(actor_id)
        if role and not actor.role:
            self._store.actors.change([actor_id], role=role)
        if joined := _joined(actor.note, note):
            self._store.actors.change([actor_id], note=joined)

    def _aliases(self) -> None:
        names = self._store.actors.names()
        held = {actor_id: set(said) for actor_id, said in names.items()}
        fresh = []
        for place, one in enumerate(self._brought.actors):
            actor_id = self._of("actor", self._here.actors, place)
            spellings = [Alias(text=one.name), *(alias_record(said) for said in one.aliases)]
            for alias in spellings:
                if actor_id and alias.text not in held[actor_id]:
                    held[actor_id].add(alias.text)
                    fresh.append(replace(alias, actor_id=actor_id))
        self._store.aliases.add_many(fresh)

    def _excerpts(self) -> None:
        fresh: dict[int, int] = {}
        records: list[Excerpt] = []
        for place, one in enumerate(self._brought.excerpts):
            target, spot = self._found.excerpts[place], self._found.excerpt_spots[place]
            if spot is None:
                continue
            if target == ~place:
                fresh[place] = len(records)
                records.append(self._excerpt(place, spot))
            elif one.note:
                self._note(target, one.note, records, fresh)
        ids = self._store.excerpts.add_many(records)
        self._ids["excerpt"] = dict(zip(fresh, ids, strict=True))

    def _excerpt(self, place: int, spot: Spot) -> Excerpt:
        one = self._brought.excerpts[place]
        document_id = self._id("document", spot[0])
        speaker_id = self._of("actor", self._here.actors, one.speaker)
        return excerpt_record(one, document_id, spot[1], speaker_id, self._who, self._at)

    def _note(self, target: int, note: str, records: list[Excerpt], fresh: dict[int, int]) -> None:
        """Add a note to an excerpt that is there, or that this file brought before."""
        if target < 0:
            own = fresh[~target]
            if joined := _joined(records[own].note, note):
                records[own] = replace(records[own], note=joined)
        elif joined := _joined(self._store.excerpts.get(target).note, note):
            self._store.excerpts.change([target], note=joined)

    def _codings(self) -> None:
        under: dict[int, list[int]] = defaultdict(list)
        for place, code in self._found.codings:
            excerpt_id = self._of("excerpt", self._found.excerpts, place)
            under[self._id("code", code)].append(excerpt_id)
        for code_id, excerpt_ids in under.items():
            self._store.excerpts.link(excerpt_ids, code_id)

    def _mentions(self) -> None:
        records = []
        for place, one in enumerate(self._brought.mentions):
            spot = self._found.mention_spots[place]
            if spot is None or self._found.mentions[place] != ~place:
                continue
            document_id = self._id("document", spot[0])
            actor_id = self._of("actor", self._here.actors, one.actor)
            records.append(mention_record(one, document_id, spot[1], actor_id, self._who, self._at))
        self._store.mentions.add_many(records)

    def _relations(self) -> None:
        self._kinds()
        ids = self._ids["relation"]
        for place, one in enumerate(self._brought.relations):
            target = self._here.relations[place]
            if target == ~place:
                kind_id = self._of("kind", self._here.kinds, one.kind)
                subject, object_ = in_order(
                    self._store,
                    self._of("actor", self._here.actors, one.subject),
                    kind_id,
                    self._of("actor", self._here.actors, one.object),
                )
                ids[place] = self._store.relations.add(
                    Relation(0, subject, kind_id, object_, one.note)
                )
            elif target and one.note:
                self._note_relation(self._id("relation", target), one.note)

    def _note_relation(self, relation_id: int, note: str) -> None:
        relation = self._store.relations.get(relation_id)
        if joined := _joined(relation.note, note):
            self._store.relations.change([relation_id], note=joined)

    def _kinds(self) -> None:
        known = self._store.relation_kinds.find()
        keys, last = [one.key for one in known], max((one.position for one in known), default=0)
        for place, one in enumerate(self._brought.kinds):
            if self._here.kinds[place] == ~place:
                last += 1
                label = one.label or one.key
                keys.append(free_key(one.key or label, keys))
                record = replace(one, id=0, key=keys[-1], label=label, position=last)
                self._ids["kind"][place] = self._store.relation_kinds.add(record)

    def _claims(self) -> None:
        self._store.claims.add_many(
            claim_record(
                one,
                self._of("relation", self._here.relations, one.relation),
                self._of("excerpt", self._found.excerpts, one.excerpt),
                self._of("actor", self._here.actors, one.speaker),
            )
            for place, one in enumerate(self._brought.claims)
            if self._found.claims[place] == ~place
        )


def _joined(held: str, note: str) -> str:
    """Return a note with what it does not say yet, or empty when that is nothing."""
    return "" if not note or note in held else "\n".join(filter(None, (held, note)))
