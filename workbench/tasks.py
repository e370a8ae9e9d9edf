"""Progress and cancelling of long jobs, without a toolkit."""

import threading
from collections.abc import Callable

from workbench.errors import Cancelled


class Progress:
    """Carry a job's progress out and its Cancel in; safe to share between threads.

    `report` is called in the job's thread with (done, total, words); total 0 is unknown.
    """

    def __init__(self, report: Callable[[int, int, str], None] | None = None) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Say whether Cancel was pressed."""
        return self._cancelled.is_set()

    def step(self, done: int, total: int = 0, words: str = "") -> None:
        """Report how far the job is; raises Cancelled once Cancel was pressed."""
        if self.cancelled:
            raise Cancelled
        if self._report:
            self._report(done, total, words)
