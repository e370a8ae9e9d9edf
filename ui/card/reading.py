"""Read a card off the GUI thread: first what is quickly known, then who says what."""

import time
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.context import Context
from workbench.actors.card import card_of
from workbench.actors.spoken import with_merges, with_statements
from workbench.errors import Refusal
from workbench.model.cards import Card
from workbench.ports import Reader
from workbench.tasks import Progress

#: documents that are read for statements without being asked to; more take their time
_MOST_UNREAD = 40
#: what was read slowly is read again less often: so many times as long apart, at most so many ms
_REST, _LONGEST = 5, 30_000
#: ms in which the card itself is painted first
_PAUSE = 60


class CardReading(QObject):
    """Read the card of one actor at a time; changes that come meanwhile are read after it.

    `heard` carries a Card, first with the statements that were known before or none, then with
    them; `gone` says that the actor is not there.
    """

    heard = Signal(object)
    gone = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._actor_id = 0
        self._card: Card | None = None
        self._reading = self._again = False
        self._listening = 0
        self._took_ms = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._listen)

    def read(self, actor_id: int) -> None:
        """Read the card of an actor afresh."""
        if actor_id != self._actor_id:
            self._actor_id, self._card, self._took_ms = actor_id, None, 0.0
            self._leave_off()
        if self._reading:
            self._again = True
            return
        self._reading = True
        independent, store = self._context.independence.on, self._context.store

        def work(progress: Progress) -> Card:
            with store.reader() as reader:
                return card_of(reader, actor_id, independent, progress)

        self._context.tasks.start(
            "", work, partial(self._hear, actor_id), partial(self._miss, actor_id), self._rest
        )

    def _hear(self, actor_id: int, card: Card) -> None:
        if actor_id == self._actor_id:
            if before := self._card:
                card = _with(card, before)
            self._card = card
            self.heard.emit(card)
            self._leave_off()
            self._soon.start(min(_LONGEST, max(_PAUSE, round(self._took_ms * _REST))))
        self._rest()

    def _miss(self, actor_id: int, _refusal: Refusal) -> None:
        if actor_id == self._actor_id:
            self._card = None
            self._leave_off()
            self.gone.emit()
        self._rest()

    def _rest(self) -> None:
        self._reading = False
        if self._again:
            self._again = False
            self.read(self._actor_id)

    def _listen(self) -> None:
        """Read who says what of the card shown, which may take a second for many documents."""
        card, store = self._card, self._context.store
        if card is None:
            return
        began = time.perf_counter()

        def work(progress: Progress) -> Card:
            with store.reader() as reader:
                return heard_out(reader, replace(card, said_by=None), progress)

        def told(found: Card) -> None:
            self._listening = 0
            self._took_ms = (time.perf_counter() - began) * 1000
            if self._card and self._card.actor.id == found.actor.id:
                self._card = _with(self._card, found)
                self.heard.emit(self._card)

        self._listening = self._context.tasks.start("", work, told, lambda _refusal: None)

    def _leave_off(self) -> None:
        """Let go of what is read of statements: it would be old when it comes."""
        self._soon.stop()
        if self._listening:
            self._context.tasks.cancel(self._listening)
            self._listening = 0


def heard_out(reader: Reader, card: Card, progress: Progress) -> Card:
    """Return the card with its statements and merges, read now where they were not yet."""
    if card.said_by is not None:
        return card
    return with_merges(reader, with_statements(reader, card, _MOST_UNREAD, progress))


def _with(card: Card, found: Card) -> Card:
    """Return a card with the statements and merges of another."""
    return replace(
        card,
        said_by=found.said_by,
        said_about=found.said_about,
        unread=found.unread,
        merged=found.merged,
    )
