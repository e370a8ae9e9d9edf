"""Part an actor that turns out to be two: some of its mentions, names and relations go elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.actors.parting import Parcel, going_along
from workbench.commands.joining import in_order, move_relation, standing
from workbench.commands.mentions import move_mentions
from workbench.commands.merging import moved_in_words
from workbench.commands.naming import clean_name, free_name
from workbench.errors import Refusal
from workbench.model.actors import Actor
from workbench.model.relations import Claim, Relation
from workbench.ports import Store
from workbench.session import Desk


@dataclass(frozen=True, slots=True)
class Split:
    """Hold what was parted: from which actor, to which, and how much went."""

    actor_id: int
    from_name: str
    name: str
    is_new: bool
    mentions: int
    relations: int
    spellings: int
    statements: int


@dataclass(frozen=True)
class SplitActor:
    """Give mentions and spellings of an actor to another, a new one unless `target_id` is given.

    A new actor bears `name`, or the first of the spellings, and has the type, or that of the old
    one. With the mentions go the claims whose words name the actor by them alone, `relation_ids`
    with all they rest on, and the statements `excerpt_ids`. Returns what was Split.
    """

    actor_id: int
    mention_ids: tuple[int, ...] = ()
    alias_ids: tuple[int, ...] = ()
    target_id: int = 0
    name: str = ""
    type_id: int = 0
    relation_ids: tuple[int, ...] = ()
    excerpt_ids: tuple[int, ...] = ()

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Split off “{self.name}”" if self.name else "Split actor"

    def told(self, result: Split) -> str:
        """Return what was done: `Split Suleimani off Soleimani: 12 mentions, 2 names`."""
        counts = (result.mentions, result.relations, result.spellings, result.statements)
        verb = "Split" if result.is_new else "Moved to"
        between = "off" if result.is_new else "from"
        return f"{verb} {result.name} {between} {result.from_name}: {moved_in_words(*counts)}"

    def apply(self, store: Store, desk: Desk) -> Split:
        """Move what was chosen and what goes along with it."""
        old = store.actors.get(self.actor_id)
        names = [store.aliases.get(one).text for one in self.alias_ids]
        if not (names or self.mention_ids):
            raise Refusal("Choose the spellings or mentions that are somebody else's.")
        if self.target_id == self.actor_id:
            raise Refusal(f"These are {old.name}'s already. Choose another actor.")
        along = going_along(store, self.actor_id, self.mention_ids)
        target = self._target(store, old, names)
        mentions = [store.mentions.get(one) for one in self.mention_ids]
        move_mentions(store, [one for one in mentions if one.actor_id == self.actor_id], target)
        self._move_names(store, target)
        relations = self._move_relations(store, along, target)
        excerpts = {*self.excerpt_ids, *along.excerpt_ids}
        store.excerpts.change(sorted(excerpts), speaker_id=target)
        store.statements.change(along.statement_ids, speaker_id=target)
        store.claims.change(along.voices, speaker_id=target)
        name = store.actors.get(target).name
        said = len(excerpts) + len(along.statement_ids)
        counts = (len(mentions), relations, len(names), said)
        return Split(target, old.name, name, not self.target_id, *counts)

    def _target(self, store: Store, old: Actor, names: Sequence[str]) -> int:
        if self.target_id:
            return store.actors.get(self.target_id).id
        type_id = self.type_id or old.type_id
        first = store.mentions.get(self.mention_ids[0]).quote if self.mention_ids else ""
        name = clean_name(self.name or (names[0] if names else first))
        if name == old.name:
            raise Refusal(f"“{name}” stays with {old.name}. Give the other actor another name.")
        return store.actors.add(Actor(type_id=type_id, name=free_name(store, name, type_id)))

    def _move_names(self, store: Store, target: int) -> None:
        """Give the spellings away with all that is known of them; one that is there is dropped."""
        held = {one.text for one in store.aliases.find(actor_id=target)}
        held.add(store.actors.get(target).name)
        aliases = [store.aliases.get(one) for one in self.alias_ids]
        store.aliases.remove([one.id for one in aliases if one.text in held])
        store.aliases.change([one.id for one in aliases if one.text not in held], actor_id=target)

    # relations

    def _move_relations(self, store: Store, along: Parcel, target: int) -> int:
        whole = {*self.relation_ids, *along.relation_ids}
        for relation_id in sorted(whole):
            self._move_whole(store, store.relations.get(relation_id), target)
        parts: dict[int, list[Claim]] = {}
        for claim in along.claims:
            if claim.relation_id not in whole:
                parts.setdefault(claim.relation_id, []).append(claim)
        for relation_id, claims in parts.items():
            self._move_part(store, store.relations.get(relation_id), claims, target)
        return len(whole) + len(parts)

    def _ends(self, relation: Relation, target: int) -> tuple[int, int]:
        return (
            target if relation.subject_id == self.actor_id else relation.subject_id,
            target if relation.object_id == self.actor_id else relation.object_id,
        )

    def _move_whole(self, store: Store, relation: Relation, target: int) -> None:
        subject, object_ = self._ends(relation, target)
        if subject != object_:
            move_relation(store, relation, subject, relation.kind_id, object_)

    def _move_part(
        self, store: Store, relation: Relation, claims: Sequence[Claim], target: int
    ) -> None:
        """Give some of a relation's claims to the same relation of the other actor."""
        subject, object_ = self._ends(relation, target)
        if subject == object_:
            return
        said = standing(store, subject, relation.kind_id, object_)
        if said is None:
            subject, object_ = in_order(store, subject, relation.kind_id, object_)
            into = store.relations.add(
                Relation(kind_id=relation.kind_id, subject_id=subject, object_id=object_)
            )
        else:
            into = said.id
        there = {one.excerpt_id for one in store.claims.find(relation_id=into)}
        moved = [one.id for one in claims if one.excerpt_id not in there]
        store.claims.change(moved, relation_id=into)
