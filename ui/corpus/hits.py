"""The rows of the results: documents, each with where its hits lie, and the hits under them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from ui.models.index import ROOT, Index
from ui.models.pages import RowRole
from ui.widgets.drawing import one_line
from workbench.commands.mentions import Spot
from workbench.ports import Findings, Found, Hit

#: hits of a document that stand in the list before it is asked for all
FIRST = 5


@dataclass(frozen=True, slots=True)
class Group:
    """Head the hits of one document."""

    found: Found


@dataclass(frozen=True, slots=True)
class More:
    """Offer what is not listed: other hits of a document, or with 0 other documents."""

    document_id: int
    words: str


Row = Group | Hit | More


class HitsModel(QAbstractListModel):
    """List documents, each followed by its hits, in the search's order; hits can be checked."""

    checked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.findings = Findings(0, [])
        self._whole: set[int] = set()
        self._checked: set[Spot] = set()

    def show_findings(self, findings: Findings) -> None:
        """Show these documents; what was checked and is still there stays checked."""
        self.findings = findings
        self._whole &= {found.document_id for found in findings.found}
        there = {spot(hit) for found in findings.found for hit in found.hits}
        self._checked &= there
        self._lay_out()
        self.checked_changed.emit()

    def show_all(self, document_id: int) -> None:
        """List every hit of a document."""
        self._whole.add(document_id)
        self._lay_out()

    def _lay_out(self) -> None:
        self.beginResetModel()
        self.rows = []
        for found in self.findings.found:
            whole = found.document_id in self._whole or len(found.hits) <= FIRST + 1
            self.rows += [Group(found), *(found.hits if whole else found.hits[:FIRST])]
            if not whole:
                words = f"{len(found.starts) - FIRST} more in this document"
                self.rows.append(More(found.document_id, words))
        if rest := self.findings.documents - len(self.findings.found):
            self.rows.append(More(0, f"{rest:,} more document{'' if rest == 1 else 's'}"))
        self.endResetModel()

    # checks

    @property
    def count(self) -> int:
        """Return how many places are checked."""
        return len(self._checked)

    @property
    def checked(self) -> tuple[Spot, ...]:
        """Return the checked places, by document and place."""
        return tuple(sorted(self._checked))

    def check(self, spots: Iterable[Spot], on: bool) -> None:
        """Check places or take the checks off."""
        (self._checked.update if on else self._checked.difference_update)(spots)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.checked_changed.emit()

    def check_all(self, on: bool) -> None:
        """Check every hit of the documents listed, also those not yet unfolded; or none."""
        self.check((one for found in self.findings.found for one in _spots(found)), on)

    def toggle(self, place: int) -> None:
        """Switch a hit, or all hits of a document."""
        row = self.rows[place]
        if isinstance(row, More):
            return
        spots = _spots(row.found) if isinstance(row, Group) else _spot_of(row)
        self.check(spots, self._state(row) != Qt.CheckState.Checked)

    def _state(self, row: Row) -> Qt.CheckState | None:
        spots = _spots(row.found) if isinstance(row, Group) else _spot_of(row)
        if not spots:
            return None
        count = sum(one in self._checked for one in spots)
        if count == len(spots):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked

    # Qt's side

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _told(row)
        return None


def heading(found: Found) -> str:
    """Return what a found document is headed with."""
    return f"{found.title} · older version" if found.older else found.title


def _told(row: Row) -> str:
    if isinstance(row, Group):
        return f"{heading(row.found)}, {len(row.found.starts)} found"
    if isinstance(row, More):
        return f"Show {row.words}"
    return one_line(row.before + row.found + row.after)


def spot(hit: Hit) -> Spot:
    """Return the place of a hit."""
    return hit.document_id, hit.start, hit.end


def _spot_of(row: Row) -> list[Spot]:
    return [spot(row)] if isinstance(row, Hit) and row.end > row.start else []


def _spots(found: Found) -> list[Spot]:
    return [spot(hit) for hit in found.hits if hit.end > hit.start]
