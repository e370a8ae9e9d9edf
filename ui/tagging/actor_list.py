"""Offer actors for typed words: known ones ranked, then a new one of each type."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.context import Context
from ui.widgets.choices import Entry
from workbench.actors.ranking import EXACT, SURE, NameBook, Ranked
from workbench.changes import ChangeSet
from workbench.model.actors import ActorType

#: the key, with Ctrl, that makes a new actor of each built-in type
LETTERS = {
    "person": "P", "armed_group": "G", "state": "S", "government_body": "B", "organisation": "O",
    "party": "Y", "media": "M", "place": "L", "event": "E",
}  # fmt: skip
_FEW = 50
_COUNTED = 9


@dataclass(frozen=True, slots=True)
class NewActor:
    """Ask for a new actor of a type."""

    name: str
    type_id: int


class KnownActors:
    """Keep the project's actors ranked and ready, read again only when they have changed."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._book: NameBook | None = None
        self._types: dict[int, ActorType] = {}
        self._letters: dict[str, int] = {}
        context.changed.connect(self._hear)

    def _hear(self, changes: ChangeSet) -> None:
        if changes.about("actor_type"):
            self._types = {}
        touched = len(changes.ids("actor")) + len(changes.ids("alias"))
        if self._book and touched and (touched > _FEW or not self._renew(self._book, changes)):
            self._book = None

    def _renew(self, book: NameBook, changes: ChangeSet) -> bool:
        """Read the few changed actors again; says whether that was enough."""
        store = self._context.store
        actor_ids = set(changes.ids("actor"))
        for alias_id in changes.ids("alias"):
            held = store.aliases.find(id=alias_id)
            if not held:  # gone, and with it whose it was
                return False
            actor_ids.add(held[0].actor_id)
        for actor_id in actor_ids:
            names = [one.name for one in store.actors.find(id=actor_id)]
            names += [one.text for one in store.aliases.find(actor_id=actor_id)] if names else []
            book.renew({actor_id: names})
        return True

    def _read(self) -> NameBook:
        if not self._types:
            types = self._context.store.actor_types.find()
            types.sort(key=lambda one: (one.position, one.id))
            self._types = {one.id: one for one in types}
            self._letters = _letters(types)
        if self._book is None:
            self._book = NameBook(self._context.store.actors.names())
        return self._book

    def name(self, actor_id: int) -> str:
        """Return an actor's canonical name."""
        return self._context.store.actors.get(actor_id).name

    def type_of_letter(self, letter: str) -> int:
        """Return the type that Ctrl and this key make a new actor of, or 0."""
        self._read()
        return self._letters.get(letter.upper(), 0)

    def ranked(self, words: str, limit: int = 50) -> list[Ranked]:
        """Return the known actors that fit the words, the best first."""
        return self._read().ranked(words, limit)

    def offer(
        self, words: str, sure_only: bool = False, taken_for: str = ""
    ) -> tuple[Sequence[Entry], int]:
        """Return known actors that fit, then new ones, and the row that Enter should take.

        With `sure_only`, as for selected words nobody typed, a known actor is that row only when
        the words surely mean it; otherwise a new actor is. `taken_for` is the key of the type that
        is offered first.
        """
        said = " ".join(words.split())
        ranked = self.ranked(said)
        known = [self._known(one, said, place < _COUNTED) for place, one in enumerate(ranked)]
        if not said or (ranked and ranked[0].rank == EXACT and not sure_only):
            return known, 0
        new = self._new(said, taken_for)
        sure = bool(ranked) and (not sure_only or ranked[0].rank in SURE)
        if sure or not new:
            return [*known, *new], 0
        # what may be meant stays in sight above what Enter makes
        return [*known[:4], *new, *known[4:]], len(known[:4])

    def _mentions(self, actor_id: int) -> int:
        mentions = self._context.store.mentions
        left_out = mentions.repeated(actor_id) if self._context.independence.on else {}
        return sum(count for _, count in mentions.by_document(actor_id)) - sum(left_out.values())

    def _known(self, one: Ranked, said: str, counted: bool) -> Entry:
        store = self._context.store
        actor = store.actors.get(one.actor_id)
        type_ = self._types.get(actor.type_id, ActorType())
        by = f"as “{one.spelling}”" if said and one.spelling != actor.name else ""
        told = self._mentions(actor.id) if counted else 0
        return Entry(
            actor.id,
            actor.name,
            detail=" · ".join(filter(None, (by, type_.label, f"{told} ×" if told else ""))),
            swatch=type_.colour,
            sign=type_.shape,
        )

    def _new(self, name: str, taken_for: str) -> list[Entry]:
        types = sorted(self._types.values(), key=lambda one: one.key != taken_for)
        keys = {type_id: letter for letter, type_id in self._letters.items()}
        return [
            Entry(
                NewActor(name, one.id),
                f"New {one.label.lower()} “{name}”",
                swatch=one.colour,
                sign=one.shape,
                hint=f"Ctrl+{keys[one.id]}" if one.id in keys else "",
            )
            for one in types
        ]


def _letters(types: Sequence[ActorType]) -> dict[str, int]:
    """Give each built-in type its letter, and the project's own types the numbers."""
    letters = {LETTERS[one.key]: one.id for one in types if one.key in LETTERS}
    own = [one for one in types if one.key not in LETTERS]
    return letters | {str(number): one.id for number, one in enumerate(own[:9], start=1)}
