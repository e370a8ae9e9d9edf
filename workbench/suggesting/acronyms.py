"""Acronyms that a text defines: “Popular Mobilization Forces (PMF)”, “… Security Affairs, or SWP”."""

import re
from collections.abc import Sequence
from functools import lru_cache

from workbench.suggesting.evidence import Name
from workbench.suggesting.vocabulary import section

_BETWEEN = re.compile(
    r"(?: ?\(|,? or |,? also known as |,? known (?:by its \w+ (?:initials|acronym) |as |by )(?:the )?"
    r"|,? (?:the )?)[\"“'‘(]?$"
)
_OPENED = re.compile(r" ?\((?:the |formerly |or |also )?[\"“'‘]?$")
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "to", "de", "la", "du", "des", "del"])


def definitions(text: str, names: Sequence[Name]) -> dict[int, int]:
    """Return which name, by its place in the list, is defined as short for which other.

    `names` are in order. Letters must agree, except in brackets after an organisation's name: an
    acronym may come from another language.
    """
    found: dict[int, int] = {}
    for at in range(1, len(names)):
        for short, long in ((at, at - 1), (at - 1, at)):
            if _defines(text, names[at - 1], names[at], names[short], names[long]):
                found[short] = long
                break
    return found


_ALIAS = re.compile(
    r",? (?:alias|a\.k\.a\.|aka|also known as|better known as|best known as|known as|nicknamed|"
    r"who goes by|whose nom de guerre is|nom de guerre) (?:the )?[\"“'‘]?$"
)


def aliases(text: str, names: Sequence[Name]) -> dict[int, int]:
    """Return which name is told as another name of which: José Macías, alias “Fito”."""
    return {
        at: at - 1
        for at in range(1, len(names))
        if len(gap := text[names[at - 1].end : names[at].start]) < 45 and _ALIAS.match(gap)
    }


def initials(names: Sequence[Name]) -> dict[str, Name]:
    """Return the one longer name that has the initials of an acronym nobody defined."""
    short = {one.text for one in names if len(one.text) > 2 and is_acronym(one.text)}
    if not short:
        return {}
    having: dict[str, dict[str, Name]] = {}
    longer = {
        one.text: one for one in reversed(names) if " " in one.text and one.type not in _OTHER
    }
    for full, one in longer.items():
        for letters in _initials(full):
            having.setdefault(letters, {})[full] = one
    owners = {said: having.get(_letters(said), {}) for said in short}
    return {said: next(iter(full.values())) for said, full in owners.items() if len(full) == 1}


_OTHER = ("person", "state", "place")


def _defines(text: str, first: Name, second: Name, short: Name, long: Name) -> bool:
    if not is_acronym(short.text) or " " not in long.text:
        return False
    gap = text[first.end : second.start]
    if len(gap) > 40 or not _BETWEEN.match(gap):
        return False
    if agrees(short.text, long.text):
        return True
    stands_in = long.type not in ("person", "state", "place")
    return (
        stands_in
        and short is second
        and bool(_OPENED.match(gap) or " or " in gap or "known" in gap)
    )


@lru_cache(maxsize=8192)
def is_acronym(said: str) -> bool:
    """Say whether a name is written as an acronym: PMF, G.C.C., PiS, AfD."""
    letters = [one for one in said if one.isalpha()]
    upper = sum(one.isupper() for one in letters)
    return " " not in said and 2 <= len(letters) <= 8 and upper >= 2 and upper * 2 >= len(letters)


def agrees(short: str, long: str) -> bool:
    """Say whether an acronym has the first letters of a name, small words left out or not."""
    wanted, (full, main) = _letters(short), _initials(long)
    return wanted in (full, main) or (len(wanted) > 2 and main.startswith(wanted))


def _letters(short: str) -> str:
    return "".join(one for one in short if one.isalnum()).casefold()


@lru_cache(maxsize=8192)
def _initials(long: str) -> tuple[str, str]:
    """Return the first letters of all words of a name, and of its main words."""
    parts = [part.lstrip("\"'(") for part in re.split(r"[\s-]+", long) if part]
    main = [part for part in parts if part not in _SMALL]
    return tuple("".join(part[:1] for part in some).casefold() for some in (parts, main))  # type: ignore[return-value]


_BRACKETED = re.compile(r"\(([A-Z]{3,8})\)")
_CAPITALS = re.compile(r"[A-Z][\w'-]*(?: (?:of|for|on|and|the|to|in|against|with))*")


def of_events(text: str) -> frozenset[str]:
    """Return acronyms that the text defines for what is no actor: Plan of Action (JPOA)."""
    found = set()
    for match in _BRACKETED.finditer(text):
        words = text[max(0, match.start() - 110) : match.start()].rstrip(" '’s")
        parts = _CAPITALS.findall(words)[-len(match[1]) :]
        wholes = (" ".join(parts[at:]) for at in range(len(parts)))
        full = next((one for one in wholes if agrees(match[1], one)), "")
        said = full.split()
        if set(said) & (section("events") | {"Action"}) and said[-1] not in section(
            "organisations"
        ):
            found.add(match[1])
    return frozenset(found)
