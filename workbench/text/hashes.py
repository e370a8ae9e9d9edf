"""Name a text by its hash, as RFC 6920 writes it: `ni:///sha-256;` and URL-safe base 64."""

import base64

_NAMED = "ni:///sha-256;"


def named(sha256: str) -> str:
    """Return the name of a text with this hash, given in hexadecimal digits."""
    return _NAMED + base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode()


def hash_in(name: str) -> str:
    """Return the hash in hexadecimal digits that a name holds, or empty."""
    digits = name.partition(_NAMED)[2].partition("#")[0]
    try:
        return base64.urlsafe_b64decode(digits + "=" * (-len(digits) % 4)).hex()
    except ValueError:
        return ""
