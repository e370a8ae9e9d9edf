"""Names in Arabic and Persian text, which has no capitals: lists, given names and titles.

A name of the lists is found with what Arabic writes onto it. A person is a given name or a title
with what follows, and afterwards the surname alone. Everything else is left to the analyst.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from workbench.actors.matching import NameFinder
from workbench.suggesting.evidence import Name
from workbench.suggesting.gazetteers import (
    CAPITAL,
    LEADER,
    ORGANISATION,
    PLACE,
    STATE,
    Entry,
    rows,
    values,
)
from workbench.suggesting.kinds import LISTS
from workbench.suggesting.vocabulary import section
from workbench.text.folding import fold

_LETTER = re.compile("[\u0620-\u06d3]")
_WORD = re.compile("[\u0620-\u065f\u0670-\u06d3\u200c]+")
_PROCLITICS = "وفبلک"
_ARTICLE = "ال"
_SHORTEST = 3
_KUNYA = "ابو"
_SONS = frozenset({"بن", "ابن", "بنت", "ال"})
#: capitals whose name says little of the state
_SHARED = frozenset({"Vienna", "Brussels", "Bern"})


@dataclass(frozen=True, slots=True)
class _Word:
    """Hold one word: its half-open span, folded, and whether only a space parts it from the last."""

    start: int
    end: int
    folded: str
    adjoins: bool


def arabic_names(text: str) -> list[Name]:
    """Return the names in the Arabic and Persian of a text, joined, in order; offsets are its own."""
    if not _LETTER.search(text):
        return []
    listed = list(_listed(text))
    words = list(_words(text))
    persons = _Persons(text, words, [(one.start, one.end) for one in listed])
    return sorted([*listed, *persons.names()], key=lambda one: one.start)


def _words(text: str) -> Iterator[_Word]:
    last = -1
    for found in _WORD.finditer(text):
        adjoins = found.start() == last + 1 and text[last] == " " if last >= 0 else False
        yield _Word(found.start(), found.end(), fold(found[0]), adjoins)
        last = found.end()


# names of the lists


@cache
def _book() -> tuple[NameFinder, list[Entry]]:
    """Return the lists in Arabic script, as names to find and whose they are."""
    held: list[tuple[list[str], Entry]] = []
    for row in rows("states.tsv"):
        held.append((values(row[6]), Entry(STATE, "state", row[1])))
        held.append((values(row[7]), Entry(CAPITAL, "place", row[4], row[1])))
    for name, _, arabic, *_ in rows("places.tsv"):
        held.append((values(arabic), Entry(PLACE, "place", name)))
    for kind, name, _, arabic, *_ in rows("organisations.tsv"):
        held.append((values(arabic), Entry(ORGANISATION, kind, name)))
    for _, name, _, arabic, *_ in rows("leaders.tsv"):
        held.append((values(arabic), Entry(LEADER, "person", name)))
    held = [(names, entry) for names, entry in held if names]
    return NameFinder({at: names for at, (names, _) in enumerate(held)}), [one for _, one in held]


def _listed(text: str) -> Iterator[Name]:
    finder, entries = _book()
    reached = 0
    for start, end, number in finder.find(text):
        if start < reached:
            continue
        reached = end
        entry = entries[number]
        name = Name(
            start, end, text[start:end], None, entry.type, LISTS[entry.kind], entry.actor, True
        )
        if entry.kind == CAPITAL:
            _place(text, name, entry)
        yield name


def _place(text: str, name: Name, entry: Entry) -> None:
    """Tell a capital that stands for its state from one that is named as a place."""
    before = text[max(0, name.start - 24) : name.start].split()
    if entry.actor in _SHARED or (before and fold(before[-1]) in _folded("arabic places")):
        name.why = "in the list of capitals, named as a place here"
    else:
        name.type, name.actor = "state", entry.state
        name.why = f"the capital, standing for {entry.state}"


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold(one) for one in section(name))


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("given_names_arabic.txt"))


# persons and organisations


class _Persons:
    """Find persons by given name and title, then by their surnames; and headed organisations."""

    def __init__(self, text: str, words: Sequence[_Word], taken: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._words = words
        self._taken = {number for number, word in enumerate(words) if _touched(taken, word)}

    def names(self) -> list[Name]:
        """Return the persons and organisations, in order."""
        found: list[Name] = []
        at = 0
        while at < len(self._words):
            name, at = self._at(at)
            if name:
                found.append(name)
        return found + self._again(found)

    def _at(self, at: int) -> tuple[Name | None, int]:
        """Return the name that begins with a word, if one does, and where to go on."""
        if at in self._taken:
            return None, at + 1
        for reader in (self._person, self._titled, self._organisation):
            if made := reader(at):
                return made
        return None, at + 1

    def _free(self, at: int) -> bool:
        """Say whether a word may go on with the name before it."""
        if at >= len(self._words) or at in self._taken or not self._words[at].adjoins:
            return False
        said = self._words[at].folded
        return len(said) >= _SHORTEST - 1 and said not in _folded("arabic words")

    def _person(self, at: int) -> tuple[Name, int] | None:
        start, said = self._begins(at)
        if start < 0:
            return None
        last = at + 1
        if said == _KUNYA:
            if not self._free(last):
                return None
            last += 1
        while self._free(last) and self._words[last].folded in _given() | _SONS:
            last += 1
        if self._free(last) and (
            not said.startswith(_KUNYA) or self._words[last].folded.startswith(_ARTICLE)
        ):
            last += 1
        if last == at + 1:
            return None
        why = (
            "built as Arabic names of persons are"
            if said.startswith(_KUNYA)
            else f"“{said}” is a given name"
        )
        return self._made(start, last, "person", why), last

    def _begins(self, at: int) -> tuple[int, str]:
        """Return where a given name begins in a word, after what Arabic writes onto it; else −1."""
        word = self._words[at]
        said = word.folded
        if said in _given() or (said.startswith(_KUNYA) and (len(said) == 3 or len(said) > 5)):
            return word.start, said
        bare = said[1:]
        if said[:1] in _PROCLITICS and len(bare) > _SHORTEST and bare in _given() | {_KUNYA}:
            return word.start + 1, bare
        return -1, ""

    def _titled(self, at: int) -> tuple[Name, int] | None:
        title = self._words[at].folded
        if title not in _folded("arabic titles") or not self._free(at + 1):
            return None
        why = f"the title “{self._text[self._words[at].start : self._words[at].end]}” before it"
        if person := self._person(at + 1):
            person[0].why = why
            return person
        return self._made(self._words[at + 1].start, at + 2, "person", why), at + 2

    def _organisation(self, at: int) -> tuple[Name, int] | None:
        word = self._words[at]
        if word.folded not in _folded("arabic heads"):
            return None
        last = at + 1
        while self._free(last) and last - at < 5 and self._words[last].folded[:2] in ("ال", "لل"):
            last += 1
        least = 3 if word.folded in ("مرکز", "صحیفه") else 2
        if last - at < least:
            return None
        why = f"“{self._text[word.start : word.end]}” in the name"
        return self._made(word.start, last, "organisation", why), last

    def _made(self, start: int, last: int, kind: str, why: str) -> Name:
        end = self._words[last - 1].end
        said = self._text[start:end]
        return Name(start, end, said, None, kind, why, said, settled=True)

    def _again(self, found: Sequence[Name]) -> list[Name]:
        """Return the places where only a surname, or the whole name again, is named."""
        owners: dict[str, dict[str, Name]] = {}
        for one in found:
            if one.type == "person":
                one.actor = self._first(owners, one)
        held = [(one.start, one.end) for one in found]
        made = []
        for number, word in enumerate(self._words):
            if number in self._taken or _touched(held, word):
                continue
            start, key = _surname_in(word, owners)
            if start >= 0:
                made.append(_referring(self._text, start, word.end, list(owners[key].values())))
        return made

    def _first(self, owners: dict[str, dict[str, Name]], one: Name) -> str:
        """Return the first spelling of a person's full name, kept under the surname."""
        key = _surname(one.text)
        same = owners.setdefault(key, {})
        if " " not in one.text and len(same) == 1:
            return next(iter(same.values())).text
        return same.setdefault(fold(one.text), one).text


