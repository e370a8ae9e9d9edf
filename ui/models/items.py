"""A short list held in memory, shown whole."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject

from ui.models.index import ROOT, Index


class Items(QAbstractListModel):
    """Hold items; a list says in `data` what is shown of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: Sequence[Any] = ()

    def show_items(self, items: Sequence[Any]) -> None:
        """Hold other items."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)
