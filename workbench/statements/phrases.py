"""Find the noun phrase that speaks: a name without its titles, or a phrase such as "two officials".

Rules over words and their capitals, for languages that have them. The name is what is left of a
phrase when titles, nationalities and offices before it are taken away; a phrase without a name is
kept whole up to the clause that tells more ("who …").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from workbench.statements import vocabulary as words
from workbench.text.folding import fold
from workbench.text.paragraphs import Span

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]?(?![\w])|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sen|Rep|Gov|Adm|Brig|Prof|Rev|Capt|Sgt|Cmdr|"
    r"St|Jr|Sr|Hon)\.|\d+(?:[.,:]\d+)*"
    # a word with its vowel marks and joiners, hyphens and apostrophes
    r"|[^\W_]+(?:[\u064b-\u065f\u0670\u200c]+[^\W_]*)*(?:[-‑’'ʼ‘`][^\W_]+)*(?:(?<=[sS])[’'](?=\s|$))?|[^\w\s]"
)
_LONGEST = 16
#: these begin a phrase of their own, unless a preposition goes before
_ANEW = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my"})


class Word(NamedTuple):
    """Hold one word or mark of a clause, half-open in code points of the text."""

    said: str
    low: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Say whether it begins with a capital letter, perhaps after an article (al-Houthi)."""
        if self.said[0].isupper():
            return True
        head, _, name = self.said.partition("-")
        return bool(name) and name[0].isupper() and head in words.NAME_PARTICLES

    @property
    def mark(self) -> bool:
        """Say whether it is no word but a mark."""
        return not self.said[0].isalnum()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold who speaks: `kind` is name, nominal or pronoun; `word` the pronoun in small letters.

    `at` and `until` are the numbers of its first word and of the first word after the whole phrase.
    """

    span: Span
    kind: str
    word: str = ""
    at: int = 0
    until: int = 0


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks of a stretch of the text."""
    return [
        Word(found[0], _low(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text, start, end)
    ]


def _low(said: str) -> str:
    """Return a word as the lists of words write it."""
    return fold(said) if said[0] >= "\u0600" else said.lower().replace("’", "'")


def is_adverb(word: Word) -> bool:
    """Say whether a word may stand between a subject and its verb."""
    return word.low in words.ADVERBS or (word.low.endswith("ly") and not word.capital)


def phrase_at(said: Sequence[Word], at: int, until: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at word `at` and ends before word `until`."""
    limit = len(said) if until is None else until
    if at >= limit or said[at].mark:
        return None
    first = said[at]
    if first.low in words.PRONOUNS:
        return Phrase((first.start, first.end), "pronoun", first.low, at, at + 1)
    if first.low in words.NEVER_SPEAK or not _may_begin(first):
        return None
    stop = _end_of_phrase(said, at, limit)
    return _reduced(said, at, stop) if stop > at else None


def _may_begin(word: Word) -> bool:
    if word.low in words.DETERMINERS or word.capital:
        return word.low not in words.TIMES and (
            word.low in words.DETERMINERS or word.low not in words.PROSE
        )
    low = word.low
    return (
        low in words.TITLES
        or low.rstrip("s") in words.TITLES
        or "'" in low
        or low in words.PEOPLE
        or (low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is")))
        or low in words.QUALITIES
        or low.isdigit()
        or "-" in low
    )


def _end_of_phrase(said: Sequence[Word], at: int, limit: int) -> int:
    """Return the number of the first word that no longer belongs to the phrase."""
    number = at
    while number < min(limit, at + _LONGEST):
        word = said[number]
        if (word.mark and word.said != "&") or word.low in words.RELATIVES:
            break
        quality = number == at + 1 and said[at].low in words.DETERMINERS and word.low.endswith("ly")
        if number > at and not quality and _parts(said, number, limit):
            break
        number += 1
    while number > at + 1 and said[number - 1].low in words.PREPOSITIONS:
        number -= 1
    return number


def _begins_anew(said: Sequence[Word], number: int) -> bool:
    """Say whether a word is a verb, or begins another phrase."""
    low = said[number].low
    if low in _ANEW:
        return said[number - 1].low not in words.PREPOSITIONS
    return low in words.AUXILIARIES or (low in words.SAID and low.endswith("ed"))


def _parts(said: Sequence[Word], number: int, limit: int) -> bool:
    """Say whether a word begins the circumstances of the saying: when, where, how."""
    word = said[number]
    if word.low in words.TIMES:
        return True
    following = said[number + 1] if number + 1 < limit else None
    if word.low in ("in", "on", "at", "by", "with", "to", "from", "for"):
        if following is None:
            return True
        if following.low in words.CIRCUMSTANCE or following.low in words.TIMES:
            return word.low in ("in", "on", "at", "by")
        # "Azizi on Iran": after a name no preposition goes on with it
        return _is_name_word(said[number - 1]) and not _is_title(said[number - 1])
    if _begins_anew(said, number):
        return True
    return word.low in words.STOPS or (is_adverb(word) and not _is_title(said[number - 1]))


def _is_title(word: Word) -> bool:
    low = word.low.rstrip(".")
    return low in words.TITLES or (low.endswith("s") and low[:-1] in words.TITLES)


def _is_name_word(word: Word) -> bool:
    return word.capital and word.low not in words.TIMES and not word.low.endswith(("'s", "s'"))


def _reduced(said: Sequence[Word], at: int, stop: int) -> Phrase | None:
    """Return the name in the phrase, or the phrase."""
    head = at
    while head < stop and not _breaks(said, head, at, stop):
        head += 1
    if tail := _name_in(said, _after_office(said, at, head), head):
        return Phrase((said[tail[0]].start, said[tail[1] - 1].end), "name", at=at, until=stop)
    if said[at].low in words.PRONOUNS or (
        stop - at == 1
        and said[at].low
        in words.DETERMINERS
        - {"one", "another", "two", "several", "some", "many", "others", "both", "three"}
    ):
        return None
    return Phrase((said[at].start, said[stop - 1].end), "nominal", at=at, until=stop)


def _after_office(said: Sequence[Word], at: int, head: int) -> int:
    """Return the number of the word after "Secretary of State" and the like, else `at`."""
    for number in range(at + 1, head - 1):
        if said[number].low in ("of", "for") and _is_title(said[number - 1]):
            after = number + 1
            while after < head and said[after].low in words.OF_STATE:
                after += 1
            if number + 1 < after < head:
                return after
    return at


def _breaks(said: Sequence[Word], number: int, at: int, stop: int) -> bool:
    """Say whether a preposition ends the head of the phrase ("head | of the agency")."""
    word = said[number]
    if number == at or word.low not in words.PREPOSITIONS:
        return False
    if word.low == "of" and _is_title(said[number - 1]):
        # "Secretary of State Antony Blinken": the office goes on into the name
        after = number + 1
        while after < stop and said[after].low in words.OF_STATE:
            after += 1
        return not (number + 1 < after < stop and said[after].capital)
    if word.low == "of":
        # "Ministry of Defence", "Islamic Republic of Iran": one name, of an institution
        after = number + 1 + (number + 1 < stop and said[number + 1].low == "the")
        named = said[number - 1].low in words.INSTITUTIONS and said[number - 1].capital
        return not (named and after < stop and said[after].capital)
    if word.low == "and" and _ORIGIN.fullmatch(said[number - 1].said):
        return False
    if word.low in ("for", "and", "&", "on") and said[number - 1].capital:
        institution = number + 1 < stop and said[number + 1].capital
        return not (institution and said[at].low in ("the", "a", "an"))
    return True


def _name_in(said: Sequence[Word], at: int, head: int) -> tuple[int, int] | None:
    """Return the numbers of the words that the head of a phrase ends with as a name."""
    first = head
    while first > at:
        word = said[first - 1]
        inside = first < head and word.low in (
            *words.NAME_PARTICLES,
            "for",
            "and",
            "&",
            "on",
            "the",
        )
        if (
            (
                inside
                and first - 2 >= at
                and said[first - 2].capital
                and not _is_title(said[first - 2])
            )
            or (
                inside
                and word.low
                in words.NAME_PARTICLES - {"of", "e", "y", "as", "an", "at", "do", "te"}
                and word.low in ("al", "el", "abu", "ibn", "bin", "van", "von", "de", "bat")
            )
            or (_is_name_word(word) and not (_is_title(word) and first < head))
        ):
            first -= 1
        else:
            break
    while first < head and (
        (said[first].low in words.PROSE and head - first > 1)
        or said[first].low in ("of", "and", "for", "the")
    ):
        first += 1
    if first == at or said[first - 1].low != "the":
        first = _without_origin(said, first, head)
    if first == head or (
        _is_title(said[head - 1]) and (head - first == 1 or not said[head - 1].capital)
    ):
        return None
    if _is_title(said[head - 1]):
        return (first, head) if head - first > 1 else None
    return first, head


def _without_origin(said: Sequence[Word], first: int, head: int) -> int:
    """Pass over where somebody is from: "Iranian Hossein …" is a name after a nationality."""
    while head - first > 2 and _ORIGIN.fullmatch(said[first].said):
        first += 1
    return first


_ORIGIN = re.compile(
    r"(?:Iran|Ira|Syri|Leban|Yemen|Israel|Palestin|Jordan|Egypt|Saud|Kuwait|Qatar|Emirat|Bahrain|"
    r"Turk|Russi|Ukrain|Americ|German|Ital|Norwegi|Indi|Afghan|Pakistan|Kurd|Belgi|Canad|Austral)"
    r"(?:ian|ese|ish|i|qi|an|ean)|U\.S\.|US|British|French|German|Turkish|Chinese|Russian|Iraqi|Greek|"
    r"Republican|Democratic|European|Western|Arab|Then|Former"
)
