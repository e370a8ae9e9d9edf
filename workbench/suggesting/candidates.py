"""Where names begin and end: runs of capitalised words, cut at titles and joined at “of” and “bin”.

A run is carved so that what is left is the name alone: “Secretary of State Antony Blinken” gives
Antony Blinken, “German Institute for International and Security Affairs” stays whole, “Lebanon and
the Palestinian territories” falls in two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.suggesting.capitals import BODY, Capitals
from workbench.suggesting.gazetteers import PEOPLE, TITLE, Entry
from workbench.suggesting.joints import (
    is_leader,
    is_org,
    joined,
    names_house,
)
from workbench.suggesting.trimming import cleaned
from workbench.suggesting.units import (
    APART,
    COMMON,
    GIVEN,
    HEAD,
    IDLE,
    INITIAL,
    LISTED,
    NAME,
    NEXT,
    OF,
    OPENER,
    Unit,
)
from workbench.suggesting.vocabulary import section

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
                for kept in cleaned(part, capitals, title):
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
    if unit.text == "General" and follows and (follows.kind, follows.link) == (HEAD, NEXT):
        return True
    if not held or unit.link != NEXT or held[-1].kind not in (GIVEN, NAME, INITIAL):
        return False
    if unit.text in section("stations") | section("creeds") or _is_surname_too(held[-1], unit):
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
