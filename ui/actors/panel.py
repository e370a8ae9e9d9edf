"""The actor list: find an actor by any of its names, add one, choose one, put one right."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ui.actors.delegate import ActorDelegate
from ui.actors.model import ActorsModel, Offer, Person
from ui.context import Context
from ui.independence import join
from ui.models.freshness import Freshness
from ui.models.pages import RowRole
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser, Prompt
from ui.widgets.columns import lay_under
from ui.widgets.controls import EmptyPlace, IconButton
from ui.widgets.fields import FilterField
from ui.widgets.keys import Acts, DigitKeys, list_acts
from ui.widgets.lists import RowsView, place_kept, select_places
from ui.widgets.row_menu import below_current, offer_menu, passing_menu
from workbench.commands.actors import AddActor, DeleteActors, EditActor
from workbench.commands.aliases import AddAlias
from workbench.commands.merging import MergeActors
from workbench.model.actors import ActorType
from workbench.ports import Reader


def actor_options(reader: Reader) -> list[Entry]:
    """Return every actor as a choice, found by any of its names."""
    types = {one.id: one for one in reader.actor_types.find()}
    names = reader.actors.names()
    return [
        Entry(
            row.id,
            row.name,
            ", ".join(names.get(row.id, [""])[1:4]) or types[row.type_id].label,
            types[row.type_id].colour,
            types[row.type_id].shape,
        )
        for row in reader.actors.rows()
    ]


class ActorsPanel(QWidget):
    """List actors by type. `acts` are its actions by id, for menus.

    `counted` carries how many actors there are; `tag_everywhere` the actor whose every occurrence
    is to be shown and tagged; `types_wanted` the type of actor to edit; `split_wanted` the actor
    some of whose mentions are another's.
    """

    counted = Signal(int)
    tag_everywhere = Signal(int)
    types_wanted = Signal(int)
    split_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actors_panel")
        self.setAccessibleName("Actors")
        self._context = context
        self._open_ids: tuple[int, ...] = ()
        self.model = ActorsModel(self)
        self._build()
        self.acts = self._actions()
        self.field.textChanged.connect(self._narrow)
        self.model.renamed.connect(self._rename)
        context.actor_chosen.connect(self._show_choice)
        topics = ("actor", "alias", "mention", "actor_type", "document")
        self.freshness = Freshness(self, context, topics, self.refresh)

    def _build(self) -> None:
        theme = self._context.theme
        self.field = FilterField("actors_field", "Find or add an actor")
        self.field.down.connect(self._into_list)
        self.field.returnPressed.connect(self._enter)
        words = "Count mentions in the open documents only"
        self.scope = IconButton(theme, "document", "actors_scope", words)
        self.scope.setCheckable(True)
        self.scope.toggled.connect(lambda on: self.freshness.renew())
        self.copies = IconButton(theme, "copy", "actors_independent", "Independent only")
        join(self.copies, self._context.independence)
        self.view = RowsView(theme, 28).as_list()
        self.view.setObjectName("actors_list")
        self.view.setAccessibleName("Actors by type")
        self.view.setModel(self.model)
        self.view.setItemDelegate(ActorDelegate(theme, self.view))
        offer_menu(self.view, self._menu)
        self.view.opened.connect(lambda index, beside: self._take(index))
        self.view.clicked.connect(self._take)
        self.view.selectionModel().currentRowChanged.connect(self._moved)
        DigitKeys(self.view, self._adding)
        self.empty = EmptyPlace(
            "No actors yet",
            "Actors are the people, groups and states that your documents name. Select a name in "
            "a document and press A, or type one above and press Enter.",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        lay_under(self, (self.field, self.copies, self.scope), self.stack)

    def _actions(self) -> dict[str, QAction]:
        offered: Acts = (
            ("actor.card", "Show card", "", self._show_card),
            ("actor.sayings", "Show statements", "", self._show_sayings),
            ("actor.rename", "Rename", "F2", self.rename),
            ("actor.alias", "Add another spelling…", "", self.ask_alias),
            ("actor.tag_everywhere", "Tag every occurrence…", "", self._want_tagging),
            ("actor.merge", "Merge into…", "", self.ask_merge),
            ("actor.split", "Split…", "", self._want_splitting),
            ("actor.delete", "Delete", "Del", self.delete),
        )
        return list_acts(self.view, offered)

    # what it shows

    def refresh(self) -> None:
        """Read the actors afresh; selection and scroll place stay."""
        narrowed = self._open_ids if self.scope.isChecked() else ()
        if self.scope.isChecked() and not narrowed:
            narrowed = (-1,)
        with place_kept(self.view, self.model):
            self.model.read(self._context.store, narrowed, self._context.independence.on)
        self.counted.emit(self.model.total)
        self._show_stack()
        if not self.view.places():
            self._show_choice(self._context.actor_id)

    def set_open_documents(self, document_ids: Sequence[int]) -> None:
        """Say which documents the readers show, for counting in those only."""
        self._open_ids = tuple(document_ids)
        if self.scope.isChecked():
            self.freshness.mark()

    def _narrow(self, typed: str) -> None:
        self.model.narrow(typed)
        self._show_stack()
        self.view.scrollToTop()

    def _show_stack(self) -> None:
        self.stack.setCurrentWidget(self.view if self.model.items else self.empty)

    def _show_choice(self, actor_id: int) -> None:
        """Select the actor chosen elsewhere; several selected here by hand stay so."""
        place = self.model.place_of(actor_id)
        if place < 0 or (self.view.hasFocus() and place in self.view.places()):
            return
        index = self.model.index(place, 0)
        select_places(self.view, [place])
        flags = QItemSelectionModel.SelectionFlag
        self.view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.view.scrollTo(index)

    # finding and adding

    def _enter(self) -> None:
        """Choose the first that was found; with none, go to the offers."""
        place = self.model.first(Person)
        if place >= 0 and self.field.text().strip():
            self._choose_row(place)
        elif (place := self.model.first(Offer)) >= 0:
            self.view.selectRow(place)
            self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _into_list(self) -> None:
        if not self.view.places() and self.model.items:
            person = self.model.first(Person)
            self.view.selectRow(person if person >= 0 else self.model.first(Offer))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self, name: str, actor_type: ActorType) -> None:
        """Add an actor and choose it."""
        actor_id = self._context.run(AddActor(name, actor_type.id))
        if actor_id:
            self.field.clear()
            self.freshness.now()
            self._context.choose_actor(actor_id)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, index: QModelIndex) -> None:
        item = index.data(RowRole)
        if isinstance(item, Offer):
            self.add(item.name, item.type)
        elif isinstance(item, Person):
            self._context.choose_actor(item.row.id)

    def _moved(self, current: QModelIndex, before: QModelIndex) -> None:
        if self.view.hasFocus() and (actor_id := self.model.id_at(current.row())):
            self._context.choose_actor(actor_id)

    def _choose_row(self, place: int) -> None:
        self.view.selectRow(place)
        self._context.choose_actor(self.model.id_at(place))

    def _adding(self, digit: int) -> Callable[[], None] | None:
        """Return what a digit does while names are offered: it adds one as that type."""
        offers = (item for item in self.model.items if isinstance(item, Offer))
        offer = next((offer for offer in offers if offer.key == str(digit)), None)
        return partial(self.add, offer.name, offer.type) if offer else None

    # what is done with them

    def actor_ids(self) -> list[int]:
        """Return the selected actors."""
        return [one for place in self.view.places() if (one := self.model.id_at(place))]

    def _show_card(self) -> None:
        if ids := self.actor_ids():
            self._context.show_card(ids[0])

    def _show_sayings(self) -> None:
        if ids := self.actor_ids():
            self._context.show_sayings(ids[0])

    def rename(self) -> None:
        """Write over the name in place."""
        index = self.view.currentIndex()
        if self.model.id_at(index.row()):
            self.view.edit(index)

    def _rename(self, actor_id: int, name: str) -> None:
        self._context.run(EditActor(actor_id, {"name": name}))

    def set_type(self, actor_type: ActorType) -> None:
        """Give the selected actors a type."""
        group = uuid4().hex
        for actor_id in self.actor_ids():
            self._context.run(EditActor(actor_id, {"type_id": actor_type.id}), group=group)

    def ask_alias(self) -> None:
        """Ask for one more spelling of the selected actor."""
        if ids := self.actor_ids():
            prompt = Prompt(self._context.theme, "Another spelling of the name", self)
            prompt.said.connect(lambda text: self._context.run(AddAlias(ids[0], text)))
            prompt.ask(below_current(self.view))

    def ask_merge(self) -> None:
        """Ask into which actor the selected ones are merged."""
        if not (ids := self.actor_ids()):
            return
        options = [one for one in actor_options(self._context.store) if one.key not in ids]
        words = "Merge into which actor?" if len(ids) == 1 else f"Merge {len(ids)} actors into…"
        chooser = Chooser(self._context.theme, words, options, self)
        chooser.picked.connect(lambda into: self._merge(ids, into))
        chooser.ask(below_current(self.view))

    def _merge(self, actor_ids: list[int], into: int) -> None:
        merge = MergeActors(tuple(actor_ids), into)
        if result := self._context.run(merge):
            self._context.told.emit(f"{merge.told(result)}. Undo takes it back.")
        self._context.choose_actor(into)

    def delete(self) -> None:
        """Delete the selected actors; undo brings them back."""
        if ids := self.actor_ids():
            self._context.run_telling(DeleteActors(tuple(ids)))

    def _want_splitting(self) -> None:
        if ids := self.actor_ids():
            self.split_wanted.emit(ids[0])

    def _want_tagging(self) -> None:
        if ids := self.actor_ids():
            self.tag_everywhere.emit(ids[0])

    def _menu(self, index: QModelIndex) -> QMenu | None:
        person = index.data(RowRole)
        if not isinstance(person, Person):
            return None
        menu = passing_menu(self, "actors_menu")
        kinds = menu.addMenu("Change type")
        for kind in self.model.types:
            act = kinds.addAction(kind.label)
            act.triggered.connect(lambda _=False, kind=kind: self.set_type(kind))
        edit = kinds.addAction("Edit types…")
        edit.triggered.connect(lambda: self.types_wanted.emit(person.row.type_id))
        menu.addActions(list(self.acts.values()))
        return menu
