"""Hold on to a stretch of text by its position, its words and what stands around it."""

from typing import NamedTuple

AROUND = 32


class Anchor(NamedTuple):
    """Hold a half-open code-point span with its exact quote and up to 32 code points around it."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of `text[start:end]`; raises ValueError when the span is empty or outside."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no span {start}–{end} in a text of {len(text)}")
    before = start - AROUND if start > AROUND else 0
    return Anchor(start, end, text[start:end], text[before:start], text[end : end + AROUND])


def find_again(text: str, kept: Anchor) -> int:
    """Return where the quote starts now, or -1.

    Its old position first, then the occurrence whose surroundings agree best, the nearest on a tie.
    A quote of one or two code points whose surroundings changed altogether counts as missing.
    """
    if text[kept.start : kept.end] == kept.quote:
        return kept.start
    best, best_score = -1, (0 if len(kept.quote) < 3 else -1, 0)
    at = text.find(kept.quote) if kept.quote else -1
    while at >= 0:
        score = (agreement(text, at, kept), -abs(at - kept.start))
        if score > best_score:
            best, best_score = at, score
        at = text.find(kept.quote, at + 1)
    return best


def agreement(text: str, at: int, kept: Anchor) -> int:
    """Return how many code points around `at` are as they were around the quote, 0 to 64."""
    before = text[max(0, at - AROUND) : at]
    after = text[at + len(kept.quote) : at + len(kept.quote) + AROUND]
    return _shared(before[::-1], kept.prefix[::-1]) + _shared(after, kept.suffix)


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