def _touched(spans: Sequence[tuple[int, int]], word: _Word) -> bool:
    """Say whether one of the spans, which are in order, shares a letter with the word."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= word.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < word.end


def _surname(name: str) -> str:
    last = fold(name).split()[-1]
    return last.removeprefix(_ARTICLE) if len(last) > 5 else last


def _surname_in(word: _Word, owners: dict[str, dict[str, Name]]) -> tuple[int, str]:
    """Return where a known surname begins in a word, and the surname; −1 when none does."""
    for skipped in (0, 1):
        said = word.folded[skipped:]
        if skipped and word.folded[:1] not in _PROCLITICS:
            continue
        for key in (said, said.removeprefix(_ARTICLE)):
            if len(key) > _SHORTEST and key in owners:
                return word.start + skipped, key
    return -1, ""


def _referring(text: str, start: int, end: int, owners: Sequence[Name]) -> Name:
    name = Name(start, end, text[start:end], None, "person", settled=True)
    if len(owners) == 1:
        side = "above" if owners[0].start < start else "below"
        name.actor, name.why = owners[0].actor, f"surname of “{owners[0].text}” {side}"
    else:
        several = " or ".join(f"“{one.text}”" for one in owners[:3])
        name.why = f"ambiguous: surname of {several}"
    return name
