"""Words as a page shows them: white space runs together, and what XML can't hold has its sign."""

import re

from workbench.text.anchoring import Anchor, find_again
from workbench.text.xml import sayable

#: a pattern of more words than that takes long to find; such a quote is looked for as it is
_MOST_WORDS = 2_000


def as_shown(text: str) -> str:
    """Return a text as any page would show it on one line."""
    return sayable(" ".join(text.split()))


def find_shown(text: str, held: Anchor) -> tuple[int, int]:
    """Return the half-open span of a quote that was read from a page, or (-1, -1).

    Its old position first, then wherever the text has the same words, as `find_again` chooses.
    """
    if held.start >= 0 and as_shown(text[held.start : held.end]) == as_shown(held.quote):
        return held.start, held.end
    exact = set(_spellings(text, held.quote))
    found = [(find_again(text, held._replace(quote=one)), len(one)) for one in sorted(exact)]
    return next(((at, at + length) for at, length in found if at >= 0), (-1, -1))


def _spellings(text: str, quote: str) -> list[str]:
    """Return the quote as the text spells its white space, wherever it stands."""
    words = quote.split()
    if not words or len(words) > _MOST_WORDS:
        return [quote] if quote else []
    pattern = r"\s+".join(map(re.escape, words))
    return [found[0] for found in re.finditer(pattern, text)]
