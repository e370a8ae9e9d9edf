"""Find where texts name actors: whole words, the longest name first, in stored offsets."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from workbench.actors.names import FoldedText, folded

#: scripts that put no space between words, as ranges of code points
_UNSPACED = ((0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_ELIDED = frozenset("lLdD")
_APOSTROPHES = frozenset("'’‘ʼ")
_INITIALS = 6  # an alias of capitals only, at most this long, is read as initials

Match = tuple[int, int, int]


class NameFinder:
    """Find the names of many actors in text after text; build once, use for all.

    A name of one capitalised word is found only where the text has a capital too (the Order, never
    an order), initials such as PMF only in capitals; anything else in any case.
    """

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._owners: list[list[tuple[int, Callable[[str], bool]]]] = []
        places: dict[str, int] = {}
        for actor_id, spellings in names.items():
            for spelling in dict.fromkeys(" ".join(one.split()) for one in spellings):
                key = folded(spelling).strip()
                if key:
                    place = places.setdefault(key, len(places))
                    if place == len(self._owners):
                        self._owners.append([])
                    self._owners[place].append((actor_id, _case_rule(spelling)))
        self._search = (
            AhoCorasick(
                list(places),
                matchkind=MatchKind.Standard,
                implementation=Implementation.ContiguousNFA,
            )
            if places
            else None
        )

    def find(self, text: str) -> list[Match]:
        """Return (start, end, actor id) by start, never overlapping but for actors of one name.

        Spans are half-open code points of `text`.
        """
        return _longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """Return every match, shorter names inside longer ones too, by start then longest first."""
        if self._search is None:
            return []
        seen = FoldedText(text)
        found = [
            (*seen.span(start, end), place)
            for place, start, end in self._search.find_matches_as_indexes(
                seen.folded, overlapping=True
            )
            if _whole_letters(seen, start, end)
        ]
        return sorted(self._allowed(text, found), key=lambda one: (one[0], -one[1], one[2]))

    def _allowed(self, text: str, found: Iterable[tuple[int, int, int]]) -> list[Match]:
        allowed: dict[Match, None] = {}
        for start, end, place in found:
            if not _stands_alone(text, start, end):
                continue
            words = text[start:end]
            for actor_id, fits in self._owners[place]:
                if fits(words):
                    allowed[start, end, actor_id] = None
        return list(allowed)


def find_names(text: str, names: Mapping[int, Sequence[str]]) -> list[Match]:
    """Return (start, end, actor id) of every place where the text names one of the actors."""
    return NameFinder(names).find(text)


def _case_rule(spelling: str) -> Callable[[str], bool]:
    letters = "".join(filter(str.isalpha, spelling))
    if len(letters) > 1 and letters.isupper() and len(letters) <= _INITIALS:
        return lambda words: "".join(filter(str.isalpha, words)).isupper()
    if spelling[:1].isupper() and not any(map(str.isspace, spelling)):
        return lambda words: words[:1].isupper()
    return lambda words: True


def _longest(found: Iterable[Match]) -> list[Match]:
    """Keep the match that starts first, the longer of two that start together."""
    kept: list[Match] = []
    for match in found:
        if not kept or match[0] >= kept[-1][1] or match[:2] == kept[-1][:2]:
            kept.append(match)
    return kept


def _whole_letters(seen: FoldedText, start: int, end: int) -> bool:
    """Refuse half of a letter that folds to two, such as the second f of a ligature."""
    first, last = seen.span(start, end)
    return (start == 0 or seen.span(start - 1, start)[0] != first) and (
        end == len(seen.folded) or seen.span(end, end + 1)[0] >= last
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    return (not before or _opens(before, text[start])) and (
        not after or _closes(after, text[end - 1])
    )


def _opens(before: str, first: str) -> bool:
    if _in_word(before[-1]):
        return _unspaced(first) and _unspaced(before[-1])
    if before[-1] in _APOSTROPHES and len(before) == 2 and _in_word(before[0]):
        return before[0] in _ELIDED
    return True


def _closes(after: str, last: str) -> bool:
    if _in_word(after[0]):
        return _unspaced(last) and _unspaced(after[0])
    if after[0] in _APOSTROPHES and len(after) > 1 and _in_word(after[1]):
        return after[1] in "sS" and not _in_word(after[2:3])
    return True


def _in_word(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LMN"


def _unspaced(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _UNSPACED)
