"""The rows of a list of statements: in groups that fold, each with a box to check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.drawing import one_line
from workbench.commands.mentions import Spot
from workbench.exporting.sayings import how
from workbench.model.dates import shown
from workbench.statements.arranging import Group, grouped
from workbench.statements.sayings import Saying


@dataclass(frozen=True, slots=True)
class Head:
    """Head the statements of a group; `folded` says that they are hidden."""

    label: str
    count: int
    folded: bool


class SayingsModel(QAbstractListModel):
    """List statements; a row below 0 heads a group. `named` says that each names its speaker."""

    checked_changed = Signal()

    def __init__(self, parent: QObject, named: bool) -> None:
        super().__init__(parent)
        self.named = named
        self.every: Sequence[Saying] = ()
        self._groups: list[Group] = []
        self._rows: list[int] = []
        self._folded: set[str] = set()
        self._checked: set[int] = set()

    def show_sayings(self, every: Sequence[Saying], key: str) -> None:
        """Show others, grouped by a key of GROUPS; of the same places, what was checked stays so."""
        places = {spot(self.every[number]) for number in self._checked}
        self.beginResetModel()
        self.every = every
        self._groups = grouped(every, key)
        self._checked = {number for number, one in enumerate(every) if spot(one) in places}
        self._lay_out()
        self.endResetModel()
        self.checked_changed.emit()

    def _lay_out(self) -> None:
        self._rows = []
        for number, (label, numbers) in enumerate(self._groups):
            if label:
                self._rows.append(-1 - number)
            if label not in self._folded:
                self._rows += numbers

    @property
    def heads(self) -> list[int]:
        """Return the rows that head groups."""
        return [row for row, number in enumerate(self._rows) if number < 0]

    def ordered(self) -> list[Saying]:
        """Return the statements in the order of the groups, folded or not."""
        return [self.every[number] for _, numbers in self._groups for number in numbers]

    # folding

    def fold(self, row: int, on: bool | None = None) -> None:
        """Fold the group that a row heads, or unfold it; without `on` the other way round."""
        if not 0 <= row < len(self._rows) or self._rows[row] >= 0:
            return
        label = self._groups[-1 - self._rows[row]][0]
        if on is not (label in self._folded):
            self.beginResetModel()
            self._folded ^= {label}
            self._lay_out()
            self.endResetModel()

    def head_of(self, row: int) -> int:
        """Return the row that heads a row's group; itself when it is a head, 0 when there is none."""
        while row > 0 and self._rows[row] >= 0:
            row -= 1
        return row

    # checks

    @property
    def checked(self) -> list[Spot]:
        """Return the checked places, in order."""
        return [spot(self.every[number]) for number in sorted(self._checked)]

    def check_all(self, on: bool) -> None:
        """Check all, or none."""
        self._check(range(len(self.every)), on)

    def toggle(self, row: int) -> None:
        """Switch a statement, or all of a group."""
        if 0 <= row < len(self._rows):
            numbers = self._numbers(row)
            self._check(numbers, not set(numbers) <= self._checked)

    def _numbers(self, row: int) -> list[int]:
        number = self._rows[row]
        return self._groups[-1 - number][1] if number < 0 else [number]

    def _check(self, numbers: Iterable[int], on: bool) -> None:
        self._checked = self._checked | set(numbers) if on else self._checked - set(numbers)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.checked_changed.emit()

    def _state(self, row: int) -> Qt.CheckState:
        numbers = set(self._numbers(row))
        if numbers <= self._checked:
            return Qt.CheckState.Checked
        some = numbers & self._checked
        return Qt.CheckState.PartiallyChecked if some else Qt.CheckState.Unchecked

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, row: int) -> Head | Saying | None:
        """Return what stands in a row."""
        if not 0 <= row < len(self._rows):
            return None
        number = self._rows[row]
        if number >= 0:
            return self.every[number]
        label, numbers = self._groups[-1 - number]
        return Head(label, len(numbers), label in self._folded)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.row_at(index.row()) if index.isValid() else None
        if one is None:
            return None
        if role == RowRole:
            return one
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(one)
        return None

    def _told(self, one: Head | Saying) -> str:
        if isinstance(one, Head):
            many = "statement" if one.count == 1 else "statements"
            return f"{one_line(one.label)}, {one.count:,} {many}{', folded' if one.folded else ''}"
        return f"{one_line(one.words)} {', '.join(under(one, self.named))}"


def under(one: Saying, named: bool) -> list[str]:
    """Return what stands under the words: who, when, where and how."""
    copied = "in a copy" if one.repeated else ""
    when, where = shown(one.cited.published), one.cited.outlet or one.cited.title
    parts = [speaker(one) if named else "", when, where, how(one), copied]
    return [one_line(part) for part in parts if part]


def speaker(one: Saying) -> str:
    """Return who speaks: an actor, the text's own words in quotation marks, or that it is open."""
    if one.heard.actor:
        return one.heard.actor
    return f"“{one.heard.speaker}”" if one.heard.speaker else "Not said who"


def spot(one: Saying) -> Spot:
    """Return the place of a statement, from its first word to its last."""
    return one.document_id, one.heard.start, one.heard.end
