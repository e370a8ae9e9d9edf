"""Where a search is typed: the field, help at hand, what is wrong with it, what it was taken for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.corpus.spellings import SpellingsLine
from ui.theme import Theme
from ui.widgets.controls import IconButton
from ui.widgets.fields import FilterField
from ui.widgets.labels import wrapped
from ui.widgets.query_mark import QueryMark
from workbench.errors import QueryRefused, Refusal
from workbench.queries.rewriting import likened
from workbench.queries.tree import Query


class QueryField(QWidget):
    """Take a search and say what is wrong with it.

    `asked` carries a search to be done as it stands; widgets are named after `name`. `row` is open
    for more buttons.
    """

    asked = Signal(str)
    help_wanted = Signal()

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__()
        self.field = FilterField(f"{name}_field", words)
        self.field.returnPressed.connect(lambda: self.asked.emit(self.field.text()))
        self.alike = IconButton(theme, "alike", f"{name}_alike", "Similar spellings of names (~)")
        self.alike.clicked.connect(lambda _=False: self._liken())
        self.help = IconButton(theme, "info", f"{name}_help", "Search syntax")
        self.help.clicked.connect(lambda _=False: self.help_wanted.emit())
        self.error = wrapped("", "wrong")
        self.error.setObjectName(f"{name}_error")
        self.error.hide()
        self.mark = QueryMark(theme, f"{name}_mark")
        self.spellings = SpellingsLine(f"{name}_spellings")
        self.spellings.written.connect(self._ask)
        self.row = QHBoxLayout()
        self.row.setSpacing(2)
        self.row.addWidget(self.field, 1)
        self.row.addWidget(self.alike)
        self.row.addWidget(self.help)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.row)
        for widget in (self.error, self.mark, self.spellings):
            column.addWidget(widget)

    @property
    def typed(self) -> str:
        """Return what stands in the field."""
        return self.field.text()

    def accept(self, query: Query | None) -> None:
        """Show that a search was understood, and the spellings it was taken for."""
        self.error.hide()
        self.field.set_wrong(False)
        self.mark.show_place("", 0, 0)
        self.spellings.show_query(query)

    def refuse(self, refusal: Refusal) -> None:
        """Say what is wrong, and where."""
        self.spellings.show_query(None)
        self.error.setText(str(refusal))
        self.error.show()
        self.field.set_wrong(True)
        if isinstance(refusal, QueryRefused):
            self.mark.show_place(self.typed, refusal.start, refusal.end)

    def _liken(self) -> None:
        if self.typed.strip():
            self._ask(likened(self.typed))

    def _ask(self, typed: str) -> None:
        self.field.setText(typed)
        self.asked.emit(typed)
