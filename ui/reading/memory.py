"""What the window remembers of the readers between two sittings."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbench.ports import Store

if TYPE_CHECKING:
    from ui.reading.area import ReaderArea
    from ui.reading.pane import ReaderPane


def state(area: "ReaderArea") -> dict[str, Any]:
    """Return the pane in use, the link and each pane's document, top line's offset and zoom."""
    return {
        "active": area.panes.index(area.active),
        "link": area.link,
        "panes": [
            {
                "document": pane.document_id,
                "top": pane.view.top_offset(),
                "zoom": pane.view.zoom,
            }
            for pane in area.panes
        ],
    }


def restore(area: "ReaderArea", kept: Mapping[str, Any], store: Store) -> None:
    """Bring back what `state` told; documents that are gone leave their panes empty."""
    panes = kept.get("panes") or [{}]
    link = kept.get("link", "actor")
    area.set_link("off")  # places are brought back pane by pane
    area.set_count(len(panes))
    for pane, one in zip(area.panes, panes, strict=False):
        _restore(pane, one, store)
    area.set_link(link)
    area.activate(min(max(kept.get("active", 0), 0), len(area.panes) - 1))


def _restore(pane: "ReaderPane", kept: Mapping[str, Any], store: Store) -> None:
    pane.view.set_zoom(kept.get("zoom", 1.0))
    document_id = kept.get("document", 0)
    if document_id and store.documents.find(id=document_id):
        pane.open_document(document_id)
        pane.view.scroll_to(min(kept.get("top", 0), len(pane.view.text)))
    elif pane.document_id:
        pane.close_document()
