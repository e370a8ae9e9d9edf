"""Join actors that turn out to be one, and part one that turns out to be two."""

from dataclasses import dataclass
from typing import Any

from workbench.commands.joining import move_relation
from workbench.commands.mentions import move_mentions
from workbench.commands.naming import add_alias, free_name
from workbench.errors import Refusal
from workbench.model.actors import Actor
from workbench.ports import Records, Store
from workbench.session import Desk


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
        store.actors.get(self.into_id)
        for actor_id in self.actor_ids:
            if actor_id != self.into_id:
                self._absorb(store, actor_id)

    def _absorb(self, store: Store, actor_id: int) -> None:
        old = store.actors.get(actor_id)
        move_mentions(store, store.mentions.find(actor_id=actor_id), self.into_id)
        self._move_relations(store, actor_id)
        self._move_voice(store, actor_id)
        held = {one.text for one in store.aliases.find(actor_id=self.into_id)}
        held.add(store.actors.get(self.into_id).name)
        moved = [one.id for one in store.aliases.find(actor_id=actor_id) if one.text not in held]
        store.aliases.change(moved, actor_id=self.into_id)
        store.actors.remove([actor_id])
        add_alias(store, self.into_id, old.name)

    def _move_voice(self, store: Store, actor_id: int) -> None:
        """Let the actor say what the other one says: excerpts, claims and statements."""
        speaks: tuple[Records[Any], ...] = (store.excerpts, store.claims, store.statements)
        for records in speaks:
            said = [one.id for one in records.find(speaker_id=actor_id)]
            records.change(said, speaker_id=self.into_id)
        cited = [one.id for one in store.statements.find(source_id=actor_id)]
        store.statements.change(cited, source_id=self.into_id)

    def _move_relations(self, store: Store, actor_id: int) -> None:
        for relation in store.relations.of_actor(actor_id):
            subject = self.into_id if relation.subject_id == actor_id else relation.subject_id
            object_ = self.into_id if relation.object_id == actor_id else relation.object_id
            if subject != object_:
                move_relation(store, relation, subject, relation.kind_id, object_)


@dataclass(frozen=True)
class SplitActor:
    """Take spellings and mentions off an actor into one of their own; returns the new actor's id.

    Mentions whose words are one of the spellings go along, and those named one by one. Relations
    stay with the old actor: what they rest on tells whom they mean.
    """

    actor_id: int
    alias_ids: tuple[int, ...]
    mention_ids: tuple[int, ...] = ()
    name: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Split off “{self.name}”" if self.name else "Split actor"

    def apply(self, store: Store, desk: Desk) -> int:
        """Add the actor, then give it what is its own."""
        old = store.actors.get(self.actor_id)
        aliases = [store.aliases.get(one) for one in self.alias_ids]
        if not (aliases or self.mention_ids):
            raise Refusal("Choose the spellings or mentions that are somebody else's.")
        words = {one.text for one in aliases}
        name = free_name(store, self.name or (aliases[0].text if aliases else ""), old.type_id)
        new_id = store.actors.add(Actor(type_id=old.type_id, name=name))
        store.aliases.change([one.id for one in aliases if one.text != name], actor_id=new_id)
        store.aliases.remove([one.id for one in aliases if one.text == name])
        chosen = set(self.mention_ids)
        moved = [
            one
            for one in store.mentions.find(actor_id=self.actor_id)
            if one.id in chosen or one.quote in words
        ]
        store.mentions.change([one.id for one in moved], actor_id=new_id)
        return new_id
