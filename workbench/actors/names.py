"""Fold names and texts so that spellings meet: case, accents, Arabic and Persian forms, quotes.

Every folded character knows the code point of the stored text that it came from, so whatever is
found in the folded text can be told in stored offsets.
"""

import re
import unicodedata
from functools import cache

import numpy as np
import numpy.typing as npt

from workbench.text.folding import fold

#: signs and letters that keyboards write differently, beyond case, accents and Arabic forms
_SAME = {
    "’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "\u00a0": " ", "\n": " ", "\t": " ",
    "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
}  # fmt: skip
_AROUND = " \t\n\u00a0.,;:!?()[]{}“”„\"«»‹›‘’'،؛؟—–-"
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_POSSESSIVE = re.compile("['’]s$")
_MARKS = frozenset({"Mn", "Me", "Cf"})


@cache
def folded_character(character: str) -> str:
    """Return what a character counts as: lower case, no accent, one form of each letter."""
    if character in _SAME:
        return _SAME[character]
    parts = unicodedata.normalize("NFKD", fold(character).casefold())
    kept = (part for part in parts if unicodedata.category(part) not in _MARKS)
    to = "".join(_SAME.get(part, part) for part in kept)
    # until nothing changes any more, so that what was put in is never taken for something else
    return to if to == character else "".join(map(folded_character, to))


_FOREIGN = re.compile("[^\\x00-\\x7f]")
_STRETCH = 200_000


def _foreign(text: str) -> set[str]:
    found: set[str] = set()
    if not text.isascii():
        # a stretch at a time: one call for megabytes keeps every other thread waiting
        for at in range(0, len(text), _STRETCH):
            found.update(_FOREIGN.findall(text[at : at + _STRETCH]))
    return found


def folded(text: str) -> str:
    """Return the text as it is compared."""
    # a text has few letters that are not ASCII, so one replacement each beats a table of all
    for character in _foreign(text):
        to = folded_character(character)
        if to != character:
            text = text.replace(character, to)
    return text.lower().replace("\n", " ").replace("\t", " ").replace("`", "'")


def unlike_index(text: str) -> bool:
    """Say whether a text has letters that the index of words may write otherwise than names are.

    Of any other text the index can say for certain which names in Latin letters do not stand in it,
    and names in other letters stand in none of them.
    """
    return any(map(_unlike, _foreign(text)))


@cache
def _unlike(character: str) -> bool:
    to = folded_character(character)
    if unicodedata.category(character)[0] not in "LMNC":
        return any(map(str.isalnum, to))  # a sign that stands for letters, such as ™
    parts = unicodedata.normalize("NFD", character)
    accented = len(parts) == 2 and character < "\u0180" and parts[0].lower() == to
    return not (accented and to.isascii())


def name_within(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a selected span without the signs around the name and without its possessive ’s.

    The last dot of “U.S.” belongs to the name. An empty or wordless span comes back as it is.
    """
    words = _POSSESSIVE.sub("", text[start:end].rstrip(_AROUND))
    first = start + len(words) - len(words.lstrip(_AROUND))
    last = start + len(words)
    if _ABBREVIATED.fullmatch(text, first, last) and text[last : last + 1] == ".":
        last += 1
    return (first, last) if first < last else (start, end)


class FoldedText:
    """Hold a text folded, and the way back to its own code points."""

    def __init__(self, text: str) -> None:
        self.stored = text
        self.folded = folded(text)
        self._starts = _starts(text)

    @property
    def uneven(self) -> bool:
        """Say whether folded and stored offsets differ anywhere."""
        return self._starts is not None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stored half-open span of a folded one, with what hangs on its last letter."""
        if self._starts is None:
            return start, end
        first, last = int(self._starts[start]), int(self._starts[end - 1]) + 1
        while last < len(self.stored) and _hangs_on(self.stored[last]):
            last += 1
        return first, last


def _hangs_on(character: str) -> bool:
    """Say whether a character folds to nothing and belongs to the letter before: a mark, a hamza."""
    return character == "ء" or unicodedata.category(character)[0] == "M"


def _starts(text: str) -> npt.NDArray[np.int64] | None:
    """Return the stored offset of each folded character; None when they stand one to one."""
    uneven = {one for one in _foreign(text) if len(folded_character(one)) != 1}
    if not uneven:
        return None
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.ones(len(codes), dtype=np.int64)
    for character in uneven:
        lengths[codes == ord(character)] = len(folded_character(character))
    return np.repeat(np.arange(len(codes), dtype=np.int64), lengths)
