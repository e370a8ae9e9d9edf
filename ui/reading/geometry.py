"""Where stored spans stand on the screen: rectangles of letters, line by line.

A line of one direction needs two edges. A line that holds right-to-left letters is asked run by
run of its glyphs, because neighbours in the text need not be neighbours on the line.
"""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLine
from PySide6.QtWidgets import QTextEdit

from workbench.text.offsets import Positions

#: right-to-left letters and the controls that turn the direction
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: how far a mark reaches above and below the base line, in line distances
ABOVE, BELOW = 0.735, 0.225


class Geometry:
    """Convert between stored offsets and places on the viewport of one text."""

    def __init__(self, view: QTextEdit, positions: Positions) -> None:
        self._view = view
        self.positions = positions

    # places of spans

    def rects(self, start: int, end: int, within: tuple[int, int] | None = None) -> list[QRectF]:
        """Return the rectangles of a stored span on the viewport, in order of its lines.

        `within` holds the stored range beyond which nothing is wanted.
        """
        if within:
            start, end = max(start, within[0]), min(end, within[1])
        if end <= start:
            return []
        first, last = self.positions.to_shown(start), self.positions.to_shown(end)
        block = self._view.document().findBlock(first)
        found: list[QRectF] = []
        while block.isValid() and block.position() < last:
            found += self._in_block(block, first - block.position(), last - block.position())
            block = block.next()
        return found

    def _in_block(self, block: QTextBlock, first: int, last: int) -> list[QRectF]:
        origin = self.origin(block)
        pitch = block.blockFormat().lineHeight()
        layout = block.layout()
        turns = bool(_TURNS.search(block.text()))
        found: list[QRectF] = []
        at = layout.lineForTextPosition(max(first, 0)).lineNumber() if layout.lineCount() else 0
        for number in range(max(at, 0), layout.lineCount()):
            line = layout.lineAt(number)
            begin = line.textStart()
            if begin >= last:
                break
            a, b = max(first, begin), min(last, begin + line.textLength())
            if a >= b:
                continue
            base = origin.y() + line.y() + line.ascent()
            for left, right in _edges(line, a, b, turns):
                top, bottom = round(base - ABOVE * pitch), round(base + BELOW * pitch)
                found.append(QRectF(origin.x() + left, top, right - left, bottom - top))
        return found

    # blocks on the screen

    def scrolled(self) -> QPointF:
        """Return the document's point at the viewport's top left corner."""
        return QPointF(
            self._view.horizontalScrollBar().value(), self._view.verticalScrollBar().value()
        )

    def origin(self, block: QTextBlock) -> QPointF:
        """Return the viewport's point that a block's lines are measured from."""
        layout = self._view.document().documentLayout()
        return layout.blockBoundingRect(block).topLeft() - self.scrolled()

    def blocks(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the blocks between two heights of the viewport, with their rectangles on it."""
        layout = self._view.document().documentLayout()
        scrolled = self.scrolled()
        block = self.block_at(top)
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(-scrolled)
            if rect.top() > bottom:
                return
            if block.isVisible():  # a folded block has no place of its own
                yield block, rect
            block = block.next()

    def block_at(self, height: float) -> QTextBlock:
        """Return the block at a height of the viewport."""
        layout = self._view.document().documentLayout()
        point = QPointF(self._left(), height) + self.scrolled()
        at = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        block = self._view.document().findBlock(max(at, 0))
        # Qt takes folded blocks, which lie nowhere, for what stands at the very top
        if block.isVisible() and layout.blockBoundingRect(block).top() <= point.y():
            return block
        return self._block_from_start(point.y())

    def _block_from_start(self, height: float) -> QTextBlock:
        """Return the last block in sight that begins at or above a height of the document."""
        layout = self._view.document().documentLayout()
        block = found = self._view.document().begin()
        while block.isValid():
            if block.isVisible():
                if layout.blockBoundingRect(block).top() > height:
                    break
                found = block
            block = block.next()
        return found

    def seen(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the stored range of the blocks between two heights of the viewport."""
        shown = [block for block, _ in self.blocks(top, bottom)]
        if not shown:
            return 0, 0
        last = shown[-1].position() + shown[-1].length()
        return (
            self.positions.to_stored(shown[0].position()),
            min(self.positions.to_stored(last), self.positions.length),
        )

    def _left(self) -> float:
        return self._view.document().rootFrame().frameFormat().leftMargin() + 1

    # places of single offsets

    def line_top(self, offset: int) -> float:
        """Return the height of the line that holds a stored offset, on the viewport."""
        position = self.positions.to_shown(offset)
        block = self._view.document().findBlock(position)
        origin = self.origin(block)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return origin.y()
        pitch = block.blockFormat().lineHeight()
        return float(origin.y() + line.y() + line.ascent() - 0.8 * pitch)

    def baseline(self, offset: int) -> float:
        """Return the height of the base line that a stored offset stands on, on the viewport."""
        position = self.positions.to_shown(offset)
        block = self._view.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():  # folded away
            return -1000.0
        return float(self.origin(block).y() + line.y() + line.ascent())

    def caret(self, offset: int) -> QRectF:
        """Return the place of the gap before a stored offset: a rectangle of no width."""
        position = self.positions.to_shown(offset)
        block = self._view.document().findBlock(position)
        origin, pitch = self.origin(block), block.blockFormat().lineHeight()
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return QRectF(origin.x(), origin.y(), 0, pitch)
        base = origin.y() + line.y() + line.ascent()
        left = origin.x() + _x(line, position - block.position())
        return QRectF(left, base - ABOVE * pitch, 0, (ABOVE + BELOW) * pitch)

    def offset_at(self, point: QPointF) -> int:
        """Return the stored offset of the gap between letters nearest to a viewport's point."""
        cursor = self._view.cursorForPosition(point.toPoint())
        block = cursor.block()
        position = cursor.position()
        if _TURNS.search(block.text()):
            position = block.position() + self._nearest_gap(block, position, point)
        return self.positions.to_stored(position)

    def _nearest_gap(self, block: QTextBlock, position: int, point: QPointF) -> int:
        """Return the gap by the glyph under a point: Qt is wrong beside a turn of direction."""
        line = block.layout().lineForTextPosition(position - block.position())
        x = point.x() - self.origin(block).x()
        for at in range(line.textStart(), line.textStart() + line.textLength()):
            for run in line.glyphRuns(at, 1):
                if run.boundingRect().left() <= x < run.boundingRect().right():
                    before = (x < run.boundingRect().center().x()) != run.isRightToLeft()
                    return at if before else at + 1
        return position - block.position()


def _edges(line: QTextLine, first: int, last: int, turns: bool) -> list[tuple[float, float]]:
    """Return the left and right edges of the runs that the letters [first, last) make on a line."""
    inked = line.naturalTextRect()
    if turns:
        parts = sorted((run.left(), run.right()) for run in _runs(line, first, last))
    else:
        parts = [(_x(line, first), _x(line, last))]
    # a space at the end of a line hangs over its edge
    cut = [(max(left, inked.left()), min(right, inked.right())) for left, right in parts]
    return _merged([(left, right) for left, right in cut if right > left])


def _runs(line: QTextLine, first: int, last: int) -> list[QRectF]:
    # cursorToX names the wrong side of a letter where the direction turns; glyphs do not
    return [run.boundingRect() for run in line.glyphRuns(first, last - first)]


def _x(line: QTextLine, at: int) -> float:
    found: Any = line.cursorToX(at)
    # some versions of the binding return the clamped position too
    return float(found[0] if isinstance(found, tuple) else found)


def _merged(parts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for left, right in parts:
        if runs and left - runs[-1][1] < 0.5:
            runs[-1] = (runs[-1][0], max(runs[-1][1], right))
        else:
            runs.append((left, right))
    return runs
