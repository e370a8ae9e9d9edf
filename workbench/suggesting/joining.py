"""Who is meant: names of one text that mean one actor, joined under the fullest of them.

A surname means the fuller name before it, an acronym what it was defined for, a capital its state
where it acts. What may be several is joined to none, and the reason says so.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from workbench.model.suggestions import UNKNOWN
from workbench.suggesting.acronyms import aliases, definitions, initials
from workbench.suggesting.evidence import Name
from workbench.suggesting.gazetteers import CAPITAL, CITY, gazetteer, given_names, surname
from workbench.suggesting.seats import datelines, goes_on, lies_there
from workbench.suggesting.surroundings import Surroundings
from workbench.suggesting.units import OF
from workbench.suggesting.vocabulary import is_english, section

#: more people of one surname than this are not compared with each other
_MOST = 50


def join(text: str, names: Sequence[Name]) -> None:
    """Settle the actor of every name of a text, and its type where the actor tells it."""
    _join_listed(text, names)
    _join_defined(text, names)
    _join_aliases(text, names)
    _Persons(text, names).join()
    _join_short(names)
    for one in names:
        if not one.settled:
            one.actor = one.text
    _join_equal(names)


# names of the lists, and capitals


def _join_listed(text: str, names: Sequence[Name]) -> None:
    lines = datelines(text)
    last: Name | None = None
    placed = False
    for one in names:
        entry = one.candidate.entry if one.candidate else None
        if entry is None or (entry.kind != CAPITAL and one.type == "person" and not entry.state):
            if entry is not None and one.type == "person" and one.type == entry.type:
                _settle(one, entry.actor, one.why)
            last, placed = one, _is_local(text, one)
            continue
        if entry.kind == CAPITAL and one.type == "place":
            dated = any(start <= one.start < end for start, end in lines)
            carried = placed and last is not None and goes_on(text, last.end, one.start)
            placed = dated or carried or lies_there(text, one.start, one.end)
            _join_capital(one, entry.actor, entry.state, placed)
        elif one.type == entry.type:
            _settle(one, entry.actor, one.why)
            placed = _is_local(text, one)
        last = one


def _is_local(text: str, one: Name) -> bool:
    return one.type == "place" and lies_there(text, one.start, one.end)


def _join_capital(one: Name, city: str, state: str, placed: bool) -> None:
    if placed:
        _settle(one, city, "in the list of capitals, named as a place here")
    else:
        one.type = "state"
        _settle(one, state, f"the capital, standing for {state}")


def _settle(one: Name, actor: str | None, why: str) -> None:
    one.actor, one.why, one.settled = actor, why, True


# acronyms


def _join_defined(text: str, names: Sequence[Name]) -> None:
    """Join acronyms with what they were defined for, wherever they stand after that."""
    meant: dict[str, Name] = {}
    for short, long in definitions(text, names).items():
        full = names[long]
        if not full.settled:
            _settle(full, full.text, full.why)
        meant.setdefault(names[short].text, full)
    undefined = [one for one in names if one.text not in meant and not one.settled]
    for said, full in initials([*names] if undefined else ()).items():
        if any(one.text == said for one in undefined):
            _settle(full, full.actor or full.text, full.why)
            meant[said] = full
    for one in names:
        if one.text in meant and meant[one.text] is not one:
            full = meant[one.text]
            if full.type != UNKNOWN:
                one.type = full.type
            elif one.type in ("person", UNKNOWN):
                one.type = full.type = "organisation"
            _settle(one, full.actor, f"defined as the acronym of “{full.text}”")


def _join_aliases(text: str, names: Sequence[Name]) -> None:
    meant: dict[str, Name] = {}
    for other, first in aliases(text, names).items():
        full = names[first]
        if not full.settled:
            _settle(full, full.text, full.why)
        if full.text != names[other].text and names[other].type not in ("state", "place"):
            meant.setdefault(names[other].text, full)
    for one in names:
        if one.text in meant:
            full = meant[one.text]
            one.type = full.type
            _settle(one, full.actor, f"another name of “{full.text}”, as the text says")


# persons


class _Persons:
    """Join surnames and given names alone with the full names of the same text."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._names = [one for one in names if one.type in ("person", UNKNOWN, "place")]
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, list[Name]] = {}
        self._by_last: dict[str, list[str]] = defaultdict(list)
        self._by_any: dict[str, list[str]] = defaultdict(list)

    def join(self) -> None:
        """Settle who is meant by every person's name."""
        for one in self._names:
            words = one.text.split()
            partial = words[0].casefold() in section("particles") and words[0] not in section(
                "kunyas"
            )
            if one.type == "person" and len(words) > 1 and not partial:
                self._take(one)
        for key, people in self._people.items():
            words = key.split()
            _put(self._by_last[words[-1]], key)
            for at, word in enumerate(words[:-1]):
                _put(self._by_any[word], key)
                if at:
                    _put(self._by_last[" ".join(words[at:])], key)
            told = next((one.actor for one in people if one.settled), None)
            for one in people:
                _settle(one, told or people[0].text, one.why)
        for one in self._names:
            if one.type != "place" or not one.settled or self._is_namesake(one):
                self._join_alone(one)

    def _take(self, one: Name) -> None:
        """Gather spellings of one full name: with an initial, with a second name, accents apart."""
        key = _key(one.text)
        namesakes = self._alike[key.split()[-1]]
        other = next((other for other in namesakes if _same_person(key, other)), "")
        if not other:
            other = key
            if len(namesakes) < _MOST:
                namesakes.append(key)
        self._people.setdefault(other, []).append(one)

    def _is_namesake(self, one: Name) -> bool:
        """Say whether a city of the lists is rather the surname of somebody in the text."""
        entry = one.candidate.entry if one.candidate else None
        if entry is None or entry.kind != CITY or not self._by_last.get(_key(one.text)):
            return False
        return not Surroundings(self._text, one.start, one.end).located()

    def _join_alone(self, one: Name) -> None:
        key = _key(one.text)
        if key in self._people or (one.type == "person" and one.settled):
            return
        for fits, what in ((self._by_last, "surname"), (self._by_any, "name")):
            if owners := fits.get(key):
                self._pick(one, owners, what)
                return
        if one.type != "place" and " " not in one.text and (leader := _leader(one)):
            one.type = "person"
            _settle(one, leader, f"surname of {leader}, in the list of leaders")

    def _pick(self, one: Name, owners: Sequence[str], what: str) -> None:
        before = [key for key in owners if self._people[key][0].start < one.start]
        fitting = before if len(before) == 1 else list(dict.fromkeys(owners))
        one.type = "person"
        if len(fitting) == 1:
            full = self._people[fitting[0]][0]
            side = "above" if full.start < one.start else "below"
            _settle(one, full.actor, f"{what} of “{full.text}” {side}")
        else:
            several = " or ".join(f"“{self._people[key][0].text}”" for key in fitting[:3])
            _settle(one, None, f"ambiguous: {what} of {several}")


