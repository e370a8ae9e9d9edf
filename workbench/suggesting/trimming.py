"""What of a stretch of capitals is the name: not nationality, calling, or what opens a sentence."""

import re
from collections.abc import Iterator

from workbench.suggesting.capitals import BODY, Capitals
from workbench.suggesting.gazetteers import PEOPLE
from workbench.suggesting.joints import NAMING, is_body, is_state_body
from workbench.suggesting.units import (
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
    OWNING,
    PARTICLE,
    Unit,
)
from workbench.suggesting.vocabulary import section

#: what people are called that is a common given name too
_NAMES_TOO = frozenset(
    {
        "Christian",
        "Roman",
        "Han",
        "Karen",
        "Maya",
        "Sami",
        "Chin",
        "Mon",
        "German",
        "Jordan",
        "Jain",
    }
)


def cleaned(part: list[Unit], capitals: Capitals, title: str) -> Iterator[list[Unit]]:
    """Yield the names that a part holds, without nationalities and words that only open a sentence."""
    if part[-1].kind == EVENT or part[0].text in section("ships") | section("named events"):
        return
    part = _without_people(_without_calling(part))
    part = _without_opening(part, capitals)
    while part and part[-1].kind in (PEOPLE, EVENT):
        part = part[:-1]
    if part:
        yield from _around_listed(part, title)


_CALLING = re.compile(r"(?:er|or|ist|man|woman|ant|sel|ess|ian|ive)$")


def _without_calling(part: list[Unit]) -> list[Unit]:
    """Drop what somebody is, before a given name: Special Counsel | Jack Smith."""
    at = next((at for at, unit in enumerate(part) if unit.kind == GIVEN), 0)
    calling = at and all(unit.kind == COMMON for unit in part[:at])
    rest = part[at:]
    named = len(rest) > 1 and all(unit.kind in (GIVEN, NAME, INITIAL) for unit in rest)
    return rest if calling and named and _CALLING.search(part[at - 1].text) else part


def _without_people(part: list[Unit]) -> list[Unit]:
    """Drop a nationality before a name, unless it belongs to it: Philippine Coast Guard."""
    at = 0
    while at < len(part) and part[at].kind == PEOPLE:
        at += 1
    rest = part[at:]
    if not at or not rest:
        return rest
    if len(part) == 2 and part[0].text in _NAMES_TOO and rest[0].kind == NAME:
        return part
    body = part[0].line == BODY
    whole = rest[0].kind in (COMMON, HEAD) and any(one.kind == HEAD for one in rest)
    whole = body and (whole or (len(rest) == 1 and is_body(rest[0])))
    return part if whole else rest


def _without_opening(part: list[Unit], capitals: Capitals) -> list[Unit]:
    """Drop a plain word that has its capital from the sentence it opens: Crowds, Police Chief."""
    while len(part) > 1 and part[0].opens and part[0].kind in (COMMON, HEAD, EVENT):
        first, second = part[0], part[1]
        if first.text in section("place openers") or capitals.elsewhere(first.text):
            break
        if second.link in (OF, AND, OWNING) and first.kind == HEAD:
            break
        if second.link == PARTICLE:
            break
        if second.kind in (COMMON, HEAD, PEOPLE) and second.link == NEXT:
            break
        if (
            second.kind == NAME
            and second is part[-1]
            and _may_be_given(first.text, capitals, second)
        ):
            break
        part = part[1:]
    return part


_FOLLOWS = re.compile(r"(?:,|'s)? (?:said|told|says|an?|the|who|\d\d)\b")


def _may_be_given(first: str, capitals: Capitals, second: Unit) -> bool:
    """Say whether a word that is English too is a first name: Jay Tarriela, a spokesman …"""
    bent = first.endswith(("ing", "ed", "s"))
    return not bent and bool(_FOLLOWS.match(capitals.text, second.end))


def _around_listed(part: list[Unit], title: str) -> Iterator[list[Unit]]:
    """Yield a part as a whole, or only the listed name that it holds among plain words."""
    listed = [unit for unit in part if unit.kind == LISTED]
    if not listed or len(part) == 1:
        yield part
        return
    headed = any(unit.kind == HEAD or is_body(unit) for unit in part)
    headed = headed or is_state_body(part[0], part[1])
    headed = headed or (len(part) > 1 and part[1].link == OF)
    naming = any(unit.kind in (*NAMING, INITIAL) for unit in part)
    directed = part[0].text in section("place openers") and part[0].kind != LISTED
    if headed or naming or directed or title:
        yield part
    else:
        for unit in listed:
            yield [unit]
