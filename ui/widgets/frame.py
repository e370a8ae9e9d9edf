"""How the places stand: left and right over the whole height, the bottom under the centre."""

import math
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ui.theme import Theme
from ui.widgets.place import Place

NAMES = ("left", "bottom", "right")
#: widths of left and right, height of the bottom, in pixels of the design at 1600×1000
SIZES = {"left": 267, "right": 326, "bottom": 330}
#: the width and height below which no part is squeezed
LEAST = (160, 100)
#: the share of its place that a foot has
FOOT = 0.56


class Frame(QWidget):
    """Lay out the three places around the centre, parted by hairlines that can be dragged."""

    changed = Signal()  # a place was shown, hidden, enlarged or taken back

    def __init__(self, theme: Theme, centre: QWidget, places: dict[str, Place]) -> None:
        super().__init__()
        self._theme = theme
        self._centre = centre
        self.places = places
        self._wanted = dict.fromkeys(NAMES, True)
        self._untouched = True
        self._sizes: dict[str, list[int]] = {}
        self._enlarged = ""
        self._middle = self._splitter(Qt.Orientation.Vertical, centre, places["bottom"])
        self._outer = self._splitter(
            Qt.Orientation.Horizontal, places["left"], self._middle, places["right"]
        )
        for splitter in (self._outer, self._middle):
            splitter.splitterMoved.connect(self._touch)
        self._outer.setStretchFactor(1, 1)
        self._middle.setStretchFactor(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._outer)
        # a panel may want more than a small window has: then it is squeezed, not pushed out
        for part in (centre, *places.values()):
            part.setMinimumSize(*LEAST)
        for name, place in places.items():
            place.enlarged.connect(lambda n=name: self.enlarge(n))
            place.emptied.connect(self._settle)
        self._settle()

    def _splitter(self, orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
        splitter = QSplitter(orientation)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in parts:
            splitter.addWidget(part)
        return splitter

    def _touch(self) -> None:
        self._untouched = False
        self._note_sizes()

    def _note_sizes(self) -> dict[str, list[int]]:
        """Remember the sizes of each splitter as they last were with all of its parts in sight."""
        for name, splitter in (("outer", self._outer), ("middle", self._middle)):
            if all(splitter.sizes()):
                self._sizes[name] = splitter.sizes()
        return dict(self._sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._untouched:  # until the analyst has dragged a hairline, the design's shares hold
            self._share_out()

    def _share_out(self) -> None:
        """Share out the window as the design does: narrower sides in a narrow one, wider by text."""
        width, height = self.width(), self.height()
        part = min(1.0, width / 1600) * math.sqrt(self._theme.scale / 100)
        left, right = (max(round(SIZES[name] * part), LEAST[0]) for name in ("left", "right"))
        self._outer.setSizes([left, max(width - left - right - 2, 100), right])
        bottom = round(height * SIZES["bottom"] / 902)
        self._middle.setSizes([height - bottom - 1, bottom])
        for place in self.places.values():
            place.share_out(FOOT)

    def is_shown(self, name: str) -> bool:
        """Say whether the place is wanted in sight."""
        return self._wanted[name]

    def show_place(self, name: str, shown: bool) -> None:
        """Show or hide a place."""
        self._wanted[name] = shown
        self._enlarged = ""
        self._settle()

    @property
    def enlarged(self) -> str:
        """Return the name of the place that has the whole frame, or empty."""
        return self._enlarged

    def enlarge(self, name: str) -> None:
        """Give the place the whole frame, or take it back when it has it."""
        self._enlarged = "" if self._enlarged == name else name
        self._settle()

    def _settle(self) -> None:
        self._note_sizes()
        for name, place in self.places.items():
            alone = self._enlarged in {"", name}
            place.setVisible(bool(place.tabs.count()) and self._wanted[name] and alone)
        centre = self._enlarged == ""
        self._centre.setVisible(centre)
        self._middle.setVisible(centre or self._enlarged == "bottom")
        self.changed.emit()

    def place_in_use(self, focused: QWidget | None) -> str:
        """Return the place that holds the widget with the focus, else the bottom one."""
        for name, place in self.places.items():
            if focused is not None and place.isAncestorOf(focused):
                return name
        return "bottom"

    def state(self) -> dict[str, Any]:
        """Return what has to be remembered of the layout."""
        return {
            "shown": dict(self._wanted),
            "enlarged": self._enlarged,
            "untouched": self._untouched,
            **self._note_sizes(),
            "places": {name: place.state() for name, place in self.places.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring the layout into a remembered state."""
        self._wanted = {name: bool(state.get("shown", {}).get(name, True)) for name in NAMES}
        self._enlarged = state.get("enlarged", "")
        for name, place in self.places.items():
            place.restore(state.get("places", {}).get(name, {}))
        self._settle()
        self._untouched = bool(state.get("untouched", True))
        for splitter, key in ((self._outer, "outer"), (self._middle, "middle")):
            if len(sizes := state.get(key, [])) == splitter.count():
                splitter.setSizes(sizes)
                self._sizes[key] = sizes

    def reset(self) -> None:
        """Put everything back where it was at first."""
        self.restore({})
        for place in self.places.values():
            if place.tabs.count():
                place.tabs.setCurrentIndex(0)
        self._untouched = True
        self._share_out()
