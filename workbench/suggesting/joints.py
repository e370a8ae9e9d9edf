"""Whether one unit goes on with the name that others begin: beside it, or after “of” and “and”."""

from collections.abc import Iterator, Sequence

from workbench.suggesting.capitals import BODY
from workbench.suggesting.gazetteers import LEADER, ORGANISATION, PEOPLE, PLACE, STATE, TITLE
from workbench.suggesting.units import (
    ACRONYM,
    AND,
    COMMON,
    EVENT,
    GIVEN,
    HEAD,
    INITIAL,
    LISTED,
    NAME,
    NEXT,
    OF,
    PARTICLE,
    Unit,
    heads,
)
from workbench.suggesting.vocabulary import section

#: a name has no more units than this
_LONGEST = 14
#: units that only names of persons, places and organisations are made of
NAMING = (GIVEN, NAME, ACRONYM)
#: states and bodies whose short name stands before that of a part of theirs: U.S. Congress
_SHORT = frozenset({"U.S.", "US", "U.K.", "UK", "U.N.", "UN", "EU", "E.U."})


def joined(piece: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield the parts of a stretch that hang together as one name each."""
    part: list[Unit] = []
    for at, unit in enumerate(piece):
        if part and (len(part) == _LONGEST or not _holds(part, unit, piece[at : at + _LONGEST])):
            yield part
            part = []
        part.append(unit)
    if part:
        yield part


def _holds(part: Sequence[Unit], unit: Unit, rest: Sequence[Unit]) -> bool:
    """Say whether a unit goes on with the name that the part begins."""
    if any(one.line != BODY and one.kind in (COMMON, HEAD, EVENT) for one in (part[-1], unit)):
        return False
    headed = any(heads(one) for one in part if one.kind == HEAD)
    if unit.link == NEXT:
        return _adjoins(part, unit) or (part[-1].entry is not None and names_house(rest))
    if unit.link == PARTICLE:
        person = len(part) == 1 and part[-1].kind == GIVEN and unit.kind == LISTED
        named = unit.kind in (*NAMING, INITIAL) or (person and not is_org(unit))
        return named and part[-1].kind in (*NAMING, INITIAL, COMMON)
    if unit.link == OF:
        return _of_holds(part, rest, headed)
    if unit.link == AND:
        return _and_holds(part, unit, rest, headed)
    return part[-1].kind in (COMMON, HEAD) and unit.kind in (COMMON, HEAD)


def _of_holds(part: Sequence[Unit], rest: Sequence[Unit], headed: bool) -> bool:
    """Say whether “of” is inside a name: Bank of England, Supreme Court of Pakistan."""
    unit = rest[0]
    if len(part) == 1 and is_body(part[0]):
        return unit.entry is not None and unit.entry.kind == STATE
    if len(part) == 1 and is_org(part[0]) and part[0].text.split()[-1] in section("houses"):
        return unit.kind == LISTED and not is_org(unit)
    if not headed or unit.kind in (GIVEN, TITLE):
        return False
    return not is_org(unit) or _goes_on_plain(rest)


def _goes_on_plain(rest: Sequence[Unit]) -> bool:
    """Say whether a plain word follows a listed one: Ministry of Peshmerga Affairs."""
    return len(rest) > 1 and rest[1].link == NEXT and rest[1].kind in (COMMON, HEAD)


def is_leader(unit: Unit) -> bool:
    """Say whether a unit is a listed leader."""
    return unit.entry is not None and unit.entry.kind == LEADER


def names_house(rest: Sequence[Unit]) -> bool:
    """Say whether plain words end in what is called after somebody: … Foundation, … Airport."""
    for unit in rest:
        if unit.link not in (NEXT, AND) or unit.kind not in (COMMON, HEAD):
            return False
        if unit.text in section("houses"):
            return unit.line == BODY
    return False


def is_body(unit: Unit) -> bool:
    """Say whether a listed name is one that many states have: Supreme Court, National Assembly."""
    words = unit.text.split()
    return is_org(unit) and len(words) > 1 and words[-1] in section("government")


def is_org(unit: Unit) -> bool:
    """Say whether a unit is a listed organisation or leader."""
    return unit.entry is not None and unit.entry.kind in (ORGANISATION, LEADER)


def _adjoins(part: Sequence[Unit], unit: Unit) -> bool:
    """Say whether two units side by side may be of one name; listed names mostly stand alone."""
    last = part[-1]
    if part[0].text in section("units begin") and unit.kind in (LISTED, NAME):
        return True
    if unit.kind == LISTED and last.kind == LISTED:
        return is_state_body(last, unit)
    if last.kind in (GIVEN, INITIAL) and _may_be_surname(unit):
        return True
    if is_org(unit) or (last.kind == LISTED and is_org(last)):
        plain = unit.kind == COMMON and last.entry is not None and last.entry.common
        within = unit.kind == COMMON and any(one.link == OF for one in part)
        return last.kind == LISTED and (plain or within or unit.kind == HEAD)
    if unit.kind == PEOPLE and last.kind != PEOPLE:
        return last.kind in (COMMON, LISTED)
    return True


def _may_be_surname(unit: Unit) -> bool:
    """Say whether a company goes by a surname: Doug Ford."""
    entry = unit.entry
    company = entry is not None and entry.kind == ORGANISATION and entry.type == "organisation"
    return company and unit.text.isalpha() and unit.text.istitle()


def is_state_body(last: Unit, unit: Unit) -> bool:
    """Say whether a listed body is named with its state before it: Kenya Red Cross, U.S. Congress."""
    if unit.entry is None or last.entry is None or unit.line != BODY:
        return False
    party = last.entry.kind in (STATE, PLACE) and unit.entry.type == "party" and " " in unit.text
    owner = last.entry.kind == STATE or last.text in _SHORT or party
    body = unit.entry.kind == ORGANISATION and (
        party or unit.entry.type in ("government_body", "organisation")
    )
    return owner and body and (" " in unit.text or last.text in _SHORT)


def _and_holds(part: Sequence[Unit], unit: Unit, rest: Sequence[Unit], headed: bool) -> bool:
    """Say whether “and” is inside a name: Institute for International and Security Affairs."""
    inner = (COMMON, HEAD, PEOPLE)
    if headed and any(one.link == OF for one in part):
        return unit.kind in inner and part[-1].kind in inner
    if unit.kind not in (COMMON, HEAD) or part[-1].kind not in (COMMON, HEAD):
        return False
    following = []
    for one in rest:
        if one is not unit and one.link != NEXT:
            break
        following.append(one)
    after = part[1:] if is_leader(part[0]) else part
    plain = all(one.kind in (COMMON, HEAD) for one in (*after, *following))
    return plain and following[-1].kind == HEAD and not part[0].opens
