"""Tell whether an excerpt is still as it was when it was packed, and if not, what is another."""

import hashlib
import json
from collections.abc import Iterable

from workbench.model.excerpts import Excerpt

#: what a fingerprint is made of, in order, and how many hexadecimal digits each part has
PARTS = ("text", "span", "note", "codes")
_DIGITS = 8


def fingerprint(excerpt: Excerpt, sha256: str, code_ids: Iterable[int]) -> str:
    """Return what changes with an excerpt's span, words, codes or note, or its document's text.

    `sha256` is that text's. 32 hexadecimal digits: of SHA-256 over JSON, the first 8 of each part.
    """
    span = [excerpt.start, excerpt.end, excerpt.quote]
    return "".join(map(_digest, (sha256, span, excerpt.note, sorted(code_ids))))


def changed_parts(one: str, other: str) -> tuple[str, ...]:
    """Return which of PARTS differ between two fingerprints."""
    return tuple(
        part
        for at, part in enumerate(PARTS)
        if one[at * _DIGITS : (at + 1) * _DIGITS] != other[at * _DIGITS : (at + 1) * _DIGITS]
    )


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:_DIGITS]
