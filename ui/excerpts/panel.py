"""Every excerpt and mention in one table: narrowed, sorted, opened at its text, exported as shown."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.excerpts.acts import RowActs
from ui.excerpts.columns import COLUMNS
from ui.excerpts.filter_bar import FilterBar
from ui.excerpts.table import ExcerptsView
from ui.independence import join
from ui.models.freshness import Freshness
from ui.models.pages import PagedModel
from ui.widgets.controls import EmptyPlace, IconButton, step
from ui.widgets.labels import PlainLabel, say_tip
from ui.widgets.lists import place_kept
from workbench.changes import SPOKEN
from workbench.errors import Refusal
from workbench.model.tables import SORTS, ExcerptFilter, ExcerptRow
from workbench.tasks import Progress

#: with more rows than this the ids are asked for in the pool
MANY = 3000


#: pixels of the design from which on the count has room to say how much copies repeat
_ROOM = 760


class ExcerptsPanel(QWidget):
    """Show the table. `acts` are the actions on its rows by id, for menus.

    `filter_shown` and `sort_shown` say what is on show, so that Export exports exactly that.
    `counted` carries how many rows are shown.
    """

    export_wanted = Signal()
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerpts_panel")
        self.setAccessibleName("Excerpts")
        self._context = context
        self._job = 0
        self._again = False
        self._total = 0
        self.model: PagedModel[ExcerptRow] = PagedModel(
            COLUMNS, context.store.excerpt_table.rows, self
        )
        self._build()
        self.rows = RowActs(context, self.view, self.model)
        self.acts = self.rows.acts
        topics = ("excerpt", "mention", "document", "code", "actor", SPOKEN)
        self.freshness = Freshness(self, context, topics, self.refresh)
        self.bar.changed.connect(self.freshness.renew)

    def _build(self) -> None:
        self.view = ExcerptsView(self._context.theme)
        self.bar = FilterBar(self._context)
        self.count = PlainLabel("", "small")
        self.count.setObjectName("excerpts_count")
        theme = self._context.theme
        self.columns = IconButton(theme, "settings", "excerpts_columns", "Columns and order")
        self.columns.clicked.connect(
            lambda: self.view.ask_columns(
                self.columns.mapToGlobal(QPoint(0, self.columns.height()))
            )
        )
        self.export = IconButton(theme, "export", "excerpts_export", "Export these rows")
        self.export.clicked.connect(lambda _=False: self.export_wanted.emit())
        self.view.setModel(self.model)
        self.view.first_widths()
        self.view.sorted_by.connect(self.sort_by)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        self.empty = EmptyPlace(
            "No excerpts yet",
            "Every highlighted passage and every mention of an actor is listed here. Open a "
            "document, select a sentence and press a code's key.",
        )
        self.nothing = EmptyPlace(
            "Nothing matches the filter",
            "Every field above narrows the table.",
            [step(self, "clear", "Clear filter", self.bar.show_all)],
        )
        self.stack = QStackedWidget()
        for page in (self.view, self.empty, self.nothing):
            self.stack.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(4)
        head.addWidget(self.bar, 1)
        head.addStretch(0)
        self.copies = IconButton(self._context.theme, "copy", "excerpts_independent", "Independent")
        join(self.copies, self._context.independence)
        for widget in (self.count, self.copies, self.columns, self.export):
            widget.setMinimumHeight(self._context.theme.px(28))
            head.addWidget(widget, alignment=Qt.AlignmentFlag.AlignTop)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(head)
        lay.addWidget(self.stack, 1)

    # what it shows

    def filter_shown(self) -> ExcerptFilter:
        """Return what the table is narrowed by."""
        return replace(self.bar.filter(), independent=self._context.independence.on)

    def sort_shown(self) -> tuple[str, bool]:
        """Return what the table is sorted by, and whether it descends."""
        return self.view.sort, self.view.descending

    def show_filter(self, narrowed: ExcerptFilter) -> None:
        """Narrow the table by this."""
        self.bar.show_filter(narrowed)
        self.freshness.renew()

    def sort_by(self, sort: str, descending: bool = False) -> None:
        """Sort by one of `workbench.model.tables.SORTS`."""
        self.view.show_sort(sort, descending)
        self.freshness.renew()

    def refresh(self) -> None:
        """Read the table afresh, a long one in the pool; selection and scroll place stay."""
        counts = self._context.store.counts()
        self._total = counts["excerpts"] + counts["mentions"]
        narrowed, (sort, descending) = self.filter_shown(), self.sort_shown()
        if self._total <= MANY:
            table = self._context.store.excerpt_table
            self._show_ids(table.ids(narrowed, sort, descending))
        elif self._job:
            self._again = True
        else:
            self._ask(narrowed, sort, descending)

    def _ask(self, narrowed: ExcerptFilter, sort: str, descending: bool) -> None:
        store = self._context.store

        def work(progress: Progress) -> Sequence[int]:
            with store.reader() as reader:
                return reader.excerpt_table.ids(narrowed, sort, descending)

        self.count.setText("Reading…")
        self._job = self._context.tasks.start("", work, self._heard, self._refused, self._ended)

    def _heard(self, ids: Sequence[int]) -> None:
        self._show_ids(ids)
        self._ended()

    def _refused(self, refusal: Refusal) -> None:
        self._context.refuse(refusal)
        self._ended()

    def _ended(self) -> None:
        self._job = 0
        if self._again:
            self._again = False
            self.freshness.renew()

    def _show_ids(self, ids: Sequence[int]) -> None:
        with place_kept(self.view, self.model):
            self.model.show_ids(ids)
        shown, total = len(ids), self._total
        self.bar.setVisible(bool(total))
        self.count.setVisible(bool(total))
        self.count.setText(f"{shown:,} rows" if shown == total else f"{shown:,} of {total:,} rows")
        switch, narrowed = self._context.independence, self.filter_shown()
        out = switch.marks if switch.on and not narrowed.document_ids else 0
        say_tip(self.count, f"{out:,} more only repeat others, in copies" if out else "")
        wide = self.width() >= self._context.theme.px(_ROOM)
        if out and wide and replace(narrowed, independent=False) == ExcerptFilter():
            self.count.setText(f"{shown:,} of {total:,} rows ({out:,} in copies)")
        self.export.setEnabled(bool(shown))
        self.counted.emit(shown)
        self.stack.setCurrentWidget(self.view if shown else self.nothing if total else self.empty)

    # what is done with it

    def _open(self, index: QModelIndex, beside: bool) -> None:
        row = self.model.row_at(index.row())
        if row:
            self._context.open(Target(row.document_id, row.start, row.end, beside=beside))

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        row = self.model.row_at(current.row()) if self.view.hasFocus() else None
        if row:
            self._context.choose(row.kind, row.id)

    # what is remembered

    def state(self) -> dict[str, Any]:
        """Return filter, sort and columns as JSON values."""
        return {
            "filter": asdict(self.filter_shown()),
            "sort": self.view.sort,
            "descending": self.view.descending,
            "columns": self.view.columns_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what `state` returned; what is not understood is left."""
        known = set(ExcerptFilter.__dataclass_fields__) - {"independent"}
        told = {name: value for name, value in state.get("filter", {}).items() if name in known}
        told = {k: tuple(v) if isinstance(v, list | tuple) else str(v) for k, v in told.items()}
        self.bar.show_filter(ExcerptFilter(**told))
        if state.get("sort") in SORTS:
            self.view.show_sort(state["sort"], bool(state.get("descending")))
        if state.get("columns"):
            self.view.restore_columns(str(state["columns"]))
        self.freshness.mark()
