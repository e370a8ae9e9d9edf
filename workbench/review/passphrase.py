"""How well a passphrase keeps a package: whoever has the file may try as many as they like.

Nothing is sent or stored. Length counts, and how many different letters there are; a list of known
passwords would date, and a rule about digits and signs makes people write worse ones.
"""

import math
from itertools import pairwise

#: letters; shorter ones are refused
SHORTEST = 8
_WORDS = ("Too short", "Weak", "Fair", "Good", "Strong")
#: bits from which on a passphrase deserves each of the words after the first
_BITS = (0, 35, 50, 70)


def strength(passphrase: str) -> int:
    """Return how strong a passphrase is, 0 (refused) to 4."""
    words = passphrase.strip()
    if len(words) < SHORTEST:
        return 0
    return sum(_bits(words) >= least for least in _BITS)


def strength_word(passphrase: str) -> str:
    """Return the word for it."""
    return _WORDS[strength(passphrase)]


def _bits(words: str) -> float:
    """Return about how many guesses it takes, as bits: letters that run on count for little."""
    steps = sum(abs(ord(one) - ord(other)) > 1 for one, other in pairwise(words.casefold()))
    # some 2.5 bits a letter of written words, more where kinds of letters are mixed
    several = math.log2(max(2, len(set(words.casefold())))) * 0.75
    return steps * (min(2.5, several) + len({_kind(one) for one in words} - {""}) - 1)


def _kind(letter: str) -> str:
    if letter.isspace():
        return ""
    if letter.isalpha():
        return "upper" if letter.isupper() else "lower"
    return "digit" if letter.isdecimal() else "sign"
