"""The Concordance place: a word in its contexts, sorted by neighbours, with what stands near it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.concordance.lines import LineDelegate, LinesModel
from ui.context import Context, Target
from ui.corpus.searching import Searching
from ui.models.pages import RowRole
from ui.tagging.checked import CheckedStrip
from ui.widgets.controls import Button, EmptyPlace, NumberField
from ui.widgets.fields import ChoiceField, FilterField
from ui.widgets.keys import list_acts
from ui.widgets.labels import PlainLabel, wrapped
from ui.widgets.lists import RowsView
from ui.widgets.query_mark import QueryMark
from workbench.errors import QueryRefused, Refusal
from workbench.ports import Reader
from workbench.queries.collocates import Collocate, collocates, near_words
from workbench.queries.concordance import Line, order
from workbench.queries.letters import WORD, plain
from workbench.queries.parsing import read_query
from workbench.queries.tree import Query
from workbench.tasks import Progress

MOST = 100_000
#: how many of the frequent neighbours are compared with their frequency everywhere
_COMPARED = 200
_SHOWN = 60
_SORTS = {
    "place": ("Sort by place", ()),
    "right": ("Sort by what follows", ("R1", "R2", "R3")),
    "left": ("Sort by what precedes", ("L1", "L2", "L3")),
    "right_left": ("Sort by next, then previous", ("R1", "L1", "R2")),
    "word": ("Sort by the word itself", ("W", "R1", "R2")),
}


@dataclass(frozen=True)
class _Answer:
    lines: list[Line]
    titles: dict[int, str]
    order: list[int]


class ConcordancePanel(QWidget):
    """Show every place of a search as a line. `counted` carries how many."""

    counted = Signal(int)
    file_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concordance")
        self.setAccessibleName("Concordance")
        self._context = context
        self._query: Query | None = None
        self._searching = Searching(context, self)
        self._comparing = Searching(context, self)
        self.model = LinesModel(self)
        self._build_head()
        self._build_list()
        self._lay_out()

    def _build_head(self) -> None:
        theme = self._context.theme
        self.field = FilterField("concordance_field", "Words to see in context")
        self.field.returnPressed.connect(lambda: self.search(self.field.text()))
        self.field.down.connect(lambda: self.view.setFocus(Qt.FocusReason.TabFocusReason))
        sorts = [(key, words) for key, (words, _) in _SORTS.items()]
        self.sort = ChoiceField("concordance_sort", "Order of the lines", sorts)
        self.sort.show_key("right")
        self.sort.picked.connect(lambda _key: self._sort())
        self.window_field = NumberField("concordance_window", "Words on either side for neighbours")
        self.window_field.setRange(1, 10)
        self.window_field.setValue(5)
        self.window_field.setPrefix("± ")
        self.window_field.valueChanged.connect(lambda _words: self._compare())
        self.export = Button("Export lines…", "concordance_export")
        self.export.clicked.connect(lambda _=False: self.file_wanted.emit())
        self.count = PlainLabel("", "small")
        self.count.setObjectName("concordance_count")
        self.error = wrapped("", "wrong")
        self.error.setObjectName("concordance_error")
        self.error.hide()
        self.mark = QueryMark(theme, "concordance_mark")

    def _build_list(self) -> None:
        self.view = RowsView(self._context.theme, 24).as_list()
        self.view.setObjectName("concordance_lines")
        self.view.setAccessibleName("Lines")
        self.view.setModel(self.model)
        self._delegate = LineDelegate(self._context.theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.strip = CheckedStrip(
            self._context, "concordance_checked", lambda: self.model.checked, self.model.check_all
        )
        self.model.checked_changed.connect(self.strip.refresh)
        list_acts(self.view, (("concordance_check", "Check or uncheck", "Space", self._toggle),))
        self.near = QListWidget()
        self.near.setObjectName("concordance_near")
        self.near.setAccessibleName("Words that stand near, the most remarkable first")
        self.near.setFrameShape(QListWidget.Shape.NoFrame)
        self.near.itemSelectionChanged.connect(self._narrow)

    def _lay_out(self) -> None:
        self.empty = EmptyPlace(
            "A word in all its contexts",
            "Type a word or a search above and press Enter: every place stands as one line, sorted "
            "by what precedes or follows, with the words that stand near it.",
        )
        self.nothing = EmptyPlace("Nothing found", "Try another form of the word, or word*.")
        found = QWidget()
        row = QHBoxLayout(found)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        self.near.setFixedWidth(self._context.theme.px(230))
        row.addWidget(self.near)
        self.found = found
        self.stack = QStackedWidget()
        for page in (self.empty, self.nothing, found):
            self.stack.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 6)
        head.setSpacing(6)
        head.addWidget(self.field, 3)
        head.addWidget(self.sort, 2)
        for widget in (self.window_field, self.count, self.export):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.error)
        column.addWidget(self.mark)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self._show(_Answer([], {}, []))

    # asking

    def search(self, typed: str) -> None:
        """Show every place of a search."""
        self.field.setText(typed)
        if not typed.strip():
            self._searching.stop()
            self._query = None
            self._show(_Answer([], {}, []))
            return
        try:
            query = read_query(typed)
        except QueryRefused as refused:
            self._refused(refused)
            return
        self._query = query
        by = self._by()

        def ask(reader: Reader, progress: Progress) -> _Answer:
            lines = reader.search.lines(query, most=MOST, progress=progress)
            rows = reader.documents.rows(list(dict.fromkeys(line.document_id for line in lines)))
            return _Answer(lines, {row.id: row.title for row in rows}, order(lines, by))

        self.count.setText("Reading…")
        self._searching.ask(ask, self._show, self._refused, "Reading contexts")

    def _by(self) -> tuple[str, ...]:
        return _SORTS[self.sort.key or "right"][1]

    def _show(self, answer: _Answer) -> None:
        self.error.hide()
        self.field.set_wrong(False)
        self.mark.show_place("", 0, 0)
        self.model.show_lines(answer.lines, answer.titles)
        self.model.show_order(answer.order)
        count = len(answer.lines)
        self.count.setText(_counted(count, len(answer.titles)) if count else "")
        self.export.setEnabled(bool(count))
        empty = self.nothing if self._query else self.empty
        self.stack.setCurrentWidget(self.found if count else empty)
        if self._query:
            self._context.seek(self._query)
        self.counted.emit(count)
        self._compare()

    def _refused(self, refusal: Refusal) -> None:
        self._searching.stop()
        self.count.setText("")
        self.error.setText(str(refusal))
        self.error.show()
        self.field.set_wrong(True)
        if isinstance(refusal, QueryRefused):
            self.mark.show_place(self.field.text(), refusal.start, refusal.end)

    def _sort(self) -> None:
        self.near.clearSelection()
        self.model.show_order(order(self.model.lines, self._by()))

    # what stands near

    def _compare(self) -> None:
        """Ask in the pool which neighbours are more than chance."""
        self.near.clear()
        lines, window = self.model.lines, self.window_field.value()
        if not lines:
            self._comparing.stop()
            return

        def ask(reader: Reader, progress: Progress) -> list[Collocate]:
            counts, words = near_words(lines, window)
            frequent = dict(counts.most_common(_COMPARED))
            everywhere = reader.search.frequencies(frequent)
            return collocates(frequent, words, everywhere, reader.search.size())

        self._comparing.ask(ask, self._show_near, self._context.refuse)

    def _show_near(self, found: list[Collocate]) -> None:
        self.near.clear()
        for one in found[:_SHOWN]:
            item = QListWidgetItem(f"\u2068{one.word}\u2069   {one.near} · {one.likelihood:.1f}")
            told = f"{one.word}: {one.near} times near, {one.everywhere} in all, log-likelihood"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{told} {one.likelihood:.1f}")
            item.setData(RowRole, one.word)
            item.setSizeHint(QSize(0, self._context.theme.px(24)))
            self.near.addItem(item)

    def _narrow(self) -> None:
        """Show the lines that have the chosen neighbour, or all again."""
        chosen = [item.data(RowRole) for item in self.near.selectedItems()]
        places = order(self.model.lines, self._by())
        if chosen:
            lines, window = self.model.lines, self.window_field.value()
            places = [at for at in places if chosen[0] in _near(lines[at], window)]
        self.model.show_order(places)

    # the lines

    def _toggle(self) -> None:
        if self.view.currentIndex().isValid():
            self.model.toggle(self.view.currentIndex().row())

    def _click(self, index: QModelIndex) -> None:
        if self._delegate.boxed:
            self._delegate.boxed = False
        else:
            self._open(index, False)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        line = index.data(RowRole)
        if line:
            self._context.open(Target(line.document_id, line.start, line.end, beside=beside))

    def write(self, path: Path) -> None:
        """Write the lines shown to a CSV file; a Refusal is shown."""
        from workbench.exporting.concordance import write_lines

        try:
            count = write_lines(self.model.shown(), self.model.titles, path)
        except Refusal as refusal:
            self._context.refuse(refusal)
            return
        self._context.told.emit(f"{count:n} lines written to {path.name}.")

    def state(self) -> dict[str, Any]:
        """Return what is remembered."""
        return {"sort": self.sort.key, "window": self.window_field.value()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up what was remembered."""
        if state.get("sort") in _SORTS:
            self.sort.show_key(state["sort"])
        if isinstance(state.get("window"), int):
            self.window_field.setValue(state["window"])


def _near(line: Line, window: int) -> set[str]:
    words = WORD.findall(plain(line.left))[-window:] + WORD.findall(plain(line.right))[:window]
    return set(words)


def _counted(count: int, documents: int) -> str:
    said = f"{count:n} in {documents:n} document{'' if documents == 1 else 's'}"
    return f"The first {said}" if count >= MOST else said
