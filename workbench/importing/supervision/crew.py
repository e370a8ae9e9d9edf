"""Several readers at work on a list of files, what they find handed over in the order of the list."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, TypeVar

from workbench.errors import Cancelled
from workbench.importing.supervision.child import READER, Child
from workbench.importing.supervision.limits import Limits

T = TypeVar("T")

#: one is kept for the thread that writes, beyond two cores
HANDS = max(2, min(4, (os.cpu_count() or 2) - 1))
#: most files, and bytes of files, that are being read or wait to be taken
_ROOM = 24
_ROOM_BYTES = 60_000_000
#: most entries of one file that wait to be taken
_TRAY = 4
_LOOK = 0.1
#: another reader is let in when this share of the time was spent waiting for those at work, looked
#: at after so many seconds: one reads texts faster than they are stored, and more only get in the way
_IDLE, _TRIAL = 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Job:
    """Name a file to read, as it is shown, its size in bytes, and where it lay (see Document.path)."""

    path: Path
    name: str
    size: int
    place: str = ""


@dataclass(slots=True)
class _Tray(Generic[T]):
    """Hold what was found in one file until it is taken: entries, an error, and which is the last."""

    job: Job
    found: "SimpleQueue[tuple[list[T], BaseException | None, bool]]" = field(
        default_factory=SimpleQueue
    )
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_TRAY))


class Crew(Generic[T]):
    """Let readers work through files; leave the block to end them at once.

    `work` is called in a reader's own thread with a job and the reader, and yields what it finds.
    """

    def __init__(
        self,
        work: Callable[[Job, Child], Iterator[T]],
        limits: Limits | None = None,
        reader: str = READER,
        hands: int = HANDS,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        limits = limits or Limits()
        self._work = work
        self._children = [Child(limits, reader, options) for _ in range(hands)]
        self._trays: SimpleQueue[_Tray[T] | None] = SimpleQueue()
        self._closed = threading.Event()
        self._threads = [
            threading.Thread(target=self._serve, args=(child,), name=f"reader {number}")
            for number, child in enumerate(self._children)
        ]
        self._threads.append(threading.Thread(target=self._end_the_late, name="readers' watch"))

    def __enter__(self) -> "Crew[T]":
        self._waiting = iter(self._threads[:-1])
        self._let_in()
        self._threads[-1].start()
        return self

    def _let_in(self) -> None:
        """Set the next reader to work, if there is one left."""
        if thread := next(self._waiting, None):
            thread.start()
        self._since, self._idle = 0.0, 0.0  # what it takes to start does not count

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closed.set()
        for child in self._children:
            child.close()
            self._trays.put(None)
        for thread in self._threads:
            if thread.ident:
                thread.join()
        for child in self._children:
            child.stop()

    def each(
        self, jobs: Iterable[Job], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[Job, Iterator[T]]]:
        """Yield each job with what was found in it, in order; take all of one before the next.

        Raises Cancelled within a tenth of a second once `cancelled()` says so.
        """
        ahead: deque[_Tray[T]] = deque()
        held = 0
        for job in jobs:
            while ahead and (len(ahead) >= _ROOM or held + job.size > _ROOM_BYTES):
                tray = ahead.popleft()
                held -= tray.job.size
                yield tray.job, self._taken(tray, cancelled)
            tray = _Tray(job)
            ahead.append(tray)
            held += job.size
            self._trays.put(tray)
        while ahead:
            tray = ahead.popleft()
            yield tray.job, self._taken(tray, cancelled)

    def _taken(self, tray: _Tray[T], cancelled: Callable[[], bool]) -> Iterator[T]:
        last = False
        while not last:
            began = time.monotonic()
            try:
                found, error, last = tray.found.get(timeout=_LOOK)
            except Empty:
                self._note_idle(began, answered=False)
                if cancelled():
                    raise Cancelled from None
                continue
            self._note_idle(began, answered=True)
            if error:
                raise error
            yield from found
            tray.room.release()

    def _note_idle(self, began: float, answered: bool) -> None:
        now = time.monotonic()
        if not self._since:
            self._since = now if answered else began
            return
        self._idle += now - began
        if now - self._since > _TRIAL and self._idle > _IDLE * (now - self._since):
            self._let_in()

    def _serve(self, child: Child) -> None:
        """Work through trays with one reader, until there are no more."""
        while tray := self._trays.get():
            if self._closed.is_set():
                return
            self._fill(tray, child)

    def _fill(self, tray: _Tray[T], child: Child) -> None:
        # an entry is held back until it is known whether it is the last: most files have but one
        held: list[T] = []
        try:
            for item in self._work(tray.job, child):
                if held and not self._put(tray, held):
                    return
                held = [item]
        except BaseException as error:  # carried to the thread that takes, and raised there
            if held:
                self._put(tray, held)
            tray.found.put(([], error, True))
        else:
            tray.found.put((held, None, True))

    def _put(self, tray: _Tray[T], held: list[T]) -> bool:
        """Lay entries down when there is room; say no when nobody will take them any more."""
        while not tray.room.acquire(timeout=_LOOK):
            if self._closed.is_set():
                return False
        tray.found.put((held, None, False))
        return True

    def _end_the_late(self) -> None:
        while not self._closed.wait(_LOOK):
            now = time.monotonic()
            for child in self._children:
                child.end_if_late(now)
