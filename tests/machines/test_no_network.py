"""Nothing that the program does opens a way to the network, as the kernel sees it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent
TEXT = "The minister met the commander in June.\n\nBoth denied that money had changed hands.\n"


def _strace_works() -> bool:
    # some containers have the program but forbid it to trace
    strace = shutil.which("strace")
    if not strace:
        return False
    tried = subprocess.run([strace, "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


pytestmark = pytest.mark.skipif(
    not _strace_works(), reason="strace is not here or may not trace, so sockets were not watched"
)


def inet_sockets(log: Path, *words: str | Path) -> list[str]:
    """Return the lines of every internet socket that the command or a child of it opened."""
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", log, sys.executable, *words],
        cwd=CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [line for line in log.read_text().splitlines() if "AF_INET" in line]


def test_a_socket_would_be_seen(tmp_path):
    opens = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
    assert inet_sockets(tmp_path / "log", "-c", opens)


def test_the_command_line_opens_none(tmp_path):
    project, article, out = (tmp_path / name for name in ("a.sidelight", "a.txt", "a.html"))
    article.write_text(TEXT, "utf-8")
    jobs: list[tuple[str | Path, ...]] = [
        ("new", project),
        ("import", project, article),
        ("search", project, "money"),
        ("export", project, "--format", "html", "--out", out),
        ("verify", out, project),
        ("check", project),
        ("backup", project, tmp_path / "b.sidelight"),
    ]
    for job in jobs:
        assert inet_sockets(tmp_path / "log", "main.py", *job) == [], job
    assert out.exists()


def test_the_window_opens_none(tmp_path):
    assert inet_sockets(tmp_path / "log", "main.py", "tour", "--out", tmp_path / "tour") == []
    assert list((tmp_path / "tour").glob("*.png"))
