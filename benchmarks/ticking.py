"""Ask a window's event loop for a tick every 5 ms, and keep how late each comes."""

import time

from PySide6.QtCore import QTimer

TICK_MS = 5


class Ticks:
    """Ask the event loop for a tick every 5 ms and keep how late the latest came."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append((now - self._last) * 1000 - TICK_MS)
        self._last = now
