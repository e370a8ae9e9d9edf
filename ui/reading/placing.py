"""In which pane a document opens."""

from typing import TYPE_CHECKING

from ui.context import Target

if TYPE_CHECKING:
    from ui.reading.area import ReaderArea
    from ui.reading.pane import ReaderPane

MOST_PANES = 4


def pane_for(area: "ReaderArea", target: Target) -> "ReaderPane":
    """Return the pane that the target names, one beside, one that holds it, or the one in use.

    Panes come up where there are too few. Words wanted beside are shown where their document is
    open already, rather than twice.
    """
    if 0 <= target.pane < MOST_PANES:
        if target.pane >= len(area.panes):
            area.set_count(target.pane + 1)
        return area.panes[target.pane]
    holding = [pane for pane in area.panes if pane.document_id == target.document_id]
    if target.beside and not (holding and target.end > target.start):
        return _pane_beside(area, target.document_id)
    return holding[0] if holding and area.active not in holding else area.active


def _pane_beside(area: "ReaderArea", document_id: int) -> "ReaderPane":
    """Return another pane than the one in use: one that holds it, an empty one, or the next."""
    if len(area.panes) == 1:
        area.set_count(2)
    panes, active = area.panes, area.active
    others = [pane for pane in panes if pane is not active]
    holding = [pane for pane in others if pane.document_id == document_id]
    empty = [pane for pane in others if not pane.document_id]
    return (holding or empty or [panes[(panes.index(active) + 1) % len(panes)]])[0]
