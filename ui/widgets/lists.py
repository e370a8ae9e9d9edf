"""The one view that all lists and tables use: whole rows, any number of them, keys and mouse."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import Theme
from ui.widgets.keys import OwnKeys

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home,
    Qt.Key.Key_End,
)  # fmt: skip


class RowsView(QTableView):
    """Show rows of one height; a table view lays out 300,000 of them without asking for each.

    `opened` carries the index and whether it is wanted beside: Enter or double-click in place,
    Ctrl+Enter or middle click beside. Actions added to it answer to their keys before the window.
    """

    opened = Signal(QModelIndex, bool)

    def __init__(self, theme: Theme, height: float = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setMouseTracking(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        OwnKeys(self)
        self.doubleClicked.connect(lambda index: self.opened.emit(index, False))
        theme.changed.connect(self._rescale)
        self._rescale()

    def as_list(self) -> "RowsView":
        """Show one column as wide as the view, without a header."""
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._height))
        self.verticalScrollBar().setSingleStep(self._theme.px(24))
        self.viewport().update()

    def places(self) -> list[int]:
        """Return the selected rows, in order."""
        found: set[int] = set()
        for run in self.selectionModel().selection().toList():
            found.update(range(run.top(), run.bottom() + 1))
        return sorted(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.opened.emit(self.currentIndex(), beside)
        elif event.key() in _STEPS and not event.modifiers() and not self.places():
            self._begin(event.key() == Qt.Key.Key_End)
        else:
            super().keyPressEvent(event)

    def _begin(self, at_end: bool) -> None:
        """Select the current row, the first or the last: Qt would go past it, or only point at it."""
        count = self.model().rowCount()
        rows = (
            range(count - 1, -1, -1) if at_end else range(max(self.currentIndex().row(), 0), count)
        )
        selectable = Qt.ItemFlag.ItemIsSelectable
        for row in rows:
            if self.model().index(row, 0).flags() & selectable:
                self.selectRow(row)
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.opened.emit(index, True)
            return
        super().mousePressEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        # where Qt opens the menu that the keyboard asks for
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the window's keys: lists are searched by their filter field."""

    def sizeHintForColumn(self, column: int) -> int:
        """Return a plain width: measuring would fetch every row."""
        return self._theme.px(160)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.verticalHeader().setDefaultSectionSize(self._theme.px(self._height))


def fit_heads(view: QTableView, heads: Sequence[int], row: int, head: int) -> None:
    """Give the heads of groups one height and all other rows theirs, in pixels.

    Rows keep the height they had when a list is filled anew, whatever stands in them then.
    """
    header, headed = view.verticalHeader(), set(heads)
    header.setDefaultSectionSize(row)
    for place in range(header.count()):
        wanted = head if place in headed else row
        if header.sectionSize(place) != wanted:
            header.resizeSection(place, wanted)


@contextmanager
def place_kept(view: RowsView, model: Any) -> Iterator[None]:
    """Keep selection, current row and scroll place by id while the model is filled anew.

    `model` has `ids`, `id_at`, `place_of` and `places_of`, as PagedModel does.
    """
    chosen = [model.id_at(place) for place in view.places()]
    current = model.id_at(view.currentIndex().row())
    bar, top = view.verticalScrollBar(), view.rowAt(0)
    value, first = bar.value(), model.id_at(top)
    within = -view.rowViewportPosition(top) if top >= 0 else 0
    yield
    select_places(view, model.places_of(chosen))
    if (place := model.place_of(current)) >= 0:
        view.selectionModel().setCurrentIndex(
            model.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )
    view.executeDelayedItemsLayout()
    if (place := model.place_of(first)) >= 0:
        value = place * view.verticalHeader().defaultSectionSize() + within
    bar.setValue(value)


def select_places(view: QTableView, places: Sequence[int]) -> None:
    """Select exactly these rows, in as few ranges as they make."""
    model = view.model()
    last = view.horizontalHeader().count() - 1
    picked = QItemSelection()
    for first, end in _runs(sorted(places)):
        picked.select(model.index(first, 0), model.index(end, last))
    view.selectionModel().select(picked, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = end = -2
    for place in places:
        if place != end + 1:
            if first >= 0:
                yield first, end
            first = place
        end = place
    if first >= 0:
        yield first, end
