"""Lists with a box before each row, and one before each heading that ticks its whole group."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from ui.models.index import ROOT, Index


class TickedRows(QAbstractListModel):
    """Hold rows with boxes; a list says what `toggle` does and, in `data`, how each box stands."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Any] = []

    def toggle(self, row: int) -> None:
        """Switch a row, or all that stand under a heading."""
        raise NotImplementedError

    def tell_ticked(self) -> None:
        """Show every box anew, as after several were ticked."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        checkable = Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag(0)
        return super().flags(index) | checkable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True


def box_of(ticked: int, count: int) -> Qt.CheckState:
    """Return how a box stands over so many rows, of which so many are ticked."""
    if ticked == count:
        return Qt.CheckState.Checked
    return Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
