"""The corpus list: find documents as you type, order them, open them, edit what is known of them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QWidget,
)

from ui.context import Context, Target
from ui.corpus.delegate import ROW_HEIGHT, DocumentDelegate, told
from ui.corpus.kinship import copies_menu
from ui.corpus.metadata import MetadataDialog
from ui.corpus.order import SortButton
from ui.models.freshness import Freshness
from ui.models.pages import Column, PagedModel
from ui.widgets.columns import lay_under
from ui.widgets.controls import EmptyPlace, step
from ui.widgets.fields import FilterField
from ui.widgets.keys import Acts, list_acts
from ui.widgets.lists import RowsView, place_kept, select_places
from ui.widgets.row_menu import offer_menu, passing_menu
from workbench.commands.documents import DeleteDocuments, EditDocuments
from workbench.model.documents import CorpusRow
from workbench.model.grades import READING_STATUSES

_STATUS_KEYS = {"unread": "U", "reading": "I", "done": "D"}
_TYPING_PAUSE = 60  # ms


class CorpusPanel(QWidget):
    """List the project's documents.

    `acts` are its actions by id, for menus. `counted` carries how many documents the project has,
    `default_wanted` outlet or folder, and the document whose default is to be set.
    """

    files_dropped = Signal(list)  # list[Path]
    import_wanted = Signal()
    demo_wanted = Signal()
    counted = Signal(int)
    default_wanted = Signal(str, int)
    compare_wanted = Signal(list)  # the documents chosen

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("corpus_panel")
        self.setAccessibleName("Corpus")
        self.setAcceptDrops(True)
        self._context = context
        self.model: PagedModel[CorpusRow] = PagedModel(
            [Column("document", "Document", lambda row: row.name, told=told)],
            context.store.documents.rows,
            self,
        )
        self._build()
        self.acts = self._actions()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE)
        self.filter.textChanged.connect(self._typing.start)
        topics = ("document", "excerpt", "mention", "origin", "copies")
        self.freshness = Freshness(self, context, topics, self.refresh, arrivals=True)
        self._typing.timeout.connect(self.freshness.renew)

    # building

    def _build(self) -> None:
        theme = self._context.theme
        self.filter = FilterField("corpus_filter", "Filter by title, source, date, grade")
        self.filter.down.connect(self._into_list)
        self.filter.returnPressed.connect(self._open_found)
        self.sorting = SortButton()
        self.sorting.ordered.connect(self.sort_by)
        self.sorting.older_shown.connect(lambda _on: self.refresh())
        self.view = RowsView(theme, ROW_HEIGHT).as_list()
        self.view.setObjectName("corpus_list")
        self.view.setAccessibleName("Documents")
        self.view.setModel(self.model)
        self.view.setItemDelegate(DocumentDelegate(theme, self.view))
        offer_menu(self.view, self._menu)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        self.empty = EmptyPlace(
            "No documents yet",
            "The corpus holds the articles, reports and transcripts that you work with. "
            "Import text, Markdown or HTML files, or drop them here.",
            [
                step(self, "import", "Import documents", self.import_wanted.emit),
                step(self, "demo", "Open the demo", self.demo_wanted.emit),
            ],
        )
        self.nothing = EmptyPlace(
            "No document matches",
            "Every word typed above has to occur in the title, author, outlet, date or grade.",
            [step(self, "show_all", "Show all documents", self.filter.clear)],
        )
        self.stack = QStackedWidget()
        for page in (self.view, self.empty, self.nothing):
            self.stack.addWidget(page)
        lay_under(self, (self.filter, self.sorting), self.stack, gap=8)

    def _actions(self) -> dict[str, QAction]:
        marks: Acts = tuple(
            (
                f"document.status_{status}",
                f"Mark as {words.lower()}",
                _STATUS_KEYS[status],
                partial(self.set_status, status),
            )
            for status, words in READING_STATUSES.items()
        )
        offered: Acts = (
            ("document.open", "Open", "", lambda: self._open_current(False)),
            ("document.open_beside", "Open beside", "", lambda: self._open_current(True)),
            ("document.edit", "Edit details…", "F2", self.edit),
            (
                "document.compare",
                "Compare",
                "",
                lambda: self.compare_wanted.emit(self.document_ids()),
            ),
            *marks,
            ("document.outlet", "Default of this outlet…", "", partial(self._default, "outlet")),
            ("document.folder", "Default of this folder…", "", partial(self._default, "folder")),
            ("document.delete", "Delete", "Del", self.delete),
        )
        return list_acts(self.view, offered)

    # what it shows

    def refresh(self) -> None:
        """Read the list afresh; selection and scroll place stay."""
        documents = self._context.store.documents
        ids = documents.ids(self.sorting.key, self.sorting.descending, self.filter.text())
        older = {} if self.sorting.older.isChecked() else documents.newer()
        if older:
            ids = [one for one in ids if one not in older]
        with place_kept(self.view, self.model):
            self.model.show_ids(ids)
        total = len(ids)
        if self.filter.text().strip():
            total = self._context.store.counts()["documents"] - len(older)
        self.counted.emit(total)
        shown = self.view if ids else self.nothing if total else self.empty
        self.stack.setCurrentWidget(shown)
        self.filter.setEnabled(bool(total))
        self.sorting.setEnabled(bool(total))

    def sort_by(self, key: str, descending: bool = False) -> None:
        """Order the list by a field of CorpusRow."""
        self.sorting.show_order(key, descending)
        self.refresh()

    def state(self) -> dict[str, Any]:
        """Return what to remember: order and filter."""
        order = {"sort": self.sorting.key, "descending": self.sorting.descending}
        older = self.sorting.older.isChecked()
        return order | {"filter": self.filter.text(), "older": older}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` returned; unknown values are ignored."""
        before = self.state()
        self.sorting.show_order(str(state.get("sort", "")), bool(state.get("descending")))
        self.sorting.older.setChecked(bool(state.get("older")))
        self.filter.setText(str(state.get("filter", "")))
        if self.state() != before:  # else it would be read twice as a project is opened
            self.freshness.mark()

    # what is selected

    def document_ids(self) -> list[int]:
        """Return the selected documents, in the list's order."""
        return [self.model.id_at(place) for place in self.view.places()]

    def select(self, document_ids: Sequence[int]) -> None:
        """Select these documents, as far as they are listed."""
        select_places(self.view, self.model.places_of(document_ids))

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if self.view.hasFocus() and current.isValid():
            self._context.choose("document", self.model.id_at(current.row()))

    # what is done with it

    def _into_list(self) -> None:
        if not self.view.places() and self.model.rowCount():
            self.view.selectRow(max(self.view.currentIndex().row(), 0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_found(self) -> None:
        """Open the first document that the filter found; the keyboard goes on in the list."""
        if self.filter.text().strip():
            self._typing.stop()
            self.freshness.renew()
            if self.model.rowCount():
                self.view.selectRow(0)
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
                self._open_current(False)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        document_id = self.model.id_at(index.row())
        if document_id:
            self._context.open(Target(document_id, beside=beside))

    def _open_current(self, beside: bool) -> None:
        self._open(self.view.currentIndex(), beside)

    def edit(self) -> None:
        """Edit the metadata of the selected documents."""
        if ids := self.document_ids():
            MetadataDialog(self._context, ids, self).open()

    def set_status(self, status: str) -> None:
        """Mark the selected documents unread, reading or done."""
        if ids := self.document_ids():
            self._context.run(EditDocuments(tuple(ids), {"status": status}))

    def _default(self, scope: str) -> None:
        if document_id := self.model.id_at(self.view.currentIndex().row()):
            self.default_wanted.emit(scope, document_id)

    def delete(self) -> None:
        """Take the selected documents out of the corpus; undo brings them back."""
        if ids := self.document_ids():
            self._context.run_telling(DeleteDocuments(tuple(ids)))

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = passing_menu(self, "corpus_menu")
        for name, act in self.acts.items():
            if name in ("document.status_unread", "document.outlet", "document.delete"):
                menu.addSeparator()
            menu.addAction(act)
            if name == "document.compare" and len(ids := self.document_ids()) == 1:
                copies_menu(self._context, ids[0], menu, act.trigger)
        return menu

    # files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if paths := [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
