"""What each capitalised word or listed name of a text may be in a name: title, given name, head…"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.suggesting.capitals import SHOUTED, Capitals, Word
from workbench.suggesting.gazetteers import (
    NO_ACTOR,
    PEOPLE,
    TITLE,
    Anchor,
    Entry,
    demonyms,
    gazetteer,
    given_names,
)
from workbench.suggesting.vocabulary import is_english, section

LISTED, OPENER, IDLE, EVENT, HEAD, INITIAL, ACRONYM, GIVEN, COMMON, NAME = (
    "listed", "opener", "idle", "event", "head", "initial", "acronym", "given", "common", "name",
)  # fmt: skip
#: sections of the vocabulary whose words head the name of an organisation, with its type
HEADS = {
    "armed groups": "armed_group",
    "government": "government_body",
    "parties": "party",
    "media": "media",
    "organisations": "organisation",
}
_ARTICLES = frozenset({"The", "A", "An", "And", "Of", "I", "He", "She", "It", "We", "They", "You"})
#: aircraft, rifles, rockets: Su-30, AK-47, Type-3
_MACHINE = re.compile(r"[A-Z]{1,3}[a-z]{0,8}-\d+\w*|[A-Z]{1,3}\d{1,4}")
_LONGEST_ACRONYM = 6
_LONGEST_LISTED = 5

NEXT, PARTICLE, OF, AND, OWNING, APART = " ", "particle", "of", "and", "owning", ""


@dataclass(slots=True)
class Unit:
    """Hold one piece that names are built of: its span, what it may be, and how it hangs on the last.

    `kind` is one of the words above, or `title` or `people`; `entry` is set for listed names.
    """

    start: int
    end: int
    text: str
    kind: str
    opens: bool
    line: int
    link: str = APART
    entry: Entry | None = None


def units(capitals: Capitals, anchors: Sequence[Anchor]) -> list[Unit]:
    """Return the units of a text in order, with their links."""
    found = list(_units(capitals, anchors))
    for before, unit in itertools.pairwise(found):
        unit.link = _link(capitals.text, before, unit)
    return found


def _units(capitals: Capitals, anchors: Sequence[Anchor]) -> Iterator[Unit]:
    """Yield a unit for each listed name, and for each capitalised word outside these."""
    words, at = capitals.words, 0
    starts = [word.start for word in words]
    for anchor in anchors:
        first = bisect_left(starts, anchor.start, at)
        if _is_part(anchor, words, first) or _is_chance_article(
            capitals.text, anchor, words, first
        ):
            continue
        yield from _plain_units(capitals, words[at:first])
        at = first
        while at < len(words) and words[at].start < anchor.end:
            at += 1
        yield _listed(capitals, anchor, words[first] if first < at else None)
    yield from _plain_units(capitals, words[at:])


def _is_part(anchor: Anchor, words: Sequence[Word], first: int) -> bool:
    """Say whether a listed name is only a part of a capitalised word."""
    if first and words[first - 1].end > anchor.start:
        return True
    if first == len(words) or words[first].start >= anchor.end:
        return False
    last = words[first]
    return last.start + len(last.text) > anchor.end


def _is_chance_article(text: str, anchor: Anchor, words: Sequence[Word], first: int) -> bool:
    """Say whether a paper's name is only how a longer one begins: The Independent Commission …"""
    if not text.startswith("The ", anchor.start):
        return False
    after = next((word for word in words[first : first + 4] if word.start > anchor.end), None)
    return after is not None and after.start == anchor.end + 1 and is_english(after.text)


def _listed(capitals: Capitals, anchor: Anchor, word: Word | None) -> Unit:
    said = capitals.text[anchor.start : anchor.end]
    opens, line = (word.opens, word.line) if word else (False, 0)
    kind = {TITLE: TITLE, PEOPLE: PEOPLE, NO_ACTOR: IDLE}.get(anchor.entry.kind, LISTED)
    end = anchor.end
    if kind == TITLE and capitals.text[end : end + 1] == "." and said in section("dotted"):
        end += 1
    if anchor.entry.common and (opens or line) and not capitals.middle[said]:
        return Unit(anchor.start, end, said, COMMON, opens, line)
    return Unit(anchor.start, end, said, kind, opens, line, entry=anchor.entry)


def _plain_units(capitals: Capitals, words: Sequence[Word]) -> Iterator[Unit]:
    at = 0
    while at < len(words):
        word = words[at]
        if word.text.isupper() and len(word.text) > 1 and "." not in word.text:
            unit, taken = _capital_unit(capitals, words[at : at + _LONGEST_LISTED])
            yield unit
            at += taken
            continue
        kind = _kind(word.text, word.opens, capitals)
        yield Unit(
            word.start, word.end, capitals.text[word.start : word.end], kind, word.opens, word.line
        )
        at += 1


