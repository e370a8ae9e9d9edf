"""From code points of the stored text to positions of the text that Qt shows, and back.

Stored spans count code points. Qt counts UTF-16 units, in a text where lines too long for a
layout have been broken. This is the one place where the two meet; only `ui/reading` uses it.
"""

import itertools
import re
from bisect import bisect_left, bisect_right

import numpy as np
import numpy.typing as npt

LONGEST_LINE = 2000
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SPACE = re.compile(r"\s")


class Positions:
    """Convert between stored offsets and shown positions of one text.

    `shown` is the text with a line break put into every line of more than `longest` code points,
    at a space where one is near. Nothing else differs, so quotes are read from the stored text,
    never from the widget.
    """

    def __init__(self, text: str, longest: int = LONGEST_LINE) -> None:
        self.length = len(text)
        self.breaks = _breaks(text, longest)
        self.shown = _broken(text, self.breaks)
        self._astral: npt.NDArray[np.int64] = np.fromiter(
            (found.start() for found in _ASTRAL.finditer(text)) if not text.isascii() else (),
            dtype=np.int64,
        )
        self._astral_shown = (
            self._astral
            + np.arange(len(self._astral))
            + np.searchsorted(self.breaks, self._astral, side="right")
        )
        self._breaks_shown = [
            at + int(np.searchsorted(self._astral, at)) + before
            for before, at in enumerate(self.breaks)
        ]

    def to_shown(self, offset: int) -> int:
        """Return the shown position, in UTF-16 units, of a stored offset."""
        astral = int(np.searchsorted(self._astral, offset)) if len(self._astral) else 0
        return offset + astral + bisect_right(self.breaks, offset)

    def to_stored(self, position: int) -> int:
        """Return the stored offset of a shown position; inside a surrogate pair, its start."""
        broken = bisect_left(self._breaks_shown, position)
        before = int(np.searchsorted(self._astral_shown, position)) if len(self._astral) else 0
        offset = position - broken - before
        if before and int(self._astral_shown[before - 1]) == position - 1:
            return int(self._astral[before - 1])
        return min(max(offset, 0), self.length)


def _breaks(text: str, longest: int) -> list[int]:
    breaks: list[int] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        while end - start > longest:
            start = _break_before(text, start, start + longest)
            breaks.append(start)
        start = end + 1
    return breaks


def _break_before(text: str, start: int, limit: int) -> int:
    """Return a place to break at or before `limit`: after a space if one is within 200."""
    for at in range(limit, max(start, limit - 200), -1):
        if _SPACE.match(text, at - 1):
            return at
    return limit


def _broken(text: str, breaks: list[int]) -> str:
    if not breaks:
        return text
    edges = [0, *breaks, len(text)]
    return "\n".join(text[a:b] for a, b in itertools.pairwise(edges))
