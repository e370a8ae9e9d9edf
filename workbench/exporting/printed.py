"""PDF: a report on pages, as it was when it left, with its quotes and their anchors in the file.

The window's floor sets the pages. What is attached, a line of JSON a quote, says where on which page
it stands, so that `verify` can compare the words of the pages too.
"""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from workbench.exporting.formats import ExportOptions, Format
from workbench.exporting.printed_outline import outlined
from workbench.exporting.printed_reading import ANCHORS, read, recognises
from workbench.exporting.report import Entry, Writer, tell, title_of
from workbench.model.tables import ExcerptRow
from workbench.presses import PAPER, lacking, lent


class Pages(Writer, Protocol):
    """Write a report on pages of a file; made by `press(path, title)`, which opens it.

    `outline` has the headings with their pages, `quoted` for each line of the last quote its page,
    counted from 1, and its top and bottom in points below the page's edge.
    """

    outline: list[tuple[str, int]]
    quoted: list[tuple[int, float, float]]

    def close(self, attached: Mapping[str, tuple[str, bytes]] | None = None) -> None:
        """End the file with files in it, by name their media type and content; raises OSError."""
        ...


def write(rows: Iterable[ExcerptRow], path: Path, options: ExportOptions) -> None:
    """Write a report of the rows; raises Refusal where nothing sets pages."""
    pages: Pages = lent(PAPER)(path, title_of(options))
    anchors = _Anchored(pages)
    attached: dict[str, tuple[str, bytes]] = {}
    try:
        tell(rows, options, anchors)
        attached[ANCHORS] = ("application/jsonl", "".join(anchors.lines).encode())
    finally:
        pages.close(attached)
    outlined(path, pages.outline)


class _Anchored:
    """Pass a report on to its pages, and note for each quote where it stands."""

    def __init__(self, pages: Pages) -> None:
        self.lines: list[str] = []
        self._pages = pages
        self.begin, self.group = pages.begin, pages.group
        self.sources, self.end = pages.sources, pages.end

    def entry(self, entry: Entry) -> None:
        self._pages.entry(entry)
        row = entry.row
        said = {
            "sha256": row.sha256,
            "start": row.start,
            "end": row.end,
            "quote": row.quote,
            "prefix": row.prefix,
            "suffix": row.suffix,
            "title": entry.title,
            "stands": _by_page(self._pages.quoted),
        }
        self.lines.append(json.dumps(said, ensure_ascii=False) + "\n")


def _by_page(lines: Iterable[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """Return one stretch a page from lines in their order."""
    stretches: dict[int, tuple[int, float, float]] = {}
    for page, top, bottom in lines:
        begun = stretches.get(page, (page, top, bottom))
        stretches[page] = (page, begun[1], bottom)
    return list(stretches.values())


FORMAT = Format("pdf", "PDF report", ".pdf", write, recognises, read, grouped=True,
                kind="reading", said="pages to print and to send as they are",
                missing=partial(lacking, PAPER))  # fmt: skip
