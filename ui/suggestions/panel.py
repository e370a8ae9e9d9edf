"""The queue of suggested names: what each rests on, and every decision by one stroke."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.context import Context
from ui.corpus.searching import Searching
from ui.models.freshness import Freshness
from ui.suggestions.delegate import SuggestionDelegate
from ui.suggestions.model import Queue, SuggestionsModel, read_queue
from ui.suggestions.place import PlaceCard
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
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
from workbench.commands.suggestions import AcceptSuggested, RejectSuggested
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
        offered: Acts = (
            ("suggestion.accept", "Accept", "Return", self.accept),
            ("suggestion.here", "Here only", "H", self.accept_here),
            ("suggestion.not_here", "Not here", "Backspace", self.reject_here),
            ("suggestion.never", "Never", "Del", self.reject),
            ("suggestion.type", "Type…", "T", self.ask_type),
            ("suggestion.same", "Same as…", "S", self.ask_same),
            ("suggestion.next", "Next place", "Right", lambda: self.place.step(1)),
            ("suggestion.before", "Place before", "Left", lambda: self.place.step(-1)),
            ("suggestion.open", "Show in reader", "Space", self.place.open),
        )
        return list_acts(self.view, offered)

    def _offer_buttons(self) -> None:
        for name in ("accept", "here", "not_here", "never", "type", "same"):
            act = self.acts[f"suggestion.{name}"]
            kind = "primary" if name == "accept" else ""
            keys = act.shortcut().toString().replace("Return", "Enter").replace("Del", "Delete")
            button = Button(act.text(), f"suggestions_{name}", kind, tip=f"{act.text()} ({keys})")
            button.clicked.connect(act.trigger)
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

    def accept(self) -> None:
        """Accept the name everywhere, as the type it is taken for; asks where none is told."""
        if row := self.current:
            self._accept(row, self._places(row))

    def accept_here(self) -> None:
        """Accept the name at the place shown only."""
        row, place = self.current, self.place.place
        if row and place:
            self._accept(row, [place])

    def _accept(
        self,
        row: SuggestedActor,
        places: Sequence[SuggestedPlace],
        actor_id: int = 0,
        type_id: int = 0,
    ) -> None:
        actor_id = actor_id or (0 if type_id else self.model.known(row)[0])
        type_id = type_id or self.model.type_of(row).id
        if not (actor_id or type_id):
            self._ask_type(row, places)
            return
        name = "" if actor_id else row.name
        command = AcceptSuggested(tuple(places), actor_id, type_id, name)
        accepted = self._context.run(command, "suggestions")
        if accepted:
            self._context.told.emit(f"{command.label}. Undo takes it back.")
            self._decided(row, whole=len(places) == row.mentions)

    def reject_here(self) -> None:
        """Say that the place shown names no actor."""
        row, place = self.current, self.place.place
        if row and place:
            self._context.run(
                RejectSuggested(row.name, place.document_id, place.start), "suggestions"
            )
            self._decided(row, whole=row.mentions == 1)

    def reject(self) -> None:
        """Never suggest the name again."""
        if (row := self.current) and self._context.run_telling(RejectSuggested(row.name)):
            self._decided(row, whole=True)

    def _decided(self, row: SuggestedActor, whole: bool) -> None:
        """Go on at once: the store is asked again beside the window."""
        self._outdated = True
        if whole:
            self.model.drop(row.key)
        self._settle()

    def ask_type(self) -> None:
        """Ask what the name is, then accept it everywhere."""
        if row := self.current:
            self._ask_type(row, self._places(row))

    def _ask_type(self, row: SuggestedActor, places: Sequence[SuggestedPlace]) -> None:
        options = [
            Entry(one.id, one.label, "", one.colour, one.shape, str(at) if at < 10 else "")
            for at, one in enumerate(self.model.types, start=1)
        ]
        self._ask(f"What is “{row.name}”?", options,
                  lambda type_id: self._accept(row, places, 0, type_id))  # fmt: skip

    def ask_same(self) -> None:
        """Ask which actor is meant, then accept the name everywhere as another spelling of it."""
        if row := self.current:
            places = self._places(row)
            self._ask(f"Whom does “{row.name}” mean?", actor_options(self._context.store),
                      lambda actor_id: self._accept(row, places, actor_id))  # fmt: skip

    def _ask(self, title: str, options: list[Entry], then: Any) -> None:
        chooser = Chooser(self._context.theme, title, options, self)
        chooser.picked.connect(then)
        chooser.ask(below_current(self.view))

    def _accepting(self, digit: int) -> Callable[[], None] | None:
        """Return what a digit does: one stroke accepts the name as that type."""
        row, types = self.current, self.model.types
        if row is None or not 1 <= digit <= len(types):
            return None
        return lambda: self._accept(row, self._places(row), 0, types[digit - 1].id)

    def _menu(self, _index: QModelIndex) -> QMenu:
        menu = passing_menu(self, "suggestions_menu")
        menu.addActions(list(self.acts.values()))
        return menu
