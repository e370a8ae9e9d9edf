"""The links of a text in its reader: where they lead is told, never followed."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPen

from ui.context import Context
from ui.reading.folds import Folds
from ui.reading.painting import Scene
from workbench.model.documents import Piece

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane


class Links:
    """Hold the links of one text, by place."""

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        self._links = sorted(
            (one for one in pieces if one.kind == "link"), key=lambda one: one.start
        )
        self._starts = [one.start for one in self._links]

    def at(self, offset: int) -> Piece | None:
        """Return the link that the letter at a stored offset, or the one before it, stands in."""
        for place in (offset, offset - 1):
            before = bisect_right(self._starts, place) - 1
            if before >= 0 and place < self._links[before].end:
                return self._links[before]
        return None

    def between(self, start: int, end: int) -> list[Piece]:
        """Return the links that stand in a range."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [
            one for one in self._links[first : bisect_right(self._starts, end)] if one.end > start
        ]

    def touching(self, start: int, end: int) -> Piece | None:
        """Return the link at a span's start, or the first one that begins in it."""
        after = bisect_right(self._starts, start)
        within = after < len(self._links) and self._starts[after] < end
        return self.at(start) or (self._links[after] if within else None)


def paint_links(
    painter: QPainter, scene: Scene, links: Links, folds: Folds, seen: tuple[int, int]
) -> None:
    """Underline the links in the range with dots; painted, as a page may hold thousands."""
    painter.setPen(QPen(scene.theme.role("muted"), 1, Qt.PenStyle.DotLine))
    for link in links.between(*seen):
        if folds.hiding(link.start):
            continue
        for rect in scene.geometry.rects(link.start, link.end, within=seen):
            line = rect.adjusted(0, 0, 0, -scene.theme.px(2))
            painter.drawLine(line.bottomLeft(), line.bottomRight())


def copy_address(context: Context, pane: "ReaderPane") -> None:
    """Copy where the link at the cursor or in the selection leads, and say it."""
    view = pane.view
    start, end = view.selected_span() or (view.caret_offset(), view.caret_offset())
    if link := view.links.touching(start, end):
        QGuiApplication.clipboard().setText(link.said)
        context.told.emit(f"Copied {link.said}")
    else:
        context.told.emit("There is no link at the cursor")
