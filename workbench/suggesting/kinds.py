"""Of what a name is, and why: person, organisation of some kind, state, place, or honestly unknown."""

import itertools
import re

from workbench.model.suggestions import UNKNOWN
from workbench.suggesting.candidates import Candidate
from workbench.suggesting.gazetteers import (
    CAPITAL,
    CITY,
    LEADER,
    ORGANISATION,
    PEOPLE,
    PLACE,
    STATE,
    gazetteer,
    given_names,
)
from workbench.suggesting.surroundings import GROUPS, Surroundings
from workbench.suggesting.units import (
    ACRONYM,
    COMMON,
    GIVEN,
    HEAD,
    INITIAL,
    LISTED,
    NAME,
    OF,
    PARTICLE,
    heads,
)
from workbench.suggesting.vocabulary import section

Kind = tuple[str, str]

#: words in names of organisations that are surnames too
_SURNAMES_TOO = frozenset(
    {"House", "Post", "Church", "Guard", "Press", "Bank", "Order", "Day", "Field", "Chambers"}
)
#: surnames of leaders that are English words too, which count where only a name can stand
WORD_SURNAMES = frozenset({"Trump", "Bush", "Brown", "Ford", "Rice", "Powell", "Wade"})
_NAMING = (NAME, LISTED, GIVEN)
_WITHIN = re.compile("-(?:ur|ul|ud|uz|us)-")
LISTS = {
    STATE: "in the list of states",
    CAPITAL: "in the list of capitals",
    CITY: "in the list of cities",
    PLACE: "in the list of regions and seas",
    ORGANISATION: "in the list of organisations",
    LEADER: "in the list of leaders",
}


def kind_of(text: str, one: Candidate) -> Kind:
    """Return the type of a candidate that is a name, with the reason."""
    if one.entry:
        return _listed(text, one)
    if one.title:
        return "person", f"the title “{one.title}” before it"
    around = Surroundings(text, one.start, one.end)
    return (
        _headed(one)
        or _town(one)
        or _grouped(one, around)
        or _sited(one, around)
        or _single(one)
        or _apposed(one, around)
        or _built(one)
        or _personal(one, around)
        or _placed(one, around)
        or _labelled(text, one)
        or _taken(one, around)
        or _guessed(one, around)
    )


def _listed(text: str, one: Candidate) -> Kind:
    entry = one.entry
    assert entry is not None
    if one.title and entry.kind in (CITY, PLACE, CAPITAL):
        return "person", f"the title “{one.title}” before it"
    named = entry.kind == CITY and one.text in given_names()
    if named and not Surroundings(text, one.start, one.end).located():
        return "person", "in the list of given names"
    return entry.type, LISTS[entry.kind]


def _headed(one: Candidate) -> Kind | None:
    """Return the type that a word of the name tells: Brigade, Ministry, Strait."""
    if len(one.units) < 2:
        return None
    for unit in one.units if one.units[0].kind != GIVEN else ():
        if unit.entry is not None and unit.entry.kind == ORGANISATION:
            return unit.entry.type, f"“{unit.text}” in the name"
    given = one.units[0].kind == GIVEN and len(one.units) == 2
    # what a name is stands before its first “of”: Gulf of Aden, Institute for Sea Affairs
    main = list(itertools.takewhile(lambda unit: unit.link != OF, one.units))
    found = [unit for part in (main, one.units) for unit in reversed(part) if unit.kind == HEAD]
    for unit in found:
        kind = heads(unit)
        if kind and not (given and (kind == "place" or unit.text in _SURNAMES_TOO)):
            return kind, f"“{unit.text}” in the name"
    return None


def _grouped(one: Candidate, around: Surroundings) -> Kind | None:
    """Return the type that a word beside the name tells: the Medrek coalition."""
    what = around.grouped(after=one.units[0].kind == GIVEN) if len(one.units) < 4 else ""
    if one.units[0].kind == GIVEN and len(one.units) > 1:
        return None
    return (GROUPS.get(what, "organisation"), f"“{what}” beside it") if what else None


