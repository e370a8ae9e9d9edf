"""How a name may be written in a text: its case, its plural, and what Arabic writes onto it."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from workbench.text.folding import fold

_INITIALS = 6  # a spelling of capitals only, at most this long, is read as initials
#: and, then; with, to, like; the article, which melts into “to”: what Arabic writes onto a word
_PROCLITICS = re.compile("[وف]?(?:لل|[بلک]?(?:ال)?)")
_ONTO_ARTICLE = re.compile("[وف]?لل")
_ARTICLE = "ال"
#: shorter words than this are too often the rest of another word (علي in فعلي)
_SHORTEST = 4
_SHORTEST_AFTER_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """Hold one spelling of a name, how its case counts, and whether an English plural is it too."""

    text: str
    case: str = ""
    plural: bool = False

    def rule(self) -> Callable[[str], bool] | None:
        """Return what tells whether words that are alike but for case fit; None when all do.

        A spelling of one capitalised word needs a capital (the Order, never an order), initials
        such as PMF need capitals throughout; anything else stands in any case.
        """
        if self.case == "any":
            return None
        letters = _letters(self.text)
        if self.case == "same":
            return lambda words: _letters(words) == letters
        if 1 < len(letters) <= _INITIALS and letters.isupper():
            return lambda words: _letters(words).isupper()
        if self.text[:1].isupper() and not any(map(str.isspace, self.text)):
            return lambda words: words[:1].isupper()
        return None


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def has_word(spelling: str) -> bool:
    """Say whether a spelling has a letter or a digit, without which it names nothing."""
    return any(map(str.isalnum, spelling))


def takes_proclitics(key: str) -> bool:
    """Say whether Arabic may write its small words onto a folded spelling."""
    return _arabic_word(key) >= _SHORTEST


def without_article(key: str) -> str:
    """Return a folded spelling as it stands after “to the” (للحشد for الحشد), or empty."""
    bare = key.removeprefix(_ARTICLE)
    return bare if bare != key and _arabic_word(bare) >= _SHORTEST_AFTER_ARTICLE else ""


def _arabic_word(key: str) -> int:
    """Return how many letters the first word has, 0 when it is in another script."""
    first = key.split(maxsplit=1)[:1]
    return len(first[0]) if first and "\u0620" <= key[0] <= "\u06d3" else 0


def written_onto(text: str, start: int, article: bool = False) -> bool:
    """Say whether nothing but Arabic's small words stand between the word's start and `start`.

    With `article`, they have to end with the article that “to” has swallowed.
    """
    first = start
    while first > 0 and start - first < 8 and in_word(text[first - 1]):
        first -= 1
    pattern = _ONTO_ARTICLE if article else _PROCLITICS
    return first < start and pattern.fullmatch(fold(text[first:start])) is not None


@cache
def in_word(character: str) -> bool:
    """Say whether a character belongs to a word: a letter, a mark or a digit."""
    return bool(character) and unicodedata.category(character)[0] in "LMN"
