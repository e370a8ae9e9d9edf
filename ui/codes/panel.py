"""The code book: add, rename, colour, order, merge and choose codes."""

from typing import Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTreeView, QVBoxLayout, QWidget

from ui.codes.delegate import CodeDelegate
from ui.codes.editing import CodeEditing
from ui.codes.tree import CodeTree
from ui.context import Context
from ui.independence import IndependenceToggle
from ui.models.freshness import Freshness
from ui.models.pages import IdRole
from ui.widgets.controls import EmptyPlace, Field
from ui.widgets.fields import FilterField
from ui.widgets.keys import OwnKeys
from workbench.commands.codes import AddCode, free_key
from workbench.model.excerpts import Code


class CodesView(QTreeView):
    """Show the tree; its own actions answer to their keys first."""

    def __init__(self) -> None:
        super().__init__()
        OwnKeys(self)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        # where Qt opens the menu that the keyboard asks for
        if query == Qt.InputMethodQuery.ImCursorRectangle and self.currentIndex().isValid():
            return self.visualRect(self.currentIndex())
        return super().inputMethodQuery(query)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters and digits to the window: they highlight and tag."""


class CodesPanel(QWidget):
    """Show the code book as a tree. `acts` are its actions by id, for menus.

    `counted` carries how many codes there are.
    """

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codes_panel")
        self.setAccessibleName("Codes")
        self._context = context
        self._closed: set[int] = set()
        self.model = CodeTree(self)
        self.narrowed = QSortFilterProxyModel(self)
        self.narrowed.setSourceModel(self.model)
        self.narrowed.setRecursiveFilteringEnabled(True)
        self.narrowed.setAutoAcceptChildRows(True)
        self.narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._build()
        self.editing = CodeEditing(context, self.view, self.model, self.add)
        self.acts = self.editing.acts
        topics = ("code", "excerpt", "document")
        self.freshness = Freshness(self, context, topics, self.refresh)

    def _build(self) -> None:
        self.view = view = CodesView()
        self.filter = FilterField("codes_filter", "Filter codes")
        self.filter.textChanged.connect(self._narrow)
        self.field = Field("codes_field", "Add a code", "Add a code")
        self.field.returnPressed.connect(self._enter)
        self.filter.down.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        view.setObjectName("codes_tree")
        view.setAccessibleName("Code book")
        view.setModel(self.narrowed)
        view.setItemDelegate(CodeDelegate(self._context.theme, view))
        view.setHeaderHidden(True)
        view.setUniformRowHeights(True)
        view.setFrameShape(QTreeView.Shape.NoFrame)
        view.setIndentation(self._context.theme.px(16))
        view.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        view.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.collapsed.connect(lambda index: self._closed.add(index.data(IdRole)))
        view.expanded.connect(lambda index: self._closed.discard(index.data(IdRole)))
        view.selectionModel().currentChanged.connect(self._chosen)
        view.clicked.connect(lambda index: self._context.choose("code", index.data(IdRole)))
        self.empty = EmptyPlace(
            "No codes yet",
            "Codes are the themes that you highlight passages under. Write a name below and "
            "press Enter; keys 1 to 9 then give the favourite ones.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(view)
        self.stack.addWidget(self.empty)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.addWidget(self.filter)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 8, 8, 8)
        foot.setSpacing(8)
        foot.addWidget(self.field)
        foot.addWidget(IndependenceToggle(self._context, "codes_independent"))
        lay.addLayout(head)
        lay.addWidget(self.stack, 1)
        lay.addLayout(foot)

    # what it shows

    def refresh(self) -> None:
        """Read the code book afresh; what is open, selected and in sight stays."""
        store = self._context.store
        codes, counts = store.codes.find(), store.codes.counts()
        repeated = store.codes.repeated()
        self.model.tips = {one: (counts[one], many) for one, many in repeated.items()}
        if self._context.independence.on:
            counts = {one: count - repeated.get(one, 0) for one, count in counts.items()}
        self.counted.emit(len(codes))
        if {code.id: code for code in codes} == self.model.codes:
            self.model.show_counts(counts)
        else:
            self._rebuild(codes, counts)
        self.stack.setCurrentWidget(self.view if codes else self.empty)

    def _rebuild(self, codes: list[Code], counts: dict[int, int]) -> None:
        closed, chosen = set(self._closed), self.code_ids()
        current = self.view.currentIndex().data(IdRole)
        scrolled = self.view.verticalScrollBar().value()
        self.model.show_codes(codes, counts)
        self.view.expandAll()
        for code_id in closed:
            self.view.collapse(self.narrowed.mapFromSource(self.model.index_of(code_id)))
        self._closed = closed & set(self.model.codes)
        flags = self.view.selectionModel().SelectionFlag
        for code_id in chosen:
            index = self.narrowed.mapFromSource(self.model.index_of(code_id))
            self.view.selectionModel().select(index, flags.Select | flags.Rows)
        index = self.narrowed.mapFromSource(self.model.index_of(current or 0))
        self.view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.view.verticalScrollBar().setValue(scrolled)

    def _narrow(self, typed: str) -> None:
        self.narrowed.setFilterFixedString(" ".join(typed.split()))
        self.view.expandAll()

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if self.view.hasFocus() and current.isValid():
            self._context.choose("code", current.data(IdRole))

    def code_ids(self) -> list[int]:
        """Return the selected codes."""
        return self.editing.code_ids()

    def select(self, code_id: int) -> None:
        """Select a code and bring it into sight."""
        index = self.narrowed.mapFromSource(self.model.index_of(code_id))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    # adding

    def _enter(self) -> None:
        """Choose the code that is called so, or add it."""
        name = " ".join(self.field.text().split())
        if not name:
            return
        same = [
            one.id for one in self.model.codes.values() if one.name.casefold() == name.casefold()
        ]
        self.field.clear()
        if same:
            self.select(same[0])
            self._context.choose("code", same[0])
        else:
            self.add(name, 0)

    def add(self, name: str, parent_id: int) -> None:
        """Add a code with the first colour that is used least, and choose it."""
        used = [code.colour for code in self.model.codes.values()]
        colours = [one for one in self._context.theme.swatches if one != "grey"]
        colour = min(colours, key=lambda one: (used.count(one), colours.index(one)))
        key = free_key(self._context.store)  # the first nine can be used by key at once
        code_id = self._context.run(AddCode(name, parent_id, colour, key))
        if code_id:
            self.freshness.now()
            self.select(code_id)
            self._context.choose("code", code_id)
