"""Ask a window's event loop for a tick every 5 ms, and keep how late each comes."""

import os
import time

from PySide6.QtCore import QTimer

TICK_MS = 5
#: on a busy machine, CLOCK=cpu in the environment counts what the program itself worked between two
#: ticks, on all its threads, and leaves out how long the machine let it wait
_clock = time.process_time if os.environ.get("CLOCK") == "cpu" else time.perf_counter


class Ticks:
    """Ask the event loop for a tick every 5 ms and keep how late the latest came."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = _clock()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK_MS)

    def _tick(self) -> None:
        now = _clock()
        self.late_ms.append((now - self._last) * 1000 - TICK_MS)
        self._last = now
