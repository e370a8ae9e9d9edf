"""What can be done with the rows and cells chosen in the table of metadata."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from ui.context import Context, Target
from ui.corpus.metadata import MetadataDialog
from ui.metadata.columns import FIELDS, KEYS, read, written
from ui.metadata.table import MetadataModel, MetadataView
from ui.widgets.drawing import one_line
from ui.widgets.keys import Acts, list_acts
from ui.widgets.row_menu import offer_menu, passing_menu
from workbench.commands.documents import DescribeDocuments, EditDocuments
from workbench.errors import Refusal
from workbench.model.documents import Document
from workbench.model.provenance import TAKEN, hint
from workbench.session import Command

ORIGIN = "metadata_panel"
#: what can be done in a project that is open for reading only
_READING = ("metadata.open", "metadata.copy")
#: more documents at once are read too slowly one by one
MOST = 20_000


class CellActs(QObject):
    """Write what is known of documents, as one step each. `acts` are the actions by id."""

    def __init__(self, context: Context, view: MetadataView, model: MetadataModel) -> None:
        super().__init__(view)
        self._context, self._view, self._model = context, view, model
        offered: Acts = (
            ("metadata.open", "Open document", "", self.open),
            ("metadata.write", "Write in this cell", "F2", self.write),
            ("metadata.details", "Set for all selected…", "Ctrl+D", self.details),
            ("metadata.copy", "Copy rows", "Ctrl+C", self.copy),
            ("metadata.paste", "Paste into cells", "Ctrl+V", self.paste),
            ("metadata.clear", "Clear: not stated", "Del", self.clear),
            ("metadata.hint", "Use the day the file was made", "Ctrl+T", self.take_hint),
            ("metadata.outlet", "Default of this outlet…", "", lambda: self.set_default("outlet")),
            ("metadata.folder", "Default of this folder…", "", lambda: self.set_default("folder")),
        )
        self.acts = list_acts(view, offered)
        for name, act in self.acts.items():
            act.setEnabled(name in _READING or not context.store.read_only)
        offer_menu(view, lambda _index: self.menu())

    @property
    def document(self) -> Document | None:
        """Return the document of the current row."""
        return self._model.row_at(self._view.currentIndex().row())

    def documents(self) -> list[Document]:
        """Return the selected documents, none when they are too many."""
        places = self._view.places() or [self._view.currentIndex().row()]
        if len(places) > MOST:
            self._context.refused.emit(
                f"{len(places):,} documents are selected; this works for up to {MOST:,}. "
                "Select fewer."
            )
            return []
        return [row for place in places if (row := self._model.row_at(place)) is not None]

    def _ids(self) -> tuple[int, ...]:
        return tuple(document.id for document in self.documents())

    def open(self) -> None:
        """Show the current document in a reader."""
        if document := self.document:
            self._context.open(Target(document.id))

    def write(self) -> None:
        """Begin to write in the current cell."""
        index = self._view.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._view.edit(index)

    def typed(self, index: QPersistentModelIndex, text: str, for_all: bool) -> None:
        """Take what was written in a cell, for its own document or for all selected."""
        document = self._model.row_at(index.row())
        if document and (for_all or text.strip() != written(document, KEYS[index.column()])):
            ids = self._ids() if for_all else (document.id,)
            self.take(KEYS[index.column()], text, ids)

    def take(self, key: str, text: str, ids: tuple[int, ...] = ()) -> None:
        """Set the value of a column on documents, by default on that of the current row."""
        document = self.document
        ids = ids or ((document.id,) if document else ())
        try:
            fields = read(key, text)
        except Refusal as refusal:
            self._context.refuse(refusal)
            return
        if ids:
            self._run(EditDocuments(ids, fields))

    def details(self) -> None:
        """Edit what is known of all selected documents in a form."""
        if ids := self._ids():
            MetadataDialog(self._context, ids, self._view).open()

    def copy(self) -> None:
        """Put the selected rows on the clipboard as tab-separated lines, for a spreadsheet."""
        if documents := self.documents():
            lines = ("\t".join(one_line(written(one, key)) for key in KEYS) for one in documents)
            QGuiApplication.clipboard().setText("\n".join(lines))
            self._context.told.emit(f"{len(documents):,} rows copied.")

    def paste(self) -> None:
        """Write the clipboard into the cells from the current one on, a line a row, as one step.

        One value alone goes to all selected rows.
        """
        lines = QGuiApplication.clipboard().text().rstrip("\r\n").splitlines()
        cells = [line.split("\t") for line in lines]
        if len(cells) == 1 and len(cells[0]) == 1:
            self.take(self._view.key, cells[0][0], self._ids())
            return
        try:
            changes = dict(self._placed(cells))
        except Refusal as refusal:
            self._context.refuse(Refusal(f"{refusal} Nothing was pasted."))
            return
        if changes:
            self._run(DescribeDocuments(changes))

    def _placed(self, cells: list[list[str]]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield what pasted cells say of each document; raises Refusal for what can't be."""
        first = self._view.currentIndex()
        for row, values in enumerate(cells, first.row()):
            document = self._model.row_at(row)
            if document is None:
                return
            fields: dict[str, str] = {}
            for key, value in zip(KEYS[first.column() :], values, strict=False):
                if key in FIELDS and one_line(value) != one_line(written(document, key)):
                    fields |= read(key, value)
            if fields:
                yield document.id, fields

    def clear(self) -> None:
        """Say of the current column that the selected documents don't state it."""
        if (key := self._view.key) in FIELDS and (ids := self._ids()):
            self._run(EditDocuments(ids, dict.fromkeys(FIELDS[key], "")))

    def take_hint(self) -> None:
        """Take for a date the day on which each selected file says it was made, as one step."""
        days = {one.id: {"published": made} for one in self.documents() if (made := hint(one))}
        if days:
            self._run(DescribeDocuments(days, TAKEN))
        else:
            self._context.told.emit("No file chosen says when it was made, or the date is known")

    def set_default(self, scope: str) -> None:
        """Ask what documents of this outlet, or of this folder, are given."""
        from ui.metadata.defaults import ask_default

        if document := self.document:
            ask_default(self._context, self._view.window(), scope, document)

    def _run(self, command: Command) -> None:
        self._context.run(command, origin=ORIGIN)
        self._model.reread()

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the selected rows."""
        menu = passing_menu(self._view, "metadata_menu")
        for name, act in self.acts.items():
            if name in ("metadata.write", "metadata.copy", "metadata.outlet"):
                menu.addSeparator()
            menu.addAction(act)
        return menu
