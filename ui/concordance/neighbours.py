"""The words that stand near those found, more often than chance would have it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from ui.context import Context
from ui.corpus.searching import Searching
from ui.models.pages import Column, PagedModel
from ui.widgets.controls import NumberField
from ui.widgets.keys import list_acts
from ui.widgets.labels import PlainLabel, say_tip
from ui.widgets.lists import RowsView
from workbench.ports import Reader
from workbench.queries.collocates import Collocate
from workbench.queries.contexts import Contexts, words_near
from workbench.tasks import Progress

#: how many words are listed
_SHOWN = 200
_WIDTH, _NUMBER = 300, 56
_COLUMNS = (
    Column[Collocate]("word", "Near", lambda one: f"\u2068{one.word}\u2069"),
    Column[Collocate]("near", "Lines", lambda one: f"{one.near:,}", right=True),
    Column[Collocate]("all", "In all", lambda one: f"{one.everywhere:,}", right=True),
    Column[Collocate]("likelihood", "Log-l.", lambda one: f"{one.likelihood:.1f}", right=True),
)


class Neighbours(QWidget):
    """List the words near, the most remarkable first. `picked` carries the one chosen, or empty."""

    picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._comparing = Searching(context, self)
        self._contexts = Contexts()
        self.found: list[Collocate] = []
        self.window_field = NumberField("concordance_window", "Words on either side for neighbours")
        self.window_field.setRange(1, 10)
        self.window_field.setValue(5)
        self.window_field.setPrefix("± ")
        self.window_field.valueChanged.connect(lambda _words: self._compare())
        self.model = PagedModel(_COLUMNS, lambda ids: [self.found[one - 1] for one in ids], self)
        self._build_list()
        label = PlainLabel("Words that stand near", "small")
        label.setBuddy(self.window_field)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 2)
        head.addWidget(label, 1)
        head.addWidget(self.window_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        context.theme.changed.connect(self._fit)
        context.independence.changed.connect(self._compare)
        self._fit()

    def _build_list(self) -> None:
        self.view = RowsView(self._context.theme, 24)
        self.view.setObjectName("concordance_near")
        self.view.setAccessibleName("Words that stand near, the most remarkable first")
        say_tip(
            self.view,
            "Log-likelihood: how much oftener than by chance. 10.8 happens by chance once in a "
            "thousand. Enter shows the lines with a word, Esc all again.",
        )
        self.view.setModel(self.model)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        header = self.view.horizontalHeader()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        self.view.opened.connect(lambda index, _beside: self._pick(index.row()))
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        list_acts(self.view, (("concordance_near_all", "Show all lines", "Esc", self.leave),))

    def _fit(self) -> None:
        self.setFixedWidth(self._context.theme.px(_WIDTH))
        for column in range(1, len(_COLUMNS)):
            self.view.setColumnWidth(column, self._context.theme.px(_NUMBER))

    def show_contexts(self, contexts: Contexts) -> None:
        """Compare what stands near other lines; those of page furniture are left out."""
        self._contexts = contexts
        self._compare()

    def _compare(self) -> None:
        """Ask in the pool which neighbours are more than chance."""
        self._show([])
        contexts, window = self._contexts, self.window_field.value()
        independent = self._context.independence.on
        if not contexts.lines:
            self._comparing.stop()
            return

        def ask(reader: Reader, progress: Progress) -> list[Collocate]:
            return words_near(reader, contexts, window, independent, progress)[:_SHOWN]

        self._comparing.ask(ask, self._show, self._context.refuse)

    def _show(self, found: list[Collocate]) -> None:
        self.found = found
        self.model.show_ids(range(1, len(found) + 1))

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self.found):
            self.picked.emit(self.found[row].word)

    def leave(self) -> None:
        """Show all lines again."""
        self.view.clearSelection()
        self.picked.emit("")
