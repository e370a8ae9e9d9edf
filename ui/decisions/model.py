"""The rows of decisions that wait: in groups by what speaks against them, each of which folds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from ui.decisions.words import GROUPS, commented, group_of, quoted, what
from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from workbench.actors.names import folded
from workbench.review.cases import Case


@dataclass(frozen=True, slots=True)
class Head:
    """Head the decisions of a group; `folded` says that they are hidden."""

    label: str
    count: int
    folded: bool


class DecisionsModel(QAbstractListModel):
    """Hold cases in memory and narrow them while one types."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.every: Sequence[Case] = ()
        self.typed = ""
        self._said: dict[int, str] = {}
        self._folded: set[str] = set()
        self._rows: list[Head | Case] = []
        self._places: dict[int, int] = {}

    def show_cases(self, every: Sequence[Case]) -> None:
        """Hold others, narrowed and folded as before."""
        self.every = every
        self._said = {}
        self._lay_out()

    def drop(self, gone: Callable[[Case], bool]) -> None:
        """Take out what was decided, before the store is asked again."""
        self.every = [one for one in self.every if not gone(one)]
        self._lay_out()

    def narrow(self, typed: str) -> None:
        """Show the cases that hold every typed word."""
        self.typed = typed
        self._lay_out()

    def _lay_out(self) -> None:
        groups: dict[str, list[Case]] = {label: [] for label in GROUPS}
        for one in self._found():
            groups[group_of(one)].append(one)
        self.beginResetModel()
        self._rows = []
        for label, cases in groups.items():
            if cases:
                hidden = label in self._folded
                self._rows.append(Head(label, len(cases), hidden))
                self._rows += () if hidden else cases
        self._places = {
            row.verdict.id: at for at, row in enumerate(self._rows) if isinstance(row, Case)
        }
        self.endResetModel()

    def _found(self) -> Iterable[Case]:
        words = folded(self.typed).split()
        if not words:
            return self.every
        if not self._said:
            self._said = {one.verdict.id: folded(told(one)) for one in self.every}
        return [
            one for one in self.every if all(word in self._said[one.verdict.id] for word in words)
        ]

    def fold(self, row: int, on: bool | None = None) -> None:
        """Fold the group that a row heads, or unfold it; without `on` the other way round."""
        head = self.row_at(row)
        if isinstance(head, Head) and on is not head.folded:
            self._folded ^= {head.label}
            self._lay_out()

    def head_of(self, row: int) -> int:
        """Return the row that heads a row's group."""
        while row > 0 and not isinstance(self._rows[row], Head):
            row -= 1
        return row

    @property
    def heads(self) -> list[int]:
        """Return the rows that head groups."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Head)]

    def place_of(self, verdict_id: int) -> int:
        """Return the row of a decision, or −1."""
        return self._places.get(verdict_id, -1)

    def case(self, verdict_id: int) -> Case | None:
        """Return the case of a decision, shown or not."""
        return next((one for one in self.every if one.verdict.id == verdict_id), None)

    def row_at(self, row: int) -> Head | Case | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row_at(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == RowRole:
            return one
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(one)
        return None


def told(one: Head | Case) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(one, Head):
        many = "decision" if one.count == 1 else "decisions"
        return f"{one.label}, {one.count:,} {many}{', folded' if one.folded else ''}"
    doubts = (doubt.words for doubt in one.doubts)
    parts = (quoted(one), one.reviewer, what(one), commented(one), *doubts)
    return ", ".join(filter(None, parts))
