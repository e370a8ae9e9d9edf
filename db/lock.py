"""Keep a project to one writer: a lock file beside it, held by the operating system.

The system lets go of the lock when the process ends, however it ends, so that a crash never
locks anybody out. The file says who holds it, for the window that comes second.
"""

import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # far behind the words, which stay readable
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Held(Exception):
    """Say who has the project open, as a sentence."""


class Lock:
    """Hold a project for writing, until `release` or the end of the process."""

    def __init__(self, project: Path, who: str = "") -> None:
        """Take the lock; raises Held when another has it, OSError when the folder refuses."""
        self.path = project.with_name(project.name + ".lock")
        self._handle = self._take()
        note = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "user": who or _user(),
            "since": datetime.now().strftime("%H:%M"),
            "day": datetime.now().strftime("%Y-%m-%d"),
        }
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, json.dumps(note).encode())

    def _take(self) -> int:
        while True:
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o666)
            try:
                _lock(handle)
            except (BlockingIOError, PermissionError):
                os.close(handle)
                raise Held(self._holder()) from None
            except OSError:
                return handle  # a file system without locks: SQLite's own are all there is
            if self._still_named(handle):
                return handle
            os.close(handle)  # the last holder removed it between our open and our lock

    def _still_named(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except OSError:
            return False

    def _holder(self) -> str:
        try:
            note = json.loads(self.path.read_text("utf-8"))
            since = note["since"]
            if note["day"] != datetime.now().strftime("%Y-%m-%d"):
                since = f"{note['day']} {since}"
            return f"Open in another window by {note['user']} on {note['host']} since {since}."
        except (OSError, ValueError, KeyError, TypeError):
            return "Open in another window."

    def release(self) -> None:
        """Let go, and take the file away where the system allows it."""
        if self._handle < 0:
            return
        if sys.platform == "win32":  # an open file can't be removed there
            os.close(self._handle)
            with suppress(PermissionError):  # the next holder has it already
                self.path.unlink(missing_ok=True)
        else:
            self.path.unlink(missing_ok=True)  # while it is held: nobody else can have it
            os.close(self._handle)
        self._handle = -1


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
