"""Paint what lies under the text: highlights in bands, underlines, what was found, odd characters."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from ui.reading.contrast import paint_contrast
from ui.reading.dotted import paint_dotted
from ui.reading.geometry import Geometry
from ui.reading.lights import Lights
from ui.reading.marks import MarkSet, key
from ui.theme import Theme
from workbench.model.excerpts import Mark
from workbench.text.spans import stretches

#: characters that draw nothing and yet change what is read: bidi controls, C0 and C1 controls
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


@dataclass(frozen=True)
class Scene:
    """Hold all that one painting of a reader needs."""

    text: str
    marks: MarkSet
    lights: Lights
    geometry: Geometry
    theme: Theme


def paint_marks(painter: QPainter, scene: Scene, seen: tuple[int, int]) -> None:
    """Paint what lies under the text of the stored range `seen`."""
    marks = [_previewed(mark, scene.lights) for mark in scene.marks.between(*_wide(scene, seen))]
    excerpts = [mark for mark in marks if mark.kind == "excerpt"]
    mentions = [mark for mark in marks if mark.kind == "mention"]
    _paint_spot(painter, scene, seen)
    _paint_bands(painter, scene, seen, excerpts)
    paint_contrast(painter, scene, seen)
    _paint_lit(painter, scene, seen, mentions)
    _paint_found(painter, scene, seen)
    paint_dotted(painter, scene, seen, mentions)
    _paint_underlines(painter, scene, seen, mentions)
    _paint_current(painter, scene, seen, excerpts)
    _paint_hidden(painter, scene, seen)


def _wide(scene: Scene, seen: tuple[int, int]) -> tuple[int, int]:
    """Return the range to look for marks in; a previewed excerpt may have left its stored place."""
    preview = scene.lights.preview
    if preview is None:
        return seen
    start, end = seen
    for mark in scene.marks.of("excerpt", preview[0]):
        start, end = min(start, mark.start), max(end, mark.end)
    return start, end


def _previewed(mark: Mark, lights: Lights) -> Mark:
    preview = lights.preview
    if preview is None or mark.kind != "excerpt" or mark.id != preview[0]:
        return mark
    return Mark("excerpt", mark.id, preview[1], preview[2], mark.owner_id, mark.label, mark.colour)


def _paint_spot(painter: QPainter, scene: Scene, seen: tuple[int, int]) -> None:
    colour = scene.theme.role("selection")
    for rect in scene.geometry.rects(*scene.lights.spot, within=seen):
        painter.fillRect(rect, colour)


def _paint_bands(
    painter: QPainter, scene: Scene, seen: tuple[int, int], excerpts: list[Mark]
) -> None:
    """Fill excerpts; where some overlap, each has a band of the line's height."""
    for start, end, covering in stretches([(mark.start, mark.end) for mark in excerpts]):
        colours = [scene.theme.fill(excerpts[number].colour) for number in covering]
        for rect in scene.geometry.rects(start, end, within=seen):
            for band, colour in zip(bands(rect, len(colours)), colours, strict=True):
                painter.fillRect(band, colour)


def bands(rect: QRectF, count: int) -> list[QRectF]:
    """Split a rectangle into `count` bands, top to bottom, a hairline apart where there is room."""
    height = rect.height() / count
    air = 1.0 if height >= 4 else 0.0
    return [
        QRectF(
            rect.left(),
            round(rect.top() + height * n),
            rect.width(),
            round(rect.top() + height * (n + 1))
            - round(rect.top() + height * n)
            - (air if n < count - 1 else 0),
        )
        for n in range(count)
    ]


def _paint_lit(
    painter: QPainter, scene: Scene, seen: tuple[int, int], mentions: list[Mark]
) -> None:
    """Fill the mentions of the chosen actor, and the current mention more strongly."""
    soft, strong = scene.theme.role("accent_soft"), _between(scene.theme)
    for mark in mentions:
        current = key(mark) == scene.lights.current
        if current or (scene.lights.actor_id and mark.owner_id == scene.lights.actor_id):
            for rect in scene.geometry.rects(mark.start, mark.end, within=seen):
                painter.fillRect(rect, strong if current else soft)


def _between(theme: Theme) -> QColor:
    """Return a colour a third of the way from the soft accent to the accent."""
    soft, accent = theme.role("accent_soft"), theme.role("accent")
    pairs = (soft.red(), accent.red()), (soft.green(), accent.green()), (soft.blue(), accent.blue())
    return QColor(*(round(one + (other - one) * 0.3) for one, other in pairs))


def _paint_found(painter: QPainter, scene: Scene, seen: tuple[int, int]) -> None:
    found = scene.lights.found
    plain, current = scene.theme.role("find"), scene.theme.role("find_current")
    for number in found.between(*seen):
        for rect in scene.geometry.rects(*found.spans[number], within=seen):
            painter.fillRect(rect, current if number == found.current else plain)


def _paint_underlines(
    painter: QPainter, scene: Scene, seen: tuple[int, int], mentions: list[Mark]
) -> None:
    """Underline mentions in their type's colour; those that share letters stand below each other."""
    thick = max(2, scene.theme.px(2))
    for start, end, covering in stretches([(mark.start, mark.end) for mark in mentions]):
        for rect in scene.geometry.rects(start, end, within=seen):
            for lane, number in enumerate(covering):
                colour = scene.theme.line(mentions[number].colour)
                top = rect.bottom() - thick + lane * (thick + 1)
                painter.fillRect(QRectF(rect.left(), top, rect.width(), thick), colour)


def _paint_current(
    painter: QPainter, scene: Scene, seen: tuple[int, int], excerpts: list[Mark]
) -> None:
    """Frame the chosen excerpt and show the handles that resize it."""
    chosen = [mark for mark in excerpts if key(mark) == scene.lights.current]
    if not chosen:
        return
    mark = chosen[0]
    line = scene.theme.line(mark.colour)
    rects = scene.geometry.rects(mark.start, mark.end, within=seen)
    painter.setPen(QPen(line, 1))
    for rect in rects:
        painter.fillRect(rect, _over(scene.theme.role("selection"), 110))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    ends = ((mark.start, mark.start + 1, True), (mark.end - 1, mark.end, False))
    for start, end, at_start in ends:
        for handle in handles(scene, start, end, at_start):
            painter.fillRect(handle, line)


def handles(scene: Scene, start: int, end: int, at_start: bool) -> list[QRectF]:
    """Return the bar at the outer edge of an excerpt's first or last letter, which is the span."""
    wide = scene.theme.px(3)
    rects = scene.geometry.rects(start, end)[:1]
    left = at_start != turned(scene.text, start)
    return [
        QRectF((rect.left() if left else rect.right()) - wide / 2, rect.top(), wide, rect.height())
        for rect in rects
    ]


def turned(text: str, at: int) -> bool:
    """Say whether the letter reads right to left, so that it starts at its right edge."""
    return bool(re.match("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]", text[at : at + 1]))


def _over(colour: QColor, alpha: int) -> QColor:
    colour.setAlpha(alpha)
    return colour


def _paint_hidden(painter: QPainter, scene: Scene, seen: tuple[int, int]) -> None:
    """Put a small bar where a character draws nothing and yet is there."""
    colour = _over(scene.theme.role("danger"), 150)
    for found in HIDDEN.finditer(scene.text, *seen):
        rect = scene.geometry.caret(found.start())
        painter.fillRect(QRectF(rect.left() - 1, rect.top(), 3, rect.height()), colour)
