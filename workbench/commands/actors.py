"""Name actors, tag where they are mentioned, and put right what was tagged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.commands.excerpts import anchored
from workbench.errors import Refusal
from workbench.model.actors import Actor, ActorType, Alias, Mention
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.anchoring import anchor

#: a span to tag: (document id, start, end)
Spot = tuple[int, int, int]


def _clean(name: str) -> str:
    said = " ".join(name.split())
    if not said:
        raise Refusal("An actor needs a name.")
    if len(said) > 500:
        raise Refusal("A name is at most 500 characters long.")
    return said


@dataclass(frozen=True)
class AddActor:
    """Add an actor with its spellings; returns its id."""

    name: str
    type_id: int
    aliases: tuple[str, ...] = ()
    role: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add actor “{self.name}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Refuse a canonical name that another actor of the type already has."""
        name = _clean(self.name)
        for actor in store.actors.find(type_id=self.type_id):
            if actor.name.casefold() == name.casefold():
                raise Refusal(f"There is already an actor “{actor.name}” of this type.")
        actor_id = store.actors.add(
            Actor(type_id=self.type_id, name=name, role=self.role, note=self.note)
        )
        for alias in self.aliases:
            add_alias(store, actor_id, alias)
        return actor_id


def add_alias(store: Store, actor_id: int, text: str) -> int:
    """Add a spelling unless the actor has it already; returns the alias id, or 0."""
    said = _clean(text)
    known = {
        store.actors.get(actor_id).name,
        *(a.text for a in store.aliases.find(actor_id=actor_id)),
    }
    return 0 if said in known else store.aliases.add(Alias(actor_id=actor_id, text=said))


@dataclass(frozen=True)
class EditActor:
    """Set name, type, role or note of an actor; an old name stays as an alias."""

    actor_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        what = ", ".join("type" if name == "type_id" else name for name in self.fields)
        return f"Change {what} of actor"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write; keep finding the actor under the old name."""
        values = dict(self.fields)
        old = store.actors.get(self.actor_id)
        if "name" in values:
            values["name"] = _clean(str(values["name"]))
            taken = [a.id for a in store.aliases.find(actor_id=old.id) if a.text == values["name"]]
            store.aliases.remove(taken)
        store.actors.change([self.actor_id], **values)
        if values.get("name", old.name) != old.name:
            add_alias(store, self.actor_id, old.name)


@dataclass(frozen=True)
class AddAlias:
    """Add a spelling to an actor; returns the alias id, 0 when the actor had it."""

    actor_id: int
    text: str

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add alias “{self.text}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Add it."""
        return add_alias(store, self.actor_id, self.text)


@dataclass(frozen=True)
class RemoveAlias:
    """Take a spelling off its actor; mentions tagged by it stay."""

    alias_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Remove alias"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete the alias."""
        store.aliases.remove([self.alias_id])


@dataclass(frozen=True)
class TagMention:
    """Tag a span as a mention of an actor; a new spelling becomes an alias. Returns the id."""

    document_id: int
    start: int
    end: int
    actor_id: int
    learn_alias: bool = True

    @property
    def label(self) -> str:
        """Name the action."""
        return "Tag actor"

    def apply(self, store: Store, desk: Desk) -> int:
        """Tag once: the same span and actor again changes nothing."""
        held = anchored(store, self.document_id, self.start, self.end)
        same = store.mentions.find(
            document_id=self.document_id, start=held.start, end=held.end, actor_id=self.actor_id
        )
        if same:
            return same[0].id
        if self.learn_alias and len(held.quote) <= 100:
            add_alias(store, self.actor_id, held.quote)
        return store.mentions.add(
            Mention(
                document_id=self.document_id,
                actor_id=self.actor_id,
                start=held.start,
                end=held.end,
                quote=held.quote,
                prefix=held.prefix,
                suffix=held.suffix,
                analyst=desk.who,
                created_at=desk.clock(),
            )
        )


@dataclass(frozen=True)
class TagNewActor:
    """Add an actor named by a span (or otherwise) and tag the span; returns the actor id."""

    document_id: int
    start: int
    end: int
    type_id: int
    name: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return "Tag new actor"

    def apply(self, store: Store, desk: Desk) -> int:
        """Do both in one undoable step."""
        held = anchored(store, self.document_id, self.start, self.end)
        actor_id = AddActor(self.name or held.quote, self.type_id).apply(store, desk)
        TagMention(self.document_id, held.start, held.end, actor_id).apply(store, desk)
        return actor_id


