"""What the window remembers of a project: geometry, places, panels, open documents, linking."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

from ui.context import Context

if TYPE_CHECKING:
    from ui.main_window import MainWindow

KEY = "window"
FIRST_SIZE = (1600, 1000)


class WindowMemory:
    """Keep the window's state in the project's settings, and bring it back.

    A panel that has `state()` and `restore(state)` is remembered too, also when it is made later.
    A project that is open for reading only is left as it is.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        kept = window.context.store.settings.get(KEY, {})
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}

    def restore(self) -> None:
        """Bring the window into the state it was left in, or the design's own."""
        window = self._window
        if geometry := self._kept.get("geometry", ""):
            window.restoreGeometry(QByteArray.fromBase64(str(geometry).encode()))
        else:
            self._first_size()
        if frame := self._kept.get("frame"):
            window.frame.restore(frame)
        if readers := self._kept.get("readers"):
            window.readers.restore(readers)
        else:
            self._open_first()

    def _open_first(self) -> None:
        """Show the head of the corpus side by side the first time a project is seen."""
        readers = self._window.readers
        ids = self._window.context.store.documents.ids()[:2]
        readers.restore({"panes": [{"document": document_id} for document_id in ids]})

    def _first_size(self) -> None:
        room = self._window.screen().availableSize()
        self._window.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height()))

    def give(self, page_id: str, panel: QWidget) -> None:
        """Give a panel what was remembered of it."""
        state = self._kept.get("panels", {}).get(page_id)
        restore = getattr(panel, "restore", None)
        if state is not None and callable(restore):
            restore(state)

    def keep(self) -> None:
        """Write down the window's state as it stands."""
        store = self._window.context.store
        if not store.read_only:
            self._kept = self.state()
            store.settings.put(KEY, self._kept)

    def keep_beside(self) -> None:
        """Write it down beside the window, which must not wait for an import's turn to end."""
        context, state = self._window.context, self.state()
        if not context.store.read_only and state != self._kept:
            self._kept = state
            context.tasks.start("", lambda _progress: self._write_down(context))

    def _write_down(self, context: Context) -> None:
        with context.store.background_writer() as writer:
            writer.settings.put(KEY, self._kept)

    def state(self) -> dict[str, Any]:
        """Return the window's state as JSON values."""
        window = self._window
        geometry = bytes(window.saveGeometry().toBase64().data()).decode()
        panels = dict(self._kept.get("panels", {}))
        for place in window.places.values():
            for page in place.pages.values():
                tell = getattr(page.panel, "state", None)
                if callable(tell):
                    panels[page.id] = tell()
        return {
            "geometry": geometry,
            "frame": window.frame.state(),
            "readers": window.readers.state(),
            "panels": panels,
        }