def _capital_unit(capitals: Capitals, words: Sequence[Word]) -> tuple[Unit, int]:
    """Return the unit of a word in capitals, and how many words it takes: PORT SUDAN is one."""
    entries = gazetteer().entries
    for count in range(len(words), 0, -1):
        run = words[:count]
        said = capitals.text[run[0].start : run[-1].end]
        entry = entries.get(_usual(said)) if said.isupper() and "\n" not in said else None
        if entry and not _is_chance(said, entry, words[0], capitals):
            kind = {TITLE: TITLE, PEOPLE: PEOPLE, NO_ACTOR: IDLE}.get(entry.kind, LISTED)
            word = run[0]
            return Unit(
                word.start, run[-1].end, said, kind, word.opens, word.line, entry=entry
            ), count
    word = words[0]
    among = len(words) > 1 and words[1].text.isupper() and words[1].start - word.end < 2
    kind = _shouted_kind(word, among or word.line == SHOUTED, capitals)
    return Unit(word.start, word.end, word.text, kind, word.opens, word.line), 1


@lru_cache(maxsize=4096)
def _usual(said: str) -> str:
    """Return a name in capitals as it is usually written: House of Lords."""
    words = said.title().split(" ")
    little = section("joints") | section("and")
    return " ".join(word.lower() if word.lower() in little else word for word in words)


def _is_chance(said: str, entry: Entry, word: Word, capitals: Capitals) -> bool:
    """Say whether letters in capitals only happen to spell a listed name: (SAN), ECONOMIST."""
    if entry.common and not capitals.middle[said.title()]:
        return True
    return len(said) < 4 and entry.kind not in (TITLE, NO_ACTOR) and not word.opens


def _shouted_kind(word: Word, among: bool, capitals: Capitals) -> str:
    """Return what a word in capitals is; `among` says that a neighbour is in capitals too."""
    usual = word.text.title()
    if _MACHINE.fullmatch(word.text):
        return IDLE
    if word.text in section("no actors") or word.text in section("ships"):
        return IDLE if word.text in section("no actors") else EVENT
    kind = OPENER if usual in section("openers") else _fixed_kind(usual)
    if kind == GIVEN and not among and len(usual) <= _LONGEST_ACRONYM:
        kind = ""
    if kind or usual in capitals.middle:
        return kind or NAME
    if is_english(usual):
        return COMMON if among or len(usual) > 4 else ACRONYM
    return ACRONYM if len(usual) <= _LONGEST_ACRONYM and word.line != SHOUTED else NAME


def _kind(said: str, opens: bool, capitals: Capitals) -> str:
    if said in section("openers"):
        return OPENER if opens or said in _ARTICLES else COMMON
    bare = said.rstrip(".")
    if kind := _fixed_kind(bare) or _shaped_kind(bare):
        return kind
    return COMMON if is_english(said) or capitals.is_small(said) else NAME


def _shaped_kind(bare: str) -> str:
    """Return what a word is by its shape alone, or empty."""
    if _MACHINE.fullmatch(bare):
        return IDLE
    if len(bare) == 1 or "." in bare:
        return INITIAL
    if len(bare) < 5 and sum(letter.isupper() for letter in bare) > 1:
        return ACRONYM
    return ""


@lru_cache(maxsize=1 << 17)
def _fixed_kind(said: str) -> str:
    """Return what a word is wherever it stands, or empty."""
    if is_people(said) and said not in section("no actors"):
        return PEOPLE
    for kind, held in _fixed():
        if said in held:
            return kind
    return ""


@cache
def _fixed() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the words that are always of one kind; what comes first counts."""
    organised = frozenset[str]().union(*(section(name) for name in HEADS))
    return (
        (IDLE, section("no actors") | section("creeds")),
        (TITLE, section("titles")),
        (EVENT, section("events")),
        (GIVEN, given_names()),
        (HEAD, section("places") | organised),
    )


def is_people(said: str) -> bool:
    """Say whether a word is what people of a state, people or creed are called."""
    if said in demonyms():
        return True
    return "-" in said and all(part in demonyms() for part in said.split("-"))


def _link(text: str, before: Unit, unit: Unit) -> str:
    gap = text[before.end : unit.start]
    if gap == " " or (gap == ", " and unit.text in ("Jr.", "Sr.")):
        return NEXT
    if not gap or len(gap) > 16:
        return APART
    if gap == "\n":
        return NEXT if _wrapped(text, before.end) else APART
    if gap in ("'s ", "' "):
        return OWNING
    return _joint(gap.strip()) if gap[0] == gap[-1] == " " else APART


def _joint(words: str) -> str:
    if words in section("joints"):
        return OF
    if words in section("and"):
        return AND
    particles = section("particles")
    return PARTICLE if all(word in particles for word in words.split()) else APART


def _wrapped(text: str, end: int) -> bool:
    """Say whether the line that ends here was broken for want of room."""
    begin = text.rfind("\n", 0, end) + 1
    after = text.find("\n", end + 1)
    return 55 <= end - begin <= 120 and (after < 0 or after - end > 20)


def heads(unit: Unit) -> str:
    """Return the type of organisation that a word heads the name of, `place`, or empty."""
    return _heads(unit.text)


@lru_cache(maxsize=1 << 14)
def _heads(said: str) -> str:
    for name, key in HEADS.items():
        if said in section(name):
            return key
    return "place" if said in section("places") else ""
