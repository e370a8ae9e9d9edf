"""Nasty places: what lies in a folder and is no plain file."""

import os
import sys
from pathlib import Path

from tests.nasty.nasty import GOOD, Nasty


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("moved away"))


def a_link_to_its_own_folder(path: Path) -> None:
    path.symlink_to(path.parent)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def what_can_t_be_read(path: Path) -> None:
    """Refuse to be read by anybody, also by root, as a file on a broken disk does."""
    path.symlink_to("/proc/self/mem")


def what_nobody_may_read(path: Path) -> None:
    path.write_text(GOOD)
    path.chmod(0)


#: what only some systems have, or only some users are refused
_POSIX = [Nasty("pipe.txt", a_pipe, "is not a file but a device or a pipe")]
_LINUX = [Nasty("broken.txt", what_can_t_be_read, "can't be read")]
_NOT_ROOT = [Nasty("shut.txt", what_nobody_may_read, "you have no permission to")]
PLACES = [
    Nasty("gone.txt", a_link_to_nowhere, "isn't there"),
    Nasty("loop", a_link_to_its_own_folder, ""),
    *(_POSIX if os.name == "posix" else []),
    *(_LINUX if sys.platform == "linux" else []),
    *(_NOT_ROOT if os.name == "posix" and os.geteuid() else []),
]
