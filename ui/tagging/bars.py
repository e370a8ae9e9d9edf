"""The bars and dialogs that tagging opens, each built when it is first needed."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.tagging.actor import ActorBar
from ui.tagging.actor_list import KnownActors
from ui.tagging.again import AgainBar
from ui.tagging.bar import Bar, Readers
from ui.tagging.highlight import Codings, HighlightBar
from ui.tagging.kinds import KindsDialog
from ui.tagging.note import NoteBar, SpeakerBar
from ui.tagging.occurrences import OccurrencesDialog
from ui.tagging.offer import OfferBar
from ui.tagging.relation import RelationBar
from ui.tagging.types import TypesDialog

B = TypeVar("B", bound=Bar)


class Bars(QObject):
    """Hold the bars of one window; one is open at a time, by what is selected.

    `tagged` carries the actor and the Target that was tagged, `places_wanted` the actor and the
    document to tag in (0 for all); `put_wanted` asks to put words where the selection is.
    """

    tagged = Signal(int, object)
    places_wanted = Signal(int, int)
    put_wanted = Signal()

    def __init__(
        self, context: Context, readers: Readers, known: KnownActors, codings: Codings
    ) -> None:
        super().__init__()
        self._context, self._readers = context, readers
        self._known, self._codings = known, codings
        self._open: Bar | None = None

    @cached_property
    def highlight(self) -> HighlightBar:
        """Give the bar that puts words under codes."""
        return self._joined(HighlightBar(self._context, self._codings))

    @cached_property
    def actor(self) -> ActorBar:
        """Give the bar that says who is named."""
        bar = self._joined(ActorBar(self._context, self._known))
        bar.tagged.connect(self.tagged)
        return bar

    @cached_property
    def offer(self) -> OfferBar:
        """Give the line that offers the other places of a name; the reader keeps the keyboard."""
        bar = OfferBar(self._context)
        bar.setParent(self._readers.window())
        bar.wanted.connect(self.places_wanted)
        return bar

    @cached_property
    def note(self) -> NoteBar:
        """Give the bar that takes a note."""
        return self._joined(NoteBar(self._context))

    @cached_property
    def speaker(self) -> SpeakerBar:
        """Give the bar that says who speaks."""
        return self._joined(SpeakerBar(self._context, self._known))

    @cached_property
    def relation(self) -> RelationBar:
        """Give the bar that draws relations."""
        return self._joined(RelationBar(self._context, self._known))

    @cached_property
    def again(self) -> AgainBar:
        """Give the bar that finds words of an older version again."""
        bar = self._joined(AgainBar(self._context))
        bar.put.clicked.connect(lambda _=False: self.put_wanted.emit())
        return bar

    @cached_property
    def occurrences(self) -> OccurrencesDialog:
        """Give the list of every place of a name."""
        return OccurrencesDialog(self._context, self._readers.window())

    @cached_property
    def kinds(self) -> KindsDialog:
        """Give the kinds of relation, to be edited."""
        return KindsDialog(self._context, self._readers.window())

    @cached_property
    def types(self) -> TypesDialog:
        """Give the types of actor, to be edited."""
        return TypesDialog(self._context, self._readers.window())

    def _joined(self, bar: B) -> B:
        bar.setParent(self._readers.window())
        bar.left.connect(self._readers.focus_reader)
        return bar

    def show(self, bar: Bar) -> None:
        """Show a bar by the selection; the one before is put away."""
        if self._open and self._open is not bar and self._open.yields:
            self._open.hide()  # a form keeps what was typed into it
        self.drop_offer()
        self._open = bar
        bar.show_at(self._readers.window(), self._readers.anchor_rect())

    def is_open(self, bar: Bar) -> bool:
        """Say whether this bar is the one on the screen."""
        return self._open is bar and bar.isVisible()

    def drop_offer(self) -> None:
        """Take back what is offered, if anything is."""
        if "offer" in self.__dict__:
            self.offer.drop()
