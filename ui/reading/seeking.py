"""Mark the places of the window's search in a reader, as long as its own find bar is shut."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.context import Context
from ui.reading.lights import Found
from workbench.errors import QueryRefused

if TYPE_CHECKING:
    from ui.reading.pane import ReaderPane

#: seconds that a pattern may hold up the window for one document
_PATIENCE = 0.04


class Seeking(QObject):
    """Follow the search of the window for one reader."""

    def __init__(self, context: Context, pane: "ReaderPane") -> None:
        super().__init__(pane)
        self._context, self._pane = context, pane
        context.sought.connect(self._follow)
        pane.document_changed.connect(self.show)

    def _follow(self, _query: object) -> None:
        self.show()

    def show(self) -> None:
        """Mark the places in the document now open; with the find bar open its own marks stay."""
        if not self._pane.find_bar.isVisible():
            self._pane.view.lights.found = self._found()
            self._pane.relight()

    def _found(self) -> Found:
        query, text = self._context.query, self._pane.view.text
        if query is None or not text:
            return Found()
        from workbench.queries.matching import Matcher

        try:
            return Found.at(Matcher(query, _PATIENCE).spans(text), -1)
        except QueryRefused:  # a pattern too slow for this document; the results have told
            return Found()
