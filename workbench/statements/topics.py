"""Say what a sentence is about: the name or the pronoun that it begins with."""

import re
from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.phrases import Phrase, Word, phrase_at

_SINGULAR = frozenset({"he", "she"})
_WHILE = frozenset({"as", "while", "though", "although"})
_DEEDS = frozenset({"born", "seen", "shown", "held", "told", "sent", "given", "taken"})
_DEED_GOES_ON = frozenset(
    {"by", "in", "at", "on", "for", "with", "about", "from", "after", "before", "to", "whether", "if",
     "why", "how", "what", "outside", "near", "under", "as", "his", "her", "their", "the", "a", "over"}
)  # fmt: skip
_AFTER_HEAD = re.compile(r"\s(?:of|for|at|to|in|from|with|on)\s")


def about(said: Sequence[Word]) -> Phrase | None:
    """Return what a sentence is about: a name or pronoun at its start, or "he" after an opening."""
    at = next((number for number, word in enumerate(said) if not word.mark), len(said))
    if at >= len(said):
        return None
    if said[at].low in words.PRONOUNS:
        return phrase_at(said, at)
    if said[at].low in ("for", "to") and (name := _capitals(said, at + 1)):
        # "For Lina Khatib, the killing fits a pattern"
        return name if name.until < len(said) and said[name.until].said == "," else None
    if _opens_with_deed(said, at):
        return _after_deed(said, at)
    name = _capitals(said, at)
    if name is not None and (name.until >= len(said) or said[name.until].said != ","):
        return name
    beside = _after_opening(said, at) or _soon_after(said, at) or _beside_office(said, at)
    return beside or name or _unnamed(said, at)


def _opens_with_deed(said: Sequence[Word], at: int) -> bool:
    """Say whether a sentence begins with what was done or is being done: "Reached by phone, …"."""
    word, after = said[at], said[at + 1] if at + 1 < len(said) else None
    bent = word.low in _DEEDS or (word.low.endswith(("ed", "ing")) and len(word.low) > 4)
    return bent and after is not None and after.low in _DEED_GOES_ON


def _after_deed(said: Sequence[Word], at: int) -> Phrase | None:
    """Return who did it: the name, pronoun or phrase after the comma."""
    comma = next((n for n in range(at, min(at + 20, len(said) - 1)) if said[n].said == ","), None)
    if comma is None:
        return None
    if said[comma + 1].low in words.PRONOUNS:
        return phrase_at(said, comma + 1)
    return _capitals(said, comma + 1) or _unnamed(said, comma + 1)


def _capitals(said: Sequence[Word], at: int) -> Phrase | None:
    """Return the name that a sentence begins with."""
    until = at
    while until < len(said) and said[until].capital and said[until].low not in words.TIMES:
        until += 1
    return phrase_at(said, at, until) if until > at and said[at].low not in words.PROSE else None


def _after_opening(said: Sequence[Word], at: int) -> Phrase | None:
    """Return "he" of ", he …", or the name that such an opening gives him: "As Azizi left, he"."""
    for number in range(at, min(len(said) - 1, 30)):
        if said[number].said != "," or said[number + 1].low not in _SINGULAR:
            continue
        begins = at + 3 if said[at].low == "by" and said[at + 2].low == "time" else at + 1
        named = begins > at + 1 or said[at].low in _WHILE
        if named and (name := _capitals(said, begins)):
            return name
        return phrase_at(said, number + 1)
    return _after_circumstances(said, at)


def _after_circumstances(said: Sequence[Word], at: int) -> Phrase | None:
    """Return the name after a short opening: "After the strike, Qaani flew to Baghdad"."""
    if said[at].low not in words.PROSE:
        return None
    comma = next((n for n in range(at, min(at + 9, len(said) - 1)) if said[n].said == ","), None)
    if comma is None:
        return None
    return _capitals(said, comma + 1) or _beside_office(said, comma + 1)


def _beside_office(said: Sequence[Word], at: int) -> Phrase | None:
    """Return the name set beside an office: "Her deputy, Petro Hnatiuk, drives …"."""
    comma = next((n for n in range(at, min(at + 8, len(said))) if said[n].said == ","), None)
    if comma is None or not headed_by_person(" ".join(word.said for word in said[at:comma])):
        return None
    name = _capitals(said, comma + 1)
    ends = name is not None and (name.until >= len(said) or said[name.until].said == ",")
    return name if ends and name is not None and name.until - name.at > 1 else None


def _unnamed(said: Sequence[Word], at: int) -> Phrase | None:
    """Return who a sentence begins with, without a name: "A retired general", "The ministry"."""
    if said[at].low not in words.DETERMINERS:
        return None
    for number in range(at + 1, min(at + 6, len(said))):
        if said[number].mark:
            return None
        following = said[number + 1] if number + 1 < len(said) else None
        if following and following.capital and _of_person(said[number]):
            return _capitals(said, number + 1)
        if following and _goes_on(following):
            continue
        span = (said[at].start, said[number].end)
        if _of_person(said[number]):
            return Phrase(span, "nominal", at=at, until=number + 1)
        if said[number].low in words.INSTITUTIONS and said[at].low in ("the", "its", "their"):
            return Phrase(span, "institution", at=at, until=number + 1)
    return None


def _of_person(word: Word) -> bool:
    return word.low in words.TITLES or word.low in words.PERSONS


def _goes_on(word: Word) -> bool:
    return _of_person(word) or word.capital or word.low in words.NO_PERSON


def _soon_after(said: Sequence[Word], at: int) -> Phrase | None:
    """Return "he" of "There he …", "In 2015 he …", where nothing with a capital goes before it."""
    for number in range(at + 1, min(at + 4, len(said))):
        if said[number].low in _SINGULAR:
            return phrase_at(said, number)
        if said[number].mark or said[number].capital:
            return None
    return None


def has_rival(said: Sequence[Word], found: Phrase) -> bool:
    """Say whether a sentence names somebody else on whom its subject acts: "X met Y"."""
    for number in range(found.until, len(said)):
        word, before = said[number], said[number - 1]
        if not word.capital or before.capital or word.low in words.TIMES:
            continue
        acted_on = not before.mark and before.low not in words.PREPOSITIONS
        if acted_on and before.low not in words.NO_RIVAL and not word.low.endswith(("'s", "s'")):
            return True
    return False


def headed_by_person(said: str) -> bool:
    """Say whether the head of a phrase is one person: "an adviser to the government"."""
    head = _AFTER_HEAD.split(said, maxsplit=1)[0].split()
    low = head[-1].lower() if head else ""
    return low in words.TITLES or low in words.PERSONS
