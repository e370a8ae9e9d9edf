"""Compare a quote with the words that a page yields, which are not always all of its letters.

A page of a PDF says of each sign which letter it shows, except of joined ones (an Arabic lam with
its alef) and of those that no face had: these come as anything. So white space, hyphens and marks
without a shape are left out, a joined sign may be any one or two, and what no face had may be
missing; every other letter has to be there, in its order and with nothing between. A short line
that reads from the right may come with its words in another order, so such a quote's words have to
be there together.
"""

import re
import unicodedata
from collections.abc import Sequence

_HYPHENS = frozenset("-\u2010\u2011\u00ad\ufffe\x02")
#: what a sign that tells no letter may come as
_ANY = "[\0-\x1f\x21-\x7e\x80-\xff\ufffd\ue000-\uf8ff]"
#: letters that join to one sign, which no page tells
_JOINED = re.compile("\u0644\u0644\u0647|\u0644[\u0622\u0623\u0625\u0627\u0671]")
#: scripts that the program's own faces have: Latin, Greek, Cyrillic, Arabic and their signs
_TOLD = re.compile("[\x21-\u052f\u0600-\u06ff\u0750-\u077f\u1e00-\u1fff\u2012-\u2027\u20ac]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff]")
#: a pattern of a longer quote would take long; such a one has to be there as it is
_LONGEST = 20_000
_MOST_WORDS = 400


def stands_in(quote: str, page: str) -> bool:
    """Say whether a page, or several in a row, shows a quote."""
    wanted, shown = _bare(quote), _bare(page)
    if wanted in shown:
        return True
    told = sum(map(bool, map(_TOLD.match, wanted)))
    if len(wanted) > _LONGEST or 2 * told < len(wanted):
        return False
    if re.search(_pattern(wanted), shown):
        return True
    words = quote.split()
    from_right = bool(_FROM_RIGHT.search(wanted)) and 1 < len(words) <= _MOST_WORDS
    return from_right and _has_words(words, page.split())


def _bare(words: str) -> str:
    """Return words in one spelling, without what has no shape and without white space."""
    spelt = unicodedata.normalize("NFKC", words)
    return "".join(sign for sign in spelt if not (sign.isspace() or _is_shapeless(sign)))


def _is_shapeless(sign: str) -> bool:
    return sign in _HYPHENS or unicodedata.category(sign) in ("Cf", "Cn", "Mn")


def _pattern(wanted: str) -> str:
    """Return what bare words of a quote may be on a page."""
    parts: list[str] = []
    at = 0
    for found in _JOINED.finditer(wanted):
        parts += map(_letter, wanted[at : found.start()])
        parts.append(f"(?:{found[0]}|{_ANY}{{1,3}})")
        at = found.end()
    return "".join((*parts, *map(_letter, wanted[at:])))


def _letter(sign: str) -> str:
    kept = re.escape(sign)
    if unicodedata.category(sign) in ("Cc", "Co") or sign == "\ufffd":
        return f"{_ANY}?"
    return kept if _TOLD.match(sign) else f"(?:{kept}|{_ANY}{{0,2}})"


def _has_words(wanted: Sequence[str], shown: Sequence[str]) -> bool:
    """Say whether all wanted words stand together, whatever their order and what sets them off."""
    count = len(wanted)
    patterns = [re.compile(_word(one)) for one in wanted]
    bare = [_bare(one) for one in shown]
    return any(_are_same(patterns, bare[at : at + count]) for at in range(len(bare) - count + 1))


def _word(wanted: str) -> str:
    """Return what a word may be; brackets and stops beside it may have gone to its neighbour."""
    letters = "".join(sign for sign in _bare(wanted) if sign.isalnum())
    return rf"\W{{0,4}}{_pattern(letters)}\W{{0,4}}"


def _are_same(wanted: list[re.Pattern[str]], shown: list[str]) -> bool:
    left = list(wanted)
    for word in shown:
        fitting = next((one for one in left if one.fullmatch(word)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True
