"""What the lists of decisions have in common: rows that wait, keys that decide, and the next one."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.context import Context
from ui.corpus.searching import Searching
from ui.deciding.rows import Waiting, WaitingDelegate, WaitingModel
from ui.models.freshness import Freshness
from ui.widgets.controls import Button, EmptyPlace
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import Acts, OwnKeys, list_acts
from ui.widgets.lists import RowsView
from ui.widgets.row_menu import offer_menu
from workbench.ports import Reader
from workbench.tasks import Progress

#: a list that takes long to make is made anew after this many times as long
_PATIENCE = 4


class WaitingView(QWidget):
    """List what waits at the left and show the one in hand at the right.

    Subclasses say what there is (`read`), how it looks (`build_side`, `show_one`) and what can be
    done (`offered`). `counted` carries how many wait.
    """

    counted = Signal(int)
    name = ""
    told = ""
    job = ""
    topics: tuple[str, ...] = ()
    empty_title = ""
    empty_words = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName(self.name)
        self.setAccessibleName(self.told)
        self._context = context
        self._searching = Searching(context, self)
        self._looking = Searching(context, self)
        self._asked = self._took = 0.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.refresh)
        self.model = WaitingModel(self)
        self._make_list()
        self.acts = self._acts()
        self._lay(self.build_side())
        self.freshness = Freshness(self, context, self.topics, self._due)

    def _make_list(self) -> None:
        theme = self._context.theme
        self.view = RowsView(theme, 44).as_list()
        self.view.setObjectName(f"{self.name}_list")
        self.view.setAccessibleName(self.told)
        self.view.setModel(self.model)
        self.view.setItemDelegate(WaitingDelegate(theme, self.view))
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        offer_menu(self.view, self._menu)

    def _lay(self, side: QWidget) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.view)
        self.split.addWidget(side)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([self._context.theme.px(280), self._context.theme.px(800)])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.split)
        self._stack.addWidget(EmptyPlace(self.empty_title, self.empty_words))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack)

    def buttons(self, names: Iterable[str], primary: str) -> FlowLayout:
        """Return buttons for some of the acts, in a line that flows."""
        flow = FlowLayout(spacing=4)
        for name in names:
            act = self.acts[name]
            kind = "primary" if name == primary else ""
            keys = act.shortcut().toString().replace("Return", "Enter")
            tip = f"{act.text()} ({keys})"
            button = Button(act.text(), name.replace(".", "_"), kind, tip=tip)
            button.clicked.connect(act.trigger)
            flow.addWidget(button)
        return flow

    def _acts(self) -> dict[str, QAction]:
        return list_acts(self.view, self.offered())

    def share_acts(self, *lists: QAbstractItemView) -> None:
        """Let the keys hold in the lists beside, too, but Enter, which opens what is in hand there."""
        for one in lists:
            OwnKeys(one)
            for act in self.acts.values():
                if act.shortcut() != QKeySequence("Return"):
                    one.addAction(act)

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self.acts.values():
            menu.addAction(act)
        return menu

    # to be said by subclasses

    def read(self, reader: Reader, progress: Progress) -> list[Waiting]:
        """Return what waits; called in the pool."""
        raise NotImplementedError

    def build_side(self) -> QWidget:
        """Return what shows the one in hand."""
        raise NotImplementedError

    def offered(self) -> Acts:
        """Return what can be done, with its keys."""
        raise NotImplementedError

    def show_one(self, row: Waiting | None) -> None:
        """Show the one in hand, or nothing."""
        raise NotImplementedError

    # what it shows

    def _due(self) -> None:
        """Read anew, though not at once where that takes long and was just done."""
        waited = time.monotonic() - self._asked
        if self._took > 0.2 and waited < self._took * _PATIENCE:
            self._rest.start(round((self._took * _PATIENCE - waited) * 1000))
        else:
            self.refresh()

    def refresh(self) -> None:
        """Ask in the pool what waits; what is shown stays until the answer comes."""
        self._asked = time.monotonic()
        self._searching.ask(self.read, self._show_rows, self._context.refuse, self.job)

    def _show_rows(self, rows: list[Waiting]) -> None:
        self._took = time.monotonic() - self._asked
        key, at = self.current.key if self.current else None, self.view.currentIndex().row()
        self.model.show_rows(rows)
        self._go(self.model.place_of(key) if key is not None else -1, at)
        self.counted.emit(self.model.total)

    def _go(self, row: int, otherwise: int) -> None:
        """Bring a row into hand, or the one that stands at a place now."""
        self._stack.setCurrentIndex(0 if self.model.items or self.model.typed else 1)
        if self.model.items:
            row = row if row >= 0 else min(max(otherwise, 0), len(self.model.items) - 1)
            self.view.selectRow(row)
        self._show_current()

    def narrow(self, typed: str) -> None:
        """Show the rows that hold every typed word."""
        self.model.narrow(typed)
        self._go(0, 0)

    @property
    def due(self) -> bool:
        """Say whether the list is still to be read anew."""
        return self.freshness.due or self._rest.isActive()

    @property
    def current(self) -> Waiting | None:
        """Return the row that is decided next."""
        row = self.view.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def _show_current(self) -> None:
        self.show_one(self.current)

    def look(self, question: Callable[[Reader], Any], answered: Callable[[Any], None]) -> None:
        """Ask for what the side shows; a newer question takes the place of an older one."""
        self._looking.ask(
            lambda reader, _progress: question(reader), answered, self._context.refuse
        )

    def decided(self, gone: Callable[[Waiting], bool]) -> None:
        """Take out what is decided and go on at once: the store is asked again beside the window."""
        at = self.view.currentIndex().row()
        self.model.drop(gone)
        self._go(-1, at)
        self.counted.emit(self.model.total)

    def put_off(self) -> None:
        """Let the one in hand wait at the end of the list."""
        if row := self.current:
            at = self.view.currentIndex().row()
            self.model.put_off(row.key)
            self._go(-1, at)
