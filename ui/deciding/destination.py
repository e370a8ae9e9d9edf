"""Whom mentions go to that are parted from an actor: a new one, or one that is there."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ui.actors.panel import actor_options
from ui.context import Context
from ui.widgets.chooser import Chooser
from ui.widgets.controls import Button
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import PlainLabel


class Destination(QWidget):
    """Ask for a name and a type, or for an actor; `changed` tells that another is meant now.

    `target_id` is the actor chosen, 0 for a new one.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._actor_id = self.target_id = 0
        self.to = QComboBox()
        self.to.setObjectName("split_name")
        self.to.setAccessibleName("Name of the actor they go to")
        self.to.setEditable(True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.to.editTextChanged.connect(lambda _: self._renamed())
        self.type = ChoiceField("split_type", "Type of the new actor")
        self.type.picked.connect(lambda _: self.changed.emit())
        self.known = Button("Existing actor…", "split_known")
        self.known.setAutoDefault(False)
        self.known.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel("Goes to", "muted"))
        row.addWidget(self.to, 2)
        row.addWidget(self.type, 1)
        row.addWidget(self.known)

    def begin(self, actor_id: int) -> None:
        """Ask anew, for mentions of an actor; a new one is of the same type at first."""
        self._actor_id, self.target_id = actor_id, 0
        store = self._context.store
        types = sorted(store.actor_types.find(), key=lambda one: (one.position, one.id))
        self.type.offer([(str(one.id), one.label) for one in types])
        self.propose("", store.actors.get(actor_id).type_id)

    def offer(self, names: Iterable[str]) -> None:
        """Offer these names, and none at first."""
        self.to.clear()
        self.to.addItems(list(names))
        self.to.setEditText("")

    def propose(self, name: str, type_id: int = 0) -> None:
        """Propose a new actor of this name."""
        self.target_id = 0
        if type_id:
            self.type.show_key(str(type_id))
        self.to.setEditText(name)

    @property
    def name(self) -> str:
        """Return the name written."""
        return self.to.currentText().strip()

    @property
    def told(self) -> str:
        """Return who it is, in words."""
        what = "" if self.target_id else f"new {self.type.currentText().lower()} "
        return f"{what}“{self.name or '…'}”"

    def _renamed(self) -> None:
        self.target_id = 0
        self.type.setEnabled(True)
        self.changed.emit()

    def _ask(self) -> None:
        """Ask for an actor that is there."""
        entries = [one for one in actor_options(self._context.store) if one.key != self._actor_id]
        names = {one.key: one.text for one in entries}
        chooser = Chooser(self._context.theme, "Whose are they?", entries, self)
        chooser.picked.connect(lambda key: self._choose(key, names[key]))
        chooser.ask(self.known.mapToGlobal(self.known.rect().bottomLeft()))

    def _choose(self, actor_id: int, name: str) -> None:
        self.to.setEditText(name)
        self.target_id = actor_id
        self.type.setEnabled(False)
        self.changed.emit()
