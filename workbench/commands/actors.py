"""Name actors, change what is known of them, and take them out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.commands.excerpts import anchored
from workbench.commands.mentions import TagMention
from workbench.commands.naming import add_alias, add_aliases, free_name
from workbench.model.actors import Actor
from workbench.ports import Store
from workbench.session import Desk


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
        name = free_name(store, self.name, self.type_id)
        actor_id = store.actors.add(
            Actor(type_id=self.type_id, name=name, role=self.role, note=self.note)
        )
        add_aliases(store, actor_id, self.aliases)
        return actor_id


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
        """Refuse a name that is taken; keep finding the actor under the old one."""
        values = dict(self.fields)
        old = store.actors.get(self.actor_id)
        if "name" in values:
            type_id = int(values.get("type_id", old.type_id))
            values["name"] = free_name(store, str(values["name"]), type_id, old.id)
            taken = [a.id for a in store.aliases.find(actor_id=old.id) if a.text == values["name"]]
            store.aliases.remove(taken)
        store.actors.change([self.actor_id], **values)
        if values.get("name", old.name) != old.name:
            add_alias(store, self.actor_id, old.name)


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
