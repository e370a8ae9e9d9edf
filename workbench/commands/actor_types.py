"""The types of actors: the built-in ones, and those that a project adds to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.commands.naming import free_key
from workbench.errors import Refusal
from workbench.model.actors import ActorType
from workbench.ports import Store
from workbench.session import Desk


def _free_label(store: Store, label: str, but: int = 0) -> str:
    said = " ".join(label.split())
    if not said:
        raise Refusal("A type needs a name.")
    for one in store.actor_types.find():
        if one.label.casefold() == said.casefold() and one.id != but:
            raise Refusal(f"There is already a type “{one.label}”.")
    return said


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
        said = _free_label(store, self.label_text)
        types = store.actor_types.find()
        return store.actor_types.add(
            ActorType(
                key=free_key(said, (one.key for one in types)),
                label=said,
                plural=self.plural or said,
                colour=self.colour,
                shape=self.shape,
                position=max((one.position for one in types), default=0) + 1,
            )
        )


@dataclass(frozen=True)
class EditActorType:
    """Set label, plural, colour or shape of a type."""

    type_id: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Name the action."""
        return "Change actor type"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse a label that is taken; the key, by which exports know the type, stays."""
        values = dict(self.fields)
        if "label" in values:
            values["label"] = _free_label(store, str(values["label"]), self.type_id)
        store.actor_types.change([self.type_id], **values)


@dataclass(frozen=True)
class DeleteActorType:
    """Delete a type that no actor has."""

    type_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Delete actor type"

    def apply(self, store: Store, desk: Desk) -> None:
        """Refuse while actors have it, and keep the last type: an actor must have one."""
        users = len(store.actors.find(type_id=self.type_id))
        if users:
            have = "1 actor has" if users == 1 else f"{users} actors have"
            raise Refusal(f"{have} this type; give them another type first.")
        if len(store.actor_types.find()) == 1:
            raise Refusal("This is the last type; a project needs at least one.")
        store.actor_types.remove([self.type_id])
