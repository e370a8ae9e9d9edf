"""Time a piece of work beside the bare-library loop of the same work, and print one JSON line."""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# a program in this folder is started by its path: let it find the three floors
sys.path.insert(0, str(Path(__file__).parent.parent))


#: on a busy machine, CLOCK=cpu in the environment counts the calling thread's own time instead
_clock = time.thread_time if os.environ.get("CLOCK") == "cpu" else time.perf_counter


def milliseconds(work: Callable[[], Any], runs: int = 5) -> float:
    """Return the median time of `runs` calls, in milliseconds."""
    return statistics.median(each_milliseconds(work, runs))


def each_milliseconds(work: Callable[[], Any], runs: int) -> list[float]:
    """Return the time of each of `runs` calls, in milliseconds."""
    times = []
    for _ in range(runs):
        began = _clock()
        work()
        times.append((_clock() - began) * 1000)
    return times


def p95(times: list[float]) -> float:
    """Return the 95th percentile of the times."""
    return statistics.quantiles(times, n=20)[-1]


def tell(work: str, ms: float, bare_ms: float, limit_ms: float, **more: object) -> None:
    """Print one figure: the work, its time, the bare loop's, their ratio and the promise."""
    line = {
        "work": work,
        "ms": round(ms, 2),
        "bare_ms": round(bare_ms, 2),
        "ratio": round(ms / bare_ms, 2) if bare_ms else None,
        "limit_ms": limit_ms,
        "met": ms <= limit_ms,
        **more,
    }
    print(json.dumps(line), flush=True)
