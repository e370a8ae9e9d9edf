"""Compare a quote with the words that a page yields, which are not always all of its letters.

A page of a PDF says of each sign which letter it shows, except of joined ones (an Arabic lam with
its alef) and of those that no face had: these come as anything. So white space, hyphens and marks
without a shape are left out, a joined sign may be any few, and what no face had may be missing;
every other letter has to be there, in its order and with nothing between. The order of letters from
the right is a guess of the reader, so of such a quote the letters have to be all there and no other.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable

_HYPHENS = frozenset("-\u2010\u2011\u00ad\ufffe\x02")
#: what a sign that tells no letter may come as
_ANY = "[\0-\x1f\x21-\x7e\x80-\xff\ufffd\ue000-\uf8ff]"
_IS_ANY = re.compile(_ANY)
#: blanks that are none: a reader parts lines by both of CR and LF, and words by a space
_ODD_BLANKS = re.compile("[\t-\r\x1c-\x1f\x85]")
#: letters that join to one sign, which no page tells
_JOINED = re.compile("\u0644\u0644\u0647|\u0644[\u0622\u0623\u0625\u0627\u0671]")
#: signs that one of these may come as, at most
_MOST_JOINED = 3
#: scripts that the program's own faces have: Latin, Greek, Cyrillic, Arabic and their signs
_TOLD = re.compile("[\x21-\u052f\u0600-\u06ff\u0750-\u077f\u1e00-\u1fff\u2012-\u2027\u20ac]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff]")
#: a pattern of a longer quote would take long; such a one has to be there as it is
_LONGEST = 20_000


def stands_in(quote: str, page: str, letters: Callable[[], str]) -> bool:
    """Say whether a page, or several in a row, shows a quote.

    `letters` returns what stands at the very place of the quote, in any order.
    """
    wanted, shown = _bare(quote), _bare(_blanks_kept(page))
    if wanted in shown:
        return True
    if 2 * sum(map(bool, map(_TOLD.match, wanted))) < len(wanted):
        return False
    if _FROM_RIGHT.search(wanted):
        return _same_letters(quote, _blanks_kept(letters()))
    return len(wanted) <= _LONGEST and bool(re.search(_pattern(wanted), shown))


def _blanks_kept(page: str) -> str:
    """Return a page's words with blanks that stand for a sign as NUL, which no blank is."""
    return _ODD_BLANKS.sub("\0", page.replace("\r\n", " "))


def _bare(words: str) -> str:
    """Return words in one spelling, without what has no shape and without white space."""
    spelt = unicodedata.normalize("NFKC", words)
    return "".join(sign for sign in spelt if not (sign.isspace() or _is_shapeless(sign)))


def _is_shapeless(sign: str) -> bool:
    return sign in _HYPHENS or unicodedata.category(sign) in ("Cf", "Cn", "Mn")


def _pattern(wanted: str) -> str:
    """Return what bare words of a quote may be on a page."""
    return "".join(map(_letter, wanted))


def _letter(sign: str) -> str:
    kept = re.escape(sign)
    if unicodedata.category(sign) in ("Cc", "Co") or sign == "\ufffd":
        return f"{_ANY}?"
    return kept if _TOLD.match(sign) else f"(?:{kept}|{_ANY}{{0,2}})"


def _same_letters(quote: str, shown: str) -> bool:
    """Say whether the letters shown are those of the quote, counting what may come as anything."""
    bare, seen = _bare(quote), _bare(shown)
    joined = _JOINED.findall(bare)
    alone = _JOINED.sub("", bare)
    untold = sum(not _TOLD.match(sign) for sign in alone)
    marks = sum(unicodedata.category(sign) == "Mn" for sign in quote)
    wanted, found = Counter(filter(_is_letter, alone)), Counter(seen)
    if wanted - found or len(seen) < len(alone) - untold + len(joined):
        return False  # a letter is missing, or a joined one has not even left a sign
    # what is over may be joined letters that were told after all, or signs that tell nothing
    over = (found - wanted) - Counter("".join(joined))
    odd = sum(count for sign, count in over.items() if sign.isalnum() and _IS_ANY.match(sign))
    strange = any(_is_letter(sign) and not _IS_ANY.match(sign) for sign in over)
    return not strange and odd <= _MOST_JOINED * len(joined) + 2 * untold + marks


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and bool(_TOLD.match(sign))
