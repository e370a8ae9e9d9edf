"""Find a quote whose blank space was changed on its way through other programs."""

import re

from workbench.text.anchoring import Anchor, agreement, anchor

#: more words than this are long enough to be told by the first of them and the last
_MOST_WORDS = 2_000
_BLANK = re.compile(r"\s+")


def find_loosely(text: str, kept: Anchor) -> Anchor | None:
    """Return where the words of a quote stand with any blank space between, or None.

    With several such places, the one whose surroundings agree best, and none on a tie.
    """
    words = kept.quote.split()
    if not words or len(words) > _MOST_WORDS:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, words)), text)
    places = [anchor(text, *match.span()) for match in found]
    if len(places) < 2:
        return next(iter(places), None)
    scores = [_around(place, kept) for place in places]
    best = max(scores)
    return places[scores.index(best)] if scores.count(best) == 1 else None


def _around(place: Anchor, kept: Anchor) -> int:
    """Return how many characters around a place are as they were, blank space being alike."""
    one, other = (Anchor(0, 0, "", *map(_even, (it.prefix, it.suffix))) for it in (place, kept))
    return agreement(one.prefix + one.suffix, len(one.prefix), other)


def _even(words: str) -> str:
    return _BLANK.sub(" ", words)
