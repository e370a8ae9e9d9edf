"""How the Relations place stands: what to show at the left, the chart, the evidence at the right."""

from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import Theme

#: below this many pixels, at 100 %, the place has no room for three columns
_NARROW = 620
_WIDTHS = (216, 540, 330)


class Columns(QSplitter):
    """Stand three columns side by side; a narrow place leaves the first out, unless it is wanted."""

    def __init__(self, theme: Theme, first: QWidget, middle: QWidget, last: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._first = theme, first
        self._folded: bool | None = None  # None: as the place is wide
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part, stretch, least in ((first, 0, 180), (middle, 1, 200), (last, 0, 180)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, stretch)
            part.setMinimumWidth(least)
        self.setSizes([theme.px(width) for width in _WIDTHS])
        theme.changed.connect(self._measure)

    def fold(self) -> None:
        """Show or hide the first column; from now on it stays so, however wide the place."""
        self._folded = not self._first.isHidden()
        self._measure()

    def _measure(self) -> None:
        """Leave the first column out of a narrow place, where it would squeeze the others."""
        self._first.setMinimumWidth(self._theme.px(180))
        narrow = self.width() < self._theme.px(_NARROW)
        self._first.setHidden(narrow if self._folded is None else self._folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def state(self) -> dict[str, Any]:
        """Return what is remembered: the widths, and whether the first column is shown."""
        sizes = bytes(self.saveState().toBase64().data()).decode()
        return {"sizes": sizes, "folded": self._folded}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        if isinstance(state.get("sizes"), str):
            self.restoreState(QByteArray.fromBase64(state["sizes"].encode()))
        self._folded = state["folded"] if isinstance(state.get("folded"), bool) else None
        self._measure()
