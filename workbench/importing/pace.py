"""How far an import is: files, bytes, and about how long it still takes."""

import time
from collections.abc import Callable

#: nothing is foretold before so many seconds and so large a share
_SECONDS, _SHARE = 2.0, 0.02


class Pace:
    """Foretell the end of a job from the bytes that are done; the clock counts seconds."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._began = clock()
        self._done = 0

    def add(self, size: int) -> None:
        """Count bytes as done."""
        self._done += size

    def words(self, name: str) -> str:
        """Return the file under way, and after a while also bytes and time left."""
        passed = self._clock() - self._began
        if passed < _SECONDS or not self._total:
            return name
        told = f"{_megabytes(self._done)} of {_megabytes(self._total)} MB"
        if self._done >= _SHARE * self._total:
            told += f" · {_time(passed * (self._total - self._done) / self._done)} left"
        return f"{told} · {name}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f}" if size >= 10_000_000 else f"{size / 1e6:.1f}"


def _time(seconds: float) -> str:
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"about {round(seconds / 60)} min"
    return f"about {round(seconds / 3600)} h"
