"""Where words were found: hits of a search, grouped by document, each with the words around it."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.corpus.asking import QueryField
from ui.corpus.counting import CountLine
from ui.corpus.hit_delegate import HitDelegate
from ui.corpus.hits import Group, HitsModel, More
from ui.corpus.saved import SavedSearches
from ui.corpus.searching import Searching
from ui.models.pages import RowRole
from ui.tagging.checked import CheckedStrip
from ui.widgets.controls import EmptyPlace
from ui.widgets.keys import list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import offer_menu, passing_menu
from workbench.errors import QueryRefused, Refusal
from workbench.ports import Findings, Hit, Reader
from workbench.queries.parsing import read_query
from workbench.queries.tree import Query
from workbench.tasks import Progress

#: documents listed at once
LIMIT = 50
TYPING_PAUSE = 120  # ms
ROW_HEIGHT = 42
GROUP_HEIGHT = 30


class ResultsPanel(QWidget):
    """Search the corpus as words are typed and list where they stand.

    `counted` carries how many hits are listed.
    """

    counted = Signal(int)
    help_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results_panel")
        self.setAccessibleName("Results")
        self._context = context
        self._query: Query | None = None
        self._documents = LIMIT
        self._searching = Searching(context, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(lambda: self._begin(typing=True))
        self.model = HitsModel(self)
        self._build_head()
        self._build_list()
        self._lay_out()
        context.theme.changed.connect(self._fit_rows)

    def _build_head(self) -> None:
        self.asking = QueryField(self._context.theme, "results", "Search the corpus")
        self.asking.asked.connect(self.search)
        self.asking.help_wanted.connect(self.help_wanted)
        self.field = self.asking.field
        self.field.textEdited.connect(lambda _words: self._pause.start())
        self.field.textChanged.connect(self._emptied)
        self.field.down.connect(self._into_list)
        self.saved = SavedSearches(self._context, self)
        self.saved.picked.connect(self.search)
        self.asking.row.insertWidget(2, self.saved)
        self.count = CountLine(self._context)
        self.error, self.mark = self.asking.error, self.asking.mark
        self.strip = CheckedStrip(
            self._context,
            "results_checked",
            lambda: self.model.checked,
            self.model.check_all,
            lambda: self.model.count,
        )
        self.model.checked_changed.connect(self.strip.refresh)

    def _build_list(self) -> None:
        self.view = RowsView(self._context.theme, ROW_HEIGHT).as_list()
        self.view.setObjectName("results_list")
        self.view.setAccessibleName("Found places")
        self.view.setModel(self.model)
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self._delegate = HitDelegate(self._context.theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.acts = list_acts(
            self.view,
            (
                ("results_check", "Check or uncheck", "Space", self._toggle),
                ("results_check_all", "Check all", "", lambda: self.model.check_all(True)),
                ("results_check_none", "Uncheck all", "", lambda: self.model.check_all(False)),
                ("results_tag", "Tag checked as actor…", "", self.strip.ask_actor),
                ("results_code", "Put checked under code…", "", self.strip.ask_code),
                ("results_export", "Export every found place…", "", self.file_wanted.emit),
            ),
        )
        offer_menu(self.view, lambda _index: self.menu(), anywhere=True)

    def _lay_out(self) -> None:
        self.empty = EmptyPlace(
            "Find words in every document",
            "Type words, a “phrase in quotes”, the beginning of a word followed by *, or a field "
            "such as outlet: or actor:.",
        )
        self.nothing = EmptyPlace(
            "Nothing found",
            "Try fewer words, the beginning of a word followed by *, or a name followed by ~.",
        )
        self.stack = QStackedWidget()
        for page in (self.empty, self.nothing, self.view):
            self.stack.addWidget(page)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(6)
        head.addWidget(self.asking)
        head.addWidget(self.count)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.setSpacing(0)
        lay.addLayout(head)
        lay.addWidget(self.stack, 1)
        lay.addWidget(self.strip)

    def menu(self) -> QMenu:
        """Return the menu of the list."""
        menu = passing_menu(self.view, "results_menu")
        menu.addActions(list(self.acts.values()))
        for name in ("results_tag", "results_code"):
            writable = not self._context.store.read_only
            self.acts[name].setEnabled(bool(self.model.checked) and writable)
        return menu

    def write(self, path: Path) -> None:
        """Write every place of the search to a file, also of documents not listed; in the pool."""
        from ui.concordance.writing import Found, write_found

        query = self._query
        if query is None:
            return

        def find(reader: Reader, progress: Progress) -> Found:
            lines = reader.search.lines(query, progress=progress)
            return (("", line) for line in lines), reader.documents.cited(
                set(lines.documents.tolist())
            )

        write_found(self._context, find, path)

    # searching

    def search(self, query: str) -> None:
        """Find exactly this; a newer search replaces an older."""
        self.field.setText(query)
        self._begin(typing=False)

    def type_ahead(self, typed: str) -> None:
        """Search for what is being typed elsewhere, once the keys rest."""
        self.field.setText(typed)
        if typed.strip():
            self._pause.start()

    def _begin(self, typing: bool) -> None:
        self._pause.stop()
        self.saved.typed = self.field.text()
        if not self.field.text().strip():
            self._emptied("")
            return
        try:
            query = read_query(self.field.text(), typing)
        except QueryRefused as refused:
            self._searching.stop()
            self._refused(refused)
            return
        if typing and query == self._query:
            return
        self._query, self._documents = query, LIMIT
        self._ask()

    def _ask(self) -> None:
        query, documents = self._query, self._documents
        assert query is not None
        if not self.model.rows:
            self.count.wait()

        def ask(reader: Reader, progress: Progress) -> tuple[Query, Findings]:
            spelled = reader.search.spelled(query)
            return spelled, reader.search.look(spelled, documents, progress=progress)

        self._searching.ask(ask, self._found, self._refused)

    def _emptied(self, typed: str) -> None:
        """Leave the search when the field is emptied."""
        if typed.strip() or (self._query is None and self.error.isHidden()):
            return
        self._pause.stop()
        self._searching.stop()
        self._query = None
        self._context.seek(None)
        self._show(Findings(0, []), None)

    def _found(self, answer: tuple[Query, Findings]) -> None:
        spelled, findings = answer
        self._context.seek(spelled)
        place = self.view.currentIndex().row() if self._documents > LIMIT else 1
        self._show(findings, spelled)
        if findings.found:
            self.view.selectRow(min(place, len(self.model.rows) - 1))

    def _show(self, findings: Findings, spelled: Query | None) -> None:
        self.asking.accept(spelled)
        self.model.show_findings(findings)
        self._fit_rows()
        hits = sum(len(found.hits) for found in findings.found)
        self.count.show_findings(findings, self._query, spelled)
        if findings.found:
            self.stack.setCurrentWidget(self.view)
        else:
            self.stack.setCurrentWidget(self.nothing if self._query else self.empty)
        self.counted.emit(hits)

    def _fit_rows(self) -> None:
        """Make headings and offers lower than hits."""
        height = self._context.theme.px(GROUP_HEIGHT)
        self.view.verticalHeader().setDefaultSectionSize(self._context.theme.px(ROW_HEIGHT))
        for place, row in enumerate(self.model.rows):
            if not isinstance(row, Hit):
                self.view.setRowHeight(place, height)

    def _refused(self, refusal: Refusal) -> None:
        self.count.hide()
        self.asking.refuse(refusal)
        self._query = None

    # the list

    def _into_list(self) -> None:
        if self.model.rows:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle(self) -> None:
        if self.view.currentIndex().isValid():
            self.model.toggle(self.view.currentIndex().row())

    def _click(self, index: QModelIndex) -> None:
        if self._delegate.boxed:
            self._delegate.boxed = False
        else:
            self._open(index, False)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        row = index.data(RowRole)
        if isinstance(row, Group):
            self._context.open(Target(row.found.document_id, beside=beside))
        elif isinstance(row, Hit):
            self._context.open(Target(row.document_id, row.start, row.end, beside=beside))
        elif isinstance(row, More):
            self._show_more(row, index.row())

    def _show_more(self, row: More, place: int) -> None:
        if row.document_id:
            self.model.show_all(row.document_id)
            self._fit_rows()
            self.view.selectRow(place)
        elif self._query:
            self._documents *= 4
            self._ask()
