"""Join actors that turn out to be one."""

from dataclasses import dataclass

from workbench.commands.joining import move_relation
from workbench.commands.mentions import move_mentions
from workbench.commands.naming import add_alias
from workbench.ports import Store
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
        spellings = [old.name, *(alias.text for alias in store.aliases.find(actor_id=actor_id))]
        move_mentions(store, store.mentions.find(actor_id=actor_id), self.into_id)
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
            if subject != object_:
                move_relation(store, relation, subject, relation.kind_id, object_)
