"""Guess which two actors a sentence relates: the first two that it mentions."""

from workbench.ports import Reader


def named_around(store: Reader, document_id: int, start: int, end: int) -> list[int]:
    """Return up to two actors: those mentioned in the span, in order, then the nearest before it."""
    spans = store.mentions.spans([document_id])
    inside = [owner for _, owner, at, _ in spans if start <= at < end]
    before = [owner for _, owner, at, _ in reversed(spans) if at < start]
    return list(dict.fromkeys([*inside, *before]))[:2]
