"""Every format that excerpts are exported to, by key."""

from workbench.errors import Refusal
from workbench.exporting import comma_separated, json_lines, markdown, spreadsheet, web_page
from workbench.exporting.formats import Format

FORMATS: dict[str, Format] = {
    room.FORMAT.key: room.FORMAT
    for room in (comma_separated, spreadsheet, json_lines, markdown, web_page)
}


def format_of(key: str) -> Format:
    """Return the format of this key; raises Refusal when there is none."""
    if key not in FORMATS:
        raise Refusal(f"There is no format “{key}”. Choose one of {', '.join(FORMATS)}.")
    return FORMATS[key]


def sort_for(key: str, sort: str, descending: bool) -> tuple[str, bool]:
    """Return the order in which the rows of an export have to come: a grouped format sets it."""
    return ("position", False) if format_of(key).grouped else (sort, descending)
