"""Who says what, beside and under the text: a bar at the lines, the name in the margin, the words.

A solid bar stands for words as they were spoken, a broken one for words in the author's, a thin one
with hooks for a turn of a talk: the shape tells it, whatever the colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from ui.reading.contrast import reach
from ui.widgets.drawing import elided
from workbench.statements.heard import Heard, at
from workbench.text.spans import IntervalIndex

if TYPE_CHECKING:
    from ui.reading.painting import Scene

Span = tuple[int, int]
NOBODY = "not named"
#: how far left of the text each sort of bar stands, in pixels of the design
_TURN, _INDIRECT, _DIRECT = 13, 9, 5
#: a name is pushed down at most so many lines where others stand
_PUSHED = 2.5
#: code points among which there is a letter to be seen
_NEAR = 40


@dataclass
class Voiced:
    """Hold what is shown of who says what in one reader; `current` is the statement chosen."""

    heard: Sequence[Heard] = ()
    current: Heard | None = None
    index: IntervalIndex = field(default_factory=lambda: IntervalIndex([], []))
    owners: Sequence[int] = ()

    @classmethod
    def of(cls, heard: Sequence[Heard], current: Heard | None = None) -> "Voiced":
        """Index the pieces of statements for painting; the current one is found again by its place."""
        pieces = [(*span, number) for number, one in enumerate(heard) for span in one.spans]
        index = IntervalIndex([one[0] for one in pieces], [one[1] for one in pieces])
        again = next((one for one in heard if current and same(one, current)), None)
        return cls(heard, again, index, [one[2] for one in pieces])

    def between(self, start: int, end: int) -> list[Heard]:
        """Return the statements and turns that have words in a stored range, each once."""
        numbers = [self.owners[piece] for piece in self.index.overlapping(start, end)]
        return [self.heard[number] for number in dict.fromkeys(numbers)]

    def at(self, place: int) -> Heard | None:
        """Return what is said at a place: the shortest statement there, or else the turn."""
        return at(self.between(max(0, place - 1), place + 1), place)


def same(one: Heard, other: Heard) -> bool:
    """Say whether two are the same statement, perhaps put right in between."""
    return (one.kind, one.start) == (other.kind, other.start)


@dataclass(frozen=True)
class Tag:
    """Hold a name in the margin: whose words, where, and in lines that fit."""

    heard: Heard
    rect: QRectF
    lines: tuple[str, ...]


def said(one: Heard) -> str:
    """Return who says it, how and why, as a tooltip and a screen reader tell it."""
    name = one.called or "Nobody is named"
    known = one.speaker if one.actor and one.speaker != one.actor else ""
    if not one.actor_id and one.speaker:
        known = "not known as an actor"
    how = "a turn of the talk" if one.is_turn else _MODES[one.mode]
    first = name + (f" (“{known}”)" if known and one.actor_id else f" ({known})" if known else "")
    by = "; put right by hand" if one.record_id else ""
    return f"{first}: {how}{by}." + (f"\n{one.why[:1].upper()}{one.why[1:]}." if one.why else "")


_MODES = {"direct": "quoted word for word", "indirect": "in the author’s words"}


def place_tags(scene: "Scene", shown: Sequence[Heard], top: int, box: Span) -> list[Tag]:
    """Return the names beside the first line in sight of each; `top` is the first offset in sight.

    `box` are the left and right edges of their column. A name is pushed down where another stands,
    and left out where it would no longer stand by its line.
    """
    left, right = box
    if right - left < scene.theme.px(24):
        return []
    free, placed = float("-inf"), list[Tag]()
    for one in shown:
        # inside a paragraph above the screen, the first line in sight tells whose words they are
        seen = next(((max(start, top), end) for start, end in one.spans if end > top), None)
        if seen is None:
            continue
        metrics = QFontMetrics(_font(scene, one))
        line = metrics.height()
        # a space where a line is broken has no place of its own
        rects = scene.geometry.rects(seen[0], min(seen[1], seen[0] + _NEAR))
        if not rects:
            continue
        place = rects[0].center().y() - line / 2
        height = max(place, free)
        again = placed and placed[-1].heard.called == one.called
        if height - place > (0 if again else _PUSHED * line):
            continue
        room = right - left - (scene.theme.px(11) if one.record_id else 0)  # the mark's
        lines = _wrapped(one.called or NOBODY, metrics, room)
        placed.append(Tag(one, QRectF(left, height, right - left, line * len(lines)), lines))
        free = placed[-1].rect.bottom() + 2
    return placed


def _font(scene: "Scene", one: Heard) -> QFont:
    chosen = one is scene.lights.voices.current
    font = scene.theme.panel_font(11, bold=chosen)
    font.setItalic(not one.actor_id)
    return font


def _wrapped(words: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Return a name in at most two lines, cut where it is still too long."""
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    if not first or not rest:
        return (elided(metrics, words, width),)
    return first, elided(metrics, " ".join(rest), width)


