"""The types of actors that a project adds to the built-in ones."""

from dataclasses import dataclass

from workbench.commands.naming import free_key
from workbench.errors import Refusal
from workbench.model.actors import ActorType
from workbench.ports import Store
from workbench.session import Desk


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
                key=free_key(said, (one.key for one in types)),
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
            have = "1 actor has" if users == 1 else f"{users} actors have"
            raise Refusal(f"{have} this type; give them another type first.")
        store.actor_types.remove([self.type_id])
