"""The program's side of one reader: start it, ask it, end it when it is late, replace it when lost."""

import json
import logging
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from workbench.errors import Refusal
from workbench.importing.reading import Entry
from workbench.importing.supervision.answers import checked, next_message
from workbench.importing.supervision.limits import Limits
from workbench.importing.supervision.wire import QUESTION, Broken, Gone

log = logging.getLogger(__name__)

#: what reads a file: module and function from (bytes, name) to entries
READER = "workbench.importing.registry:entries"
#: what reads a file whose reader was lost, by the mark that such files open with
AGAIN = {b"%PDF-": "workbench.importing.portable:patient_entries"}
_HEAD = 1024
_ROOT = Path(__file__).parents[3]
_START = (
    "import sys, json; given = json.loads(sys.stdin.buffer.readline()); sys.path[:] = given['path'];"
    " from workbench.importing.supervision.worker import serve; serve(given)"
)
#: all of the environment that a process needs to start; nothing of what else it may hold
_ENVIRONMENT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_STARTS_WITHIN = 30.0
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
#: a reader is replaced after so many files or so large a one, since memory rarely comes back
_FILES = 5000
_LARGE = 10_000_000
#: most files and what is said of them pass in one go
_BUFFER = 65_536


class ReaderMissing(Refusal):
    """Say that no reader can be started at all, so that nothing can be imported."""


class _Lost(Exception):
    """Raised when a reader has gone or can't be believed, with how."""


class Child:
    """Read files one after another in a process that is started when it is first needed."""

    def __init__(
        self, limits: Limits, reader: str = READER, options: Mapping[str, Any] | None = None
    ) -> None:
        """Keep what to start; `options` are plain values that the reader is given by name."""
        self._limits = limits
        self._options = dict(options or {})
        self._reader = reader
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = math.inf
        self._late = self._closed = False
        self._served = 0

    def entries(self, data: bytes, name: str) -> Iterator[Entry]:
        """Yield what a file holds; raises Refusal with one sentence when its reader was lost.

        A reader lost before its first word is asked once more, fresh: an earlier file may have
        hurt it. If it is lost again, a reader that is slower and survives more is asked where there
        is one for such a file (`AGAIN`).
        """
        fresh, told = not self._served, False
        try:
            for entry in self._ask(data, name):
                told = True
                yield entry
        except _Lost as lost:
            self.stop()
            if told or self._late or self._closed:
                raise self._refusal(lost, name) from lost
            if fresh:
                yield from self._entries_again(data, name, lost)
                return
        else:
            if self._served >= _FILES or len(data) > _LARGE:
                self.stop()
            return
        yield from self.entries(data, name)

    def _entries_again(self, data: bytes, name: str, first: _Lost) -> Iterator[Entry]:
        """Yield what the other reader for such a file finds; raises Refusal when there is none."""
        other = next((AGAIN[mark] for mark in AGAIN if mark in data[:_HEAD]), "")
        if not other or str(first) == "lied":
            raise self._refusal(first, name) from first
        usual, self._reader = self._reader, other
        try:
            yield from list(self._ask(data, name))
        except _Lost as lost:
            raise self._refusal(first, name) from lost
        finally:
            self._reader = usual
            self.stop()

    def end_if_late(self, now: float) -> None:
        """End the process when its answer is overdue; callable from any thread."""
        process = self._process
        if process and now > self._deadline:
            self._late = True
            process.kill()

    def close(self) -> None:
        """End the process for good, in the middle of a file too; callable from any thread."""
        self._closed = True
        if process := self._process:
            process.kill()

    def stop(self) -> None:
        """End the process and wait for its end; the next file starts another."""
        process, self._process = self._process, None
        self._served = 0
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                _shut(stream)

    def _ask(self, data: bytes, name: str) -> Iterator[Entry]:
        process = self._process or self._started()
        self._served += 1
        self._late = False
        said = name.encode()
        assert process.stdin and process.stdout
        try:
            self._hurry()
            process.stdin.write(QUESTION.pack(len(said), len(data)) + said)
            process.stdin.write(data)
            process.stdin.flush()
            yield from self._answers(process.stdout, data)
        except (OSError, Gone) as error:
            raise _Lost("crashed") from error
        except Broken as broken:
            log.warning("the reader of %s handed back %s", name, broken)
            raise _Lost("lied") from broken
        finally:
            self._deadline = math.inf

    def _answers(self, stream: IO[bytes], data: bytes) -> Iterator[Entry]:
        while message := next_message(stream, self._limits):
            self._deadline = math.inf
            if "failed" in message[0]:
                raise _Lost(_failure(message[0]["failed"]))
            yield checked(*message, data)
            self._hurry()

    def _hurry(self) -> None:
        self._deadline = time.monotonic() + self._limits.seconds

    def _started(self) -> subprocess.Popen[bytes]:
        if self._closed:
            raise _Lost("ended")
        given = {
            "reader": self._reader,
            "options": self._options,
            "path": [str(_ROOT), *sys.path],
            **self._limits.plain(),
        }
        command = [sys.executable, "-I", "-S", "-B", "-c", _START]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_BUFFER,
                env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
                creationflags=_NO_WINDOW,
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            raise ReaderMissing(f"Nothing was read: no reader can be started ({error}).") from error
        self._process = process
        if self._closed:  # while it was being started
            process.kill()
        self._greet(process, json.dumps(given).encode() + b"\n")
        return process

    def _greet(self, process: subprocess.Popen[bytes], given: bytes) -> None:
        """Say what to read with, as a line, since an argument may not be long; wait for the answer."""
        assert process.stdin and process.stdout
        self._deadline = time.monotonic() + _STARTS_WITHIN
        try:
            process.stdin.write(given)
            process.stdin.flush()
            message = next_message(process.stdout, self._limits)
        except (Broken, OSError) as error:
            self.stop()
            if self._closed:
                raise _Lost("ended") from error
            raise ReaderMissing("Nothing was read: the reader process does not start.") from error
        for what in message[0].get("unsealed", ()) if message else ():
            log.warning("files are read less guarded than they could be: %s", what)

    def _refusal(self, lost: _Lost, name: str) -> Refusal:
        if self._late:
            return Refusal(
                f"“{name}” took longer than {self._limits.seconds:g} seconds to read"
                " and was left out."
            )
        return Refusal(f"“{name}” {_TOLD.get(str(lost), _STUMBLED.format(lost))}")


_STUMBLED = "was left out: what reads such files failed on it ({})."
_TOLD = {
    "crashed": "was left out: it made the program that reads it crash.",
    "lied": "was left out: what its reader handed back does not fit together.",
    "memory": "was left out: to read it takes more memory than a file may take.",
    "ended": "was not read: the import was ended.",
}


def _failure(told: object) -> str:
    if told == "MemoryError":
        return "memory"
    return told if isinstance(told, str) and told.isidentifier() and len(told) < 50 else "lied"


def _shut(stream: IO[bytes] | None) -> None:
    try:
        if stream:
            stream.close()
    except OSError:  # what was still to be written has nobody to read it
        return
