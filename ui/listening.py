"""Bring up who speaks in excerpts beside the window, soon after something that may change it."""

from PySide6.QtCore import QObject

from ui.attendant import Attendant
from ui.context import Context
from workbench.changes import SPOKEN, SUGGESTED, ChangeSet
from workbench.statements.listening import listen
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that steps in a row are answered once
_REST = 250
_TOPICS = ("excerpt", "mention", "statement", "actor", "alias", "document", SUGGESTED)


class Listener(Attendant):
    """Listen again to documents whose excerpts, mentions or statements changed, and say what is new."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(context, parent, _REST, _TOPICS)

    def _hear(self, changes: ChangeSet) -> None:
        if not changes.only_came:
            super()._hear(changes)

    def _due(self) -> None:
        store = self._context.store

        def work(progress: Progress) -> frozenset[int]:
            with store.reader() as reader:
                if not reader.spoken.waiting():
                    return frozenset()
            with store.background_writer() as writer:
                return listen(writer, progress)

        self._do("", work, self._done, self._failed)

    def _done(self, documents: frozenset[int]) -> None:
        if documents:
            self._context.session.bus.publish(
                ChangeSet("Listen who speaks", "listener", "do", {SPOKEN: documents})
            )

    def _failed(self, refusal: Exception) -> None:
        self._context.told.emit(f"It is not known who speaks in some excerpts: {refusal}")
