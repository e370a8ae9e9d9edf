"""Find in a newer version of a text the words that were marked in the older one.

What stands in a stretch that both texts share is sure. What lies in a changed passage is looked for
there first, and then elsewhere by its words and what stood around them, but never where the newer
text only repeats another place of the older. What is not sure is not carried.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from workbench.text.alignment import Alignment, Stretch, align
from workbench.text.anchoring import AROUND, Anchor, agreement

Span = tuple[int, int]
#: words as long as this are known again by themselves, in code points
_TELLING = 24
#: shorter ones by what stands around them: letters that agree, and by so many more than elsewhere
_AGREED = 8
#: words that stand so often are none to be known by
_MOST = 500
#: longer words are not looked for with other blank space between them
_LONGEST = 20_000
#: a passage so many times as long as the words is none to show for them
_FARTHEST = 4


class Carrier:
    """Carry spans of an older text over to a newer one. Offsets are code points, half-open."""

    def __init__(self, older: str, newer: str) -> None:
        self._older = older
        self._newer = newer
        self._known: dict[Anchor, Span | None] = {}

    def span(self, kept: Anchor) -> Span | None:
        """Return where the kept words stand in the newer text, or None when that is not sure.

        Blank space between the words may differ. Some 10 µs; 0.5 ms where the passage was changed.
        """
        if kept not in self._known:
            self._known[kept] = self._aligned(kept) or self._in_passage(kept) or self._else(kept)
        return self._known[kept]

    def near(self, place: int) -> int:
        """Return about where a place of the older text is in the newer."""
        return self._alignment.near(place)

    def likely(self, kept: Anchor) -> Span | None:
        """Return the changed passage that took the place of words that are not found again, if small.

        For the eye of somebody who then says where they stand.
        """
        before, after = self._bounds(kept)
        passage = before.newer + before.length, after.newer
        found = self._alignment.around(kept.start, kept.end) or passage
        said = self._newer[slice(*found)] if found[0] < found[1] else ""
        if not said.strip() or len(said) > _FARTHEST * len(kept.quote) + AROUND:
            return None
        start = found[0] + len(said) - len(said.lstrip())
        return start, start + len(said.strip())

    @cached_property
    def _alignment(self) -> Alignment:
        return align(self._older, self._newer)

    @cached_property
    def _by_newer(self) -> list[Stretch]:
        return sorted(self._alignment.stretches, key=lambda one: one.newer)

    @cached_property
    def _newer_starts(self) -> list[int]:
        return [one.newer for one in self._by_newer]

    def _aligned(self, kept: Anchor) -> Span | None:
        found = self._alignment.around(kept.start, kept.end)
        if not found:
            return None
        words = self._newer[slice(*found)]
        same = words == kept.quote or words.split() == kept.quote.split()
        return found if same else None

    def _in_passage(self, kept: Anchor) -> Span | None:
        """Return the words' place in the changed passage around them, if they stand there as often."""
        before, after = self._bounds(kept)
        passage = before.newer + before.length, after.newer
        if passage[1] <= passage[0]:
            return None
        was = _places(self._older, kept.quote, before.older + before.length, after.older)
        now = _places(self._newer, kept.quote, *passage)
        mine = (kept.start, kept.end)
        return now[was.index(mine)] if len(was) == len(now) and mine in was else None

    def _bounds(self, kept: Anchor) -> tuple[Stretch, Stretch]:
        """Return the last stretch before the words and the first behind them."""
        every = self._alignment.stretches
        at = bisect_right(every, kept.start, key=lambda one: one.older + one.length) - 1
        next_at = bisect_left(every, kept.end, key=lambda one: one.older)
        before = every[at] if at >= 0 else Stretch(0, 0, 0)
        end = Stretch(len(self._older), len(self._newer), 0)
        return before, every[next_at] if next_at < len(every) else end

    def _else(self, kept: Anchor) -> Span | None:
        """Return the one place anywhere that fits best, and clearly better than any other."""
        found: list[tuple[int, Span]] = []
        # words broken into other lines are tied to the older text already: only as they were kept
        for tried, place in enumerate(_exact(self._newer, kept.quote, 0, len(self._newer))):
            if tried >= _MOST:
                return None
            if not self._of_another(place):
                found.append((agreement(self._newer, place[0], kept), place))
        if not found:
            return None
        found.sort(reverse=True)
        best, place = found[0]
        if len(found) == 1 and len(kept.quote) >= _TELLING:
            return place
        rival = found[1][0] if len(found) > 1 else 0
        return place if best >= rival + _AGREED else None

    def _of_another(self, place: Span) -> bool:
        """Say whether a place of the newer text is that of other words of the older."""
        at = bisect_right(self._newer_starts, place[0]) - 1
        if at < 0:
            return False
        one = self._by_newer[at]
        return place[1] <= one.newer + one.length


def _places(text: str, quote: str, start: int, end: int) -> list[Span]:
    """Return where the words stand, else where they stand with other blank space between them."""
    found = list(_exact(text, quote, start, end))
    if found or len(quote) > _LONGEST or len(words := quote.split()) < 2:
        return found
    spaced = re.compile(r"\s+".join(map(re.escape, words)))
    return [one.span() for one in spaced.finditer(text, start, end)]


def _exact(text: str, quote: str, start: int, end: int) -> Iterator[Span]:
    at = text.find(quote, start, end) if quote else -1
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1, end)
