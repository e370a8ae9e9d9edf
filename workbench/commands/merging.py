"""Join actors that turn out to be one, so that nothing said of either is lost."""

from dataclasses import dataclass
from typing import Any

from workbench.commands.joining import move_relation
from workbench.commands.mentions import move_mentions
from workbench.commands.naming import add_alias
from workbench.model.decisions import Distinction
from workbench.ports import Records, Store
from workbench.session import Desk

#: how the history begins to tell of a merge
MERGED = "Merged "


def counted(count: int, what: str) -> str:
    """Return `1 mention`, `1,200 mentions`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def moved_in_words(mentions: int, relations: int, names: int, statements: int = 0) -> str:
    """Return what moved from one actor to another, as a list: `12 mentions, 2 names`."""
    parts = ((mentions, "mention"), (relations, "relation"), (names, "name"))
    said = [counted(count, what) for count, what in (*parts, (statements, "statement")) if count]
    return ", ".join(said) or "nothing but the name"


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold which actors were joined into which, and how much came over."""

    names: tuple[str, ...]
    into: str
    mentions: int
    relations: int
    spellings: int
    statements: int


@dataclass(frozen=True)
class MergeActors:
    """Join actors into one: names become aliases; mentions, relations and speakers move over.

    Returns what was Merged, which the history tells.
    """

    actor_ids: tuple[int, ...]
    into_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Merge actors"

    def told(self, result: Merged) -> str:
        """Return what was done: `Merged Suleimani into Soleimani: 12 mentions, 2 names`."""
        counts = (result.mentions, result.relations, result.spellings, result.statements)
        return f"{MERGED}{' and '.join(result.names)} into {result.into}: {moved_in_words(*counts)}"

    def apply(self, store: Store, desk: Desk) -> Merged:
        """Move everything, then delete the emptied actors; relations to itself fall away."""
        into = store.actors.get(self.into_id)
        others = [one for one in dict.fromkeys(self.actor_ids) if one != self.into_id]
        names = tuple(store.actors.get(one).name for one in others)
        counts = [self._absorb(store, one) for one in others]
        totals = (sum(one) for one in zip(*counts, strict=True)) if counts else iter((0, 0, 0, 0))
        return Merged(names, into.name, *totals)

    def _absorb(self, store: Store, actor_id: int) -> tuple[int, int, int, int]:
        """Take over one actor; returns how many mentions, relations, names and statements came."""
        old = store.actors.get(actor_id)
        mentions = store.mentions.find(actor_id=actor_id)
        move_mentions(store, mentions, self.into_id)
        relations = self._move_relations(store, actor_id)
        statements = self._move_voice(store, actor_id)
        self._keep_decisions(store, actor_id)
        names = self._move_names(store, actor_id)
        store.actors.remove([actor_id])
        names += bool(add_alias(store, self.into_id, old.name))
        return len(mentions), relations, names, statements

    def _move_names(self, store: Store, actor_id: int) -> int:
        held = {one.text for one in store.aliases.find(actor_id=self.into_id)}
        held.add(store.actors.get(self.into_id).name)
        moved = [one.id for one in store.aliases.find(actor_id=actor_id) if one.text not in held]
        store.aliases.change(moved, actor_id=self.into_id)
        return len(moved)

    def _move_voice(self, store: Store, actor_id: int) -> int:
        """Let the actor say what the other one says: excerpts, claims, statements; returns how much."""
        speaks: tuple[Records[Any], ...] = (store.excerpts, store.statements, store.claims)
        said = [[one.id for one in records.find(speaker_id=actor_id)] for records in speaks]
        for records, ids in zip(speaks, said, strict=True):
            records.change(ids, speaker_id=self.into_id)
        cited = [one.id for one in store.statements.find(source_id=actor_id)]
        store.statements.change(cited, source_id=self.into_id)
        return len(said[0]) + len(said[1])

    def _move_relations(self, store: Store, actor_id: int) -> int:
        relations = store.relations.of_actor(actor_id)
        moved = 0
        for relation in relations:
            subject = self.into_id if relation.subject_id == actor_id else relation.subject_id
            object_ = self.into_id if relation.object_id == actor_id else relation.object_id
            if subject != object_:
                move_relation(store, relation, subject, relation.kind_id, object_)
                moved += 1
        return moved

    def _keep_decisions(self, store: Store, actor_id: int) -> None:
        """Let what was decided of the actor's names hold for the one that it becomes."""
        meanings = [one.id for one in store.meanings.find(actor_id=actor_id)]
        store.meanings.change(meanings, actor_id=self.into_id)
        of_it = [
            *store.distinctions.find(first_id=actor_id),
            *store.distinctions.find(second_id=actor_id),
        ]
        store.distinctions.remove([one.id for one in of_it])
        for one in of_it:
            other = one.second_id if one.first_id == actor_id else one.first_id
            self._tell_apart(store, other, one.key)

    def _tell_apart(self, store: Store, other_id: int, key: str) -> None:
        if other_id == self.into_id:
            return
        first, second = sorted((self.into_id, other_id)) if other_id else (self.into_id, 0)
        if not store.distinctions.find(first_id=first, second_id=second, key=key):
            store.distinctions.add(Distinction(first_id=first, second_id=second, key=key))
