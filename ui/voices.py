"""Who says what in the documents that are open: read once for all views, and again when it changes.

Whether readers show it is one switch for the window, remembered with the project.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.changes import SUGGESTED, ChangeSet
from workbench.errors import Refusal
from workbench.statements.heard import Heard, Hearing
from workbench.statements.whom import Actors
from workbench.tasks import Progress

if TYPE_CHECKING:
    from ui.context import Context

_KEPT = "speakers"
#: milliseconds; what the analyst did is painted before the statements are read again
_REST = 30
#: documents whose statements are kept
_MOST = 12
#: code points; a longer document is left to the readers beside the program, who take their time
_LONGEST = 40_000
_BY_NAME = ("actor", "alias", "actor_type")
_BY_PLACE = ("statement", "mention", "document", "furniture")
Then = Callable[[Sequence[Heard]], None]


class Voices(QObject):
    """Hold who says what in documents; `heard` carries a document that it is known of, or anew."""

    heard = Signal(int)
    switched = Signal()

    def __init__(self, context: "Context") -> None:
        super().__init__()
        self._context = context
        self.on = context.store.settings.get(_KEPT, False) is True
        self._known: dict[int, Sequence[Heard]] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, list[Then]] = {}
        self._actors: Actors | None = None
        self._reading = 0  # the document under way
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._read_again)
        context.changed.connect(self._hear)

    def turn(self, on: bool) -> None:
        """Show in the margin of every reader who says what, or no longer."""
        if on != self.on:
            self.on = on
            if not self._context.store.read_only:
                self._context.store.settings.put(_KEPT, on)
            self.switched.emit()

    def of(self, document_id: int) -> Sequence[Heard]:
        """Return what is known of a document now, nothing when it was not asked for."""
        return self._known.get(document_id, ())

    def ask(self, document_id: int, then: Then | None = None) -> None:
        """Read who says what in a document beside the window, unless it is known; then tell."""
        # what is being read again is known, but no longer as it is
        if document_id in self._known and document_id not in self._stale | set(self._wanted):
            if then:
                then(self._known[document_id])
            return
        waiting = self._wanted.setdefault(document_id, [])
        if then:
            waiting.append(then)
        self._go_on()

    def _go_on(self) -> None:
        if self._reading or not self._wanted:
            return
        document_id = self._reading = next(iter(self._wanted))
        self._stale.discard(document_id)
        store, actors = self._context.store, self._actors

        def work(_progress: Progress) -> tuple[Actors, list[Heard]]:
            with store.reader() as reader:
                hearing = Hearing(reader, actors, _LONGEST)
                return hearing.actors, hearing.heard(document_id)

        self._context.tasks.start("", work, self._take, self._gone, self._gone)

    def _take(self, found: tuple[Actors, list[Heard]]) -> None:
        document_id, self._reading = self._reading, 0
        waiting = self._wanted.pop(document_id, [])
        if document_id in self._stale:  # changed while it was read
            self.ask(document_id)
            self._wanted[document_id] += waiting
            return
        self._actors, self._known[document_id] = found
        for old in list(self._known)[:-_MOST]:
            del self._known[old]
        self.heard.emit(document_id)  # readers first: what waits may ask them
        for then in waiting:
            then(found[1])
        self._go_on()

    def _gone(self, _refusal: Refusal | None = None) -> None:
        """Let go of a document that is no longer there; its reader is told so itself."""
        self._wanted.pop(self._reading, None)
        self._known.pop(self._reading, None)
        self._reading = 0
        self._go_on()

    def _hear(self, changes: ChangeSet) -> None:
        every = {*self._known, self._reading, *self._wanted}
        if changes.about(*_BY_NAME):
            self._actors = None
            self._stale |= every
        elif changes.about(*_BY_PLACE):
            self._stale |= every & changes.documents
        if found := changes.ids(SUGGESTED):
            self._stale |= every & found
        if self._stale:
            self._rest.start()

    def _read_again(self) -> None:
        for document_id in self._stale & set(self._known):
            if self.on:
                self.ask(document_id)
            else:
                del self._known[document_id]