def _single(one: Candidate) -> Kind | None:
    """Return person for one word that is a given name, or a leader's surname."""
    if len(one.units) > 1:
        return None
    if one.units[0].kind == GIVEN:
        return "person", "in the list of given names"
    if _WITHIN.search(one.text):
        return "person", "built as Arabic names of persons are"
    if one.text in WORD_SURNAMES:
        return "person", "surname of a leader of the list"
    if one.text in gazetteer().namesakes:
        return "person", "surname of several of the list of leaders"
    named = gazetteer().surnames.get(one.text)
    return ("person", f"surname of {named}, in the list of leaders") if named else None


def _built(one: Candidate) -> Kind | None:
    """Return person for several words that are built as names of persons are."""
    if len(one.units) == 1:
        return None
    first, last = one.units[0], one.units[-1]
    if first.kind == GIVEN or (first.kind == PEOPLE and last.kind == NAME):
        return "person", f"“{first.text}” is a given name"
    if any(unit.kind == INITIAL for unit in one.units):
        return "person", "an initial in the name"
    if any(unit.link == PARTICLE for unit in one.units[1:]):
        return "person", "a particle in the name"
    if first.text in section("kunyas") or last.text[:3] in ("al-", "el-"):
        return "person", "built as Arabic names of persons are"
    return None


def _personal(one: Candidate, around: Surroundings) -> Kind | None:
    if one.units[0].kind not in (NAME, GIVEN, INITIAL, COMMON):
        return None
    named = one.units[0].kind != COMMON
    if why := around.described(len(one.units) > 1 and named):
        return "person", why
    if named and len(one.units) < 3 and (why := around.lives()):
        return "person", why
    return None


def _town(one: Candidate) -> Kind | None:
    if one.text.endswith(tuple(section("stations"))):
        return "media", f"“{one.text[-2:]}” in the name"
    first = one.units[0].text
    town = first in section("towns begin") and 1 < len(one.units) < 4
    return ("place", f"“{first}” in the name") if town else None


def _sited(one: Candidate, around: Surroundings) -> Kind | None:
    what = around.sited() if one.units[0].kind in (NAME, GIVEN) else ""
    return ("place", f"“{what}” after it") if what else None


def _apposed(one: Candidate, around: Surroundings) -> Kind | None:
    """Return the type of what the name is said to be: Mahan Air, the Iranian carrier …"""
    if one.units[0].kind not in (NAME, INITIAL, COMMON, ACRONYM, GIVEN):
        return None
    kind, what = around.apposed()
    if not kind or (kind == "person" and (len(one.units) == 1 or around.has_article)):
        return None
    return None if one.units[0].kind == COMMON and kind == "place" else (kind, f"“{what}” after it")


def _labelled(text: str, one: Candidate) -> Kind | None:
    """Return person for a foreign word that labels what follows, as in a talk."""
    begins = one.units[0].kind == NAME and (one.start == 0 or text[one.start - 1] in "\n*")
    speaks = begins and re.match(r":\*{0,2} \S", text[one.end : one.end + 6])
    return ("person", "a label before what is said") if speaks else None


def _taken(one: Candidate, around: Surroundings) -> Kind | None:
    """Return place for a foreign word that somebody holds or comes from, where nothing tells more."""
    if one.units[0].kind != NAME or len(one.units) > 1:
        return None
    if why := around.held():
        return "place", why
    return around.owned()


def _placed(one: Candidate, around: Surroundings) -> Kind | None:
    naming = len(one.units) == 1 or any(unit.kind != COMMON for unit in one.units)
    may_be = naming and one.units[0].kind in (NAME, COMMON) and len(one.units) < 3
    if may_be and (why := around.located()):
        return "place", why
    return None


def _guessed(one: Candidate, around: Surroundings) -> Kind:
    first = one.units[0]
    if len(one.units) == 1 and (first.kind == ACRONYM or (one.text.isupper() and not one.line)):
        return "organisation", "capitals, as acronyms are written"
    if len(one.units) > 1 and all(unit.kind in _NAMING for unit in one.units):
        if around.has_article or first.text in ("Al", "El"):
            return UNKNOWN, "capitals side by side"
        return "person", "two names side by side"
    plain = len(one.units) == 2 and first.kind == COMMON and one.units[1].kind == NAME
    if plain and not around.has_article and first.text not in section("place openers"):
        return "person", "two names side by side"
    if one.opens:
        return UNKNOWN, "no English word"
    return UNKNOWN, "a capital inside the sentence"
