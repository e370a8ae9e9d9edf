"""Dates as sources give them: a year, a month or a day, never more precise than what was said.

Stored as EDTF level 0 text (Library of Congress, 2019): `2020`, `2020-01`, `2020-01-03`; empty
means unknown.
"""

import calendar
import re
from datetime import date

from workbench.errors import Refusal

# not the calendar module's names: those change with the locale that Qt sets
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT = [name[:3] for name in _NAMES]
_MONTHS = {
    name.casefold(): number for table in (_NAMES, _SHORT) for number, name in enumerate(table, 1)
} | {"sept": 9}
_EDTF = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")


def parse_date(text: str) -> str:
    """Return the EDTF form of what an analyst typed: `2020-1-3`, `3 Jan 2020`, `Jan 2020`, `2020`.

    Raises Refusal for anything that is not a date of the calendar.
    """
    said = text.strip()
    if not said:
        return ""
    year, month, day = _parts(said)
    if not year:
        raise _not_a_date(said)
    if month is None:
        return f"{year:04d}"
    if day is None:
        if not 1 <= month <= 12:
            raise _not_a_date(said)
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise _not_a_date(said) from None


def _parts(said: str) -> tuple[int, int | None, int | None]:
    if match := _EDTF.fullmatch(said):
        year, month, day = match.groups()
        return int(year), int(month) if month else None, int(day) if day else None
    if match := _DAY_FIRST.fullmatch(said):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(said):
        name, day, year = match.groups()
    else:
        raise _not_a_date(said)
    if name.casefold() not in _MONTHS:
        raise _not_a_date(said)
    return int(year), _MONTHS[name.casefold()], int(day) if day else None


def _not_a_date(said: str) -> Refusal:
    return Refusal(f"“{said}” is not a date. Write 2020, Jan 2020, 3 Jan 2020 or 2020-01-03.")


def precision(stored: str) -> str:
    """Return `year`, `month`, `day`, or empty for an unknown date."""
    return {0: "", 4: "year", 7: "month", 10: "day"}[len(stored)]


def shown(stored: str) -> str:
    """Return the date as the window shows it: `3 Jan 2020`, `Jan 2020`, `2020` or empty."""
    parts = [int(part) for part in stored.split("-")] if stored else []
    match parts:
        case [year, month, day]:
            return f"{day} {_SHORT[month - 1]} {year}"
        case [year, month]:
            return f"{_SHORT[month - 1]} {year}"
        case [year]:
            return str(year)
        case _:
            return ""


def first_day(stored: str) -> str:
    """Return the earliest day that the date allows, as ISO text; empty for an unknown date."""
    return stored + "-01-01"[len(stored) - 4 :] if stored else ""


def last_day(stored: str) -> str:
    """Return the latest day that the date allows, as ISO text; empty for an unknown date."""
    if len(stored) == 4:
        return stored + "-12-31"
    if len(stored) == 7:
        year, month = (int(part) for part in stored.split("-"))
        return f"{stored}-{calendar.monthrange(year, month)[1]:02d}"
    return stored


def refuse_backwards(since: str, until: str) -> None:
    """Raise Refusal when a stretch of time ends before it begins; an unknown end is no end."""
    if since and until and last_day(until) < first_day(since):
        raise Refusal("It can't have ended before it began.")
