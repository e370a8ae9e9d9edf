"""Look at new documents beside the window: for copies, and for page furniture."""

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from workbench.changes import COPIES, ChangeSet
from workbench.copies.examining import examine
from workbench.copies.learning import followers
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that an import is not slowed
_REST = 700


class Examiner(QObject):
    """Examine documents that came or whose page furniture was put right, and say what was found."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._again: set[int] = set()
        self._job = 0
        self._closed = bool(context.store.read_only)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._begin)
        if not self._closed:
            context.changed.connect(self._hear)

    def begin(self) -> None:
        """Examine what was not examined yet, as when the project is opened."""
        self._soon()

    def _soon(self) -> None:
        if not self._closed:  # a window may close before what it had put off begins
            self._rest.start()

    def rest(self) -> None:
        """Begin no more, because the project is being closed."""
        self._closed = True
        self._rest.stop()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.about("furniture"):
            self._again |= changes.documents
        if changes.about("furniture", "document"):
            self._soon()

    def _begin(self) -> None:
        if self._job:  # what came meanwhile is looked at when this one is done
            self._soon()
            return
        again, self._again = self._again, set()
        if again:
            self._examine(again)
        else:  # to ask takes 50 ms with 100,000 documents, so that is done beside the window too
            self._job = self._context.tasks.start(
                "", self._waiting, self._asked, self._failed, self._cancelled
            )

    def _waiting(self, _progress: Progress) -> bool:
        with self._context.store.reader() as reader:
            return bool(reader.copies.waiting())

    def _asked(self, waiting: bool) -> None:
        self._job = 0
        if waiting and not self._closed:
            self._examine(set())

    def _examine(self, again: set[int]) -> None:
        context = self._context

        def work(progress: Progress) -> tuple[frozenset[int], int]:
            with context.store.background_writer() as writer:
                others = followers(writer, again, progress) if again else set()
                writer.copies.forget(again | others)
                return examine(writer, progress), len(others)

        self._job = context.tasks.start(
            "Looking for copies", work, self._done, self._failed, self._cancelled
        )

    def _done(self, found: tuple[frozenset[int], int]) -> None:
        self._job = 0
        documents, others = found
        if others:
            many = "1 other document" if others == 1 else f"{others:n} other documents"
            self._context.told.emit(
                f"Page furniture: the same lines in {many} of the outlet follow"
            )
        if documents:
            self._context.session.bus.publish(
                ChangeSet("Look for copies", "examiner", "do", {COPIES: documents}, documents)
            )

    def _failed(self, refusal: Exception) -> None:
        self._job = 0
        self._context.told.emit(f"Copies were not looked for: {refusal}")

    def _cancelled(self) -> None:
        self._job = 0
