"""Read and work out what a view shows: at once while the project is small, else in the pool."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from ui.context import Context
from ui.tasks import listens
from workbench.ports import Reader
from workbench.tasks import Progress

T = TypeVar("T")
#: up to so many mentions, relations and excerpts are read at once
AT_ONCE = 3000
_COUNTED = ("mentions", "relations", "excerpts")


class Reading(Generic[T]):
    """Do one piece of reading at a time, the one before given up; `done` gets what came of it."""

    def __init__(self, context: Context, title: str, done: Callable[[T], None]) -> None:
        self._context, self._title, self._done = context, title, done
        self._job = self._ticket = 0

    @property
    def busy(self) -> bool:
        """Say whether something is being read."""
        return bool(self._job)

    def start(self, work: Callable[[Reader, Progress], T]) -> None:
        """Read by `work(reader, progress)`, which may run in another thread."""
        context = self._context
        if self._job:
            context.tasks.cancel(self._job)
            self._job = 0
        self._ticket += 1
        counts = context.store.counts()
        if sum(counts.get(one, 0) for one in _COUNTED) <= AT_ONCE:
            self._done(work(context.store, Progress()))
            return

        def apart(progress: Progress) -> T:
            with context.store.reader() as reader:
                progress.step(0)
                return work(reader, progress)

        arrived = partial(self._arrived, self._ticket)
        self._job = context.tasks.start(self._title, apart, arrived)

    def _arrived(self, ticket: int, found: T) -> None:
        # what was asked before may have been read just when it was given up
        if ticket == self._ticket and listens(self._done):
            self._job = 0
            self._done(found)
