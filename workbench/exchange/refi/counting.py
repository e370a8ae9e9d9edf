"""How other programs count places in a text: by which unit, which line ends, with the mark or not.

The standard says Unicode code points, first and last character. Files in the wild differ, so a text
is laid out once for every way of counting in which its places differ, and each way gives half-open
code points of the text as it is stored here.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

UNITS = {"code points": 0, "UTF-16 units": 1, "UTF-8 bytes": 2}
#: the line ends that a program counted; a CR alone and an LF alone count alike
NEWLINES = ("as in the file", "one character", "two characters")
_CR, _LF = 13, 10


class Convention(NamedTuple):
    """Name one way of counting.

    `mark` says whether the byte order mark counts, `closed` whether the end is the last character
    rather than the one behind it.
    """

    unit: str = "code points"
    newlines: str = "as in the file"
    mark: bool = False
    closed: bool = False

    @property
    def told(self) -> str:
        """Return the convention as words."""
        ends = "up to the last character" if self.closed else "up to the character behind"
        mark = ", the byte order mark counted" if self.mark else ""
        lines = {
            "as in the file": "line ends as in the file",
            "one character": "line ends as one character",
            "two characters": "line ends as two characters",
        }[self.newlines]
        return f"{self.unit}, {lines}{mark}, {ends}"


@cache
def conventions() -> tuple[Convention, ...]:
    """Return every way of counting, the likeliest first: on a tie the first one is taken."""
    return tuple(
        Convention(unit, newlines, mark, closed)
        for closed in (False, True)
        for mark in (False, True)
        for newlines in NEWLINES
        for unit in UNITS
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """Hold where each character of a stored text begins in one way of counting, and where it ends."""

    starts: Ints

    def spans(self, first: Ints, last: Ints, closed: bool) -> tuple[Ints, Ints, Flags]:
        """Return starts and ends as code points, and which are sound: on characters, in the text."""
        ends = last + 1 if closed else last
        start = np.searchsorted(self.starts, first, side="right") - 1
        end = np.searchsorted(self.starts, ends, side="left")
        length = len(self.starts) - 1
        inside = (first >= self.starts[0]) & (ends <= self.starts[-1])
        start, end = np.clip(start, 0, length), np.clip(end, 0, length)
        exact = (self.starts[start] == first) & (closed | (self.starts[end] == ends))
        return start, end, inside & exact & (start < end)


class Layouts:
    """Lay one text out in every way of counting."""

    def __init__(self, raw: str, marked: bool) -> None:
        """Take a text with its own line ends, and whether a byte order mark stood before it."""
        letters = np.frombuffer(raw.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        follows = np.zeros(len(letters), dtype=bool)  # the LF of a CR and LF
        follows[1:] = (letters[1:] == _LF) & (letters[:-1] == _CR)
        self._letters = letters[~follows]
        self._breaks = (self._letters == _CR) | (self._letters == _LF)
        self._double = np.zeros(len(self._letters), dtype=bool)
        doubled = np.flatnonzero(follows) - 1
        self._double[doubled - np.arange(len(doubled))] = True
        self._marked = marked
        self._highest = int(self._letters.max(initial=0))

    @property
    def length(self) -> int:
        """Return the length of the stored text."""
        return len(self._letters)

    def of(self, way: Convention) -> Laid:
        """Return the layout of a way of counting."""
        return self._laid(*self.key(way))

    def key(self, way: Convention) -> tuple[str, str, bool]:
        """Return what tells ways apart for this text: those of one key count alike in it."""
        mark = way.mark and self._marked
        return self._unit(way.unit, mark), self._line_ends(way.newlines), mark

    def _unit(self, unit: str, mark: bool) -> str:
        same = unit == "UTF-16 units" and self._highest <= 0xFFFF
        return "code points" if same or (self._highest <= 0x7F and not mark) else unit

    def _line_ends(self, newlines: str) -> str:
        """Return which of the three it comes to here; without line ends all are one."""
        if not self._breaks.any():
            return "one character"
        if newlines == "as in the file" and not self._double.any():
            return "one character"
        all_double = newlines == "as in the file" and bool((self._double == self._breaks).all())
        return "two characters" if all_double else newlines

    def _laid(self, unit: str, newlines: str, mark: bool) -> Laid:
        widths = _widths(self._letters, unit)
        if newlines == "as in the file":
            widths = widths + self._double
        elif newlines == "two characters":
            widths = widths + self._breaks
        starts = np.zeros(len(widths) + 1, dtype=np.int64)
        np.cumsum(widths, out=starts[1:])
        if mark:
            starts += 3 if unit == "UTF-8 bytes" else 1
        return Laid(starts)


def _widths(letters: npt.NDArray[np.uint32], unit: str) -> Ints:
    widths = np.ones(len(letters), dtype=np.int64)
    if unit == "UTF-16 units":
        widths += letters > 0xFFFF
    elif unit == "UTF-8 bytes":
        for least in (0x7F, 0x7FF, 0xFFFF):
            widths += letters > least
    return widths
