"""The queue of suggested names: what each rests on, and every decision by one stroke."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.corpus.searching import Searching
from ui.models.freshness import Freshness
from ui.suggestions.deciding import OFFERS, Deciding, shown_key
from ui.suggestions.delegate import SuggestionDelegate
from ui.suggestions.model import Queue, SuggestionsModel, read_queue
from ui.suggestions.place import PlaceCard
from ui.widgets.columns import lay_under
from ui.widgets.controls import Button, EmptyPlace, IconButton
from ui.widgets.fields import FilterField
from ui.widgets.flow import FlowLayout
from ui.widgets.keys import Acts, DigitKeys, list_acts
from ui.widgets.labels import Hairline
from ui.widgets.lists import RowsView, place_kept
from ui.widgets.row_menu import below_current, offer_menu, passing_menu
from ui.widgets.scrolled import Scrolled
from workbench.changes import SUGGESTED
from workbench.model.decisions import SuggestedActor, SuggestedPlace


class SuggestionsPanel(QWidget):
    """List suggested names, the most frequent first. `acts` are its actions by id, for menus.

    Enter accepts a name everywhere, a digit as a type, H only at the place shown, Backspace rejects
    that place, Delete the name for good; T and S ask for a type or the actor that is meant.
    `counted` carries how many names wait.
    """

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions_panel")
        self.setAccessibleName("Suggestions")
        self._context = context
        self._open_ids: tuple[int, ...] = ()
        self._searching = Searching(context, self)
        self.model = SuggestionsModel(self)
        self.deciding = Deciding(
            context,
            self,
            lambda place: context.store.suggested.places(place.key, self._scope()),
            lambda place: self.model.bearer(place.key)[0],
        )
        self.deciding.decided.connect(self._decided)
        self._build()
        self.acts = self._actions()
        self._offer_buttons()
        topics = (SUGGESTED, "rejection", "mention", "actor", "alias", "actor_type", "document")
        self.freshness = Freshness(self, context, topics, self.refresh)

    def _build(self) -> None:
        theme = self._context.theme
        self.field = FilterField("suggestions_field", "Filter suggestions")
        self.field.down.connect(self._into_list)
        self.field.returnPressed.connect(self._into_list)
        self.field.textChanged.connect(self._narrow)
        words = "Show what the open documents name only"
        self.scope = IconButton(theme, "document", "suggestions_scope", words)
        self.scope.setCheckable(True)
        self.scope.toggled.connect(lambda on: self.freshness.renew())
        self.view = RowsView(theme, 44).as_list()
        self.view.setObjectName("suggestions_list")
        self.view.setAccessibleName("Suggested names")
        self.view.setModel(self.model)
        self.view.setItemDelegate(SuggestionDelegate(theme, self.view))
        self.view.setSelectionMode(RowsView.SelectionMode.SingleSelection)
        offer_menu(self.view, self._menu)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_place())
        DigitKeys(self.view, self._accepting)
        self.place = PlaceCard(self._context)
        self.place.moved.connect(self.place.open)
        self.empty = EmptyPlace(
            "No suggestions",
            "Names that your documents hold and that nobody has tagged or rejected stand here, "
            "the most frequent first. Nothing is tagged before you accept it.",
        )
        self._buttons = FlowLayout(spacing=4)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 4, 8, 8)
        foot.addLayout(self._buttons)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        for below in (Hairline(), Scrolled(self.place)):
            column.addWidget(below)
        column.addLayout(foot)
        self.stack = QStackedWidget()
        self.stack.addWidget(full)
        self.stack.addWidget(self.empty)
        lay_under(self, (self.field, self.scope), self.stack)

    def _actions(self) -> dict[str, QAction]:
        decisions = tuple(
            (f"suggestion.{name}", words, keys, partial(self.decide, name))
            for name, words, keys, _ in OFFERS
        )
        ways: Acts = (
            ("suggestion.next", "Next place", "Right", lambda: self.place.step(1)),
            ("suggestion.before", "Place before", "Left", lambda: self.place.step(-1)),
            ("suggestion.open", "Show in reader", "Space", self.place.open),
        )
        return list_acts(self.view, (*decisions, *ways))

    def _offer_buttons(self) -> None:
        for name, words, keys, told in OFFERS:
            kind = "primary" if name == "accept" else ""
            button = Button(words, f"suggestions_{name}", kind, tip=f"{told} ({shown_key(keys)})")
            button.clicked.connect(self.acts[f"suggestion.{name}"].trigger)
            self._buttons.addWidget(button)

    # what it shows

    def refresh(self) -> None:
        """Ask for the queue in the pool; what is shown stays until the answer comes."""
        scope = self._scope()
        self._searching.ask(
            lambda reader, _progress: read_queue(reader, scope), self._show, self._context.refuse
        )

    def _scope(self) -> Sequence[int]:
        if not self.scope.isChecked():
            return ()
        return self._open_ids or (-1,)

    def _show(self, queue: Queue) -> None:
        with place_kept(self.view, self.model):
            self.model.show_queue(queue)
        self.counted.emit(self.model.total)
        self._settle()

    def _settle(self) -> None:
        """Keep a row current where there is any, and show its place."""
        self.stack.setCurrentIndex(0 if self.model.items or self.model.typed else 1)
        if self.model.items and not self.view.places():
            self.view.selectRow(
                max(0, min(self.view.currentIndex().row(), len(self.model.items) - 1))
            )
        self._show_place()

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Say which documents the readers show, for suggestions of those only."""
        self._open_ids = tuple(document_ids)
        if self.scope.isChecked():
            self.freshness.mark()

    def _narrow(self, typed: str) -> None:
        self.model.narrow(typed)
        self.view.scrollToTop()
        self._settle()

    def _into_list(self) -> None:
        if self.model.items and not self.view.places():
            self.view.selectRow(0)
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_place(self) -> None:
        row = self.current
        shown = self.place.place
        if row is None:
            self.place.show_places(())
        elif shown is None or shown.key != row.key or self._outdated:
            self._outdated = False
            self.place.show_places(self._places(row))

    _outdated = True

    @property
    def current(self) -> SuggestedActor | None:
        """Return the name that is decided next."""
        row = self.view.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def _places(self, row: SuggestedActor) -> list[SuggestedPlace]:
        return self._context.store.suggested.places(row.key, self._scope())

    # decisions

    def decide(self, what: str) -> None:
        """Do one of OFFERS with the name chosen, at the place shown or everywhere."""
        if place := self._deciding_on:
            self.deciding.do(what, place, below_current(self.view))

    @property
    def _deciding_on(self) -> SuggestedPlace | None:
        """Return the place shown, with the type that the whole name is taken for."""
        row, place = self.current, self.place.place
        return replace(place, type=row.type) if row and place else None

    def _decided(self, _place: SuggestedPlace, whole: bool) -> None:
        """Go on at once: the store is asked again beside the window."""
        row = self.current
        self._outdated = True
        if row and (whole or row.mentions == 1):
            self.model.drop(row.key)
        self._settle()

    def _accepting(self, digit: int) -> Callable[[], None] | None:
        """Return what a digit does: one stroke accepts the name as that type."""
        place = self._deciding_on
        if place is None or not 1 <= digit <= len(self.model.types):
            return None
        return lambda: self.deciding.accept_as(digit, place, below_current(self.view))

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = passing_menu(self, "suggestions_menu")
        menu.addActions(list(self.acts.values()))
        return menu
