"""What may stand after the colon of each field, and how a pattern has to be written."""

import math
import re

from workbench.errors import QueryRefused, Refusal
from workbench.model.dates import first_day, last_day, parse_date
from workbench.model.grades import INFORMATION_GRADES, READING_STATUSES, SOURCE_GRADES
from workbench.queries.tree import Field, Pattern

#: the library writes repeats out, so that those of three pairs of braces could fill the memory
MOST_REPEATS = 1000
#: what a document may be besides unread, reading or done
IS = ("repost", "older")
REVIEWED = ("yes", "accepted", "rejected", "commented", "waiting", "no")
HAS = ("note", "excerpt", "mention", "claim")
#: short words for a date that is open on one side
_ENDS = {"since": "{0}..", "until": "..{0}"}


def checked_field(field: Field) -> Field:
    """Return the field with its value in the one form that the store compares; or refuse it."""
    check = {
        "grade": _grade,
        "date": _date,
        "has": _has,
        "is": _is,
        "lang": str.casefold,
        "reviewed": _reviewed,
    }
    name, said = field.name, field.value
    if name in _ENDS:
        name, said = "date", _ENDS[name].format(said)
    try:
        value = check.get(name, str)(said)
    except Refusal as refusal:
        raise QueryRefused(str(refusal), field.start, field.end) from None
    return Field(name, value, field.start, field.end)


def _grade(value: str) -> str:
    said = value.upper()
    source, information = (said[:1], said[1:]) if said[:1].isalpha() else ("", said)
    if not (
        (source in SOURCE_GRADES or not source)
        and (information in INFORMATION_GRADES or not information)
    ):
        raise Refusal(
            f"“{value}” is not a grade. Write B2, B for the source or 2 for what it says."
        )
    return f"{source or '_'}{information or '_'}"


def _date(value: str) -> str:
    since, dots, until = value.partition("..")
    return f"{parse_date(since)}..{parse_date(until if dots else since)}"


def days(value: str) -> tuple[str, str]:
    """Return the first and the last day of a checked date, each empty when it is open."""
    since, _, until = value.partition("..")
    return first_day(since), last_day(until)


def _has(value: str) -> str:
    if value.lower() not in HAS:
        raise Refusal(f"has: looks for {', '.join(HAS[:-1])} or {HAS[-1]}, not for “{value}”.")
    return value.lower()


def _reviewed(value: str) -> str:
    if value.lower() not in REVIEWED:
        known = f"{', '.join(REVIEWED[:-1])} or {REVIEWED[-1]}"
        raise Refusal(f"reviewed: looks for {known}, not for “{value}”.")
    return value.lower()


def _is(value: str) -> str:
    said = value.lower()
    if said not in READING_STATUSES and said not in IS:
        known = ", ".join((*READING_STATUSES, *IS[:-1]))
        raise Refusal(f"is: looks for {known} or {IS[-1]}, not for “{value}”.")
    return said


def _repeats(source: str) -> int:
    """Return how often the counts in braces, each inside the other at worst, repeat a part."""
    counts = re.findall(r"\{\s*(\d*)\s*,?\s*(\d*)\s*\}", source)
    return math.prod(max(int(low or 1), int(high or 1), 1) for low, high in counts)


def checked_pattern(source: str, start: int, end: int) -> Pattern:
    """Return the pattern if it is one; or refuse it at its place."""
    import regex

    plain = source.replace(r"\/", "/")
    if _repeats(plain) > MOST_REPEATS:
        raise QueryRefused(
            f"This pattern repeats too often; {{…}} may come to {MOST_REPEATS} altogether.",
            start,
            end,
        )
    try:
        made = regex.compile(plain, regex.IGNORECASE)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise QueryRefused(f"This is not a pattern: {error}.", start, end) from None
    if made.match("", timeout=1):
        raise QueryRefused(
            "This pattern fits everywhere, for it may be empty; ask for a letter.", start, end
        )
    return Pattern(plain, start, end)
