"""Decide on a suggested name from one of its places: the same words wherever that is offered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.choices import Entry
from ui.widgets.chooser import Chooser
from workbench.actors.settling import AMBIGUOUS
from workbench.commands.suggestions import AcceptSuggested, RejectSuggested
from workbench.errors import Refusal
from workbench.model.actors import ActorType
from workbench.model.decisions import SuggestedPlace

#: id, words on the button, key as the queue has it, what it does
OFFERS = (
    ("accept", "Accept", "Return", "Tag the name everywhere as what it is taken for"),
    ("here", "Here only", "H", "Tag the name at this place only"),
    ("not_here", "Not here", "Backspace", "Say that this place names no actor"),
    ("never", "Never", "Del", "Never suggest the name again"),
    ("type", "Type…", "T", "Say what it is, then tag it everywhere"),
    ("same", "Same as…", "S", "Say which actor is meant, then tag it everywhere"),
)  # fmt: skip


def shown_key(keys: str) -> str:
    """Return a key as it is written on the screen."""
    return keys.replace("Return", "Enter").replace("Del", "Delete")


class Deciding(QObject):
    """Accept or reject a suggested place, or its name everywhere; asks what has to be known.

    `decided` carries the place, and whether all places of its name are decided with it.
    """

    decided = Signal(object, bool)

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        places: Callable[[SuggestedPlace], Sequence[SuggestedPlace]] | None = None,
        known: Callable[[SuggestedPlace], int] | None = None,
    ) -> None:
        """Decide for a view; it may say which places everywhere means, and who bears a name."""
        super().__init__(parent)
        self._context = context
        self._widget = parent
        self._places = places or (lambda place: context.store.suggested.places(place.key))
        self._known = known or self._bearer

    def types(self) -> list[ActorType]:
        """Return the types of actor in the project's order."""
        found = self._context.store.actor_types.find()
        return sorted(found, key=lambda one: (one.position, one.id))

    def do(self, what: str, place: SuggestedPlace, at: QPoint) -> None:
        """Do one of OFFERS; what it has to ask stands at a point of the screen."""
        acts: dict[str, Callable[[], object]] = {
            "accept": lambda: self.accept(place, at),
            "here": lambda: self.accept(place, at, everywhere=False),
            "not_here": lambda: self.reject_here(place),
            "never": lambda: self.reject(place),
            "type": lambda: self._ask_type(place, at, everywhere=True),
            "same": lambda: self._ask_same(place, at),
        }
        acts[what]()

    def accept(
        self,
        place: SuggestedPlace,
        at: QPoint,
        everywhere: bool = True,
        actor_id: int = 0,
        type_id: int = 0,
    ) -> None:
        """Tag the place, or all of its name, as an actor that is known or of a type; else ask."""
        if place.reason.startswith(AMBIGUOUS) and not (actor_id or type_id):
            self._context.refuse(Refusal(
                f"“{place.name}” may mean several. S says who is meant; Tag ▸ Who is meant? lists"
                " all its places."
            ))  # fmt: skip
            return
        actor_id = actor_id or (0 if type_id else self._known(place))
        type_id = type_id or self._taken_for(place)
        if not (actor_id or type_id):
            self._ask_type(place, at, everywhere)
            return
        places = (self._places(place) or [place]) if everywhere else [place]
        command = AcceptSuggested(tuple(places), actor_id, type_id, "" if actor_id else place.name)
        if self._context.run(command, "suggestions"):
            self._context.told.emit(f"{command.label}. Undo takes it back.")
            self.decided.emit(place, everywhere)

    def accept_as(self, number: int, place: SuggestedPlace, at: QPoint) -> None:
        """Tag the name everywhere as the type of this number, counted from 1."""
        types = self.types()
        if 1 <= number <= len(types):
            self.accept(place, at, type_id=types[number - 1].id)

    def reject_here(self, place: SuggestedPlace) -> None:
        """Say that the place names no actor."""
        command = RejectSuggested(place.name, place.document_id, place.start)
        if self._context.run_telling(command, "suggestions"):
            self.decided.emit(place, False)

    def reject(self, place: SuggestedPlace) -> None:
        """Never suggest the name again."""
        if self._context.run_telling(RejectSuggested(place.name), "suggestions"):
            self.decided.emit(place, True)

    def _bearer(self, place: SuggestedPlace) -> int:
        """Return the one actor of the project that bears the name, or 0."""
        named = self._context.store.actors.named(place.name)
        return named[0] if len(named) == 1 else 0

    def _taken_for(self, place: SuggestedPlace) -> int:
        return next((one.id for one in self.types() if one.key == place.type), 0)

    def _ask_type(self, place: SuggestedPlace, at: QPoint, everywhere: bool) -> None:
        options = [
            Entry(one.id, one.label, "", one.colour, one.shape, str(number) if number < 10 else "")
            for number, one in enumerate(self.types(), start=1)
        ]
        self._ask(
            f"What is “{place.name}”?", options, at,
            lambda type_id: self.accept(place, at, everywhere, type_id=type_id),
        )  # fmt: skip

    def _ask_same(self, place: SuggestedPlace, at: QPoint) -> None:
        from ui.actors.panel import actor_options

        self._ask(
            f"Whom does “{place.name}” mean?", actor_options(self._context.store), at,
            lambda actor_id: self.accept(place, at, actor_id=actor_id),
        )  # fmt: skip

    def _ask(
        self, title: str, options: list[Entry], at: QPoint, then: Callable[[int], None]
    ) -> None:
        chooser = Chooser(self._context.theme, title, options, self._widget)
        chooser.picked.connect(then)
        chooser.ask(at)
