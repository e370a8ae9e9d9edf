"""The table of metadata itself: each cell written in where it stands, by keyboard or mouse."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from ui.metadata.cells import CellDelegate
from ui.metadata.columns import COLUMNS, FIELDS, KEYS, WIDTHS
from ui.models.index import Index
from ui.models.pages import PagedModel
from ui.theme import Theme
from ui.widgets.sorted_rows import SortedRowsView
from workbench.model.documents import Document

_Hint = QAbstractItemDelegate.EndEditHint


class MetadataModel(PagedModel[Document]):
    """List documents with what is known of them; `writable` says whether cells may be written in."""

    writable = True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.writable and index.isValid() and KEYS[index.column()] in FIELDS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return ""  # the delegate reads the row
        return super().data(index, role)

    def reread(self) -> None:
        """Show the same rows with what is known of them now."""
        self._pages.clear()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)


class MetadataView(SortedRowsView):
    """Show the table; typing or F2 writes in a cell, a double click too; Enter opens the document.

    `left` says that a cell was left.
    """

    left = Signal()

    def __init__(self, theme: Theme, delegate: CellDelegate) -> None:
        super().__init__(theme, COLUMNS, "id")
        self.setObjectName("metadata_table")
        self.setAccessibleName("Metadata of documents")
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.DoubleClicked)
        self.doubleClicked.disconnect()
        self.doubleClicked.connect(self._clicked_twice)

    def first_widths(self) -> None:
        """Give the columns their widths; call when the model is there."""
        for place, key in enumerate(KEYS):
            self.setColumnWidth(place, self._theme.px(WIDTHS[key]))

    @property
    def writing(self) -> bool:
        """Say whether a cell is being written in."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def key(self) -> str:
        """Return the column of the current cell, empty for none."""
        return KEYS[self.currentIndex().column()] if self.currentIndex().isValid() else ""

    def _clicked_twice(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(index, False)

    def step_down(self, index: QPersistentModelIndex) -> None:
        """Go on to the same cell of the next row."""
        below = self.model().index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        index = QPersistentModelIndex(self.currentIndex())
        for_all = bool(editor.property("for_all"))
        super().closeEditor(editor, hint)
        if hint == _Hint.SubmitModelCache and not for_all and index.isValid():
            self.step_down(index)
        if hint not in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            self.setFocus()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would let go of the other rows when the cell changes
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers()
        if sideways and len(self.places()) > 1 and self.currentIndex().isValid():
            action = QAbstractItemView.CursorAction
            left = event.key() == Qt.Key.Key_Left
            index = self.moveCursor(
                action.MoveLeft if left else action.MoveRight, event.modifiers()
            )
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(index, flag)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # letters begin a value here; they are not the window's keys
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._begins(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def _begins(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        editable = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        return plain and editable and event.text().isprintable() and bool(event.text().strip())
