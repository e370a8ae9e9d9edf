"""Decide whom a name means that may mean several: at places, or throughout their documents."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.actors.settling import key_of
from workbench.commands.actors import AddActor
from workbench.commands.mentions import Spot, mention_of
from workbench.commands.merging import counted
from workbench.commands.naming import add_alias, worth_learning
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.model.decisions import Distinction, Meaning, Rejection
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.anchoring import anchor


def _where(spots: Iterable[Spot]) -> str:
    held = list(spots)
    documents = len({document_id for document_id, _, _ in held})
    places = counted(len(held), "place")
    return f"{places} in {counted(documents, 'document')}" if documents > 1 else places


@dataclass(frozen=True)
class DecideName:
    """Say that a name means one actor at these places, and tag them; with `actor_id` 0 a new one.

    A new actor is called `new_name` and has the type. With `throughout`, the word holds for the
    whole of their documents, whatever is tagged or read there later. Returns the actor's id.
    """

    name: str
    spots: tuple[Spot, ...]
    actor_id: int = 0
    throughout: bool = True
    new_name: str = ""
    type_id: int = 0
    actor_name: str = ""

    @property
    def label(self) -> str:
        """Name the action: `“Soleimani” means Qassem Soleimani: 12 places in 3 documents`."""
        said = self.actor_name or self.new_name
        return f"“{self.name}” means {said or 'an actor'}: {_where(self.spots)}"

    def apply(self, store: Store, desk: Desk) -> int:
        """Tag what is not tagged so, and keep the word for the documents."""
        if not self.spots:
            raise Refusal(f"There is no open place of “{self.name}” left to decide.")
        actor_id = self.actor_id
        if not actor_id:
            actor_id = AddActor(self.new_name or self.name, self.type_id).apply(store, desk)
        store.mentions.add_many(self._mentions(store, desk, actor_id))
        # a name that others bear too stays theirs: the word is on these documents alone
        if worth_learning(self.name) and not set(store.actors.named(self.name)) - {actor_id}:
            add_alias(store, actor_id, self.name)
        if self.throughout:
            _keep(store, self.name, self.spots, actor_id)
        return actor_id

    def _mentions(self, store: Store, desk: Desk, actor_id: int) -> list[Mention]:
        fresh: list[Mention] = []
        text, read = "", 0
        tagged: set[tuple[int, int]] = set()
        for document_id, start, end in sorted(set(self.spots)):
            if document_id != read:
                text, read = store.documents.text(document_id), document_id
                there = store.mentions.find(document_id=document_id, actor_id=actor_id)
                tagged = {(one.start, one.end) for one in there}
            if (start, end) not in tagged:
                held = anchor(text, start, end)
                fresh.append(mention_of(desk.who, desk.clock(), document_id, actor_id, held))
        return fresh


@dataclass(frozen=True)
class LeaveName:
    """Say that a name means none of the actors that bear it, at places or throughout documents."""

    name: str
    spots: tuple[Spot, ...]
    throughout: bool = True

    @property
    def label(self) -> str:
        """Name the action."""
        return f"“{self.name}” means none of the actors: {_where(self.spots)}"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the word."""
        if not self.spots:
            raise Refusal(f"There is no open place of “{self.name}” left to decide.")
        if self.throughout:
            _keep(store, self.name, self.spots, 0)
            return
        for document_id, start, _ in self.spots:
            store.rejections.add(Rejection(0, key_of(self.name), document_id, start))


def _keep(store: Store, name: str, spots: Iterable[Spot], actor_id: int) -> None:
    key = key_of(name)
    for document_id in dict.fromkeys(document_id for document_id, _, _ in spots):
        store.meanings.remove(
            [one.id for one in store.meanings.find(document_id=document_id, key=key)]
        )
        store.meanings.add(Meaning(0, key, document_id, actor_id))


@dataclass(frozen=True)
class ForgetMeaning:
    """Take back whom a name means throughout documents; what was tagged by it stays."""

    name: str
    document_ids: tuple[int, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Ask again whom “{self.name}” means"

    def apply(self, store: Store, desk: Desk) -> None:
        """Forget the word on these documents."""
        wanted = set(self.document_ids)
        held = store.meanings.find(key=key_of(self.name))
        store.meanings.remove([one.id for one in held if one.document_id in wanted])


@dataclass(frozen=True)
class TellNameApart:
    """Say that a suggested name is not one of an actor's, however alike they are."""

    actor_id: int
    name: str

    @property
    def label(self) -> str:
        """Name the action."""
        return f"“{self.name}” is another actor"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the word once."""
        actor, key = store.actors.get(self.actor_id), key_of(self.name)
        if store.distinctions.find(first_id=actor.id, key=key):
            raise Refusal(f"“{self.name}” and “{actor.name}” are told apart already.")
        store.distinctions.add(Distinction(first_id=actor.id, key=key))
