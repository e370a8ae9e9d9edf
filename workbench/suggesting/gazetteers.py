"""Lists of names that an analyst needn't teach the program: states, cities, organisations, leaders.

They ship in `resources/gazetteers/`, each file with its source and licence in its first lines. They
only help to suggest: nothing in them enters a project unasked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from workbench.suggesting.vocabulary import is_english, section

STATE, CAPITAL, CITY, PLACE, ORGANISATION, LEADER = (
    "state", "capital", "city", "place", "organisation", "leader",
)  # fmt: skip
TITLE, PEOPLE, NO_ACTOR = "title", "people", "no actor"


_LONE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one name of a list: who or what bears it, its type, and which list it is.

    `actor` is the name that all spellings share; `state` the state of a capital; `common` says
    that the name is an English word too.
    """

    kind: str
    type: str
    actor: str
    state: str = ""
    common: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold a place where the text has a name of a list; half-open code points."""

    start: int
    end: int
    entry: Entry


def plain(text: str) -> str:
    """Return the text with one kind of apostrophe and space, as long as before."""
    if text.isascii():
        return text
    for sign in "’‘ʼ`´":
        text = text.replace(sign, "'")
    text = _LONE.sub("\ufffd", text)  # half a character, which nothing else takes
    return text.replace("\u00a0", " ").replace("‑", "-")


class Gazetteer:
    """Find the names of the lists in Latin letters; build once, use for all texts."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        for name, entry in _names():
            self.entries.setdefault(plain(name), entry)
        self._keys = list(self.entries)
        self._held = list(self.entries.values())
        self._search = AhoCorasick(
            self._keys, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        bearers = _bearers()
        self.surnames = {last: one for last, (one, *more) in bearers.items() if not more}
        self.namesakes = frozenset(last for last, names in bearers.items() if len(names) > 1)

    def find(self, text: str) -> list[Anchor]:
        """Return the names in the text, the longest of those that overlap; `text` is plain."""
        whole = [
            (start, -end, place)
            for place, start, end in self._search.find_matches_as_indexes(text, overlapping=True)
            if not (start and text[start - 1].isalnum())
            and not (end < len(text) and text[end].isalnum())
        ]
        found, reached = [], 0
        for start, end, place in sorted(whole):
            if start >= reached:
                found.append(Anchor(start, -end, self._held[place]))
                reached = -end
        return found


@cache
def gazetteer() -> Gazetteer:
    """Return the lists, read when they are first needed."""
    return Gazetteer()


def is_listed(word: str) -> bool:
    """Say whether a word is a name of the lists, or what people are called."""
    return word in gazetteer().entries or word in demonyms()


def rows(name: str) -> Iterator[list[str]]:
    """Yield the fields of each line of a list, without its heading."""
    said = files("resources").joinpath("gazetteers", name).read_text("utf-8")
    for line in said.splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", ""]


def values(field: str) -> list[str]:
    """Return the values of a field that holds several."""
    return [one for one in field.split(";") if one]


@cache
def given_names() -> frozenset[str]:
    """Return given names in Latin letters."""
    return frozenset(row[0] for row in rows("given_names.txt"))


@cache
def demonyms() -> frozenset[str]:
    """Return what people of states, peoples and creeds are called, single words, plurals too."""
    found = {one for one in section("peoples") if " " not in one}
    for row in rows("states.tsv"):
        for one in values(row[3]):
            if " " not in one:
                found |= {one, one + "s"}
    return frozenset(found)


def _names() -> Iterator[tuple[str, Entry]]:
    """Yield every name with its entry; what comes first is kept."""
    yield from _states()
    for name, others, *_ in rows("places.tsv"):
        yield from _each(name, others, PLACE, "place")
    for kind, name, others, *_ in rows("organisations.tsv"):
        yield from _each(name, others, ORGANISATION, kind)
    for _, name, others, *_ in rows("leaders.tsv"):
        yield from _each(name, others, LEADER, "person")
    for name, others, *_ in rows("cities.tsv"):
        yield from _each(name, others, CITY, "place")
    yield from _phrases()


def _states() -> Iterator[tuple[str, Entry]]:
    for _, name, others, people, capital, also, *_ in rows("states.tsv"):
        yield from _each(name, others, STATE, "state")
        for one in [capital, *values(also)]:
            city = one.removeprefix("+")
            if city and city != name:
                yield city, Entry(CAPITAL, "place", city if city != one else capital, name)
        for one in values(people):
            if " " in one:
                yield one, Entry(PEOPLE, "", one)
                yield one + "s", Entry(PEOPLE, "", one)


def _each(name: str, others: str, kind: str, type_key: str) -> Iterator[tuple[str, Entry]]:
    for spelling in [name, *values(others)]:
        common = kind != STATE and " " not in spelling and is_english(spelling)
        common = common and not spelling.isupper()
        yield spelling, Entry(kind, type_key, name, common=common)


def _phrases() -> Iterator[tuple[str, Entry]]:
    for name, kind in (("titles", TITLE), ("peoples", PEOPLE), ("no actors", NO_ACTOR)):
        for phrase in section(name):
            if " " in phrase:
                yield phrase, Entry(kind, "", phrase)


@cache
def _bearers() -> dict[str, list[str]]:
    """Return by surname, if it is no plain word, the leaders that bear it."""
    bearers: dict[str, list[str]] = {}
    for state, name, others, *_ in rows("leaders.tsv"):
        for spelling in [] if not state else [name, *values(others)]:
            last = surname(spelling)
            if last and " " in spelling:
                bearers.setdefault(last, []).append(name)
    return {
        last: list(dict.fromkeys(names)) for last, names in bearers.items() if not is_english(last)
    }


def surname(name: str) -> str:
    """Return the last word of a name without its article, or empty."""
    words = name.split()
    while words and words[-1] in ("Jr.", "Jr", "Sr.", "II", "III", "VI", "XVI"):
        words.pop()
    last = words[-1] if words else ""
    return last[3:] if last[:3] in ("al-", "el-", "Al-", "El-") else last


def listed_leader(name: str) -> str:
    """Return the only leader of the lists who bears this surname, or empty."""
    bearers = _bearers().get(surname(name), [])
    return bearers[0] if len(bearers) == 1 else ""
