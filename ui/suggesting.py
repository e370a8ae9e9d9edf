"""Read new documents beside the window for names that nobody has tagged yet."""

from PySide6.QtCore import QObject, QTimer, Signal

from ui.context import Context
from workbench.changes import COPIES, SUGGESTED, ChangeSet
from workbench.suggesting.filling import RULES, fill
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that an import is not slowed
_REST = 1200
#: more documents than this are read only when the analyst asks for it: it takes minutes
MOST_UNASKED = 12_000


class Suggester(QObject):
    """Fill the queue of suggestions when documents come, once they were looked at for furniture.

    A job that the analyst cancels is not begun again by itself. `kept` carries the documents that
    were just read, a few at a time while the job goes on.
    """

    kept = Signal(frozenset)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._again: set[int] = set()
        self._job = 0
        self._closed = bool(context.store.read_only)
        self._put_off = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        if not self._closed:
            context.changed.connect(self._hear)

    def begin(self) -> None:
        """Read what was not read yet, as when the project is opened."""
        if not (self._closed or self._put_off):
            self._rest.start()

    def rest(self) -> None:
        """Begin no more, because the project is being closed."""
        self._closed = True
        self._rest.stop()

    def ask(self) -> None:
        """Read all that waits now, however much it is, because the analyst wants it."""
        self._put_off = False
        if not self._job and not self._closed:
            self._fill()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.about("furniture"):
            self._again |= changes.documents
        if changes.about("furniture", "document", COPIES):
            self.begin()

    def _ask(self) -> None:
        if self._job:
            self.begin()
            return
        self._job = self._context.tasks.start(
            "", self._waiting, self._asked, self._failed, self._stopped
        )

    def _waiting(self, _progress: Progress) -> int:
        """Return how many documents wait, none while they are still looked at for furniture."""
        with self._context.store.reader() as reader:
            if reader.copies.waiting():
                return 0
            return len(self._again) or len(reader.suggested.waiting(RULES))

    def _asked(self, waiting: int) -> None:
        self._job = 0
        if 0 < waiting <= MOST_UNASKED and not self._closed:
            self._fill()

    def _fill(self) -> None:
        again, self._again = self._again, set()
        store = self._context.store

        def work(progress: Progress) -> frozenset[int]:
            with store.background_writer() as writer:
                writer.suggested.forget(again)
                return fill(writer, progress, told=self.kept.emit)

        self._job = self._context.tasks.start(
            "Suggesting names", work, self._done, self._failed, self._cancelled
        )

    def _done(self, documents: frozenset[int]) -> None:
        self._job = 0
        if documents:
            self._tell(documents)

    def _tell(self, documents: frozenset[int]) -> None:
        self._context.session.bus.publish(
            ChangeSet("Suggest names", "suggester", "do", {SUGGESTED: documents}, frozenset())
        )

    def _failed(self, refusal: Exception) -> None:
        self._job = 0
        self._context.told.emit(f"No names were suggested: {refusal}")

    def _stopped(self) -> None:
        self._job = 0

    def _cancelled(self) -> None:
        self._job, self._put_off = 0, True
        self._context.told.emit("Suggesting was put off; Tag ▸ Suggest names goes on with it.")
        self._tell(frozenset({0}))