@dataclass(frozen=True)
class TagSpots:
    """Tag many spans as mentions of one actor; spans already tagged so are left. Returns how many."""

    actor_id: int
    spots: tuple[Spot, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Tag {len(self.spots)} mentions"

    def apply(self, store: Store, desk: Desk) -> int:
        """Read each text once."""
        name = store.actors.get(self.actor_id).name
        tagged = {
            (m.document_id, m.start, m.end) for m in store.mentions.find(actor_id=self.actor_id)
        }
        fresh: list[Mention] = []
        text, read = "", 0
        for document_id, start, end in sorted(set(self.spots) - tagged):
            if document_id != read:
                text, read = store.documents.text(document_id), document_id
            held = anchor(text, start, end)
            fresh.append(
                Mention(
                    document_id=document_id,
                    actor_id=self.actor_id,
                    start=start,
                    end=end,
                    quote=held.quote,
                    prefix=held.prefix,
                    suffix=held.suffix,
                    analyst=desk.who,
                    created_at=desk.clock(),
                )
            )
        if not fresh:
            raise Refusal(f"Every one of these places is already tagged as {name}.")
        store.mentions.add_many(fresh)
        return len(fresh)


@dataclass(frozen=True)
class DeleteMentions:
    """Take the tag off mentions."""

    mention_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        count = len(self.mention_ids)
        return "Delete mention" if count == 1 else f"Delete {count} mentions"

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete; the actor and its aliases stay."""
        store.mentions.remove(self.mention_ids)


@dataclass(frozen=True)
class MoveMentions:
    """Say that mentions mean another actor."""

    mention_ids: tuple[int, ...]
    actor_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change actor of mention"

    def apply(self, store: Store, desk: Desk) -> None:
        """Write the actor."""
        store.actors.get(self.actor_id)
        store.mentions.change(self.mention_ids, actor_id=self.actor_id)


@dataclass(frozen=True)
class MergeActors:
    """Join actors into one: names become aliases; mentions, relations and speakers move over."""

    actor_ids: tuple[int, ...]
    into_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Merge actors"

    def apply(self, store: Store, desk: Desk) -> None:
        """Move everything, then delete the emptied actors; relations to itself fall away."""
        for actor_id in self.actor_ids:
            if actor_id != self.into_id:
                self._absorb(store, actor_id)

    def _absorb(self, store: Store, actor_id: int) -> None:
        old = store.actors.get(actor_id)
        spellings = [old.name, *(alias.text for alias in store.aliases.find(actor_id=actor_id))]
        there = {
            (m.document_id, m.start, m.end) for m in store.mentions.find(actor_id=self.into_id)
        }
        store.mentions.change(
            [
                m.id
                for m in store.mentions.find(actor_id=actor_id)
                if (m.document_id, m.start, m.end) not in there
            ],
            actor_id=self.into_id,
        )
        self._move_relations(store, actor_id)
        for excerpt in store.excerpts.find(speaker_id=actor_id):
            store.excerpts.change([excerpt.id], speaker_id=self.into_id)
        for claim in store.claims.find(speaker_id=actor_id):
            store.claims.change([claim.id], speaker_id=self.into_id)
        store.actors.remove([actor_id])
        for spelling in spellings:
            add_alias(store, self.into_id, spelling)

    def _move_relations(self, store: Store, actor_id: int) -> None:
        for relation in store.relations.of_actor(actor_id):
            subject = self.into_id if relation.subject_id == actor_id else relation.subject_id
            object_ = self.into_id if relation.object_id == actor_id else relation.object_id
            if subject == object_:
                continue
            same = store.relations.find(
                subject_id=subject, kind_id=relation.kind_id, object_id=object_
            )
            if not same:
                store.relations.change([relation.id], subject_id=subject, object_id=object_)
                continue
            claims = [claim.id for claim in store.claims.find(relation_id=relation.id)]
            store.claims.change(claims, relation_id=same[0].id)


@dataclass(frozen=True)
class DeleteActors:
    """Delete actors with their aliases, mentions and relations."""

    actor_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return (
            "Delete actor" if len(self.actor_ids) == 1 else f"Delete {len(self.actor_ids)} actors"
        )

    def apply(self, store: Store, desk: Desk) -> None:
        """Delete; undo brings everything back."""
        store.actors.remove(self.actor_ids)


@dataclass(frozen=True)
class AddActorType:
    """Add a type of actor of the project's own; returns its id."""

    label_text: str
    plural: str = ""
    colour: str = "grey"
    shape: str = "o"

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Add actor type “{self.label_text}”"

    def apply(self, store: Store, desk: Desk) -> int:
        """Refuse a label that is taken."""
        said = " ".join(self.label_text.split())
        if not said:
            raise Refusal("A type needs a name.")
        types = store.actor_types.find()
        if any(one.label.casefold() == said.casefold() for one in types):
            raise Refusal(f"There is already a type “{said}”.")
        return store.actor_types.add(
            ActorType(
                key=said.casefold().replace(" ", "_"),
                label=said,
                plural=self.plural or said,
                colour=self.colour,
                shape=self.shape,
                position=max((one.position for one in types), default=0) + 1,
            )
        )


@dataclass(frozen=True)
class DeleteActorType:
    """Delete a type that no actor has."""

    type_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Delete actor type"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse while actors have it."""
        users = len(store.actors.find(type_id=self.type_id))
        if users:
            raise Refusal(f"{users} actors have this type; give them another first.")
        store.actor_types.remove([self.type_id])
