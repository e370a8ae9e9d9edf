"""Tag the names that the project knows: seen name by name before it is done, undone as one step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.names.dialog import NamesDialog
from ui.names.list import NameRow, counted, several
from ui.widgets.controls import Button
from workbench.actors.foreseen import Foreseen, ForeseenName, foresee
from workbench.actors.known import LeftOpen, Tally, tag_named
from workbench.model.actors import ActorType


class KnownNamesDialog(NamesDialog):
    """List what every known name would tag, names in doubt unticked, and tag those that are ticked.

    `meant_wanted` asks for the list of names that may mean several actors.
    """

    meant_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "known_names", "Tag known names", parent)
        self._document_id = 0
        self._found = Foreseen()
        self.box.setObjectName("known_names_where")
        self.box.setAccessibleName("Where to tag")
        self.box.activated.connect(lambda _: self._look())

    def more_buttons(self) -> list[Button]:
        """Return the way to the names that are left open."""
        self.meant = self._button("Who is meant?", "known_names_meant", self._leave_for_meant)
        self.meant.hide()
        return [self.meant]

    def _leave_for_meant(self) -> None:
        self.close()
        self.meant_wanted.emit()

    def begin(self, document_id: int) -> None:
        """Look what the known names would tag, in all documents or in the open one."""
        self.box.clear()
        self.box.addItem("In all documents", 0)
        if document_id:
            self.box.addItem("In this document", document_id)
        self._look()
        self.show_up()

    def _look(self) -> None:
        self._document_id = document_id = int(self.box.currentData())
        self._found = Foreseen()
        self.meant.hide()
        self.look(
            "Looking for known names",
            "Looking for the names that the project knows…",
            lambda reader, progress: foresee(
                reader, [document_id] if document_id else list(reader.documents.ids("id")), progress
            ),
            self._show,
        )

    def _show(self, found: Foreseen) -> None:
        self._found = found
        store = self._context.store
        types = {one.id: one for one in store.actor_types.find()}
        kinds = {one.id: types[one.type_id] for one in store.actors.find()} if found.names else {}
        rows = [_row(one, kinds.get(one.key[0], ActorType())) for one in found.names]
        sure = [one for one in rows if not one.doubt]
        groups = (
            ("In doubt: tick what is to be tagged", [one for one in rows if one.doubt]),
            ("Known names", sure),
            ("Left open: names of several actors", [_open(one) for one in found.open]),
        )
        self.model.show_groups(groups, (one.key for one in sure))
        self.meant.setVisible(bool(found.open))

    def count(self) -> None:
        """Say how many places are ticked."""
        ticked = self.model.ticked
        chosen = [one for one in self._found.names if one.key in ticked]
        places = sum(one.caution.times for one in chosen)
        self.apply.setText(f"Tag {several(places, 'place')}" if places else "Tag")
        self.apply.setEnabled(bool(places))
        if self.read:
            self.said.setText(self._summary(chosen, places))

    def _summary(self, chosen: list[ForeseenName], places: int) -> str:
        if not self._found.names:
            said = "Every place that names a known actor for certain is tagged already."
        else:
            actors = len({one.key[0] for one in chosen})
            whom = f"{several(len(chosen), 'name')} of {several(actors, 'actor')}"
            said = f"{several(places, 'place')}, {whom}."
        if left := sum(one.times for one in self._found.open):
            said += f" {several(left, 'place')} of names that several actors bear are left open."
        return said

    def apply_ticked(self) -> None:
        """Tag what is ticked."""
        ticked, document_id = self.model.ticked, self._document_id
        but = {one.key for one in self._found.names if one.key not in ticked}
        self.write(
            "Tagging known names",
            lambda session, progress: tag_named(
                session,
                [document_id] if document_id else list(session.store.documents.ids("id")),
                progress,
                but,
            ),
            self._done,
        )

    def _done(self, tally: Tally) -> None:
        done = f"{several(tally.tagged, 'place')} of {several(len(tally.actors), 'actor')} tagged"
        said = f"{done} in {several(tally.documents, 'document')}"
        said += ", then cancelled." if tally.cancelled else "."
        if left := sum(tally.open.values()):
            names = several(len({name for name, _ in tally.open}), "name")
            said += f" {several(left, 'place')} of {names} that several actors bear were left open;"
            said += " Who is meant? (Q) lists them."
        self._context.told.emit(f"{said} Undo takes it back." if tally.tagged else said)


def _row(one: ForeseenName, kind: ActorType) -> NameRow:
    count = counted(one.caution.times, one.caution.documents)
    meaning = one.actor if one.actor != one.said else kind.label
    doubt = "; ".join(one.caution.why)
    return NameRow(one.key, one.said, meaning, count, doubt, kind.colour, kind.shape)


def _open(one: LeftOpen) -> NameRow:
    return NameRow(("open", one.name, one.why), one.name, one.why, f"{one.times:,}", offered=False)