def _put(held: list[str], key: str) -> None:
    if len(held) < _MOST:
        held.append(key)


def _leader(one: Name) -> str:
    """Return the only leader of the lists that bears this surname; a given name needs a title."""
    last = surname(one.text)
    titled = one.candidate is not None and bool(one.candidate.title)
    return gazetteer().surnames.get(last, "") if titled or last not in given_names() else ""


def _same_person(one: str, other: str) -> bool:
    """Say whether two full names differ only by a middle name or initial."""
    if one == other:
        return True
    first, second = one.split(), other.split()
    if first[-1] != second[-1] or first[0] != second[0]:
        return False
    fewer, more = sorted((first, second), key=len)
    return len(fewer) == 2 or set(fewer) <= set(more)


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """Return a name as it is compared: small, no accents, no articles, dots or apostrophes."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(one for one in plain if not unicodedata.combining(one)).casefold()
    letters = letters.replace(".", "").replace("'", "").replace("’", "").replace("-", " ")
    words = [word for word in letters.split() if word not in ("al", "el", "jr", "sr", "the")]
    return " ".join(words) or letters


# organisations and the rest


def _join_short(names: Sequence[Name]) -> None:
    """Join “the Alliance” with the one longer name of the text that begins or ends with it."""
    longer: dict[str, dict[str, Name]] = defaultdict(dict)
    for one in names:
        if one.type not in ("person", "state") and " " in one.text:
            words = one.text.split()
            firsts = {words[0]} if one.settled or _is_of(one) else set()
            for word in firsts | {words[-1]}:
                if is_english(word) or one.settled:
                    longer[word].setdefault(one.actor or one.text, one)
    for one in names:
        if one.settled or " " in one.text or one.type in ("person", "place"):
            continue
        owners = list(longer.get(one.text, {}).values())
        if len(owners) > 1:
            near = [full for full in owners if full.start < one.start]
            owners = near if len(near) == 1 else owners
        if len(owners) == 1:
            one.type = owners[0].type
            _settle(one, owners[0].actor or owners[0].text, f"short for “{owners[0].text}”")
        elif owners:
            several = " or ".join(f"“{full.text}”" for full in owners[:3])
            _settle(one, None, f"ambiguous: short for {several}")


def _is_of(one: Name) -> bool:
    """Say whether a name begins with what it is: Alliance for …, Commission on …"""
    return one.candidate is not None and any(unit.link == OF for unit in one.candidate.units)


def _join_equal(names: Sequence[Name]) -> None:
    """Give names that differ only in case, accents or article one actor and one type."""
    held: dict[str, Name] = {}
    told: dict[str, str] = {}
    for one in names:
        if one.actor is not None:
            key = _key(one.actor)
            one.actor = held.setdefault(key, one).actor
            if one.type != UNKNOWN:
                told.setdefault(key, one.type)
    for one in names:
        if one.actor is not None and one.type == UNKNOWN:
            one.type = told.get(_key(one.actor), UNKNOWN)
