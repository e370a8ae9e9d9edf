"""The program in a process of its own, with every socket noted that it opens."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
#: stops the program at these calls alone, where strace can say so to the kernel
_TRACED = ("-f", "-qq", "--seccomp-bpf", "-e", "trace=socket,connect", "-o")


@cache
def can_watch() -> bool:
    """Say whether strace is here and may trace: some containers have it and forbid it to."""
    strace = shutil.which("strace")
    if not strace:
        return False
    tried = subprocess.run([strace, *_TRACED, os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def inet_sockets(log: Path, *words: str | Path) -> list[str]:
    """Run Python with these words; return a line for each internet socket it or a child opened.

    Where nothing can be watched there are none to return.
    """
    watch = ["strace", *_TRACED, log] if can_watch() else []
    done = subprocess.run(
        [*watch, sys.executable, *words],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    if not watch:
        return []
    return [line for line in log.read_text().splitlines() if "AF_INET" in line]
