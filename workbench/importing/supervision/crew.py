"""Several readers at work on a list of files, what they find handed over in the order of the list."""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, TypeVar

from workbench.errors import Cancelled
from workbench.importing.supervision.child import READER, Child
from workbench.importing.supervision.limits import Limits

T = TypeVar("T")

HANDS = 2
#: most files, and bytes of files, that are being read or wait to be taken
_ROOM = 24
_ROOM_BYTES = 60_000_000
#: most entries of one file that wait to be taken
_TRAY = 4
_LOOK = 0.1
_END = object()


@dataclass(frozen=True, slots=True)
class Job:
    """Name a file to read, as it is shown, and its size in bytes."""

    path: Path
    name: str
    size: int


@dataclass(slots=True)
class _Tray(Generic[T]):
    """Hold what was found in one file until it is taken."""

    job: Job
    waiting: queue.Queue[Any] = field(default_factory=lambda: queue.Queue(_TRAY))


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
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        for child in self._children:
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(hands, thread_name_prefix="reader")
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._end_the_late, name="readers' watch")

    def __enter__(self) -> "Crew[T]":
        self._watch.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._closed.set()
        for child in self._children:
            child.close()
        self._threads.shutdown(cancel_futures=True)
        self._watch.join()
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
                held -= ahead[0].job.size
                yield self._handed(ahead.popleft(), cancelled)
            tray: _Tray[T] = _Tray(job)
            ahead.append(tray)
            held += job.size
            self._threads.submit(self._fill, tray)
        while ahead:
            yield self._handed(ahead.popleft(), cancelled)

    def _handed(self, tray: _Tray[T], cancelled: Callable[[], bool]) -> tuple[Job, Iterator[T]]:
        return tray.job, self._taken(tray.waiting, cancelled)

    def _taken(self, waiting: queue.Queue[Any], cancelled: Callable[[], bool]) -> Iterator[T]:
        while True:
            try:
                item = waiting.get(timeout=_LOOK)
            except queue.Empty:
                if cancelled():
                    raise Cancelled from None
                continue
            if item is _END:
                return
            if isinstance(item, BaseException):
                raise item
            yield item

    def _fill(self, tray: _Tray[T]) -> None:
        child = self._idle.get()
        try:
            for item in self._work(tray.job, child):
                if not self._put(tray, item):
                    return
            self._put(tray, _END)
        except BaseException as error:  # carried to the thread that takes, and raised there
            self._put(tray, error)
        finally:
            self._idle.put(child)

    def _put(self, tray: _Tray[T], item: object) -> bool:
        """Lay an item down when there is room; say no when nobody will take it any more."""
        while not self._closed.is_set():
            try:
                tray.waiting.put(item, timeout=_LOOK)
            except queue.Full:
                continue
            return True
        return False

    def _end_the_late(self) -> None:
        while not self._closed.wait(_LOOK):
            now = time.monotonic()
            for child in self._children:
                child.end_if_late(now)
