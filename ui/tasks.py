"""Run slow work off the GUI thread, with progress and Cancel.

A worker emits only a private signal, connected once; a slot on the GUI thread re-emits the public
ones. The caller owns the signals, never the runnable.
"""

import itertools
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeGuard

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from workbench.errors import Cancelled, Refusal
from workbench.tasks import Progress

log = logging.getLogger(__name__)
#: seconds between two words of progress
_READABLE = 0.05
Work = Callable[[Progress], Any]


class Tasks(QObject):
    """Run jobs in a pool of the window's own.

    `progressed` carries (job, done, total, words); `ended` carries the job when it has finished,
    failed or was cancelled. Results and errors go to the callables given to `start`.
    """

    started = Signal(int, str)  # job, title
    progressed = Signal(int, int, int, str)
    ended = Signal(int)
    _heard = Signal(int, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.pool = QThreadPool()
        self._numbers = itertools.count(1)
        self._jobs: dict[int, _Job] = {}
        self._finished = False
        self._heard.connect(self._hear)

    @property
    def running(self) -> bool:
        """Say whether any job is under way."""
        return bool(self._jobs)

    def start(
        self,
        title: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Refusal], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> int:
        """Run `work(progress)` in the pool; returns the job's number.

        `title` empty keeps it out of the status bar. `done`, `failed` and `cancelled` are called
        on the GUI thread, unless the widget whose method they are is gone by then. An error that is
        not a Refusal is a bug: it is raised there. Nothing begins after `finish`.
        """
        number = next(self._numbers)
        if self._finished:
            return number
        progress = Progress(_Telling(number, self._heard).tell)
        self._jobs[number] = _Job(progress, done, failed, cancelled)
        self.started.emit(number, title)
        self.pool.start(_Runnable(number, work, progress, self._heard))
        return number

    def cancel(self, number: int) -> None:
        """Ask a job to stop."""
        if job := self._jobs.get(number):
            job.progress.cancel()

    def finish(self) -> None:
        """Cancel everything and wait for the threads, as when the window closes."""
        self._finished = True
        for job in self._jobs.values():
            job.progress.cancel()
        self.pool.waitForDone()
        self._jobs.clear()  # what they still have to tell, nobody is there to hear

    @Slot(int, str, object)
    def _hear(self, number: int, what: str, value: Any) -> None:
        job = self._jobs.get(number)
        if job is None:
            return
        if what == "progress":
            self.progressed.emit(number, *value)
            return
        del self._jobs[number]
        self.ended.emit(number)
        job.tell(what, value)


class _Telling:
    """Say how far a job is, no oftener than one can read: it may take 10,000 steps a second."""

    def __init__(self, number: int, heard: Any) -> None:
        self._number = number
        self._heard = heard
        self._last = -_READABLE

    def tell(self, at: int, total: int, words: str) -> None:
        now = time.monotonic()
        if at == total or now - self._last >= _READABLE:
            self._last = now
            self._heard.emit(self._number, "progress", (at, total, words))


class _Job:
    def __init__(
        self,
        progress: Progress,
        done: Callable[[Any], None] | None,
        failed: Callable[[Refusal], None] | None,
        cancelled: Callable[[], None] | None,
    ) -> None:
        self.progress = progress
        self._done = done
        self._failed = failed
        self._cancelled = cancelled

    def tell(self, what: str, value: Any) -> None:
        if what == "failed" and not isinstance(value, Refusal):
            raise value
        if what == "done" and listens(self._done):
            self._done(value)
        elif what == "cancelled" and listens(self._cancelled):
            self._cancelled()
        elif what == "failed" and listens(self._failed):
            self._failed(value)


def listens(told: Callable[..., Any] | None) -> TypeGuard[Callable[..., Any]]:
    """Say whether there is somebody to be told, and the widget whose method it is not gone."""
    while isinstance(told, partial):
        told = told.func
    owner = getattr(told, "__self__", None)
    return told is not None and (not isinstance(owner, QObject) or isValid(owner))


class _Runnable(QRunnable):
    def __init__(self, number: int, work: Work, progress: Progress, heard: Any) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._progress = progress
        self._heard = heard

    def run(self) -> None:
        work, progress, heard = self._work, self._progress, self._heard
        # one that ends at once may be kept for good by the pool's binding: it must hold nothing
        del self._work, self._progress, self._heard
        try:
            if progress.cancelled:
                raise Cancelled
            outcome: tuple[str, Any] = ("done", work(progress))
        except Cancelled:
            outcome = ("cancelled", None)
        except Exception as error:  # carried to the GUI thread, which tells or raises it
            outcome = ("failed", error)
        heard.emit(self._number, *outcome)