def paint_tags(painter: QPainter, scene: "Scene", tags: Sequence[Tag]) -> None:
    """Write the names, ending at the bars: slanted where no actor is known, a mark where put right."""
    theme = scene.theme
    for tag in tags:
        one, rect = tag.heard, tag.rect
        font = _font(scene, one)
        metrics = QFontMetrics(font)
        chosen = one is scene.lights.voices.current
        painter.setFont(font)
        painter.setPen(theme.role("accent" if chosen else "text" if one.actor_id else "muted"))
        for number, words in enumerate(tag.lines):
            place = QRectF(
                rect.left(), rect.top() + number * metrics.height(), rect.width(), metrics.height()
            )
            painter.drawText(place, int(_AT_RIGHT), words)
        if one.record_id:
            wide = metrics.horizontalAdvance(tag.lines[0])
            middle = QPointF(rect.right() - wide - theme.px(7), rect.top() + metrics.height() / 2)
            _paint_diamond(painter, middle, theme.px(3.5), theme.role("accent"))


_AT_RIGHT = (
    Qt.AlignmentFlag.AlignRight
    | Qt.AlignmentFlag.AlignAbsolute
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextSingleLine
)


def _paint_diamond(painter: QPainter, middle: QPointF, size: float, colour: QColor) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    around = ((0, -size), (size, 0), (0, size), (-size, 0))
    painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in around]))
    painter.restore()


def paint_voices(
    painter: QPainter, scene: "Scene", shown: Sequence[Heard], seen: Span, left: float
) -> None:
    """Paint the bars of what is said in the stored range `seen`; `left` is where the text begins."""
    for one in shown:
        colour = scene.theme.role("accent" if one is scene.lights.voices.current else "muted")
        for span in one.spans:
            if span[0] < seen[1] and span[1] > seen[0]:
                top, bottom = reach(scene, span, seen)
                if bottom > top:
                    _paint_bar(painter, scene, one, (left, top + 1, bottom - 1), colour)


def _paint_bar(
    painter: QPainter,
    scene: "Scene",
    one: Heard,
    place: tuple[float, float, float],
    colour: QColor,
) -> None:
    left, top, bottom = place
    px = scene.theme.px
    if one.is_turn:
        x = left - px(_TURN)
        painter.setPen(QPen(colour, max(1, px(1))))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        for y in (top, bottom):
            painter.drawLine(QPointF(x, y), QPointF(x + px(3), y))
        return
    wide = max(2, px(2.5))
    x = left - px(_DIRECT if one.mode == "direct" else _INDIRECT) + wide / 2
    pen = QPen(colour, wide)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if one.mode == "indirect":
        pen.setDashPattern([1.6, 1.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


def paint_chosen(painter: QPainter, scene: "Scene", seen: Span) -> None:
    """Tint the words of the statement chosen; underline who is named and, dotted, who is cited."""
    theme, one = scene.theme, scene.lights.voices.current
    if one is None:
        return
    tint = theme.role("accent")
    tint.setAlpha(46 if theme.dark else 30)
    for span in one.spans:
        for rect in scene.geometry.rects(*span, within=seen):
            painter.fillRect(rect, tint)
    styles = (one.speaker_span, Qt.PenStyle.SolidLine), (one.source_span, Qt.PenStyle.DotLine)
    for place, style in styles:
        if place is None:
            continue
        painter.setPen(QPen(theme.role("accent"), max(1.5, theme.px(1.5)), style))
        for rect in scene.geometry.rects(*place, within=seen):
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
