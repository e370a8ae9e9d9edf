"""Where names begin and end: runs of capitalised words, cut at titles and joined at “of” and “bin”.

A run is carved so that what is left is the name alone: “Secretary of State Antony Blinken” gives
Antony Blinken, “German Institute for International and Security Affairs” stays whole, “Lebanon and
the Palestinian territories” falls in two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.suggesting.capitals import BODY, Capitals
from workbench.suggesting.gazetteers import PEOPLE, TITLE, Entry
from workbench.suggesting.joints import (
    NAMING,
    is_body,
    is_leader,
    is_org,
    is_state_body,
    joined,
    names_house,
)
from workbench.suggesting.units import (
    AND,
    APART,
    COMMON,
    EVENT,
    GIVEN,
    HEAD,
    IDLE,
    INITIAL,
    LISTED,
    NAME,
    NEXT,
    OF,
    OPENER,
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
_POLITE = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Prime Minister", "President", "Secretary"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold what may be a name: its span, the units it is made of and the title before it.

    `entry` is set when the whole is a listed name.
    """

    start: int
    end: int
    text: str
    units: tuple[Unit, ...]
    title: str = ""

    @property
    def entry(self) -> Entry | None:
        """Return the list entry of a name that is listed as a whole."""
        return self.units[0].entry if len(self.units) == 1 else None

    @property
    def opens(self) -> bool:
        """Say whether a sentence starts with it."""
        return self.units[0].opens

    @property
    def line(self) -> int:
        """Return what kind of line it stands in."""
        return self.units[0].line


def candidates(capitals: Capitals, found: Sequence[Unit]) -> list[Candidate]:
    """Return the possible names of a text in order, none overlapping."""
    made: list[Candidate] = []
    for run in _runs(found):
        for piece, title in _split_at_titles(run):
            parts = _without_operations(list(joined(piece)))
            for part in parts:
                for kept in _cleaned(part, capitals, title):
                    titled = title if part is parts[0] and part[0].link == NEXT else ""
                    made.append(_candidate(capitals.text, kept, titled))
    return made


def _without_operations(parts: list[list[Unit]]) -> list[list[Unit]]:
    """Drop what goes on with the name of an operation or a storm: Operation Prosperity | Guardian."""
    kept: list[list[Unit]] = []
    within = False
    for part in parts:
        within = part[0].text in section("named events") or (within and part[0].link == NEXT)
        if not within:
            kept.append(part)
    return kept


def _candidate(text: str, kept: Sequence[Unit], title: str) -> Candidate:
    start, end = kept[0].start, kept[-1].end
    return Candidate(start, end, text[start:end], tuple(kept), title)


def _runs(found: Sequence[Unit]) -> Iterator[list[Unit]]:
    run: list[Unit] = []
    for unit in found:
        if run and unit.link == APART:
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _split_at_titles(run: Sequence[Unit]) -> Iterator[tuple[list[Unit], str]]:
    """Yield the stretches between titles and words that no name holds, with the title before each."""
    held: list[Unit] = []
    title = ""
    for at, unit in enumerate(run):
        follows = run[at + 1] if at + 1 < len(run) else None
        polite = title in _POLITE and unit.kind in (IDLE, OPENER) and unit.link == NEXT
        if _is_inside(held, unit, follows) or _is_of_house(run[at:]) or (polite and not held):
            held.append(unit)
        elif unit.kind == TITLE:
            yield _before_title(held, unit), title
            held, title = [], unit.text.rstrip(".")
        elif unit.kind in (IDLE, OPENER):
            yield held, title
            held, title = [], ""
        else:
            held.append(unit)
            if title and _is_office(held, follows):
                held = []
    yield held, title


def _is_office(held: Sequence[Unit], follows: Unit | None) -> bool:
    """Say whether all after a title is what the title is of: Minister for Women and Equality …"""
    if follows is None or follows.link != NEXT or held[0].link != OF:
        return False
    named = follows.kind in (GIVEN, NAME, INITIAL) or is_leader(follows)
    return named and all(unit.kind in (COMMON, HEAD) for unit in held)


def _is_inside(held: Sequence[Unit], unit: Unit, follows: Unit | None) -> bool:
    """Say whether a title or a creed is part of a name: Stephen King, Sharif Sheikh Ahmed."""
    if not held or unit.link != NEXT or held[-1].kind not in (GIVEN, NAME, INITIAL):
        return False
    if unit.text in section("stations") or _is_surname_too(held[-1], unit):
        return True
    if unit.text in section("creeds"):
        return True
    goes_on = follows is not None and follows.link == NEXT
    if unit.text in section("honorifics") and goes_on:
        return True
    return unit.kind == TITLE and not goes_on and _is_surname(held[-1], unit)


def _is_surname_too(last: Unit, month: Unit) -> bool:
    """Say whether the name of a month is a surname: Elizabeth May."""
    return last.kind == GIVEN and month.kind == IDLE and month.text in ("May", "June", "March")


def _is_of_house(rest: Sequence[Unit]) -> bool:
    """Say whether a title belongs to what is called after its bearer: King Faisal Hospital."""
    if rest[0].kind != TITLE or rest[0].text not in section("honoured"):
        return False
    at = 1
    while at < len(rest) and rest[at].kind in (NAME, GIVEN, LISTED):
        at += 1
    return 1 < at < len(rest) and names_house(rest[at:])


def _is_surname(last: Unit, title: Unit) -> bool:
    """Say whether a word such as King or Judge ends a name: Stephen King."""
    return last.kind in (GIVEN, INITIAL) and not title.text.endswith(".")


def _before_title(held: list[Unit], title: Unit) -> list[Unit]:
    """Return what stands before a title, without the words that belong to it: Interior Minister."""
    if title.link != NEXT or _is_whole_body(held):
        return held
    while held and held[-1].kind in (COMMON, HEAD, PEOPLE):
        held = held[:-1]
    return held


def _is_whole_body(held: Sequence[Unit]) -> bool:
    """Say whether an organisation's whole name stands before a title: Foreign Ministry Spokesman."""
    if len(held) < 2 or held[-1].kind != HEAD or held[-1].text in ("Cabinet", "Staff"):
        return False
    before = held[-2]
    joined_on = held[-1].link == NEXT and (before.kind in (COMMON, HEAD, PEOPLE) or is_org(before))
    return joined_on and held[-1].line == BODY and held[-1].text in section("bodies with offices")


def _cleaned(part: list[Unit], capitals: Capitals, title: str) -> Iterator[list[Unit]]:
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
