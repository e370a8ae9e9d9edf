"""The reader's side: a process that reads one file after another for the program that started it.

It is started without Qt and SQL, bounds and seals itself, says what it could not seal, and then
answers questions until its input ends. Whatever goes wrong in it costs the file under way.
"""

import importlib
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import partial
from typing import IO, Any

from workbench.errors import Refusal
from workbench.importing.links import bounded, link_doubt
from workbench.importing.reading import Entry, ReadDocument
from workbench.importing.supervision import sealing
from workbench.importing.supervision.wire import (
    DOUBTS,
    END,
    LONGEST,
    MESSAGE,
    PIECE,
    PIECES,
    QUESTION,
    Gone,
    take,
)

#: the system ends a reader that works so much longer than it may, when the program has died
GRACE = 30
#: most files and what is said of them pass in one go
_BUFFER = 65_536

_STATED = [one.name for one in fields(ReadDocument) if one.name not in ("text", "pieces")]

Entries = Callable[[bytes, str], Iterable[Entry]]


def serve(given: dict[str, Any]) -> None:
    """Answer questions on the standard streams until they end.

    `given` holds `reader` ("module:function" from bytes and name to entries), `options` that it is
    given by name, `seconds`, `memory`.
    """
    _step_back()
    questions, answers = _private_streams()
    module, function = given["reader"].split(":")
    read: Entries = partial(
        getattr(importlib.import_module(module), function), **given.get("options", {})
    )
    unsealed = sealing.bound(given["memory"]) + sealing.seal()
    answers.write(_message({"unsealed": unsealed}))
    answers.flush()
    while True:
        try:
            name_size, size = QUESTION.unpack(take(questions, QUESTION.size))
            name, data = take(questions, name_size).decode(), take(questions, size)
        except Gone:
            return
        _answer(read, data, name, answers, given)
        del data


def _step_back() -> None:
    """Let the program go first, so that its window stays quick while files are read."""
    if sys.platform != "win32":
        os.nice(5)


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Take the pipes for ourselves, so that a library that prints breaks nothing."""
    questions = os.fdopen(os.dup(0), "rb", _BUFFER)
    answers = os.fdopen(os.dup(1), "wb", _BUFFER)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    return questions, answers


def _answer(
    read: Entries, data: bytes, name: str, answers: IO[bytes], given: dict[str, Any]
) -> None:
    seconds = given["seconds"] + GRACE
    _alarm(seconds)
    try:
        for entry in read(data, name):
            said = packed(entry, data, given["text"])
            _alarm(0)  # to wait until it is taken is no fault of the file
            answers.write(said)
            if entry.data is not data:  # others follow; a file of one document ends right here
                answers.flush()
            _alarm(seconds)
    except Refusal as refusal:
        answers.write(_message({"name": name, "why": str(refusal)[:LONGEST]}))
    except (Exception, MemoryError) as error:  # a reader's bug is that file's end, not the run's
        answers.write(_message({"failed": type(error).__name__, "what": str(error)[:500]}))
    _alarm(0)
    answers.write(END)
    answers.flush()


def _alarm(seconds: float) -> None:
    """Have the system end this process after so long; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def packed(entry: Entry, data: bytes, most: int) -> bytes:
    """Return one entry as a message; its bytes only where they are not the file's own.

    A text of more than `most` bytes becomes a sentence; more pieces than are taken are left out.
    """
    name, document = entry.name[:LONGEST], entry.document
    if document is None:
        return _message({"name": name, "why": entry.why[:LONGEST]})
    text = document.text.encode()
    if len(text) > most:
        why = f"“{name}” holds {len(text) / 1e6:,.0f} MB of text; up to {most / 1e6:,.0f} are read."
        return _message({"name": name, "why": why})
    pieces, left_out = bounded(document.pieces[:PIECES])
    if left_out:
        document = replace(document, doubts=(*document.doubts, *link_doubt(left_out)))
    kinds = dict.fromkeys((one.kind, one.said) for one in pieces)
    place = {kind: number for number, kind in enumerate(kinds)}
    whole = entry.data is data
    header = {"name": name, "document": _stated(document), "kinds": list(place), "whole": whole}
    spans = b"".join(PIECE.pack(one.start, one.end, place[one.kind, one.said]) for one in pieces)
    return _message(header, text, spans, b"" if whole else entry.data)


def _stated(document: ReadDocument) -> dict[str, Any]:
    values = {name: getattr(document, name) for name in _STATED}
    cut = {key: value[:LONGEST] for key, value in values.items() if isinstance(value, str)}
    doubts = [doubt[:500] for doubt in document.doubts[:DOUBTS]]
    return values | cut | {"doubts": doubts, "sources": dict(document.sources)}


def _message(
    header: dict[str, Any], text: bytes = b"", pieces: bytes = b"", data: bytes = b""
) -> bytes:
    said = json.dumps(header).encode()
    return b"".join(
        (MESSAGE.pack(len(said), len(text), len(pieces), len(data)), said, text, pieces, data)
    )
