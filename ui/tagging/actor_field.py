"""A form's field for an actor: find one by typing, or add a new one on the spot."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from ui.context import Context
from ui.tagging.actor_list import KnownActors, NewActor
from ui.widgets.choices import Entry
from ui.widgets.labels import say_tip
from ui.widgets.picking import PickField
from workbench.actors.ranking import EXACT
from workbench.commands.actors import AddActor


class ActorField(PickField):
    """Hold an actor, 0 for none; `actor_changed` carries the one picked, added or taken out.

    A new actor is added at once; `group` joins it to what follows into one undo step.
    """

    actor_changed = Signal(int)

    def __init__(self, context: Context, known: KnownActors, name: str, hint: str) -> None:
        super().__init__(context.theme, self._fitting, name, hint)
        self._context = context
        self._known = known
        self.group = ""
        self.actor_id = 0
        self.picked.connect(self._pick)
        self.textEdited.connect(self._edited)

    def show_actor(self, actor_id: int) -> None:
        """Hold an actor without saying so; 0 empties the field."""
        self.actor_id = actor_id
        name = self._known.name(actor_id) if actor_id else ""
        self.setText(name)
        say_tip(self, name)
        self.setCursorPosition(0)

    def _fitting(self, words: str) -> tuple[Sequence[Entry], int]:
        return self._known.offer("" if self.actor_id else words)

    def _pick(self, key: int | NewActor) -> None:
        if isinstance(key, NewActor):
            command = AddActor(key.name, key.type_id)
            actor_id = int(self._context.run(command, "tagging", self.group) or 0)
        else:
            actor_id = key
        if actor_id:
            self.show_actor(actor_id)
            self.actor_changed.emit(actor_id)

    def _edited(self) -> None:
        if self.actor_id:
            self.actor_id = 0
            self.offer()
            self.actor_changed.emit(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.actor_id and self.text().strip():
            self._take_the_only()

    def _take_the_only(self) -> None:
        """Take a name typed in full without asking, when only one actor bears it."""
        fits = [one for one in self._known.ranked(self.text()) if one.rank == EXACT]
        if len(fits) == 1:
            self._pick(fits[0].actor_id)
