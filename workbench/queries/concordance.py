"""Keyword in context: every place of a search as one line, and the lines in a useful order."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from workbench.queries.letters import WORD, plain
from workbench.queries.matching import Span

#: how far the lines reach that are sorted by: the nearest words, at most
FARTHEST = 3


class Line(NamedTuple):
    """Hold one place: a half-open span in code points, and the text on either side of it."""

    document_id: int
    start: int
    end: int
    left: str
    found: str
    right: str


def lines_of(document_id: int, text: str, spans: Sequence[Span], width: int) -> list[Line]:
    """Return a line for each span, with up to `width` code points on either side."""
    return [
        Line(
            document_id,
            start,
            end,
            text[max(0, start - width) : start],
            text[start:end],
            text[end : end + width],
        )
        for start, end in spans
    ]


def right_words(line: Line, count: int = FARTHEST) -> list[str]:
    """Return the words that follow, nearest first, in small letters."""
    return WORD.findall(plain(line.right[: 24 * count]))[:count]


def left_words(line: Line, count: int = FARTHEST) -> list[str]:
    """Return the words that precede, nearest first, in small letters."""
    return WORD.findall(plain(line.left[-24 * count :]))[: -count - 1 : -1]


def order(lines: Sequence[Line], by: Sequence[str]) -> list[int]:
    """Return the places of the lines sorted by neighbours, ties in the order they came.

    `by` names up to three of L1, L2, L3, R1, R2, R3 and W (the word itself), the first weighing
    most; lines without such a neighbour come first.
    """
    if not by:
        return list(range(len(lines)))
    key = _key(by)
    keys = [key(line) for line in lines]
    return sorted(range(len(lines)), key=keys.__getitem__)


def _key(by: Sequence[str]) -> Callable[[Line], tuple[str, ...]]:
    left = max((int(one[1]) for one in by if one[0] == "L"), default=0)
    right = max((int(one[1]) for one in by if one[0] == "R"), default=0)
    nothing = ["", "", ""]

    def key(line: Line) -> tuple[str, ...]:
        words = {
            "L": (left_words(line, left) if left else []) + nothing,
            "R": (right_words(line, right) if right else []) + nothing,
        }
        return tuple(
            plain(line.found) if one == "W" else words[one[0]][int(one[1]) - 1] for one in by
        )

    return key
