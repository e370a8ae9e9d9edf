"""A table whose header sorts: what the tables of metadata and of excerpts have in common."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from ui.models.pages import Column
from ui.theme import Theme
from ui.widgets.lists import RowsView


class SortedRowsView(RowsView):
    """Show rows under a header; `sorted_by` carries the store's sort and whether it descends.

    A header is pressed for ascending, again for descending, a third time for the order that the
    rows have `unsorted`. Columns grow with the theme.
    """

    sorted_by = Signal(str, bool)

    def __init__(self, theme: Theme, columns: Sequence[Column[Any]], unsorted: str) -> None:
        super().__init__(theme, 28)
        self._columns = columns
        self._unsorted = unsorted
        self.sort, self.descending = unsorted, False
        self._scale = theme.scale
        theme.changed.connect(self._rescale_columns)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(False)
        header.setMinimumSectionSize(theme.px(36))
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setAccessibleName("Columns")
        header.sectionClicked.connect(self._pressed)

    def _rescale_columns(self) -> None:
        grown, self._scale = self._theme.scale / self._scale, self._theme.scale
        if grown != 1:
            for place in range(self.horizontalHeader().count()):
                self.setColumnWidth(place, round(self.columnWidth(place) * grown))

    def show_sort(self, sort: str, descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        self.sort, self.descending = sort, descending
        place = next((at for at, column in enumerate(self._columns) if column.sort == sort), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(place >= 0)
        if place >= 0:
            self.horizontalHeader().setSortIndicator(place, order)

    def _pressed(self, place: int) -> None:
        if sort := self._columns[place].sort:
            self.turn(sort)

    def turn(self, sort: str) -> None:
        """Sort by a column; by the one that is sorted by, turn round, then leave it."""
        if sort != self.sort:
            self.sorted_by.emit(sort, False)
        elif not self.descending:
            self.sorted_by.emit(sort, True)
        else:
            self.sorted_by.emit(self._unsorted, False)
