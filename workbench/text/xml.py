"""Words that XML can hold: https://www.w3.org/TR/xml/#charsets leaves some characters out."""

import re

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sayable(words: str) -> str:
    """Return words with U+FFFD in place of each character that XML can't hold."""
    return _UNFIT.sub("\ufffd", words)
