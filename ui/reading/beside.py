"""What stands beside the lines on the screen: coding stripes and who says it, placed once a scroll."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from ui.reading.margins import Stripe, place_stripes
from ui.reading.voices import Tag, place_tags
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.reading.text_view import TextView


#: pixels of the design: the column of names, the pane below which it takes the numbers' place, and
#: the one that has room for bars alone
_NAMES, _NARROW, _NARROWEST = 108, 520, 240


@dataclass(frozen=True, slots=True)
class Room:
    """Hold how many pixels of the margin names have beside the numbers, and whether these stand."""

    names: int
    numbered: bool

    def column(self, theme: Theme, text: int) -> tuple[int, int]:
        """Return the left and right edges of the names, `text` being the left edge of the text."""
        right = text - theme.px(17)
        wide = self.names - theme.px(4) if self.numbered else self.names + theme.px(26)
        return max(theme.px(4), right - wide), right


def room_for(theme: Theme, pane: int, named: bool) -> Room:
    """Return the room for names in a pane of so many pixels; a narrow one has none for numbers."""
    if not named or pane >= theme.px(_NARROW):
        return Room(theme.px(_NAMES) if named else 0, True)
    return Room(theme.px(38) if pane >= theme.px(_NARROWEST) else 0, False)


class Beside:
    """Hold the places of stripes and names of one reader until it scrolls or changes."""

    def __init__(self, view: "TextView") -> None:
        self._view = view
        self._stripes: list[Stripe] | None = None
        self._tags: list[Tag] | None = None

    def forget(self) -> None:
        """Place everything anew when it is next asked for."""
        self._stripes = self._tags = None

    def _seen(self) -> tuple[int, int]:
        return self._view.geometry_of.seen(0, self._view.viewport().height())

    def stripes(self) -> list[Stripe]:
        """Return the coding stripes beside the lines on the screen."""
        if self._stripes is None:
            view, seen = self._view, self._seen()
            marks = [
                mark
                for mark in view.marks.between(*seen)
                if mark.kind == "excerpt" and mark.start >= seen[0]
            ]
            left, room = view.stripes_column()
            self._stripes = place_stripes(view.scene(), marks, left, room)
        return self._stripes

    def tags(self) -> list[Tag]:
        """Return the names beside the lines on the screen, where they are shown."""
        if self._tags is None:
            view, seen = self._view, self._seen()
            shown = view.lights.voices.between(*seen) if view.tells_voices else []
            top = view.top_offset() if shown else 0
            self._tags = place_tags(view.scene(), shown, top, view.voices_column())
        return self._tags

    def tag_at(self, point: QPointF) -> Tag | None:
        """Return the name under a point of the viewport."""
        return next((tag for tag in self.tags() if tag.rect.contains(point)), None)
