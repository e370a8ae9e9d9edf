"""Fold letters that are written in several ways, so that a search finds them all.

Case and Latin accents are left to whoever matches (SQLite's tokenizer, `lower`). Folded here is
what those do not know: Arabic and Persian letter forms, hamza carriers, tatweel, joiners, vowel
marks and digits. A text without such letters comes back as it is.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache

#: one letter for each family of forms; the Persian form where Arabic and Persian differ
_LETTERS = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی",
    "ك": "ک", "ڪ": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ء": "",
    "ـ": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u061c": "",
}  # fmt: skip
#: runs of marks that only guide reading aloud or the direction of the line
_DROPPED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u202a-\u202e\u2066-\u2069"
)
_FORMS = "\ufb50-\ufdfb\ufe70-\ufefc"
_DIGITS = "٠-٩۰-۹"
_STRETCH = 200_000
_TOUCHED = re.compile(f"[{''.join(_LETTERS)}{_DIGITS}{_FORMS}{_DROPPED}]")


@cache
def _folded(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter:
        return "".join(_folded(part) if _TOUCHED.match(part) else part for part in plain)
    return "" if unicodedata.category(letter) in ("Mn", "Cf") else letter


def fold(text: str) -> str:
    """Return the text with every family of letter forms written one way."""
    if text.isascii():
        return text
    # a stretch at a time: to look through megabytes in one call keeps every other thread waiting
    parts = [_folded_stretch(text[at : at + _STRETCH]) for at in range(0, len(text), _STRETCH)]
    return text if all(part is None for part in parts) else _put_together(text, parts)


def _folded_stretch(stretch: str) -> str | None:
    """Return the stretch folded, None when that changes nothing."""
    if stretch.isascii() or not _TOUCHED.search(stretch):
        return None
    return _TOUCHED.sub(lambda found: _folded(found[0]), stretch)


def _put_together(text: str, parts: list[str | None]) -> str:
    return "".join(
        text[at * _STRETCH : (at + 1) * _STRETCH] if part is None else part
        for at, part in enumerate(parts)
    )


class Folded:
    """Hold a folded text and the way back to the offsets of the text it was made from.

    All offsets are code points. Nothing is kept for a text that folding leaves alone.
    """

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self._original = text
        self._starts: list[int] = []
        self._shifts: list[int] = []
        if self.text is not text:
            self._chart()

    def _chart(self) -> None:
        """Note where in the folded text the distance to the original changes, and to what."""
        shift = 0
        for found in _TOUCHED.finditer(self._original):
            letters = len(_folded(found[0]))
            if not letters:
                shift += 1
                self._note(found.end() - shift, shift)
            for _ in range(1, letters):
                shift -= 1
                self._note(found.start() - shift, shift)

    def _note(self, start: int, shift: int) -> None:
        self._starts.append(start)
        self._shifts.append(shift)

    def back(self, offset: int) -> int:
        """Return the original offset of the letter that the folded offset stands before."""
        place = bisect_right(self._starts, offset)
        return offset + (self._shifts[place - 1] if place else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one; marks and a hamza after its last letter belong."""
        if not self._starts:
            return start, end
        first, last = self.back(start), self.back(end - 1) + 1
        while last < len(self._original) and _hangs_on(self._original[last]):
            last += 1
        return first, max(last, first + 1)


def _hangs_on(letter: str) -> bool:
    return letter == "ء" or unicodedata.category(letter) == "Mn"
