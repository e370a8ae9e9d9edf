"""In which order the corpus stands: a button with a menu."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

SORTS = {
    "title": "Title",
    "outlet": "Outlet",
    "published": "Date",
    "source_grade": "Grade",
    "status": "Status",
    "id": "Added",
    "coded": "Most tagged",
}
#: sorts that are read from the greatest down
_DESCENDING_FIRST = ("published", "id", "coded")


class SortButton(QToolButton):
    """Show the order and offer others; `ordered` carries the field and whether it descends.

    `older_shown` says whether older versions of documents are to be listed, too.
    """

    ordered = Signal(str, bool)
    older_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("corpus_sort")
        self.setToolTip("Sort documents")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.key, self.descending = "title", False
        menu = QMenu(self)
        menu.setObjectName("corpus_sort_menu")
        group = QActionGroup(self)
        self.acts = {key: self._field(menu, group, key, words) for key, words in SORTS.items()}
        menu.addSeparator()
        self.down = menu.addAction("Descending")
        self.down.setObjectName("corpus_sort_descending")
        self.down.setCheckable(True)
        self.down.triggered.connect(lambda on: self.ordered.emit(self.key, on))
        menu.addSeparator()
        self.older = menu.addAction("Older versions, too")
        self.older.setObjectName("corpus_sort_older")
        self.older.setCheckable(True)
        self.older.triggered.connect(self.older_shown)
        self.setMenu(menu)
        self.show_order("title", False)

    def _field(self, menu: QMenu, group: QActionGroup, key: str, words: str) -> QAction:
        act = menu.addAction(words)
        act.setObjectName(f"corpus_sort_{key}")
        act.setCheckable(True)
        act.triggered.connect(lambda _=False: self.ordered.emit(key, key in _DESCENDING_FIRST))
        group.addAction(act)
        return act

    def show_order(self, key: str, descending: bool) -> None:
        """Say which order stands; an unknown field is ignored."""
        if key not in SORTS:
            return
        self.key, self.descending = key, descending
        self.acts[key].setChecked(True)
        self.down.setChecked(descending)
        self.setText(f"{SORTS[key]} {'↓' if descending else '↑'}")
        way = "descending" if descending else "ascending"
        self.setAccessibleName(f"Sort documents: by {SORTS[key].lower()}, {way}")
