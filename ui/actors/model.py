"""The rows of the actor list: a heading a type, its actors, and offers to add what was typed."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
    Signal,
)

from ui.independence import of_all
from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.labels import plain_tip
from workbench.model.actors import ActorRow, ActorType
from workbench.ports import Reader


@dataclass(frozen=True, slots=True)
class Heading:
    """Head the actors of a type in capitals, or the offers as they are written."""

    words: str
    capitals: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Hold an actor's row with the sign of its type, and how many of its mentions count."""

    row: ActorRow
    colour: str
    shape: str
    type_label: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer to add what was typed as an actor of a type; `key` is the digit that takes it."""

    name: str
    type: ActorType
    key: str


Item = Heading | Person | Offer


def folded(text: str) -> str:
    """Return the text for comparing: without case, accents and vowel signs."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


class ActorsModel(QAbstractListModel):
    """Keep all actors in memory, so that 20,000 of them are narrowed while one types.

    `renamed` carries an actor and the name written over it.
    """

    renamed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._types: dict[int, ActorType] = {}
        self._all: list[Person] = []
        self._found_by: dict[int, str] | None = None
        self._independent = False
        self._reader: Reader | None = None
        self._places: dict[int, int] = {}
        self.items: list[Item] = []
        self.typed = ""

    def read(
        self, reader: Reader, document_ids: Sequence[int] = (), independent: bool = False
    ) -> None:
        """Take the actors from the store, with counts of these documents or of all."""
        self._independent = independent
        self._reader = reader
        self._types = {one.id: one for one in reader.actor_types.find()}
        self._all = [self._person(row) for row in reader.actors.rows("", document_ids)]
        self._found_by = None
        self.narrow(self.typed)

    def _person(self, row: ActorRow) -> Person:
        kind = self._types[row.type_id]
        counted = row.counted(self._independent)
        return Person(row, kind.colour, kind.shape, kind.label, counted)

    @property
    def types(self) -> list[ActorType]:
        """Return the types in the project's order."""
        return sorted(self._types.values(), key=lambda one: (one.position, one.id))

    @property
    def total(self) -> int:
        """Return how many actors the project has."""
        return len(self._all)

    def narrow(self, typed: str) -> None:
        """Show the actors one of whose names holds every typed word, and offer to add it."""
        self.typed = typed
        words = folded(typed).split()
        found = self._holding(words) if words else self._all
        self.beginResetModel()
        self.items = []
        for type_id, group in groupby(found, key=lambda person: person.row.type_id):
            kind = self._types[type_id]
            self.items += [Heading(kind.plural or kind.label), *group]
        self.items += self._offers(" ".join(typed.split()), found)
        self._places = {}
        self.endResetModel()

    def _holding(self, words: list[str]) -> list[Person]:
        if self._found_by is None and self._reader:
            names = self._reader.actors.names()
            self._found_by = {
                actor_id: folded("\n".join(spellings)) for actor_id, spellings in names.items()
            }
        by = self._found_by or {}
        first, *rest = words
        found = [person for person in self._all if first in by.get(person.row.id, "")]
        for word in rest:
            found = [person for person in found if word in by[person.row.id]]
        return found

    def _offers(self, name: str, found: list[Person]) -> list[Item]:
        if not name or any(one.row.name.casefold() == name.casefold() for one in found):
            return []
        offers = [
            Offer(name, kind, str(place) if place <= 9 else "")
            for place, kind in enumerate(self.types, start=1)
        ]
        return [Heading(f"Add “{name}” as", capitals=False), *offers]

    # places by id, as `place_kept` asks

    def id_at(self, row: int) -> int:
        """Return the actor of a row, or 0 when the row is no actor's."""
        item = self.items[row] if 0 <= row < len(self.items) else None
        return item.row.id if isinstance(item, Person) else 0

    def place_of(self, actor_id: int) -> int:
        """Return the row of an actor, or −1."""
        if not self._places:
            self._places = {
                item.row.id: place
                for place, item in enumerate(self.items)
                if isinstance(item, Person)
            }
        return self._places.get(actor_id, -1) if actor_id else -1

    def places_of(self, actor_ids: Iterable[int]) -> list[int]:
        """Return the rows of these actors, as far as they are listed."""
        return [place for one in actor_ids if (place := self.place_of(one)) >= 0]

    def first(self, kind: type) -> int:
        """Return the first row of a kind, or −1."""
        return next((at for at, item in enumerate(self.items) if isinstance(item, kind)), -1)

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.items[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        named = isinstance(self.items[index.row()], Person)
        return plain | Qt.ItemFlag.ItemIsEditable if named else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == RowRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return item.row.name if isinstance(item, Person) else told(item)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, Person):
            return plain_tip(of_all(item.row.mentions, item.row.repeated, "mention"))
        return told(item) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        actor_id = self.id_at(index.row())
        if actor_id and role == Qt.ItemDataRole.EditRole and value != index.data():
            self.renamed.emit(actor_id, str(value))
        return False


def told(item: Item) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(item, Heading):
        return item.words
    if isinstance(item, Offer):
        return f"Add {item.name} as {item.type.label}"
    count = item.count
    mentions = of_all(item.row.mentions, item.row.repeated, "mention")
    mentions = mentions or f"{count} mention{'' if count == 1 else 's'}"
    return f"{item.row.name}, {item.type_label}, {mentions}"
