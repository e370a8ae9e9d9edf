"""Tag where the texts name actors, and put right what was tagged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.actors.ambiguity import Reading
from workbench.commands.excerpts import anchored
from workbench.commands.naming import add_alias, worth_learning
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.anchoring import Anchor, anchor

#: a span to tag: (document id, start, end)
Spot = tuple[int, int, int]


@dataclass(frozen=True)
class TagMention:
    """Tag a span as a mention of an actor; a new spelling becomes an alias.

    Returns the mention's id. Words such as “he” or “the group” are tagged but not remembered.
    """

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
        if self.learn_alias and worth_learning(held.quote):
            add_alias(store, self.actor_id, held.quote)
        return store.mentions.add(
            mention_of(desk.who, desk.clock(), self.document_id, self.actor_id, held)
        )


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
        at = desk.clock()
        fresh: list[Mention] = []
        text, read = "", 0
        for document_id, start, end in sorted(set(self.spots) - tagged):
            if document_id != read:
                text, read = store.documents.text(document_id), document_id
            held = anchor(text, start, end)
            fresh.append(mention_of(desk.who, at, document_id, self.actor_id, held))
        if not fresh:
            raise Refusal(f"Every one of these places is already tagged as {name}.")
        store.mentions.add_many(fresh)
        return len(fresh)


@dataclass(frozen=True)
class TagReadings:
    """Tag what was read in documents: (document id, its text, readings). Returns how many."""

    read: tuple[tuple[int, str, Sequence[Reading]], ...]
    label_text: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        return self.label_text or "Tag known names"

    def apply(self, store: Store, desk: Desk) -> int:
        """Write a mention for each."""
        who, at = desk.who, desk.clock()
        mentions = [
            mention_of(who, at, document_id, one.actor_id, anchor(text, one.start, one.end))
            for document_id, text, readings in self.read
            for one in readings
        ]
        store.mentions.add_many(mentions)
        return len(mentions)


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
        """Write the actor; where it is tagged already, one mention is enough."""
        store.actors.get(self.actor_id)
        moved = [store.mentions.get(mention_id) for mention_id in self.mention_ids]
        move_mentions(store, [one for one in moved if one.actor_id != self.actor_id], self.actor_id)


def move_mentions(store: Store, mentions: Iterable[Mention], actor_id: int) -> None:
    """Give mentions to another actor; those on words tagged as that actor already are dropped."""
    there = {(m.document_id, m.start, m.end) for m in store.mentions.find(actor_id=actor_id)}
    moved: list[int] = []
    doubled: list[int] = []
    for mention in mentions:
        place = (mention.document_id, mention.start, mention.end)
        (doubled if place in there else moved).append(mention.id)
        there.add(place)
    store.mentions.change(moved, actor_id=actor_id)
    store.mentions.remove(doubled)


def mention_of(who: str, at: str, document_id: int, actor_id: int, held: Anchor) -> Mention:
    """Return the mention of an actor at an anchor."""
    return Mention(
        document_id=document_id,
        actor_id=actor_id,
        start=held.start,
        end=held.end,
        quote=held.quote,
        prefix=held.prefix,
        suffix=held.suffix,
        analyst=who,
        created_at=at,
    )
