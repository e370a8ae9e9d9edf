"""Find where texts name actors: whole words, the longest name first, in stored offsets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from workbench.actors.names import FoldedText, folded
from workbench.actors.spelling import (
    Spelling,
    has_word,
    in_word,
    takes_proclitics,
    without_article,
    written_onto,
)

#: scripts that put no space between words, as ranges of code points
_UNSPACED = ((0x0E00, 0x0EFF), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_ELIDED = frozenset("lLdD")
_APOSTROPHES = frozenset("'’‘ʼ")

Match = tuple[int, int, int]
#: up to so many names, looking for one after the other is quicker than any automaton
_FEW = 5
#: up to so many letters of names, the automaton that reads twice as fast stays small (30 MB)
_FEW_LETTERS = 100_000


@dataclass(frozen=True, slots=True)
class _Way:
    """Hold one way to find an actor: by a spelling, or by what is left of it after “to the”."""

    actor_id: int
    fits: Callable[[str], bool] | None
    plural: bool = False
    proclitics: bool = False
    article: bool = False


class NameFinder:
    """Find the names of many actors in text after text; build once, use for all.

    A name stands alone as a word does, but for a possessive, the small words that Arabic writes
    onto it, and a plural where its spelling says so. `Spelling` tells how its case counts.
    """

    def __init__(self, names: Mapping[int, Sequence[str | Spelling]]) -> None:
        self._ways: list[list[_Way]] = []
        self._keys: dict[str, int] = {}
        #: the keys that Arabic may write small words onto
        self._onto: set[int] = set()
        for actor_id, spellings in names.items():
            for spelling in dict.fromkeys(map(_clean, spellings)):
                key = folded(spelling.text).strip()
                if key and has_word(spelling.text):
                    way = _Way(actor_id, spelling.rule(), spelling.plural, takes_proclitics(key))
                    self._know(key, way)
                    if bare := without_article(key):
                        self._know(bare, replace(way, article=True))
        self._search = _automaton(list(self._keys)) if len(self._keys) > _FEW else None

    def _know(self, key: str, way: _Way) -> None:
        place = self._keys.setdefault(key, len(self._keys))
        if place == len(self._ways):
            self._ways.append([])
        self._ways[place].append(way)
        if way.proclitics or way.article:
            self._onto.add(place)

    @property
    def keys(self) -> list[str]:
        """Return the folded names that are looked for."""
        return list(self._keys)

    def find(self, text: str) -> list[Match]:
        """Return (start, end, actor id) by start, never overlapping but for actors of one name.

        Spans are half-open code points of `text`.
        """
        return _longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """Return every match, shorter names inside longer ones too, by start then longest first."""
        seen = FoldedText(text)
        found = [(start, end, place) for place, start, end in self._standing(seen.folded)]
        if seen.uneven:
            found = [
                (*seen.span(start, end), place)
                for start, end, place in found
                if _whole_letters(seen, start, end)
            ]
        return sorted(self._allowed(text, found), key=lambda one: (one[0], -one[1], one[2]))

    def _standing(self, seen: str) -> Iterable[tuple[int, int, int]]:
        """Return (number of the key, start, end) wherever a key stands in a folded text."""
        if self._search is None:
            return _one_by_one(seen, self._keys)
        return self._search.find_matches_as_indexes(seen, overlapping=True)

    def _allowed(self, text: str, found: Iterable[tuple[int, int, int]]) -> list[Match]:
        allowed: dict[Match, None] = {}
        for start, end, place in found:
            opens = _opens(text, start)
            if not (opens or place in self._onto):
                continue  # a part of another word, as most are
            closes = _closes(text, end)
            for way in self._ways[place]:
                last = end if closes else _plural(text, end) if way.plural else 0
                first = start if opens and not way.article else _inside(text, start, way)
                if first >= 0 and last and (way.fits is None or way.fits(text[start:end])):
                    allowed[first, last, way.actor_id] = None
        return list(allowed)


def find_names(text: str, names: Mapping[int, Sequence[str | Spelling]]) -> list[Match]:
    """Return (start, end, actor id) of every place where the text names one of the actors."""
    return NameFinder(names).find(text)


def _one_by_one(seen: str, keys: Iterable[str]) -> Iterator[tuple[int, int, int]]:
    for place, key in enumerate(keys):
        at = seen.find(key)
        while at >= 0:
            yield place, at, at + len(key)
            at = seen.find(key, at + 1)


def _automaton(keys: list[str]) -> AhoCorasick:
    few = sum(map(len, keys)) <= _FEW_LETTERS
    return AhoCorasick(
        keys,
        matchkind=MatchKind.Standard,
        implementation=Implementation.DFA if few else Implementation.ContiguousNFA,
    )


def _clean(spelling: str | Spelling) -> Spelling:
    if isinstance(spelling, str):
        return Spelling(" ".join(spelling.split()))
    return replace(spelling, text=" ".join(spelling.text.split()))


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


def _opens(text: str, start: int) -> bool:
    """Say whether a word begins there; an elided article before it (l’Iran) is another word."""
    if start == 0:
        return True
    before = text[start - 1]
    if in_word(before):
        return _unspaced(text[start]) and _unspaced(before)
    if before in _APOSTROPHES and start > 1 and in_word(text[start - 2]):
        return text[start - 2] in _ELIDED
    return True


def _closes(text: str, end: int) -> bool:
    """Say whether a word ends there; a possessive behind it is none of it."""
    after = text[end : end + 3]
    if not after:
        return True
    if in_word(after[0]):
        return _unspaced(text[end - 1]) and _unspaced(after[0])
    if after[0] in _APOSTROPHES and len(after) > 1 and in_word(after[1]):
        return after[1] in "sS" and not in_word(after[2:3])
    return True


def _plural(text: str, end: int) -> int:
    """Return where the plural of the word that ends there ends, or 0."""
    is_plural = text[end : end + 1] in ("s", "S") and text[end - 1].isalpha()
    return end + 1 if is_plural and _closes(text, end + 1) else 0


def _inside(text: str, start: int, way: _Way) -> int:
    """Return where a name begins that small words are written onto, or −1."""
    if not (way.proclitics or way.article) or not written_onto(text, start, way.article):
        return -1
    return start - 1 if way.article else start  # the second letter of لل is the article's


def _unspaced(character: str) -> bool:
    return character >= "\u0e00" and any(low <= ord(character) <= high for low, high in _UNSPACED)
