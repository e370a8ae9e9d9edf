"""Write how far two analysts agree: the figures, and the differences, as tables.

A comma-separated table has the one or the other; a workbook (`.xlsx`) has a sheet for each, and one
that says what was compared.
"""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.agreement.comparing import Agreement
from workbench.agreement.listing import Listed, Side, listed
from workbench.agreement.telling import CUSTOMARY, named, reason, rows, scope
from workbench.exporting.aside import aside
from workbench.exporting.formulas import defused
from workbench.exporting.spreadsheet import LONGEST, faithful_sheet, parted
from workbench.ports import Reader
from workbench.tasks import Progress

Cell = str | int | float | None
_PAGE = 500
_CUT = " […the whole text stands in a table of comma-separated values]"
FIGURES = (
    "code", "first", "second", "first_excerpts", "second_excerpts", "alike", "units",
    "first_characters", "second_characters", "both_characters", "percent", "kappa", "alpha", "alpha_u",
    "remark",
)  # fmt: skip
DIFFERENCES = (
    "document_id", "title", "kind", "first", "first_code", "first_start", "first_end", "first_quote",
    "second", "second_code", "second_start", "second_end", "second_quote",
)  # fmt: skip


def write_figures(reader: Reader, agreement: Agreement, path: Path, progress: Progress) -> int:
    """Write the figures, one row a code; returns how many rows."""
    return _write(reader, agreement, path, progress, FIGURES, figure_cells(agreement))


def write_differences(reader: Reader, agreement: Agreement, path: Path, progress: Progress) -> int:
    """Write where the two differ, one row a difference; returns how many rows."""
    cells = difference_cells(reader, agreement, progress)
    return _write(reader, agreement, path, progress, DIFFERENCES, cells)


def _write(
    reader: Reader,
    agreement: Agreement,
    path: Path,
    progress: Progress,
    heading: Sequence[str],
    cells: Iterable[Sequence[Cell]],
) -> int:
    with aside(path) as beside:
        if path.suffix.casefold() == ".xlsx":
            return _workbook(reader, agreement, beside, progress, heading)
        with beside.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(heading)
            count = 0
            for count, row in enumerate(cells, 1):  # noqa: B007
                writer.writerow([_safe(cell) for cell in row])
            return count


def _safe(cell: Cell) -> Cell:
    return defused(cell) if isinstance(cell, str) else cell


def figure_cells(agreement: Agreement) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of figures, numbers as they are, None where there is none."""
    first, second = named(agreement.question.left), named(agreement.question.right)
    for row in rows(agreement):
        one = row.figures
        numbers = (figure.value for figure in (one.percent, one.kappa, one.alpha, one.alpha_u))
        yield (
            row.label, first, second, *one.excerpts, one.units, *one.characters, *numbers, reason(one),
        )  # fmt: skip


def difference_cells(
    reader: Reader, agreement: Agreement, progress: Progress
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of differences, read a page at a time."""
    first, second = named(agreement.question.left), named(agreement.question.right)
    differences = agreement.differences
    for at in range(0, len(differences), _PAGE):
        progress.step(at, len(differences), "Writing differences")
        for one in listed(reader, agreement, differences[at : at + _PAGE]):
            yield (*_place(one), first, *_side(one.left), second, *_side(one.right))


def _place(one: Listed) -> tuple[Cell, ...]:
    return one.document_id, one.title, one.kind


def _side(one: Side | None) -> tuple[Cell, ...]:
    return (one.code, one.start, one.end, one.quote) if one else (None, None, None, None)


def _workbook(
    reader: Reader, agreement: Agreement, path: Path, progress: Progress, heading: Sequence[str]
) -> int:
    """Write all that there is; returns the rows of the sheet that was asked for."""
    from xlsxwriter import Workbook

    with tempfile.TemporaryDirectory(prefix="agreement-") as room:
        book = Workbook(str(path), {"constant_memory": True, "tmpdir": room})
        try:
            _about(book, agreement)
            counts = {
                FIGURES: _sheet(book, "Agreement", FIGURES, figure_cells(agreement)),
                DIFFERENCES: _sheet(
                    book,
                    "Disagreements",
                    DIFFERENCES,
                    difference_cells(reader, agreement, progress),
                ),
            }
        finally:
            book.close()
    return counts[tuple(heading)]


def _about(book: Any, agreement: Agreement) -> None:
    sheet, question = book.add_worksheet("About", faithful_sheet()), agreement.question
    plain = book.add_format()
    sheet.set_column(0, 0, 110)
    who = f"Agreement of {named(question.left)} and {named(question.right)}"
    for at, said in enumerate((who, scope(agreement), CUSTOMARY)):
        sheet.write_string(at, 0, defused(said), plain)


def _sheet(book: Any, name: str, heading: Sequence[str], cells: Iterable[Sequence[Cell]]) -> int:
    sheet = book.add_worksheet(name, faithful_sheet())
    plain, bold = book.add_format({"valign": "top"}), book.add_format({"bold": True, "bottom": 1})
    for column, said in enumerate(heading):
        wide = said == "code" or said.endswith(("quote", "title", "remark", "_code"))
        sheet.set_column(column, column, 44 if wide else 14)
        sheet.write_string(0, column, said, bold)
    at = 0
    for at, row in enumerate(cells, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(at, column, _fitted(defused(cell)), plain)
            elif cell is not None:
                sheet.write_number(at, column, cell, plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, at, len(heading) - 1)
    return at


def _fitted(cell: str) -> str:
    """Return what a cell holds of a text; a longer one is cut, and says so."""
    return cell if len(cell) <= LONGEST // 2 else parted(cell, LONGEST - len(_CUT))[0] + _CUT


Writing = Callable[[Reader, Agreement, Path, Progress], int]
