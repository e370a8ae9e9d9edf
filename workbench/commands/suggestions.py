"""Decide on what the program suggests: accept it, reject it here or everywhere, tell two apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from workbench.actors.names import folded
from workbench.commands.actors import AddActor
from workbench.commands.mentions import mention_of
from workbench.commands.naming import add_aliases, worth_learning
from workbench.errors import Refusal
from workbench.model.actors import Mention
from workbench.model.decisions import Distinction, Rejection, SuggestedPlace
from workbench.ports import Store
from workbench.session import Desk
from workbench.text.anchoring import anchor

#: how the reason begins for a capital that means its state at a place
STANDING_FOR = "the capital, standing for"


@dataclass(frozen=True)
class AcceptSuggested:
    """Tag suggested places as mentions of one actor, added when `actor_id` is 0.

    A new actor is called `name`, or as the first place names it, and has the type. Spellings that
    the places show are learnt, but not a capital that stands for its state: elsewhere it is a city.
    Returns the actor's id.
    """

    places: tuple[SuggestedPlace, ...]
    actor_id: int = 0
    type_id: int = 0
    name: str = ""

    @property
    def label(self) -> str:
        """Name the action."""
        name = self.name or (self.places[0].name if self.places else "")
        count = len(self.places)
        return f"Accept “{name}”" + (f" at {count:,} places" if count > 1 else "")

    def apply(self, store: Store, desk: Desk) -> int:
        """Do all in one undoable step."""
        if not self.places:
            raise Refusal("There is no suggested place left to accept.")
        actor_id = self.actor_id or AddActor(self.name or self.places[0].name, self.type_id).apply(
            store, desk
        )
        mentions = list(self._mentions(store, desk, actor_id))
        store.mentions.add_many(mentions)
        lent = {
            (one.document_id, one.start)
            for one in self.places
            if one.reason.startswith(STANDING_FOR)
        }
        own = [one.quote for one in mentions if (one.document_id, one.start) not in lent]
        add_aliases(store, actor_id, filter(worth_learning, dict.fromkeys(own)))
        return actor_id

    def _mentions(self, store: Store, desk: Desk, actor_id: int) -> Iterator[Mention]:
        at = desk.clock()
        ordered = sorted(self.places, key=lambda one: (one.document_id, one.start))
        for document_id, places in groupby(ordered, key=lambda one: one.document_id):
            text = store.documents.text(document_id)
            for one in places:
                held = anchor(text, one.start, one.end)
                yield mention_of(desk.who, at, document_id, actor_id, held)


@dataclass(frozen=True)
class RejectSuggested:
    """Say that a suggested name is none: at one place, or, without `document_id`, everywhere.

    A rejected name is never suggested again.
    """

    name: str
    document_id: int = 0
    start: int = 0

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Reject “{self.name}”" + (" here" if self.document_id else "")

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the word once."""
        word = Rejection(key=folded(self.name), document_id=self.document_id, start=self.start)
        same = store.rejections.find(key=word.key, document_id=word.document_id, start=word.start)
        if same:
            raise Refusal(f"“{self.name}” is rejected already.")
        store.rejections.add(word)


@dataclass(frozen=True)
class SuggestAgain:
    """Take back that names were rejected, wherever that was said."""

    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """Name the action."""
        return f"Suggest “{self.names[0]}” again" if len(self.names) == 1 else "Suggest names again"

    def apply(self, store: Store, desk: Desk) -> None:
        """Forget every word on them."""
        keys = set(map(folded, self.names))
        store.rejections.remove([one.id for one in store.rejections.find() if one.key in keys])


@dataclass(frozen=True)
class TellApart:
    """Say that two actors are not one, however alike their names are."""

    first_id: int
    second_id: int

    @property
    def label(self) -> str:
        """Name the action."""
        return "Tell two actors apart"

    def apply(self, store: Store, desk: Desk) -> None:
        """Keep the word once."""
        first, second = sorted((self.first_id, self.second_id))
        if first == second:
            raise Refusal("These are one actor already.")
        names = [store.actors.get(one).name for one in (first, second)]
        if store.distinctions.find(first_id=first, second_id=second):
            raise Refusal(f"“{names[0]}” and “{names[1]}” are told apart already.")
        store.distinctions.add(Distinction(first_id=first, second_id=second))


def told_apart(distinctions: Iterable[Distinction]) -> frozenset[tuple[int, int]]:
    """Return the pairs of actors that were told apart, the lower id first."""
    return frozenset((one.first_id, one.second_id) for one in distinctions)
