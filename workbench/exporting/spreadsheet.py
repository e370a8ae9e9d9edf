"""XLSX: for Excel and LibreOffice. Frozen and filtered headings, texts that can't become formulas.

Excel holds 32,767 UTF-16 units in a cell and 1,048,576 rows on a sheet. A longer text is cut in its
cell, which says so, and stands whole, in parts, on the sheet “Continued”, under the anchor of its
row so that sorting doesn't part them. More rows go on to the next sheet. A last sheet has the
documents, with links there and back.
"""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from workbench.exporting.columns import Cell, Column, cells_of, chosen_columns
from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.formulas import SUSPECT, defused
from workbench.exporting.package import has_part, has_parts
from workbench.exporting.spreadsheet_documents import (
    DOCUMENTS,
    MOST_LINKS,
    DocumentsSheet,
    link_format,
)
from workbench.exporting.spreadsheet_reading import CONTINUED, CUT, read
from workbench.model.tables import ExcerptRow

#: in UTF-16 units; one is left for the apostrophe that keeps a formula from running
LONGEST = 32_766
ROWS_A_SHEET = 1_048_576
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_CONTINUED_HEADINGS = (*("Document SHA-256", "Start", "End"), "Column", "Part", "Text")


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write one sheet of rows, or as many as they need."""
    from xlsxwriter import Workbook

    columns = chosen_columns(options.keys)
    # the library's own temporary files go where an export that is cancelled removes them
    with tempfile.TemporaryDirectory(prefix="export-") as room:
        book = Workbook(
            str(path),
            {"constant_memory": True, "tmpdir": room, "in_memory": False, "use_zip64": True},
        )
        try:
            _Sheets(book, columns, faithful_sheet()).write(rows)
            book.close()
        finally:
            _let_go(book)


def _let_go(book: Any) -> None:
    """Close the library's files without writing the workbook, unless it was written already."""
    book.fileclosed = True
    for sheet in book.worksheets():
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()


def faithful_sheet() -> Any:
    """Return the library's sheet, made to write every text exactly, and sooner.

    The library changes a text such as `_x005F_x0041_`, whose two escapes (ECMA-376, `ST_Xstring`)
    it takes for one, and puts one that begins with `<r>` and ends with `</r>` into the XML as it
    is. Written here in one step, a text also takes half the time. `leads` are links inside the
    workbook, as (row, column, place); kept by the library each would take the memory of a row.
    """
    from xlsxwriter.utility import xl_rowcol_to_cell_fast as reference
    from xlsxwriter.worksheet import Worksheet

    class Faithful(Worksheet):  # type: ignore[misc]  # the library carries no types
        leads: list[tuple[int, int, str]]

        def __init__(self) -> None:
            super().__init__()
            self.leads = []

        def _write_hyperlinks(self) -> None:
            super()._write_hyperlinks()
            if self.leads:
                written = (
                    f'<hyperlink ref="{reference(row, column)}" location="{place}"/>'
                    for row, column, place in self.leads
                )
                self.fh.write(f"<hyperlinks>{''.join(written)}</hyperlinks>")

        def _write_cell(self, row: int, col: int, cell: Any) -> None:
            if type(cell).__name__ != "String":
                super()._write_cell(row, col, cell)
                return
            style = cell.format._get_xf_index()
            self.fh.write(
                f'<c r="{reference(row, col)}" s="{style}" t="inlineStr">'
                f'<is><t xml:space="preserve">{_written(cell.string)}</t></is></c>'
            )

    return Faithful


