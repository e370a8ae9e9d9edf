"""Every format that excerpts are exported to, by key."""

from workbench.errors import Refusal
from workbench.exporting import (
    annotations,
    columnar,
    comma_separated,
    json_lines,
    markdown,
    open_document,
    printed,
    spreadsheet,
    web_page,
    word,
)
from workbench.exporting.formats import Format

FORMATS: dict[str, Format] = {
    form.key: form
    for form in (
        comma_separated.FORMAT,
        comma_separated.TABBED,
        spreadsheet.FORMAT,
        json_lines.FORMAT,
        columnar.FORMAT,
        annotations.FORMAT,
        markdown.FORMAT,
        web_page.FORMAT,
        word.FORMAT,
        open_document.FORMAT,
        printed.FORMAT,
    )
}


def format_of(key: str) -> Format:
    """Return the format of this key; raises Refusal when there is none."""
    if key not in FORMATS:
        raise Refusal(f"There is no format “{key}”. Choose one of {', '.join(FORMATS)}.")
    return FORMATS[key]
