"""Bring up who speaks in excerpts beside the window, soon after something that may change it."""

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from workbench.changes import SPOKEN, SUGGESTED, ChangeSet
from workbench.statements.listening import listen
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that steps in a row are answered once
_REST = 250
_TOPICS = ("excerpt", "mention", "statement", "actor", "alias", "document", SUGGESTED)


class Listener(QObject):
    """Listen again to documents whose excerpts, mentions or statements changed, and say what is new."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job = 0
        self._closed = bool(context.store.read_only)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._listen)
        if not self._closed:
            context.changed.connect(self._hear)

    def begin(self) -> None:
        """Listen to what waits, as when the project is opened."""
        if not self._closed:  # a window may close before what it had put off begins
            self._rest.start()

    def rest(self) -> None:
        """Begin no more, because the project is being closed."""
        self._closed = True
        self._rest.stop()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.about(*_TOPICS) and not changes.only_came:
            self.begin()

    def _listen(self) -> None:
        if self._job:  # what changed meanwhile is listened to when this one is done
            self.begin()
            return
        store = self._context.store

        def work(progress: Progress) -> frozenset[int]:
            with store.reader() as reader:
                if not reader.spoken.waiting():
                    return frozenset()
            with store.background_writer() as writer:
                return listen(writer, progress)

        self._job = self._context.tasks.start("", work, self._done, self._failed, self._cancelled)

    def _done(self, documents: frozenset[int]) -> None:
        self._job = 0
        if documents:
            self._context.session.bus.publish(
                ChangeSet("Listen who speaks", "listener", "do", {SPOKEN: documents})
            )

    def _failed(self, refusal: Exception) -> None:
        self._job = 0
        self._context.told.emit(f"It is not known who speaks in some excerpts: {refusal}")

    def _cancelled(self) -> None:
        self._job = 0
