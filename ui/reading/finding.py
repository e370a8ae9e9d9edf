"""Find words in the document of one reader, through its find bar."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.reading.lights import Found
from workbench.text.finding import Finder

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane


class Finding(QObject):
    """Light up what the find bar asks for, step through it, and leave with it selected."""

    def __init__(self, pane: "ReaderPane") -> None:
        super().__init__(pane)
        self._pane, self._bar = pane, pane.find_bar
        self._finder: Finder | None = None
        self._bar.typed.connect(self._find)
        self._bar.stepped.connect(self._step)
        self._bar.left.connect(self.leave)

    def read(self, text: str) -> None:
        """Look in this text from now on."""
        self._finder = Finder(text)

    def toggle(self) -> None:
        """Show the find bar, or leave it."""
        if self._bar.isVisible():
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the find bar with the selected words in it."""
        if self._pane.document_id:
            words = " ".join(self._pane.view.quote().split())
            self._bar.open(words if len(words) <= 80 else "")
            self._find(self._bar.field.text())

    def leave(self) -> None:
        """Leave the find bar with the words just found selected, so that they can be tagged."""
        found = self._pane.view.lights.found
        self.close()
        if 0 <= found.current < len(found.spans):
            self._pane.view.select_span(*found.spans[found.current])

    def close(self) -> None:
        """Hide the find bar and take its tints off."""
        if self._bar.isVisible():
            self._bar.hide()
            self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pane.seeking.show()

    def _find(self, words: str) -> None:
        spans = self._finder.all(words) if self._finder else []
        top = self._pane.view.top_offset()
        current = next((n for n, span in enumerate(spans) if span[0] >= top), 0) if spans else -1
        self._show(spans, current)

    def _step(self, by: int) -> None:
        found = self._pane.view.lights.found
        if found.spans:
            self._show(found.spans, (found.current + by) % len(found.spans))

    def _show(self, spans: Sequence[tuple[int, int]], current: int) -> None:
        self._pane.view.lights.found = Found.at(spans, current)
        self._bar.show_count(current, len(spans))
        if spans:
            self._pane.view.reveal(*spans[current])
        self._pane.relight()
