"""Part a line into stretches of one direction of reading, as office documents want them marked."""

import re
import unicodedata
from collections.abc import Iterator

_RIGHT = frozenset(("R", "AL"))
#: before this one no letter is written from the right
_FIRST_RIGHT = re.compile("[\u0590-\U0010ffff]")
#: between parts of both directions, so that each keeps its place in a line from the left
MARK = "\u200e"
#: what ends a line, as readers of the text show it
LINES = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c\x85]")


def reads_from_right(line: str) -> bool:
    """Say whether the first letter with a direction is written from right to left."""
    if not _FIRST_RIGHT.search(line):
        return False
    for sign in line:
        kind = unicodedata.bidirectional(sign)
        if kind == "L":
            return False
        if kind in _RIGHT:
            return True
    return False


def stretches(line: str) -> Iterator[tuple[str, bool]]:
    """Yield (words, right to left) so that each stretch begins and ends with its own letters.

    What has no direction between two stretches goes with the paragraph's.
    """
    if not _FIRST_RIGHT.search(line):
        if line:
            yield line, False
        return
    base = reads_from_right(line)
    cuts = _cuts(line, base)
    for at, (start, right) in enumerate(cuts):
        end = cuts[at + 1][0] if at + 1 < len(cuts) else len(line)
        if end > start:
            yield line[start:end], right


def _cuts(line: str, base: bool) -> list[tuple[int, bool]]:
    """Return where stretches begin, with their direction; the paragraph's comes first."""
    cuts, now, last = [(0, base)], base, 0
    for at, sign in enumerate(line):
        kind = unicodedata.bidirectional(sign)
        if kind != "L" and kind not in _RIGHT:
            continue
        right = kind in _RIGHT
        if right != now:
            # signs without direction belong to the paragraph, on whichever side it stands
            cuts.append((at if now == base else last, right))
            now = right
        last = at + 1
    if now != base:
        cuts.append((last, base))
    return cuts
