"""Where printed pages begin, beside the text, and the way to one by its number."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.context import Context
from ui.reading.folds import Folds
from ui.reading.painting import Scene
from ui.widgets.chooser import Prompt
from workbench.errors import Refusal
from workbench.text.pages import Pages

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane


def paint_pages(
    painter: QPainter,
    scene: Scene,
    pages: Pages,
    folds: Folds,
    seen: tuple[int, int],
    edges: tuple[float, float],
) -> None:
    """Write `p. 3` above the first line of each page, ending at the left edge, and rule it off.

    `edges` are where the numbers end and where the rule does. A page that begins in folded page
    furniture begins where the fold is shown.
    """
    font = scene.theme.panel_font(11)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    left, right = edges
    for start, number in pages.beginning(*seen):
        fold = folds.hiding(start)
        base = scene.geometry.baseline(fold.start if fold else start)
        top = base - scene.theme.px(25)
        words = f"p. {pages.name(number)}"
        painter.setPen(scene.theme.role("muted"))
        # the first line of a text has little room above it
        foot = max(top + 4, metrics.ascent() - 1) if base > 0 else top
        painter.drawText(QPointF(left - metrics.horizontalAdvance(words), foot), words)
        if number > 1:
            painter.setPen(QPen(scene.theme.role("line"), 1))
            painter.drawLine(QPointF(left + scene.theme.px(12), top), QPointF(right, top))


def ask_for_page(context: Context, pane: "ReaderPane") -> None:
    """Ask for a page's number and go there; a document without pages is told so."""
    pages = pane.view.pages
    if not pages.count:
        context.told.emit("This document has no printed pages")
        return
    prompt = Prompt(context.theme, f"Page, {_range(pages)}", pane)
    prompt.said.connect(lambda said: go_to_page(context, pane, said))
    area = pane.view.viewport()
    prompt.ask(area.mapToGlobal(area.rect().topLeft()))


def go_to_page(context: Context, pane: "ReaderPane", said: str) -> None:
    """Bring the beginning of a page to the top of its reader."""
    pages = pane.view.pages
    number = pages.called(said.strip())
    if not number:
        context.refuse(Refusal(f"There is no page {said}; the pages are {_range(pages)}."))
        return
    start, end = pages.span(number)
    pane.view.scroll_to(start)
    pane.view.put_caret(start)
    name = pages.name(number)
    place = f"{number:,} of {pages.count:,}"
    told = f"Page {place}" if name == str(number) else f"Page {name}, {place}"
    context.told.emit(told if end > start else f"{told}: it has no text layer")


def _range(pages: Pages) -> str:
    return f"{pages.name(1)} to {pages.name(pages.count)}"
