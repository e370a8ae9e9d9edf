"""The code book as a tree that a view can show, rename in and drag about."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from ui.independence import of_all
from ui.models.index import ROOT, Index
from ui.models.pages import IdRole, RowRole
from ui.widgets.labels import plain_tip
from workbench.model.excerpts import Code

MIME = "application/x-sidelight-codes"
CountRole = Qt.ItemDataRole.UserRole + 3


class CodeTree(QAbstractItemModel):
    """Hold the codes in their order under their parents.

    `renamed` carries a code and its new name; `moved` a code, its new parent (0 is the top) and
    the place among its siblings (−1 is last); `merged` codes and the one they are dropped on
    with Ctrl held.
    """

    renamed = Signal(int, str)
    moved = Signal(int, int, int)
    merged = Signal(list, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: dict[int, Code] = {}
        self._under: dict[int, list[int]] = {0: []}
        self._counts: dict[int, int] = {}
        #: of each code, how many excerpts there are and how many of these copies only repeat
        self.tips: dict[int, tuple[int, int]] = {}

    def show_codes(self, codes: Sequence[Code], counts: dict[int, int]) -> None:
        """Show this code book."""
        self.beginResetModel()
        self._codes = {code.id: code for code in codes}
        self._counts = counts
        self._under = {0: []}
        for code in sorted(codes, key=lambda one: (one.position, one.id)):
            self._under.setdefault(code.parent_id, []).append(code.id)
        self.endResetModel()

    def show_counts(self, counts: dict[int, int]) -> None:
        """Show other counts; the tree stands as it is."""
        self._counts = counts
        for code_id in self._codes:
            index = self.index_of(code_id)
            self.dataChanged.emit(index, index, [CountRole])

    @property
    def codes(self) -> dict[int, Code]:
        """Return the codes on show, by id."""
        return self._codes

    def index_of(self, code_id: int) -> QModelIndex:
        """Return where a code stands; invalid when it is gone."""
        code = self._codes.get(code_id)
        if code is None:
            return QModelIndex()
        return self.createIndex(self._under[code.parent_id].index(code_id), 0, code_id)

    def total(self, code_id: int) -> int:
        """Return the excerpts under the code and under those below it (one under both counts twice)."""
        below = sum(self.total(child) for child in self._under.get(code_id, ()))
        return self._counts.get(code_id, 0) + below

    # Qt's side

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        children = self._under.get(int(parent.internalId()) if parent.isValid() else 0, [])
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, index: Index = ROOT) -> Any:
        if not index.isValid():
            return QModelIndex()
        code = self._codes.get(int(index.internalId()))
        return self.index_of(code.parent_id) if code and code.parent_id else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self._under.get(int(parent.internalId()) if parent.isValid() else 0, ()))

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        code = self._codes.get(int(index.internalId())) if index.isValid() else None
        if code is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return code.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(code)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(of_all(*self.tips.get(code.id, (0, 0)), "excerpt"))
        return {RowRole: code, IdRole: code.id, CountRole: self._counts.get(code.id, 0)}.get(role)

    def _told(self, code: Code) -> str:
        key = f", key {code.favourite}" if code.favourite else ""
        count = self._counts.get(code.id, 0)
        said = of_all(*self.tips.get(code.id, (0, 0)), "excerpt")
        said = said or f"{count} excerpt{'' if count == 1 else 's'}"
        return f"{code.name}, {code.colour}{key}, {said}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole and value != index.data():
            self.renamed.emit(int(index.internalId()), str(value))
        return False

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        mime.setData(MIME, ",".join(str(int(index.internalId())) for index in indexes).encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the move; the view shows it when it has been done.

        Returns False, so that the view does not take the dragged rows out by itself.
        """
        dragged = [int(part) for part in bytes(data.data(MIME).data()).split(b",") if part]
        target = int(parent.internalId()) if parent.isValid() else 0
        if action == Qt.DropAction.CopyAction and target and row < 0:
            self.merged.emit([one for one in dragged if one != target], target)
            return False
        for code_id in dragged:
            self.moved.emit(code_id, target, self._place(code_id, target, row))
        return False

    def _place(self, code_id: int, target: int, row: int) -> int:
        """Return the place among the siblings without the code itself."""
        siblings = self._under.get(target, [])
        if row >= 0 and code_id in siblings[:row]:
            return row - 1
        return row
