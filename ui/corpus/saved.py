"""Searches kept in the project under their own words, in a menu beside the field."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.widgets.controls import IconButton

_KEY = "searches"
_MOST = 50
_SHOWN = 60


class SavedSearches(IconButton):
    """Offer the kept searches; `picked` carries the one chosen. `typed` is what would be kept."""

    picked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context.theme, "pin", "results_saved", "Saved searches")
        self.setParent(parent)
        self._context = context
        self.typed = ""
        self.clicked.connect(lambda _=False: self.offered().popup(self._below()))

    def searches(self) -> list[str]:
        """Return the kept searches, the newest first."""
        kept = self._context.store.settings.get(_KEY, [])
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def keep(self, query: str) -> None:
        """Keep a search."""
        kept = [query, *(one for one in self.searches() if one != query)]
        self._context.store.settings.put(_KEY, kept[:_MOST])
        self._context.told.emit("Search saved.")

    def drop(self, query: str) -> None:
        """Keep a search no longer."""
        self._context.store.settings.put(_KEY, [one for one in self.searches() if one != query])

    def offered(self) -> QMenu:
        """Return a menu of the kept searches, with keeping and dropping the one typed."""
        menu = QMenu(self)
        menu.setObjectName("results_saved_menu")
        kept, typed = self.searches(), self.typed.strip()
        for query in kept:
            act = menu.addAction(_short(query))
            act.triggered.connect(lambda _=False, query=query: self.picked.emit(query))
        if not kept:
            menu.addAction("No search is saved yet").setEnabled(False)
        menu.addSeparator()
        held = typed in kept
        act = menu.addAction("Forget this search" if held else "Save this search")
        act.setObjectName("results_saved_keep")
        act.setEnabled(bool(typed) and not self._context.store.read_only)
        act.triggered.connect(lambda _=False: (self.drop if held else self.keep)(typed))
        return menu

    def _below(self) -> QPoint:
        return self.mapToGlobal(QPoint(0, self.height()))


def _short(query: str) -> str:
    said = query if len(query) <= _SHOWN else query[: _SHOWN - 1] + "…"
    return said.replace("&", "&&")
