"""Keep a spreadsheet from running what a document says, and undo it exactly.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. So that undoing is
exact, a cell that already has apostrophes before such a beginning gets one more; `restored` takes
one away. All other cells stay as they are. The beginnings are those of the OWASP page on CSV
injection (`=`, `+`, `-`, `@`, tab, CR, LF, and the full-width signs that Japanese and Chinese
spreadsheets read alike).
"""

import re

_BEGINNINGS = "=+\\-@\t\r\n＝＋－＠"
_DANGEROUS = re.compile(f"'*[{_BEGINNINGS}]")
_DEFUSED = re.compile(f"'+[{_BEGINNINGS}]")
#: first characters of the cells that have to be looked at; a set, because this runs for every cell
SUSPECT = frozenset("'=+-@\t\r\n＝＋－＠")


def defused(cell: str) -> str:
    """Return the cell as a spreadsheet may hold it."""
    return "'" + cell if cell[:1] in SUSPECT and _DANGEROUS.match(cell) else cell


def restored(cell: str) -> str:
    """Return what the cell was before `defused`."""
    return cell[1:] if cell[:1] == "'" and _DEFUSED.match(cell) else cell
