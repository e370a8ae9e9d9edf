"""Let one write at a time through, and the analyst's own before an import's."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Guard the file against this process's own threads; an owner never queues behind a worker."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._held = False
        self._owners = 0

    @contextmanager
    def hold(self, owner: bool = True) -> Iterator[None]:
        """Wait for the turn and keep it; a worker waits while any owner does."""
        self._enter(owner)
        try:
            yield
        finally:
            self._leave()

    def try_enter(self) -> bool:
        """Take the turn if nobody has it or waits for it; then `leave` has to follow."""
        with self._turn:
            if self._held or self._owners:
                return False
            self._held = True
            return True

    def leave(self) -> None:
        """Give the turn back after `try_enter`."""
        self._leave()

    def _enter(self, owner: bool) -> None:
        with self._turn:
            if owner:
                self._owners += 1
                self._turn.wait_for(lambda: not self._held)
                self._owners -= 1
            else:
                self._turn.wait_for(lambda: not self._held and not self._owners)
            self._held = True

    def _leave(self) -> None:
        with self._turn:
            self._held = False
            self._turn.notify_all()
