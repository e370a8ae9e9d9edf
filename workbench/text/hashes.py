"""Name a text by its hash, as RFC 6920 writes it: `ni:///sha-256;` and URL-safe base 64.

A place in it is named with what RFC 5147 calls a fragment: `#char=120,180`, half-open code points.
"""

import base64
import re
from functools import lru_cache

_NAMED = "ni:///sha-256;"
#: a span as RFC 5147 writes it
_CHARACTERS = re.compile(r"char=(\d{1,12}),(\d{1,12})")
_PLACE = re.compile(r"ni:///sha-256;[\w-]{43}=?#char=\d{1,12},\d{1,12}")


def place_named(sha256: str, start: int, end: int) -> str:
    """Return the name of a stretch of the text with this hash."""
    return f"{_named(sha256)}#char={start},{end}"


def place_in(said: str) -> tuple[str, int, int] | None:
    """Return (hash in hexadecimal digits, start, end) of the first place that is named, or None."""
    found = _PLACE.search(said)
    return span_in(found[0]) if found else None


def named(sha256: str) -> str:
    """Return the name of a text with this hash, given in hexadecimal digits."""
    return _NAMED + base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()


def hash_in(name: str) -> str:
    """Return the hash in hexadecimal digits that a name holds, or empty."""
    digits = name.partition(_NAMED)[2].partition("#")[0].partition("?")[0]
    try:
        return base64.urlsafe_b64decode(digits + "=" * (-len(digits) % 4)).hex()
    except ValueError:
        return ""


def span_in(name: str) -> tuple[str, int, int]:
    """Return hash and half-open code points of `ni:///sha-256;…#char=3,9`; −1 for what it lacks."""
    found = _CHARACTERS.fullmatch(name.partition("#")[2])
    start, end = (int(found[1]), int(found[2])) if found else (-1, -1)
    return hash_in(name), start, end


#: excerpts of one document come together, so that few names are made anew
_named = lru_cache(64)(named)
