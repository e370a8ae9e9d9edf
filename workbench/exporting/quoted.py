"""A quote as an export kept it, read back from any format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.errors import Refusal
from workbench.exporting.columns import NAMES
from workbench.text.anchoring import Anchor

#: no text of a project is this long; a file that claims it is damaged or made to do harm
LONGEST_CELL = 64 * 1024 * 1024
_NEEDED = ("quote", "sha256", "start", "end")


@dataclass(frozen=True, slots=True)
class QuotedRow:
    """Hold what one row of an export says: where it stands in the file, its text and its anchor.

    `row` counts from 1, without the headings. A position that can't be read is -1. `shown` says that
    the quote was read from what a page shows, where white space is not kept as it was.
    """

    row: int
    sha256: str
    title: str
    anchor: Anchor
    shown: bool = False


def quoted_row(row: int, said: dict[str, str], shown: bool = False) -> QuotedRow:
    """Return the row from its cells by column key; what is absent counts as empty."""
    held = Anchor(
        _offset(said.get("start", "")),
        _offset(said.get("end", "")),
        said.get("quote", ""),
        said.get("prefix", ""),
        said.get("suffix", ""),
    )
    return QuotedRow(
        row, said.get("sha256", "").strip().lower(), said.get("title", ""), held, shown
    )


def keys_of(header: Sequence[str]) -> list[str]:
    """Return the column key under each heading, empty for a stranger's column."""
    return [NAMES.get(name.strip().lower(), "") for name in header]


def is_header(header: Sequence[str]) -> bool:
    """Say whether these headings are those of an export, in any order."""
    return set(_NEEDED) <= set(keys_of(header))


def table_rows(header: Sequence[str]) -> Callable[[int, Sequence[str]], QuotedRow | None]:
    """Return what reads the cells of a table under these headings; it gives None for a blank row.

    Raises Refusal when the headings lack what a quote is found by.
    """
    keys = keys_of(header)
    if missing := [name for name in _NEEDED if name not in keys]:
        raise Refusal(f"This table lacks the column “{missing[0]}”, so it can't be compared.")

    def read(row: int, cells: Sequence[str]) -> QuotedRow | None:
        if not any(cells):
            return None
        return quoted_row(row, dict(zip(keys, cells, strict=False)))

    return read


def _offset(said: str) -> int:
    # a spreadsheet may have turned 120 into 120.0
    try:
        return int(float(said)) if len(said) < 20 else -1
    except (ValueError, OverflowError):
        return -1