def _written(text: str) -> str:
    """Return a text as XML holds it, with the escapes of a spreadsheet."""
    if "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    if _UNFIT_FOR_XML.search(text):
        text = _UNFIT_FOR_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Sheets:
    """Write rows to the sheets of a workbook."""

    def __init__(self, book: Any, columns: tuple[Column, ...], sheet_class: Any) -> None:
        self._book = book
        self._class = sheet_class
        self._columns = columns
        self._bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._top = book.add_format({"valign": "top"})
        self._wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self._formats = [
            self._wrapped if column.key in ("quote", "note") else self._top for column in columns
        ]
        self._link = link_format(book)
        self._documents = DocumentsSheet(columns)
        self._continued: Any = None
        self._continued_rows = 0

    def write(self, rows: Iterable[ExcerptRow]) -> None:
        """Write all rows."""
        cells = cells_of(self._columns)
        sheet, at, number = self._begun(1), 0, 1
        for row in rows:
            if at == ROWS_A_SHEET - 1:
                self._end(sheet, at)
                number += 1
                sheet, at = self._begun(number), 0
            at += 1
            self._write_row(sheet, at, cells(row), row)
        self._end(sheet, at)
        self._documents.write(self._book, self._class, _fitted)

    def _begun(self, number: int) -> Any:
        name = "Excerpts" if number == 1 else f"Excerpts {number}"
        sheet = self._book.add_worksheet(name, self._class)
        for at, column in enumerate(self._columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.label, self._bold)
        sheet.freeze_panes(1, 0)
        return sheet

    def _end(self, sheet: Any, last: int) -> None:
        sheet.autofilter(0, 0, last, len(self._columns) - 1)

    def _write_row(self, sheet: Any, at: int, cells: list[Cell], row: ExcerptRow) -> None:
        text, number, formats = sheet.write_string, sheet.write_number, self._formats
        document = self._documents.place(row, sheet.get_name(), at)
        leads = len(sheet.leads) < MOST_LINKS
        if leads:
            sheet.leads.append((at, self._documents.column, f"'{DOCUMENTS}'!A{document + 1}"))
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                number(at, column, cell, formats[column])
            elif cell:
                if cell[0] in SUSPECT:
                    cell = defused(cell)  # noqa: PLW2901
                if len(cell) > LONGEST // 2 and _units(cell) > LONGEST:
                    cell = self._cut(cells[column], self._columns[column].key, row)  # noqa: PLW2901
                leading = leads and column == self._documents.column
                text(at, column, cell, self._link if leading else formats[column])

    def _cut(self, cell: Cell, key: str, row: ExcerptRow) -> str:
        """Write a text that is too long for a cell in parts, and return what stands in its place."""
        parts = parted(str(cell))
        sheet = self._continued_sheet()
        for number, part in enumerate(parts, 1):
            self._continued_rows += 1
            at = self._continued_rows
            for column, words in ((0, row.sha256), (3, key), (5, defused(part))):
                sheet.write_string(at, column, words, self._wrapped if column == 5 else self._top)
            for column, value in ((1, row.start), (2, row.end), (4, number)):
                sheet.write_number(at, column, value, self._top)
        return defused(parted(str(cell), LONGEST - len(CUT))[0]) + CUT

    def _continued_sheet(self) -> Any:
        if self._continued is None:
            self._continued = self._book.add_worksheet(CONTINUED, self._class)
            for column, label in enumerate(_CONTINUED_HEADINGS):
                self._continued.set_column(column, column, 70 if label == "Text" else 16)
                self._continued.write_string(0, column, label, self._bold)
            self._continued.freeze_panes(1, 0)
        return self._continued


def _fitted(text: str) -> str:
    return parted(text)[0] if len(text) > LONGEST // 2 else text


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def parted(text: str, longest: int = LONGEST) -> list[str]:
    """Return the text in parts of at most `longest` UTF-16 units, none ending inside a character."""
    written = text.encode("utf-16-le")
    parts, start = [], 0
    while start < len(written):
        end = min(start + 2 * longest, len(written))
        if end < len(written) and 0xDC <= written[end + 1] < 0xE0:
            end -= 2  # the second half of a pair would begin the next part
        parts.append(written[start:end].decode("utf-16-le"))
        start = end
    return parts


def recognises(beginning: bytes) -> bool:
    """Say whether the file is an archive with a workbook, or one too damaged to tell."""
    return beginning.startswith(b"PK\x03\x04") and (
        not has_parts(beginning) or has_part(beginning, "xl/workbook.xml")
    )


FORMAT = Format("xlsx", "Excel workbook", ".xlsx", write, recognises, read,
                said="for Excel and LibreOffice, with filters")  # fmt: skip
