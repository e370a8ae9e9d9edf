"""Nothing that the program does opens a way to the network, as the kernel sees it.

The window is watched where the tour is played (`tests/flows/test_tour.py`).
"""

from pathlib import Path

import pytest

from tests.machines.watching import can_watch, inet_sockets

TEXT = "The minister met the commander in June.\n\nBoth denied that money had changed hands.\n"
pytestmark = pytest.mark.skipif(
    not can_watch(), reason="strace is not here or may not trace, so sockets were not watched"
)


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
