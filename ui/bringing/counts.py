"""How much of each kind a file brings, as a small table of words."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets.labels import PlainLabel
from workbench.exchange.standing import Count

_HEADS = ("New", "Here already", "No place found")


class Counts(QWidget):
    """Show new, known and lost records by kind; a column of which all are none is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bring.counts")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)

    def show_counts(self, counts: Mapping[str, Count]) -> None:
        """Lay the table anew."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        columns = [one for one in range(len(_HEADS)) if one == 0 or _any(counts, one)]
        for at, column in enumerate(columns, 1):
            self._put(0, at, _HEADS[column], "muted")
        for row, (kind, count) in enumerate(counts.items(), 1):
            self._put(row, 0, kind.capitalize())
            for at, column in enumerate(columns, 1):
                self._put(row, at, f"{_of(count, column):,}", "" if _of(count, column) else "muted")
        self._grid.setColumnStretch(len(columns) + 1, 1)
        self.setAccessibleName("What the file brings")
        self.setAccessibleDescription(
            "; ".join(
                f"{kind}: {one.new:,} new, {one.known:,} here already, {one.lost:,} without a place"
                for kind, one in counts.items()
            )
        )

    def _put(self, row: int, column: int, said: str, kind: str = "") -> None:
        label = PlainLabel(said, kind)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(label, row, column, side)


def _of(count: Count, column: int) -> int:
    return (count.new, count.known, count.lost)[column]


def _any(counts: Mapping[str, Count], column: int) -> bool:
    return any(_of(one, column) for one in counts.values())
