"""Tag the names that the project knows: seen name by name before it is done, undone as one step."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.names.list import NameRow, NamesModel, NamesView, several
from ui.widgets.controls import Button
from ui.widgets.labels import wrapped
from workbench.actors.foreseen import Foreseen, ForeseenName, foresee
from workbench.actors.known import LeftOpen, NameKey, Tally, tag_named
from workbench.errors import Refusal
from workbench.model.actors import ActorType
from workbench.session import beside
from workbench.tasks import Progress


class KnownNamesDialog(QDialog):
    """List what every known name would tag, names in doubt unticked, and tag those that are ticked.

    Stays beside the window. Space ticks, Enter tags. `working` says that tagging began or ended.
    """

    working = Signal(bool)
    _published = Signal(object)  # a ChangeSet, relayed from the thread that tags

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setObjectName("known_names")
        self.setAccessibleName("Tag known names")
        self.setWindowTitle("Tag known names")
        self._context = context
        self._published.connect(context.session.bus.publish)
        self._document_id = self._job = self._search = 0
        self._found = Foreseen()
        self._read = False
        self.model = NamesModel(self)
        self.view = NamesView(context.theme, self.model, "known_names_list", "Names to be tagged")
        self.said = wrapped("")
        self.said.setObjectName("known_names_said")
        self.where = QComboBox()
        self.where.setObjectName("known_names_where")
        self.where.setAccessibleName("Where to tag")
        self.where.activated.connect(lambda _: self._look())
        self.apply = self._button("Tag", "known_names_apply", self._tag, "primary")
        self._lay()
        self.model.ticked_changed.connect(self._count)
        self.view.opened.connect(lambda *_: self._tag())
        context.theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFont(self._context.theme.panel_font())
        self.resize(self._context.theme.px(620), self._context.theme.px(540))

    def _button(self, text: str, name: str, pressed: object, kind: str = "") -> Button:
        button = Button(text, name, kind)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay(self) -> None:
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.said, 1)
        top.addWidget(self.where, 0, Qt.AlignmentFlag.AlignTop)
        foot.setContentsMargins(12, 8, 12, 12)
        foot.setSpacing(8)
        every = self._button("Tick all", "known_names_all", lambda: self.model.tick_all(True))
        none = self._button("Tick none", "known_names_none", lambda: self.model.tick_all(False))
        foot.addWidget(every)
        foot.addWidget(none)
        foot.addStretch(1)
        foot.addWidget(self._button("Close", "known_names_close", self.close))
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    # what would be tagged

    def begin(self, document_id: int) -> None:
        """Look what the known names would tag, in all documents or in the open one."""
        self.where.clear()
        self.where.addItem("In all documents", 0)
        if document_id:
            self.where.addItem("In this document", document_id)
        self._look()
        self.show()
        self.activateWindow()
        self.view.setFocus()

    def _look(self) -> None:
        self._context.tasks.cancel(self._job)
        self._document_id = int(self.where.currentData())
        self._show(Foreseen())
        self._read = False
        self.said.setText("Looking for the names that the project knows…")
        store, document_id = self._context.store, self._document_id

        def search(progress: Progress) -> Foreseen:
            with store.reader() as reader:
                ids = [document_id] if document_id else list(reader.documents.ids("id"))
                return foresee(reader, ids, progress)

        self._search += 1
        number = self._search
        self._job = self._context.tasks.start(
            "Looking for known names", search, self._show_found, self._failed,
            lambda: self._stopped(number),
        )  # fmt: skip

    def _show_found(self, found: Foreseen) -> None:
        self._read = True
        self._show(found)
        if self.model.rows:
            self.view.setCurrentIndex(self.model.index(1, 0))

    def _show(self, found: Foreseen) -> None:
        self._found = found
        store = self._context.store
        types = {one.id: one for one in store.actor_types.find()}
        kinds = {one.id: types[one.type_id] for one in store.actors.find()} if found.names else {}
        rows = [_row(one, kinds.get(one.key[0], ActorType())) for one in found.names]
        doubted = [one for one in rows if one.doubt]
        sure = [one for one in rows if not one.doubt]
        groups = (
            ("In doubt: tick what is to be tagged", doubted),
            ("Known names", sure),
            ("Left open: names of several actors", [_open(one) for one in found.open]),
        )
        self.model.show_groups(groups, (one.key for one in sure))

    def _failed(self, refusal: Refusal) -> None:
        self.said.setText(str(refusal))

    def _stopped(self, search: int) -> None:
        if search == self._search:  # not one that a newer search has taken the place of
            self.said.setText("Stopped. Nothing was tagged.")

    def _count(self) -> None:
        ticked = self.model.ticked
        chosen = [one for one in self._found.names if one.key in ticked]
        places = sum(one.caution.times for one in chosen)
        self.apply.setText(f"Tag {places:n} place{'' if places == 1 else 's'}" if places else "Tag")
        self.apply.setEnabled(bool(places))
        if self._read:
            self.said.setText(self._summary(len(chosen), places))

    def _summary(self, names: int, places: int) -> str:
        if not self._found.names:
            said = "Every place that names a known actor for certain is tagged already."
        else:
            actors = len({key[0] for key in self.model.ticked if isinstance(key, tuple)})
            whom = f"{several(names, 'name')} of {several(actors, 'actor')}"
            said = f"{several(places, 'place')}, {whom}."
        if left := sum(one.times for one in self._found.open):
            said += f" {several(left, 'place')} of names that several actors bear are left open."
        return said

    # tagging

    def _tag(self) -> None:
        """Tag beside the window what is ticked."""
        if not (self.apply.isEnabled() and self._read):
            return
        ticked = self.model.ticked
        but = {one.key for one in self._found.names if one.key not in ticked}
        self._run(self._document_id, but)
        self.close()

    def _run(self, document_id: int, but: Collection[NameKey]) -> None:
        store, desk = self._context.store, self._context.session.desk

        def work(progress: Progress) -> Tally:
            with beside(store, desk, self._published.emit) as session:
                ids = [document_id] if document_id else list(session.store.documents.ids("id"))
                return tag_named(session, ids, progress, but)

        self.working.emit(True)
        self._context.tasks.start(
            "Tagging known names", work, self._done, self._refused, lambda: self.working.emit(False)
        )

    def _done(self, tally: Tally) -> None:
        self.working.emit(False)
        done = f"{several(tally.tagged, 'place')} of {several(len(tally.actors), 'actor')} tagged"
        said = f"{done} in {several(tally.documents, 'document')}."
        if left := sum(tally.open.values()):
            names = several(len({name for name, _ in tally.open}), "name")
            said += f" {several(left, 'place')} of {names} that several actors bear were left open."
        self._context.told.emit(f"{said} Undo takes it back." if tally.tagged else said)

    def _refused(self, refusal: Refusal) -> None:
        self.working.emit(False)
        self._context.refuse(refusal)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._search += 1
        self._context.tasks.cancel(self._job)
        super().closeEvent(event)


def _row(one: ForeseenName, kind: ActorType) -> NameRow:
    count = f"{one.caution.times:n} in {several(one.caution.documents, 'document')}"
    meaning = one.actor if one.actor != one.said else kind.label
    doubt = "; ".join(one.caution.why)
    return NameRow(one.key, one.said, meaning, count, doubt, kind.colour, kind.shape)


def _open(one: LeftOpen) -> NameRow:
    return NameRow(("open", one.name, one.why), one.name, one.why, f"{one.times:n}", offered=False)
