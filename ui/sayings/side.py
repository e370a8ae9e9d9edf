"""One side of the place: a heading with its count, and the list with what can be done in it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context, Target
from ui.models.pages import RowRole
from ui.sayings.delegate import SayingDelegate
from ui.sayings.model import Head, SayingsModel
from ui.widgets.controls import EmptyPlace
from ui.widgets.keys import list_acts
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.lists import RowsView, fit_heads
from ui.widgets.row_menu import offer_menu, passing_menu
from workbench.exporting.sayings import quotation
from workbench.statements.sayings import Saying

#: pixels of a statement and of a group's head
_ROW, _HEAD = 64, 30
#: what stands in a list without any, of an actor's own statements and of those about it
_NOTHING = {
    False: (
        "No statements",
        "No statement in the documents where this actor is tagged is told as theirs.",
    ),
    True: ("Nobody says anything", "No statement of anybody else mentions this actor."),
}


class Side(QWidget):
    """List statements. `name` is `by` or `about`; each of those about an actor names its speaker."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.setObjectName(f"sayings_{name}")
        self._context, self._theme = context, context.theme
        self.model = SayingsModel(self, named=name == "about")
        self.title = ElidedLabel("", "strong")
        self.title.setObjectName(f"sayings_{name}_title")
        self.count = PlainLabel("", "small")
        self.count.setObjectName(f"sayings_{name}_count")
        self.view = RowsView(context.theme, _ROW).as_list()
        self.view.setObjectName(f"sayings_{name}_list")
        self.view.setModel(self.model)
        self._delegate = SayingDelegate(context.theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(self._click)
        self.model.modelReset.connect(self._fit_heads)
        context.theme.changed.connect(self._fit_heads)
        self._act()
        self._lay_out()

    def _act(self) -> None:
        self.acts = list_acts(
            self.view,
            (
                ("sayings.open", "Show in reader", "", lambda: self._open_current(False)),
                ("sayings.beside", "Show beside", "", lambda: self._open_current(True)),
                ("sayings.copy", "Copy with citation", "Ctrl+C", self.copy),
                ("sayings.check", "Check or uncheck", "Space", self._toggle),
                ("sayings.check_all", "Check all", "", lambda: self.model.check_all(True)),
                ("sayings.check_none", "Uncheck all", "", lambda: self.model.check_all(False)),
                ("sayings.fold", "Fold group", "Left", lambda: self._fold(True)),
                ("sayings.unfold", "Unfold group", "Right", lambda: self._fold(False)),
            ),
        )
        offer_menu(self.view, self._menu)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        self.empty = EmptyPlace(*_NOTHING[self.model.named])
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def call(self, title: str) -> None:
        """Say what the list holds."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.view.setAccessibleName(title)

    def show_sayings(self, every: Sequence[Saying], key: str, of: int) -> None:
        """Show statements in groups; `of` is how many there are when no dates narrow them."""
        self.model.show_sayings(every, key)
        documents = len({one.document_id for one in every})
        said = f"{len(every):,} of {of:,}" if len(every) < of else f"{of:,}"
        where = f" in {documents:,} document{'' if documents == 1 else 's'}" if every else ""
        self.count.setText(said + where)
        self.stack.setCurrentWidget(self.view if every else self.empty)

    def _fit_heads(self) -> None:
        """Give the heads of groups their own height, and the statements theirs."""
        theme = self._theme
        fit_heads(self.view, self.model.heads, theme.px(_ROW), theme.px(_HEAD))

    # what can be done

    def copy(self) -> None:
        """Put the selected statements on the clipboard, each with its citation."""
        rows = [self.model.row_at(place) for place in self.view.places()]
        said = [quotation(one) for one in rows if isinstance(one, Saying)]
        if said:
            QGuiApplication.clipboard().setText("\n".join(said))
            many = "statement" if len(said) == 1 else "statements"
            self._context.told.emit(f"{len(said):,} {many} copied with citation.")

    def _toggle(self) -> None:
        for place in self.view.places():
            self.model.toggle(place)

    def _fold(self, on: bool) -> None:
        if self.view.currentIndex().isValid() and self.model.heads:
            head = self.model.head_of(self.view.currentIndex().row())
            self.model.fold(head, on)
            self.view.selectRow(head)

    def _click(self, index: QModelIndex) -> None:
        if self._delegate.boxed:
            self._delegate.boxed = False
        else:
            self._open(index, False)

    def _open_current(self, beside: bool) -> None:
        if self.view.currentIndex().isValid():
            self._open(self.view.currentIndex(), beside)

    def _open(self, index: QModelIndex, beside: bool) -> None:
        row, place = index.data(RowRole), index.row()
        if isinstance(row, Head):
            self.model.fold(place)
            self.view.selectRow(place)
        elif row:
            start, end = row.about[0] if row.about else (row.heard.start, row.heard.end)
            self._context.open(Target(row.document_id, start, end, beside=beside))

    def _menu(self, index: QModelIndex) -> QMenu | None:
        menu = passing_menu(self, "sayings_menu")
        menu.addActions(list(self.acts.values()))
        for name in ("sayings.fold", "sayings.unfold"):
            self.acts[name].setVisible(bool(self.model.heads))
        return menu
