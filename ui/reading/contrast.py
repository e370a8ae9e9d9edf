"""How one side of a comparison differs from the other: the words, and the signs beside them.

Never by colour alone: words that only this side has stand on a solid line, changed ones on a
broken line, a place where the other side has more has a caret; a sign in the margin says which.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbench.copies.differences import Difference
from workbench.text.spans import IntervalIndex

if TYPE_CHECKING:
    from ui.reading.painting import Scene

Span = tuple[int, int]
#: of each kind on one side: the sign in the margin, and the swatch
_SIGNS = {"changed": ("≠", "yellow"), "only": ("+", "teal"), "lacking": ("−", "orange")}


def _index(spans: Sequence[Span]) -> IntervalIndex:
    # a place without words is found by the letter that it stands before
    return IntervalIndex([a for a, _ in spans], [max(b, a + 1) for a, b in spans])


@dataclass(frozen=True)
class Contrast:
    """Hold the differences of one side: their spans, their kinds, and the words of each.

    `kinds` are changed, only (this side alone has it) or lacking (the other side alone has it).
    """

    spans: Sequence[Span] = ()
    kinds: Sequence[str] = ()
    words: Sequence[tuple[Span, ...]] = ()
    current: int = -1
    index: IntervalIndex = field(default_factory=lambda: IntervalIndex([], []))

    @classmethod
    def of(cls, differences: Sequence[Difference], side: str, current: int = -1) -> "Contrast":
        """Return what one side, left or right, shows of the differences."""
        spans = [getattr(one, side) for one in differences]
        kinds = [
            "changed" if one.kind == "changed" else "only" if one.kind == side else "lacking"
            for one in differences
        ]
        words = [getattr(one, f"{side}_words") for one in differences]
        return cls(spans, kinds, words, current, _index(spans))

    def at(self, current: int) -> "Contrast":
        """Return the same with another difference stepped to."""
        return Contrast(self.spans, self.kinds, self.words, current, self.index)

    def between(self, start: int, end: int) -> list[int]:
        """Return the numbers of the differences in a stored range."""
        return self.index.overlapping(start, end)


def paint_contrast(painter: QPainter, scene: "Scene", seen: Span) -> None:
    """Paint the differences of the stored range `seen` under and beside the text."""
    contrast = scene.lights.contrast
    for number in contrast.between(seen[0], seen[1] + 1):
        _, swatch = _SIGNS[contrast.kinds[number]]
        current = number == contrast.current
        if contrast.words[number]:
            _paint_words(painter, scene, seen, number, current)
        else:
            _paint_caret(painter, scene, contrast.spans[number][0], swatch, current)


def _paint_words(painter: QPainter, scene: "Scene", seen: Span, number: int, current: bool) -> None:
    contrast, theme = scene.lights.contrast, scene.theme
    _, swatch = _SIGNS[contrast.kinds[number]]
    broken = contrast.kinds[number] == "changed"
    thick = max(2, theme.px(2))
    pen = QPen(theme.line(swatch), thick)
    pen.setDashPattern([2.0, 1.5] if broken else [1000.0, 0.1])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    for span in contrast.words[number]:
        for rect in scene.geometry.rects(*span, within=seen):
            painter.fillRect(rect, theme.fill(swatch))
            if current:
                painter.fillRect(rect, _soft(theme.role("accent")))
            painter.setPen(pen)
            bottom = rect.bottom() - thick / 2
            painter.drawLine(QPointF(rect.left(), bottom), QPointF(rect.right(), bottom))


def _soft(colour: QColor) -> QColor:
    colour.setAlpha(56)
    return colour


def _paint_caret(
    painter: QPainter, scene: "Scene", offset: int, swatch: str, current: bool
) -> None:
    """Draw a caret where the other side has words and this one has none."""
    rect, theme = scene.geometry.caret(offset), scene.theme
    wide = theme.px(5)
    x, bottom = rect.left() + 1, rect.bottom()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line(swatch), max(2, theme.px(2 if not current else 3))))
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, bottom))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.line(swatch))
    foot = [QPointF(x - wide, bottom + wide), QPointF(x + wide, bottom + wide), QPointF(x, bottom)]
    painter.drawPolygon(QPolygonF(foot))
    painter.restore()


def paint_signs(painter: QPainter, scene: "Scene", seen: Span, left: float) -> None:
    """Draw a bar and a sign in the margin beside each difference; `left` is where the text begins."""
    contrast, theme = scene.lights.contrast, scene.theme
    wide = max(3, theme.px(3))
    for number in contrast.between(seen[0], seen[1] + 1):
        top, bottom = reach(scene, contrast.spans[number], seen)
        if bottom <= top:
            continue
        sign, swatch = _SIGNS[contrast.kinds[number]]
        current = number == contrast.current
        bar = QRectF(left - theme.px(8), top, wide + (theme.px(2) if current else 0), bottom - top)
        painter.fillRect(bar, theme.role("accent") if current else theme.line(swatch))
        painter.setFont(theme.panel_font(13, bold=True))
        painter.setPen(theme.role("accent") if current else theme.line(swatch))
        box = QRectF(left - theme.px(43), top, theme.px(16), theme.px(20))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sign)


def reach(scene: "Scene", span: Span, seen: Span) -> tuple[float, float]:
    """Return the top and bottom, on the viewport, of the lines that a span stands on."""
    start, end = span
    if end <= start:
        caret = scene.geometry.caret(start)
        return caret.top(), caret.bottom()
    edges = (start, min(start + 1, end)), (max(end - 1, start), end)
    tops = scene.geometry.rects(*edges[0]) if start >= seen[0] else []
    bottoms = scene.geometry.rects(*edges[1]) if end <= seen[1] else []
    if not tops and not bottoms and not (start < seen[0] and end > seen[1]):
        return 0.0, 0.0  # folded away
    top = tops[0].top() if tops else -20.0
    bottom = bottoms[-1].bottom() if bottoms else 100_000.0
    return top, bottom
