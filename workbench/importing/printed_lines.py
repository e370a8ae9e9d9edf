"""Put the lines of a printed page together to paragraphs, as a reader's eye does: by place alone.

No letter is changed. A line end within a paragraph becomes one space, or nothing after the hyphen
that ends the line; where the next word would have fitted, the line was meant to end there.
"""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_ENDS = frozenset(".!?:;…”\"'’)»؟۔")
_ITEM = re.compile(r"(?:[•▪◦‣·●○■–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
#: (in line heights) how much lower a line stands after a gap, and how far an indent goes
_GAP = 1.35
_INDENT = 0.8
#: lines of one paragraph have about one size
_SAME_SIZE = 1.15
#: as many lines show where a column ends
_COLUMN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line and its place on the page in points, y upwards.

    `start` and `end` are the edges where reading begins and ends, counted from the side where it
    begins, so that `end` is always the greater. `hyphen` says that its last word goes on below.
    """

    words: str
    start: float
    end: float
    base: float
    size: float
    hyphen: bool = False


def paragraphs(lines: Sequence[Line], width: float) -> str:
    """Return the text of a page that is so wide in points; blank lines part paragraphs."""
    if not lines:
        return ""
    pitch = _pitch(lines)
    margins = _margins(lines, width)
    said = [lines[0].words]
    for (above, below), margin in zip(pairwise(lines), margins, strict=False):
        said += (_between(above, below, margin, pitch), below.words)
    return "".join(said)


def _pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance of two lines."""
    drops = [above.base - below.base for above, below in pairwise(lines)]
    size = statistics.median(line.size for line in lines)
    usual = [drop for drop in drops if 0.6 * size < drop < 2.5 * size]
    # gaps between paragraphs are wider, so the lower half is what lines in a paragraph have
    return statistics.quantiles(usual, n=4)[0] if len(usual) > 1 else 1.2 * size


def _margins(lines: Sequence[Line], width: float) -> list[float]:
    """Return for each line where its column ends; a column begins where lines go up again.

    A few short lines are no column but a heading, an address or a table.
    """
    margins: list[float] = []
    for column in _columns(lines):
        ends = sorted(line.end for line in column)
        margin = ends[-1 - len(ends) // 10]
        margins += [margin if len(column) >= _COLUMN else max(margin, 0.6 * width)] * len(column)
    return margins


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    column = [lines[0]]
    for above, below in pairwise(lines):
        if below.base > above.base + 0.5 * above.size:
            yield column
            column = []
        column.append(below)
    yield column


def _between(above: Line, below: Line, margin: float, pitch: float) -> str:
    """Return what parts two lines: nothing, a space, a tab, a line end or a blank line."""
    drop = above.base - below.base
    if above.hyphen:
        return ""
    if drop < -0.5 * above.size:
        goes_on = above.words[-1:] not in _ENDS and below.words[:1].islower()
        return " " if goes_on else "\n\n"
    if drop < 0.5 * above.size:
        return "\t"
    if drop > _GAP * pitch or _sizes_differ(above, below):
        return "\n\n"
    return _within_block(above, below, margin)


def _within_block(above: Line, below: Line, margin: float) -> str:
    ended = above.words[-1:] in _ENDS
    if _ITEM.match(below.words):
        return "\n"
    if ended and below.start > above.start + _INDENT * below.size:
        return "\n\n"
    if above.end + _first_word(below) < margin:
        return "\n\n" if ended else "\n"
    return " "


def _first_word(line: Line) -> float:
    """Return about how wide the first word is with the space before it."""
    letters = len(line.words.partition(" ")[0]) + 1
    share = letters / max(len(line.words), 1)
    # a line with wide gaps says little on how wide its letters are
    return min((line.end - line.start) * share, 0.6 * line.size * letters)


def _sizes_differ(above: Line, below: Line) -> bool:
    return max(above.size, below.size) > _SAME_SIZE * min(above.size, below.size)
