"""What is known of each document in one table, to find what is missing and to fill it in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.metadata.acts import CellActs
from ui.metadata.asking import Answer, Question, answered
from ui.metadata.cells import CellDelegate
from ui.metadata.columns import COLUMNS, KEYS, first_missing
from ui.metadata.head import Head
from ui.metadata.look import Look
from ui.metadata.table import MetadataModel, MetadataView
from ui.models.freshness import Freshness
from ui.widgets.controls import EmptyPlace, step
from ui.widgets.lists import place_kept
from workbench.errors import Refusal
from workbench.model.metadata import GAPS, SORTS, MetadataFilter
from workbench.tasks import Progress

#: with more documents than this the ids are asked for in the pool
MANY = 3000
#: pixels at 100 % from which the text is shown beside the table
_ROOM = 560
#: the column in which a gap is filled
_COLUMN_OF = {"date": "published"}


class MetadataPanel(QWidget):
    """Show the table with a look at the text beside it.

    A row that is filled in stays until something else is asked for, so that nothing jumps.
    """

    defaults_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("metadata_panel")
        self.setAccessibleName("Metadata")
        self._context = context
        self._job = 0
        self._again = False
        self._asked: Question | None = None
        self._values: dict[str, list[str]] = {}
        self.model = MetadataModel(COLUMNS, context.store.metadata.rows, self)
        self.model.writable = not context.store.read_only
        self._build()
        self.cells = CellActs(context, self.view, self.model)
        self.acts = self.cells.acts
        self._connect()
        self.freshness = Freshness(self, context, ("document",), self.refresh, arrivals=True)

    # building

    def _build(self) -> None:
        theme = self._context.theme
        self.head = Head(theme)
        self.head.defaults.setEnabled(not self._context.store.read_only)
        self._delegate = CellDelegate(theme, self._known, self)
        self.view = MetadataView(theme, self._delegate)
        self.view.setModel(self.model)
        self.view.first_widths()
        self.look = Look(self._context)
        self.empty = EmptyPlace(
            "No documents yet",
            "What is known of each document stands here once documents were imported: title, "
            "author, outlet, date, grade and language, each with where it came from.",
        )
        self.nothing = EmptyPlace(
            "Nothing is missing here",
            "No document shown here lacks what is asked for.",
            [step(self, "all", "Show all documents", self.show_all)],
        )
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(self.look)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([theme.px(1100), theme.px(380)])
        self.stack = QStackedWidget()
        for page in (self.split, self.empty, self.nothing):
            self.stack.addWidget(page)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addWidget(self.head)
        lay.addWidget(self.stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # in a narrow place the table goes before the look; the Inspector tells the same
        self.look.setVisible(self.width() >= self._context.theme.px(_ROOM))

    def _connect(self) -> None:
        self.head.changed.connect(self._ask_anew)
        self.head.filter.down.connect(self._into_table)
        self.head.filter.returnPressed.connect(self._into_table)
        self.head.defaults.clicked.connect(lambda _=False: self.defaults_wanted.emit())
        self._delegate.typed.connect(self.cells.typed)
        self._delegate.wrong.connect(self.look.tell_wrong)
        self.view.sorted_by.connect(self.sort_by)
        self.view.opened.connect(self._open)
        self.view.left.connect(self._left)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.model.dataChanged.connect(lambda *_: self._show_current())
        self.look.hint_taken.connect(self.cells.take_hint)
        self.look.taken.connect(lambda words: self.cells.take(self.view.key, words))

    # what it shows

    def filter_shown(self) -> MetadataFilter:
        """Return what the table is narrowed by."""
        return self.head.filter_shown()

    def show_import(self, document_ids: Sequence[int]) -> None:
        """Show the documents of an import that lack something."""
        self.head.show_import(document_ids)
        self.show_missing()

    def show_missing(self) -> None:
        """Show what lacks something, with the keyboard on the first of it."""
        self.head.show_gap("any")
        self._ask_anew()
        self.view.setFocus()

    def show_all(self) -> None:
        """Show every document."""
        self.head.scope.show_key("")
        self.head.show_gap("")
        self._ask_anew()

    def sort_by(self, sort: str, descending: bool = False) -> None:
        """Sort by one of `workbench.model.metadata.SORTS`."""
        self.view.show_sort(sort, descending)
        self._ask_anew()

    def _ask_anew(self) -> None:
        self._asked = None
        self.freshness.renew()

    def refresh(self) -> None:
        """Read the table afresh, a long one in the pool; never under a cell being written in."""
        if self.view.writing:
            self._again = True
            return
        question = Question(self.filter_shown(), self.view.sort, self.view.descending)
        shown = list(self.model.ids) if question == self._asked else ()
        if self._context.store.counts()["documents"] <= MANY:
            self._show(answered(self._context.store, question, shown))
        elif self._job:
            self._again = True
        else:
            self._ask(question, shown)

    def _ask(self, question: Question, shown: Sequence[int]) -> None:
        store = self._context.store

        def work(progress: Progress) -> Answer:
            with store.reader() as reader:
                return answered(reader, question, shown)

        self.head.count.setText("Reading…")
        self._job = self._context.tasks.start("", work, self._heard, self._refused, self._ended)

    def _heard(self, answer: Answer) -> None:
        if self.view.writing:
            self._again = True
        else:
            self._show(answer)
        self._ended()

    def _known(self, field: str) -> list[str]:
        """Return the values of a field, read once between changes."""
        if field not in self._values:
            self._values[field] = self._context.store.metadata.values(field)
        return self._values[field]

    def _refused(self, refusal: Refusal) -> None:
        self._context.refuse(refusal)
        self._ended()

    def _ended(self) -> None:
        self._job = 0
        self._left()

    def _left(self) -> None:
        """Catch up with what was put off."""
        if self._again and not self.view.writing:
            self._again = False
            self.freshness.renew()
        self._show_current()

    def _show(self, answer: Answer) -> None:
        anew = answer.question != self._asked
        self._asked = answer.question
        column = max(self.view.currentIndex().column(), 0)
        with place_kept(self.view, self.model):
            self.model.show_ids(answer.ids)
        self._values.clear()
        self.head.offer(answer.missing)
        self._stand(anew, column)
        shown, total = len(answer.ids), answer.total
        self.head.setVisible(bool(total) or answer.question.narrowed.document_ids is not None)
        self.head.count.setText(f"{shown:,} of {total:,} documents")
        self.stack.setCurrentWidget(
            self.split if shown else self.nothing if self._context.store.counts()["documents"]
            else self.empty
        )  # fmt: skip
        self._show_current()

    def _stand(self, anew: bool, column: int) -> None:
        """Keep the current cell; of a new table, the first one that is asked for."""
        row = self.view.currentIndex().row()
        document = self.model.row_at(max(row, 0))
        gap = _COLUMN_OF.get(self.head.gap.key, self.head.gap.key)
        if gap == "any" and document:
            gap = first_missing(document)
        if anew and gap in KEYS:
            column = KEYS.index(gap)
        if row < 0 and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, column))
        elif row >= 0:
            flag = self.view.selectionModel().SelectionFlag.NoUpdate
            self.view.selectionModel().setCurrentIndex(self.model.index(row, column), flag)

    def _show_current(self) -> None:
        self.look.show_cell(self.cells.document, self.view.key)

    # what is done with it

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()

    def _open(self, index: QModelIndex, beside: bool) -> None:
        if document_id := self.model.id_at(index.row()):
            self._context.open(Target(document_id, beside=beside))

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        self._show_current()
        if current.row() != before.row() and self.view.hasFocus() and self.cells.document:
            self._context.choose("document", self.cells.document.id)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return what is missing and the sort as JSON values."""
        return {
            "gap": self.head.gap.key,
            "sort": self.view.sort,
            "descending": self.view.descending,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` returned; what is not understood is left."""
        if state.get("gap") in {"", "any", *GAPS}:
            self.head.gap.show_key(state["gap"])
        if state.get("sort") in SORTS:
            self.view.show_sort(state["sort"], bool(state.get("descending")))
        self.freshness.mark()
