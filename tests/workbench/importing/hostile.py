"""Readers that do to their process what a hostile file would, told which by the file's first word."""

import ctypes
import os
import re
import signal
import socket
import subprocess
import threading
from pathlib import Path

from workbench.errors import Refusal
from workbench.importing.reading import Entry, ReadDocument
from workbench.importing.registry import read
from workbench.model.documents import Piece

SEEN: list[str] = []


def entries(data, name):
    word = data.split(None, 1)[0].decode("ascii", "replace") if data.split() else ""
    SEEN.append(name)
    yield Entry(name, data, DEEDS.get(word, read)(data, name))


def as_pdfium_can(data, name):
    """Abort on every PDF; a later one in the same import, too."""
    if data.startswith(b"%PDF-"):
        os.abort()
    yield Entry(name, data, read(data, name))


def several(data, name):
    for number, line in enumerate(data.splitlines()):
        if line == b"ABORT":
            os.abort()
        if line == b"REFUSE":
            yield Entry(f"{name}/{number}", why=f"“{name}/{number}” has no words.")
        else:
            yield Entry(f"{name}/{number}", line, ReadDocument(line.decode()))


def nothing_may_be_read(data, name):
    raise AssertionError("this file was read though its bytes are known")
    yield


def _hang(data, name):
    re.match(r"(a+)+$", "a" * 64 + "b")  # inside C, deaf to anything but the end


def _bomb(data, name):
    held = []
    while True:
        held.append(b"x" * 10_000_000 + bytes([len(held) % 256]))


def _babble(data, name):
    for stream in range(3, 20):
        try:
            os.write(stream, b"\xff" * 64)
        except OSError:
            continue
    return read(data, name)


def _print(data, name):
    print("a library that prints", flush=True)
    os.write(1, b"and one that writes past Python")
    return read(data, name)


def _seen(data, name):
    return ReadDocument(" ".join(SEEN))


def _stumble(data, name):
    raise KeyError("width")


def _refuse(data, name):
    raise Refusal(f"“{name}” is encrypted.")


DEEDS = {
    "ABORT": lambda data, name: os.abort(),
    "SEGFAULT": lambda data, name: ctypes.string_at(0),
    "EXIT": lambda data, name: os._exit(0),
    "HANG": _hang,
    "BOMB": _bomb,
    "HUGE": lambda data, name: ReadDocument("x" * 3_000_000),
    "BABBLE": _babble,
    "PRINT": _print,
    "SEEN": _seen,
    "STUMBLE": _stumble,
    "REFUSE": _refuse,
    "OUTSIDE": lambda data, name: ReadDocument("Words", (Piece(2, 6, "h1"),)),
    "BACKWARDS": lambda data, name: ReadDocument("Words", (Piece(3, 2, "h1"),)),
    "NUL": lambda data, name: ReadDocument("Wor\0ds"),
    "WORDLESS": lambda data, name: ReadDocument(" \n"),
    "UNDATED": lambda data, name: ReadDocument("Words", published="yesterday"),
    "SOURCED": lambda data, name: ReadDocument("Words", sources={"title": "meta og:title"}),
    "INVENTED": lambda data, name: ReadDocument("Words", sources={"colour": "red"}),
    "WORDY": lambda data, name: ReadDocument("Words", title="A", sources={"title": "w" * 900}),
    "UNMADE": lambda data, name: ReadDocument("Words", sources={"made": "yesterday"}),
    "NUMBER": lambda data, name: ReadDocument("Words", title=7),  # type: ignore[arg-type]
    "HALF": lambda data, name: ReadDocument("Words", title="\ud83d"),
    "TITLED": lambda data, name: ReadDocument("Words", title="A title"),
    "LONG": lambda data, name: ReadDocument("Words", title="t" * 9000),
}


def trespass(data, name):
    """Try everything that a sealed process may not do; the text tells what was let through."""
    parent = os.getppid()
    victim = data.decode()
    attempts = {
        "socket": socket.socket,
        "socketpair": socket.socketpair,
        "fork": os.fork,
        "program": lambda: subprocess.Popen(["true"]),
        "exec": lambda: os.execv("/bin/true", ["true"]),
        "write": lambda: Path(victim).write_text("gone"),
        "append": lambda: os.open(victim, os.O_WRONLY | os.O_APPEND),
        "make": lambda: os.open(victim + ".new", os.O_CREAT | os.O_RDWR),
        "delete": Path(victim).unlink,
        "rename": lambda: Path(victim).rename(victim + ".old"),
        "folder": Path(victim + ".d").mkdir,
        "kill": lambda: os.kill(parent, signal.SIGTERM),
        "more memory": _unbound,
        "read": lambda: Path(victim).read_bytes(),
        "thread": _thread,
    }
    let = [what for what, attempt in attempts.items() if _let_through(attempt)]
    yield Entry(name, data, ReadDocument("Let through: " + ", ".join(let)))


def _unbound():
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))


def _thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def _let_through(attempt):
    try:
        attempt()
    except (OSError, ValueError):
        return False
    return True
