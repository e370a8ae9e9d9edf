"""Look at new documents beside the window: for copies, and for page furniture."""

from PySide6.QtCore import QObject

from ui.attendant import Attendant
from ui.context import Context
from workbench.changes import COPIES, ChangeSet
from workbench.copies.examining import examine
from workbench.copies.learning import followers
from workbench.tasks import Progress

#: milliseconds of rest before it begins, so that an import is not slowed
_REST = 700


class Examiner(Attendant):
    """Examine documents that came or whose page furniture was put right, and say what was found."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(context, parent, _REST, ("document", "furniture"))

    def _due(self) -> None:
        if self._again:
            self._examine()
        else:  # to ask takes 50 ms with 100,000 documents, so that is done beside the window too
            self._do("", self._waiting, self._asked, self._failed)

    def _waiting(self, _progress: Progress) -> bool:
        with self._context.store.reader() as reader:
            return bool(reader.copies.waiting())

    def _asked(self, waiting: bool) -> None:
        if waiting and not self._closed:
            self._examine()

    def _examine(self) -> None:
        store, again = self._context.store, self._taken()

        def work(progress: Progress) -> tuple[frozenset[int], int]:
            with store.background_writer() as writer:
                others = followers(writer, again, progress) if again else set()
                writer.copies.forget(again | others)
                return examine(writer, progress), len(others)

        self._do("Looking for copies", work, self._done, self._failed, again=again)

    def _done(self, found: tuple[frozenset[int], int]) -> None:
        documents, others = found
        if others:
            many = "1 other document" if others == 1 else f"{others:,} other documents"
            self._context.told.emit(
                f"Page furniture: the same lines in {many} of the outlet follow"
            )
        if documents:
            self._context.session.bus.publish(
                ChangeSet("Look for copies", "examiner", "do", {COPIES: documents}, documents)
            )

    def _failed(self, refusal: Exception) -> None:
        self._context.told.emit(f"Copies were not looked for: {refusal}")
