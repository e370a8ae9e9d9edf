"""The few bytes that pass between the program and its reader: lengths first, then what they say.

A question is a name and a file's bytes. The answer is any number of messages and an empty one. No
pickle: what a broken reader sends can be wrong, but it can't be code.
"""

import struct
from typing import IO

QUESTION = struct.Struct("<QQ")
#: a message's header, text, pieces and bytes
MESSAGE = struct.Struct("<QQQQ")
#: a piece's start, end and the place of its kind, and of what it says, in the header's list
PIECE = struct.Struct("<IIH")
END = MESSAGE.pack(0, 0, 0, 0)

#: most bytes of a header, and most pieces of a text
HEADER = 8_000_000
PIECES = 2_000_000
#: most characters of one value of a document's metadata, and most of its doubts
LONGEST = 4000
DOUBTS = 100


class Broken(Exception):
    """Raised when the other side breaks the rules."""


class Gone(Broken):
    """Raised when the other side says no more."""


def take(stream: IO[bytes], size: int) -> bytes:
    """Return exactly `size` bytes; raises Gone when the stream ends before."""
    data = stream.read(size) if size else b""
    if len(data) != size:
        raise Gone("the stream ended")
    return data


def take_lengths(stream: IO[bytes], form: struct.Struct, most: tuple[int, ...]) -> tuple[int, ...]:
    """Return the lengths that come next; raises Broken when one is more than it may be."""
    lengths: tuple[int, ...] = form.unpack(take(stream, form.size))
    if any(length > limit for length, limit in zip(lengths, most, strict=True)):
        raise Broken(f"lengths {lengths} are more than {most}")
    return lengths
