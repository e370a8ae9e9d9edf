"""What stands beside the text: paragraph numbers on the left, coding stripes on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.reading.painting import Scene
from workbench.model.excerpts import Mark
from workbench.text.numbering import Paragraphs


@dataclass(frozen=True)
class Stripe:
    """Hold one coding stripe: its excerpt, its place and its name in lines that fit."""

    mark: Mark
    rect: QRectF
    lines: tuple[str, ...]


def paint_numbers(
    painter: QPainter, scene: Scene, paragraphs: Paragraphs, seen: tuple[int, int], right: float
) -> None:
    """Write the number of each paragraph that starts in the range, ending at `right`."""
    font = scene.theme.panel_font(11)
    painter.setFont(font)
    painter.setPen(scene.theme.role("muted"))
    metrics = QFontMetricsF(font)
    for number in range(paragraphs.at(seen[0]), len(paragraphs)):
        start = paragraphs.spans[number][0]
        if start >= seen[1]:
            break
        words = str(number + 1)
        base = scene.geometry.baseline(start)
        painter.drawText(QPointF(right - metrics.horizontalAdvance(words), base), words)


def place_stripes(scene: Scene, marks: Sequence[Mark], left: float, width: float) -> list[Stripe]:
    """Return the stripes of the coded excerpts, each beside its first line, lower where taken."""
    metrics = QFontMetricsF(scene.theme.panel_font(11))
    line, gap = metrics.height(), scene.theme.px(3)
    free, placed = float("-inf"), []
    for mark in marks:
        rects = scene.geometry.rects(mark.start, mark.start + 1)
        if not rects or not mark.label:
            continue
        lines = _wrapped(mark.label, metrics, width - scene.theme.px(10))
        top = max(rects[0].center().y() - line / 2, free)
        if top - rects[0].top() > 6 * line:
            continue  # too crowded to say which line it belongs to; the highlight still shows
        rect = QRectF(left, top, width, line * len(lines))
        placed.append(Stripe(mark, rect, lines))
        free = rect.bottom() + gap
    return placed


def _wrapped(words: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """Return the name in at most two lines, cut where it is still too long."""
    if metrics.horizontalAdvance(words) <= width:
        return (words,)
    first, rest = "", words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    cut = Qt.TextElideMode.ElideRight
    if not first or not rest:
        return (metrics.elidedText(words, cut, width),)
    return first, metrics.elidedText(" ".join(rest), cut, width)


def paint_stripes(painter: QPainter, scene: Scene, stripes: Sequence[Stripe]) -> None:
    """Draw a bar in the code's colour and the code's name for each stripe."""
    font = scene.theme.panel_font(11)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    bar, inset = scene.theme.px(3), scene.theme.px(10)
    for stripe in stripes:
        chosen = scene.lights.current == ("excerpt", stripe.mark.id)
        rect = stripe.rect
        painter.fillRect(
            QRectF(rect.left(), rect.top(), bar, rect.height()),
            scene.theme.line(stripe.mark.colour),
        )
        painter.setPen(scene.theme.role("text" if chosen else "muted"))
        for number, words in enumerate(stripe.lines):
            base = rect.top() + metrics.ascent() + number * metrics.height()
            painter.drawText(QPointF(rect.left() + inset, base), words)
