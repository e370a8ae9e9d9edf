"""Write a text as the index has it, letter for letter, so that places in it stay those of the text.

The index (SQLite's `unicode61`) ignores case and the accents of single letters. What `folding`
does to Arabic and Persian letters changes lengths, and is undone by `Folded.span`.
"""

import re
import unicodedata
from functools import cache

from workbench.text.folding import Folded

_ACCENTED = re.compile("[\u00c0-\u024f\u0370-\u03ff\u0401-\u04ff\u1e00-\u1fff\uff21-\uff5a]")
#: what a text has to hold for more than its capitals to be folded
_SPECIAL = re.compile(
    "[\u00aa-\u1fff\u200c-\u200f\u202a-\u202e\u2066-\u2069\u2c00-\u2fff\ua640-\uffff]"
)
#: accents written as letters of their own
COMBINING = re.compile("[\u0300-\u036f]")
#: a word as the index has it
WORD = re.compile(r"[^\W_]+")


class _Plain(dict[int, str]):
    """Give each letter without case and accent; learnt as letters come."""

    def __missing__(self, code: int) -> str:
        letter = unicodedata.normalize("NFD", chr(code))[0]
        folded = letter.casefold()
        self[code] = plain = folded if len(folded) == 1 else letter.lower()[0]
        return plain


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Return the text in small letters without accents; it has the same length."""
    if text.isascii():
        return text.lower()
    lower = text.lower()
    if len(lower) == len(text) and not _ACCENTED.search(lower):
        return lower
    return text.translate(_PLAIN)


class PlainText:
    """Hold a text as the index has it, with the way back to the offsets of the text itself."""

    def __init__(self, text: str) -> None:
        if text.isascii() or not _SPECIAL.search(text):
            self.text, self.accents = text.lower(), False
            self.span = _same
            return
        folded = Folded(text)
        self.text = plain(folded.text)
        self.accents = bool(COMBINING.search(self.text))
        self.span = _same if folded.text is text else folded.span


def _same(start: int, end: int) -> tuple[int, int]:
    return start, end


def index_words(text: str) -> list[str]:
    """Return the words of a text, as the index has them."""
    if text.isascii():
        return WORD.findall(text.lower())
    return WORD.findall(COMBINING.sub("", PlainText(text).text))


@cache
def words_of(said: str) -> tuple[str, ...]:
    """Return the words of what was typed, as the index has them."""
    return tuple(index_words(said))
