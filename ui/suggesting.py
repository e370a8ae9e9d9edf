"""Read new documents beside the window for names that nobody has tagged yet."""

from PySide6.QtCore import QObject, Signal

from ui.attendant import Attendant
from ui.context import Context
from workbench.changes import COPIES, SUGGESTED, ChangeSet
from workbench.suggesting.filling import RULES, fill
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that an import is not slowed
_REST = 1200
#: more documents than this are read only when the analyst asks for it: it takes minutes
MOST_UNASKED = 12_000


class Suggester(Attendant):
    """Fill the queue of suggestions when documents come, once they were looked at for furniture.

    A job that the analyst cancels is not begun again by itself. `kept` carries the documents that
    were just read, a few at a time while the job goes on.
    """

    kept = Signal(frozenset)
    _read = Signal(frozenset)  # from the thread that reads
    _doubted = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(context, parent, _REST, ("document", "furniture", COPIES))
        self._put_off = False
        self._read.connect(self._pass_on)
        self._doubted.connect(context.told)

    def begin(self) -> None:
        """Read soon what was not read yet, unless the analyst has put it off."""
        if not self._put_off:
            super().begin()

    def ask(self) -> None:
        """Read all that waits now, however much it is, because the analyst wants it."""
        self._put_off = False
        if not self._job and not self._closed:
            self._fill()

    def _due(self) -> None:
        self._do("", self._waiting, self._asked, self._failed)

    def _waiting(self, _progress: Progress) -> int:
        """Return how many documents wait, none while they are still looked at for furniture."""
        with self._context.store.reader() as reader:
            if reader.copies.waiting():
                return 0
            return len(self._again) or len(reader.suggested.waiting(RULES))

    def _asked(self, waiting: int) -> None:
        if 0 < waiting <= MOST_UNASKED and not self._closed:
            self._fill()

    def _fill(self) -> None:
        store, again = self._context.store, self._taken()

        def work(progress: Progress) -> frozenset[int]:
            with store.background_writer() as writer:
                writer.suggested.forget(again)
                return fill(writer, progress, told=self._read.emit, doubted=self._doubted.emit)

        self._do("Suggesting names", work, self._done, self._failed, self._cancelled, again)

    def _pass_on(self, documents: frozenset[int]) -> None:
        if not self._closed:  # what was still on its way may arrive after that
            self.kept.emit(documents)

    def _done(self, documents: frozenset[int]) -> None:
        if documents:
            self._tell(documents)

    def _tell(self, documents: frozenset[int]) -> None:
        self._context.session.bus.publish(
            ChangeSet("Suggest names", "suggester", "do", {SUGGESTED: documents}, frozenset())
        )

    def _failed(self, refusal: Exception) -> None:
        self._context.told.emit(f"No names were suggested: {refusal}")

    def _cancelled(self) -> None:
        self._put_off = True
        self._context.told.emit("Suggesting was put off; Tag ▸ Suggest names goes on with it.")
        self._tell(frozenset({0}))
