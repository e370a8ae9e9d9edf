"""The rows of a concordance: lines in groups that fold, each line with a box to check."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.drawing import one_line
from workbench.commands.mentions import Spot
from workbench.queries.concordance import Line, Places, Window
from workbench.queries.contexts import Contexts, Group


@dataclass(frozen=True, slots=True)
class Head:
    """Head the lines of a group; `folded` says that they are hidden."""

    label: str
    count: int
    folded: bool


class LinesModel(QAbstractListModel):
    """List lines by their places among all that were found; a row below 0 heads a group.

    Checks belong to lines: one that stands in several groups is checked in all.
    """

    checked_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.contexts = Contexts()
        self.groups: Sequence[Group] = ()
        self.window = Window()
        self._rows: Places = np.zeros(0, dtype=np.int64)
        self._folded: set[str] = set()
        self._checked = np.zeros(0, dtype=bool)
        self._states: dict[int, Qt.CheckState] = {}

    def show_contexts(self, contexts: Contexts, groups: Sequence[Group], window: Window) -> None:
        """Show other lines; what was checked is not."""
        self.contexts = contexts
        self._checked = np.zeros(len(contexts.lines), dtype=bool)
        self._folded.clear()
        self.show_groups(groups, window)
        self.checked_changed.emit()

    def show_groups(self, groups: Sequence[Group], window: Window) -> None:
        """Show some of the lines in this order; groups that were folded stay so."""
        self.beginResetModel()
        self.groups, self.window = groups, window
        self._states.clear()
        rows = [np.zeros(0, dtype=np.int64)]
        for number, group in enumerate(groups):
            if group.label:
                rows.append(np.array([-1 - number]))
            if group.label not in self._folded:
                rows.append(group.places)
        self._rows = np.concatenate(rows)
        self.endResetModel()

    @property
    def grouped(self) -> bool:
        """Say whether the lines stand under heads."""
        return any(group.label for group in self.groups)

    def shown(self) -> Iterator[tuple[str, Line]]:
        """Return the lines of all groups in order, folded or not, each with its group's label.

        What the model shows later makes no difference to it.
        """
        lines, window, groups = self.contexts.lines, self.window, self.groups
        return (
            (group.label, window.of(lines[place]))
            for group in groups
            for place in group.places.tolist()
        )

    @property
    def shown_count(self) -> int:
        """Return how many lines stand in some group."""
        shown = np.zeros(len(self.contexts.lines), dtype=bool)
        for group in self.groups:
            shown[group.places] = True
        return int(shown.sum())

    # folding

    def fold(self, row: int, on: bool | None = None) -> None:
        """Fold the group that a head stands for, or unfold it; without `on` the other way round."""
        group = self._group(row)
        folded = group is not None and group.label in self._folded
        if group is None or on is folded:
            return
        self._folded ^= {group.label}
        self.show_groups(self.groups, self.window)

    def fold_all(self, on: bool) -> None:
        """Fold all groups, or none."""
        self._folded = {group.label for group in self.groups if group.label} if on else set()
        self.show_groups(self.groups, self.window)

    def head_of(self, row: int) -> int:
        """Return the row that heads a row's group; itself when it is a head, 0 when there is none."""
        while row > 0 and self._rows[row] >= 0:
            row -= 1
        return row

    def _group(self, row: int) -> Group | None:
        place = int(self._rows[row]) if 0 <= row < len(self._rows) else 0
        return self.groups[-1 - place] if place < 0 else None

    # checks

    @property
    def count(self) -> int:
        """Return how many lines are checked."""
        return int(self._checked.sum())

    @property
    def checked(self) -> tuple[Spot, ...]:
        """Return the checked places, by document and place."""
        lines = self.contexts.lines
        return tuple(spot(lines[place]) for place in np.flatnonzero(self._checked).tolist())

    def check_all(self, on: bool) -> None:
        """Check all lines shown but those of page furniture; or take every check off."""
        if not on:
            self._check(np.flatnonzero(self._checked), False)
        elif self.groups:
            self._check(np.concatenate([self._text(group) for group in self.groups]), True)

    def toggle(self, row: int) -> None:
        """Switch a line, or all lines of a group but those of page furniture."""
        group = self._group(row)
        if group is not None:
            self._check(self._text(group), self._state(row) != Qt.CheckState.Checked)
        elif 0 <= row < len(self._rows):
            place = self._rows[row : row + 1]
            self._check(place, not self._checked[place[0]])

    def _text(self, group: Group) -> Places:
        return group.places[~self.contexts.furnished[group.places]]

    def _check(self, places: Places, on: bool) -> None:
        self._checked[places] = on
        self._states.clear()
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.checked_changed.emit()

    def _state(self, row: int) -> Qt.CheckState:
        group, place = self._group(row), int(self._rows[row])
        if group is None:
            return Qt.CheckState.Checked if self._checked[place] else Qt.CheckState.Unchecked
        if place not in self._states:
            self._states[place] = self._state_of(group)
        return self._states[place]

    def _state_of(self, group: Group) -> Qt.CheckState:
        if not self._checked[group.places].any():
            return Qt.CheckState.Unchecked
        whole = self._checked[self._text(group)].all()
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, row: int) -> Head | Line:
        """Return what stands in a row."""
        place = int(self._rows[row])
        if place >= 0:
            return self.contexts.lines[place]
        group = self.groups[-1 - place]
        return Head(group.label, len(group.places), group.label in self._folded)

    def in_furniture(self, row: int) -> bool:
        """Say whether a row is a line of page furniture."""
        return bool(self._rows[row] >= 0 and self.contexts.furnished[self._rows[row]])

    def title(self, line: Line) -> str:
        """Return what a line's document is shown as."""
        cited = self.contexts.cited.get(line.document_id)
        return cited.title if cited else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == RowRole:
            return self.row_at(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index.row())
        return None

    def _told(self, row: int) -> str:
        one = self.row_at(row)
        if isinstance(one, Head):
            lines = "line" if one.count == 1 else "lines"
            return f"{one_line(one.label)}, {one.count:,} {lines}{', folded' if one.folded else ''}"
        said = self.window.of(one)
        where = "Page furniture: " if self.in_furniture(row) else ""
        return where + one_line(said.left + said.found + said.right)


def spot(line: Line) -> Spot:
    """Return the place of a line."""
    return line.document_id, line.start, line.end
