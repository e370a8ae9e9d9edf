"""Look after what is new in the project beside the window, once things have come to rest."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from ui.tasks import Work
from workbench.changes import ChangeSet


class Attendant(QObject):
    """Do one job at a time some while after something changed, until the project is closed.

    A kind of attendant says with `_due` what is done then, by `_do`. `_again` are the documents
    whose page furniture was put right since.
    """

    def __init__(
        self, context: Context, parent: QObject, pause: int, topics: tuple[str, ...]
    ) -> None:
        """Wait for `pause` milliseconds of rest after changes of these topics."""
        super().__init__(parent)
        self._context = context
        self._topics = topics
        self._again: set[int] = set()
        self._job = 0
        self._closed = bool(context.store.read_only)
        self._rest = QTimer(self, singleShot=True, interval=pause)
        self._rest.timeout.connect(self._rested)
        if not self._closed:
            context.changed.connect(self._hear)

    def begin(self) -> None:
        """Do soon what was not done yet, as when the project is opened."""
        if not self._closed:  # a window may close before what it had put off begins
            self._rest.start()

    def rest(self) -> None:
        """Begin no more, because the project is being closed."""
        self._closed = True
        self._rest.stop()

    def _hear(self, changes: ChangeSet) -> None:
        if changes.about("furniture"):
            self._again |= changes.documents
        if changes.about(*self._topics):
            self.begin()

    def _rested(self) -> None:
        if self._job:  # what came meanwhile is looked at when this one is done
            self.begin()
        else:
            self._due()

    def _due(self) -> None:
        raise NotImplementedError

    def _do(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
        cancelled: Callable[[], None] | None = None,
        again: Iterable[int] = (),
    ) -> None:
        """Start a job, as `Tasks.start` does; the next may begin when it has ended.

        What was taken to look at `again` waits as before when that was not done.
        """
        self._job = self._context.tasks.start(
            title,
            work,
            partial(self._ended, done),
            partial(self._undone, failed, again),
            partial(self._undone, cancelled, again),
        )

    def _ended(self, told: Callable[..., None] | None, *what: Any) -> None:
        self._job = 0
        if told:
            told(*what)

    def _undone(self, told: Callable[..., None] | None, again: Iterable[int], *what: Any) -> None:
        self._again.update(again)
        self._ended(told, *what)

    def _taken(self) -> set[int]:
        """Return the documents to look at again, and wait for others."""
        again, self._again = self._again, set()
        return again
