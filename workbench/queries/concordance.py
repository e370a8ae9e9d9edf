"""Keyword in context: every place of a search as one line, with as much around it as is wanted.

A frequent word has tens of thousands of lines. They are kept as numbers and few long strings: an
object for each would have Python's collector of garbage stop the window for tenths of a second.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from workbench.queries.letters import WORD
from workbench.queries.matching import Span

#: code points on either side that are read at least, so that there are neighbours to look at
_LEAST = 240
_LETTERS = 20
Places = npt.NDArray[np.int64]


class Line(NamedTuple):
    """Hold one place: a half-open span in code points, and the text on either side of it."""

    document_id: int
    start: int
    end: int
    left: str
    found: str
    right: str


class Lines(Sequence[Line]):
    """Hold lines by document and place, each with up to `width` code points on either side."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._said: list[str] = []
        self._numbers = array("q")

    def add(self, document_id: int, text: str, spans: Sequence[Span]) -> None:
        """Add a line for each span of a document's text."""
        pieces, at, number, width = [], 0, len(self._said), self._width
        for start, end in spans:
            first = max(0, start - width)
            piece = text[first : end + width]
            pieces.append(piece)
            self._numbers.extend((document_id, start, end, number, at, start - first, len(piece)))
            at += len(piece)
        self._said.append("".join(pieces))

    def __len__(self) -> int:
        return len(self._numbers) // 7

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        at = 7 * (place + len(self) if place < 0 else place)
        if not 0 <= at < len(self._numbers):
            raise IndexError(place)
        document_id, start, end, number, first, before, length = self._numbers[at : at + 7]
        said, found = self._said[number], first + before
        after = found + end - start
        right = said[after : first + length]
        return Line(document_id, start, end, said[first:found], said[found:after], right)

    def __iter__(self) -> Iterator[Line]:
        return (self[place] for place in range(len(self)))

    @property
    def documents(self) -> Places:
        """Return the document of each line."""
        return self._column(0)

    @property
    def starts(self) -> Places:
        """Return where each line's words start."""
        return self._column(1)

    def _column(self, number: int) -> Places:
        return np.array(self._numbers, dtype=np.int64).reshape(-1, 7)[:, number]


@dataclass(frozen=True, slots=True)
class Window:
    """Say how much stands on either side of what was found: so many words, or code points."""

    count: int = 12
    unit: str = "words"

    @property
    def reach(self) -> int:
        """Return how many code points have to be read on either side."""
        return max(_LEAST, self.count if self.unit == "characters" else self.count * _LETTERS)

    def of(self, line: Line) -> Line:
        """Return the line with no more on either side than the window holds."""
        if self.unit == "characters":
            left = line.left[-self.count :] if self.count else ""
            return line._replace(left=left, right=line.right[: self.count])
        return line._replace(
            left=line.left[self._before(line.left) :], right=line.right[: self._after(line.right)]
        )

    def _before(self, text: str) -> int:
        starts = [word.start() for word in WORD.finditer(text)]
        if not self.count:
            return len(text)
        return starts[-self.count] if len(starts) > self.count else 0

    def _after(self, text: str) -> int:
        if not self.count:
            return 0
        for number, word in enumerate(WORD.finditer(text), 1):
            if number == self.count:
                return word.end()
        return len(text)
