"""The rows of the queue: a suggested name, what it is taken for, and how often it stands open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from workbench.actors.names import folded
from workbench.model.actors import ActorType
from workbench.model.decisions import SuggestedActor
from workbench.ports import Reader

#: what stands for a type that nothing in the text tells
NOT_TOLD = ActorType(label="Type not told", colour="grey", shape="o")


@dataclass(frozen=True, slots=True)
class Queue:
    """Hold all that the queue shows: the names, the types by key, and known actors by folded name."""

    rows: tuple[SuggestedActor, ...] = ()
    types: Mapping[str, ActorType] | None = None
    known: Mapping[str, tuple[int, str]] | None = None


def read_queue(reader: Reader, document_ids: Sequence[int] = ()) -> Queue:
    """Return the queue of these documents or of all; safe in any thread with its own reader."""
    known: dict[str, tuple[int, str]] = {}
    shared: set[str] = set()
    for actor_id, names in reader.actors.names().items():
        for key in {folded(name) for name in names}:
            if key in known:
                shared.add(key)
            known[key] = (actor_id, names[0])
    for key in shared:
        del known[key]
    rows = tuple(reader.suggested.actors(document_ids))
    return Queue(rows, {one.key: one for one in reader.actor_types.find()}, known)


class SuggestionsModel(QAbstractListModel):
    """Hold the queue in memory and narrow it while one types."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = Queue()
        self._numbers: dict[str, int] = {}
        self._places: dict[int, int] = {}
        self.items: list[SuggestedActor] = []
        self.typed = ""

    def show_queue(self, queue: Queue) -> None:
        """Show another queue, narrowed as before."""
        self._queue = queue
        for row in queue.rows:  # a name keeps its number however often the queue is read
            self._numbers.setdefault(row.key, len(self._numbers) + 1)
        self.narrow(self.typed)

    def narrow(self, typed: str) -> None:
        """Show the names that hold every typed word."""
        self.typed = typed
        words = folded(typed).split()
        self.beginResetModel()
        self.items = [row for row in self._queue.rows if all(word in row.key for word in words)]
        self._places = {}
        self.endResetModel()

    def drop(self, key: str) -> None:
        """Take a name out that was decided, before the store is asked again."""
        row = next((at for at, one in enumerate(self.items) if one.key == key), -1)
        if row >= 0:
            self.beginRemoveRows(ROOT, row, row)
            del self.items[row]
            self._places = {}
            self.endRemoveRows()

    @property
    def total(self) -> int:
        """Return how many names wait."""
        return len(self._queue.rows)

    def type_of(self, row: SuggestedActor) -> ActorType:
        """Return the type that a name is taken for; its id is 0 where nothing tells it."""
        return (self._queue.types or {}).get(row.type, NOT_TOLD)

    @property
    def types(self) -> list[ActorType]:
        """Return the types in the project's order."""
        held = (self._queue.types or {}).values()
        return sorted(held, key=lambda one: (one.position, one.id))

    def known(self, row: SuggestedActor) -> tuple[int, str]:
        """Return the one actor of the project that bears the name, or (0, '')."""
        return self.bearer(row.key)

    def bearer(self, key: str) -> tuple[int, str]:
        """Return the one actor of the project that bears a folded name, or (0, '')."""
        return (self._queue.known or {}).get(key, (0, ""))

    # places by id, as `place_kept` asks

    def id_at(self, row: int) -> int:
        """Return the number of a row's name, 0 for no row."""
        return self._numbers[self.items[row].key] if 0 <= row < len(self.items) else 0

    def place_of(self, number: int) -> int:
        """Return the row of a name, or −1."""
        if not self._places:
            self._places = {self._numbers[one.key]: at for at, one in enumerate(self.items)}
        return self._places.get(number, -1)

    def places_of(self, numbers: Iterable[int]) -> list[int]:
        """Return the rows of these names, as far as they are listed."""
        return [place for one in numbers if (place := self.place_of(one)) >= 0]

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.items[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return self.told(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def told(self, row: SuggestedActor) -> str:
        """Return a row as a screen reader says it."""
        return f"{row.name}, {self.detail(row)}, {row.mentions} places"

    def detail(self, row: SuggestedActor) -> str:
        """Return what a name is taken for, and in how many documents it stands."""
        _, known = self.known(row)
        taken = f"more of {known}" if known else self.type_of(row).label
        return f"{taken} · {row.documents:,} document{'' if row.documents == 1 else 's'}"
