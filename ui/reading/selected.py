"""The words selected in one reader: what they are, where they stand, and how they are cited."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF

from ui.context import Target
from workbench.text.citation import cited

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane
    from ui.reading.text_view import TextView


def selected(pane: "ReaderPane") -> Target | None:
    """Return the words selected in a pane, or None."""
    span = pane.view.selected_span()
    return Target(pane.document_id, *span) if span and pane.document_id else None


def citation(pane: "ReaderPane") -> str:
    """Return the selected words with all that a citation names; empty without a selection."""
    quote = pane.view.quote()
    return cited(quote, pane.document, pane.view.pages_selected()) if quote else ""


def place_of(view: "TextView") -> QRect:
    """Return where the selection stands, in global coordinates; the view's own without one."""
    span = view.selected_span()
    rects = view.geometry_of.rects(*span) if span else []
    area = view.viewport()
    seen = [rect for rect in rects if 0 <= rect.center().y() <= area.height()]
    held = QRectF()
    for rect in seen or rects[:1] or [QRectF(area.rect())]:
        held = held.united(rect)
    if held.height() > area.height() / 2:  # nothing can stand beside so much
        held = (seen or rects or [QRectF(area.rect())])[-1]
    place = held.toAlignedRect()
    return QRect(area.mapToGlobal(place.topLeft()), place.size())
