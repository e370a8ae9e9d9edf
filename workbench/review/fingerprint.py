"""Tell whether an excerpt is still as it was when it was packed."""

import hashlib
import json
from collections.abc import Iterable

from workbench.model.excerpts import Excerpt


def fingerprint(excerpt: Excerpt, sha256: str, code_ids: Iterable[int]) -> str:
    """Return what changes with an excerpt's span, words, codes or note, or its document's text.

    `sha256` is that text's. 32 hexadecimal digits of SHA-256 over JSON.
    """
    told = [sha256, excerpt.start, excerpt.end, excerpt.quote, excerpt.note, sorted(code_ids)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]
