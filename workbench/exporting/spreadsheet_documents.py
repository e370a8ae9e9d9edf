"""The sheet of an exported workbook that says where its excerpts come from, and leads back to them.

A title among the excerpts leads to its document's row here, whose address opens the page and whose
title leads to the first of its excerpts. Excel follows at most 65,530 links on a sheet; what comes
after them is written without.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.exporting.columns import Cell, Column
from workbench.exporting.formulas import defused
from workbench.model.tables import ExcerptRow

DOCUMENTS = "Documents"
#: links that Excel follows on one sheet
MOST_LINKS = 65_530
#: characters of an address that Excel opens
_LONGEST_ADDRESS = 2079
_ADDRESS = re.compile(r"https?://[^\s]+\Z")
_OF_A_DOCUMENT = ("title", "author", "outlet", "published", "grade", "url", "sha256")


@dataclass(slots=True)
class _Document:
    """Hold a row of the sheet: its cells, its place, its first excerpt's place and how many."""

    cells: list[Cell]
    first: str
    at: int
    excerpts: int = 0


class DocumentsSheet:
    """Gather the documents of an export, and write them once all are known.

    `column` is the place among the excerpts' columns of the one that leads here.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        keys = [column.key for column in columns]
        self.column = keys.index("title" if "title" in keys else "sha256")
        self._columns = [column for column in columns if column.key in _OF_A_DOCUMENT]
        # what tells documents apart stands first, where the links are
        self._columns.sort(key=lambda column: _OF_A_DOCUMENT.index(column.key))
        self._documents: dict[int, _Document] = {}

    def place(self, row: ExcerptRow, sheet: str, at: int) -> int:
        """Note an excerpt in this row of a sheet; returns the row of its document here, from 1."""
        known = self._documents.get(row.document_id)
        if known is None:
            cells = [column.read(row) for column in self._columns]
            known = _Document(cells, f"internal:'{sheet}'!A{at + 1}", len(self._documents) + 1)
            self._documents[row.document_id] = known
        known.excerpts += 1
        return known.at

    def write(self, book: Any, sheet_class: Any, fitted: Callable[[str], str]) -> None:
        """Add the sheet; `fitted` makes a text short enough for a cell."""
        if not self._documents:
            return
        sheet = book.add_worksheet(DOCUMENTS, sheet_class)
        bold = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        top, link = book.add_format({"valign": "top"}), link_format(book)
        labels = [(column.label, column.width) for column in self._columns] + [("Excerpts", 9)]
        for at, (label, width) in enumerate(labels):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, label, bold)
        sheet.freeze_panes(1, 0)
        links = 0
        for one in self._documents.values():
            for at, cell in enumerate(one.cells):
                said = defused(fitted(str(cell)))
                target = one.first if not at else self._address(at, said)
                if target and links < MOST_LINKS:
                    links += 1
                    sheet.write_url(one.at, at, target, link, said or f"Document {one.at}")
                elif said:
                    sheet.write_string(one.at, at, said, top)
            sheet.write_number(one.at, len(one.cells), one.excerpts, top)
        sheet.autofilter(0, 0, len(self._documents), len(self._columns))

    def _address(self, at: int, said: str) -> str:
        """Return an address that can be opened; never one of a file, whatever a document says."""
        openable = self._columns[at].key == "url" and len(said) <= _LONGEST_ADDRESS
        return said if openable and _ADDRESS.match(said) else ""


def link_format(book: Any) -> Any:
    """Return how a cell that leads somewhere looks."""
    return book.add_format({"valign": "top", "font_color": "#0563C1", "underline": 1})
