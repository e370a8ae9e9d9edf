"""Read the quotes of a PDF report back, and whether its pages show them.

The file is read in a sealed process, as one that is imported: what draws a PDF was not made for
files that want to do harm.
"""

import io
import json
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.page_words import stands_in
from workbench.exporting.quoted import QuotedRow, quoted_row

ANCHORS = "anchors.jsonl"
READER = "workbench.exporting.printed_reading:entries"
_LARGEST = 512 * 1024 * 1024
#: quotes that come back from the sealed process together
_TOGETHER = 500
#: pages that one quote may go over; a whole text may be one
_MOST_PAGES = 2_000
#: a file that was made to do harm makes pypdf stumble in many ways
_STUMBLES = (ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError)


def recognises(beginning: bytes) -> bool:
    """Say whether the file is a PDF; reading tells whether it is a report."""
    return beginning.startswith(b"%PDF-")


def read(path: Path) -> Iterator[QuotedRow]:
    """Yield the quotes; raises Refusal for a PDF that is damaged, or no report."""
    from workbench.importing.supervision.crew import Crew, Job

    size = path.stat().st_size
    if size > _LARGEST:
        raise Refusal(f"“{path.name}” is larger than any report, so it was not read.")
    data = path.read_bytes()
    with Crew(partial(_asked, data), reader=READER, hands=1) as crew:
        for _, told in crew.each([Job(path, path.name, size)]):
            for entry in told:
                if entry.document is None:
                    raise Refusal(entry.why)
                yield from _rows(entry.document.text, path.name)


def _asked(data: bytes, job: Any, child: Any) -> Iterator[Any]:
    yield from child.entries(data, job.name)


def _rows(text: str, name: str) -> Iterator[QuotedRow]:
    """Yield what the sealed process told, believed only as far as it is plain text."""
    try:
        for said in json.loads(text):
            cells = {str(key): str(value) for key, value in said.items()}
            row = quoted_row(int(said["row"]), cells)
            yield row if said["on_page"] is True else _not_shown(row, cells.get("page", ""))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _no_report(name) from error


def _not_shown(row: QuotedRow, page: str) -> QuotedRow:
    """Return a row that is nowhere in a text, and says why."""
    said = f"[not on page {page}] {row.anchor.quote}"
    return QuotedRow(row.row, row.sha256, row.title, row.anchor._replace(start=-1, quote=said))


def _no_report(name: str) -> Refusal:
    return Refusal(f"“{name}” is a PDF, but no export of excerpts that can be verified.")


def entries(data: bytes, name: str) -> Iterator[Any]:
    """Yield quotes as JSON, each with whether its page shows it; runs in the sealed process."""
    from workbench.importing.reading import Entry, ReadDocument

    anchors = _attached(data)
    if not anchors:
        yield Entry(name, why=str(_no_report(name)))
        return
    told = _compared(anchors, data)
    while some := list(islice(told, _TOGETHER)):
        yield Entry(name, b"", ReadDocument(json.dumps(some)))


def _attached(data: bytes) -> list[bytes]:
    """Return the lines of the anchors; none when there are none, or nothing can be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    with suppress(PyPdfError, *_STUMBLES):
        for one in PdfReader(io.BytesIO(data)).attachment_list:
            if one.name == ANCHORS:
                return one.content.splitlines()
    return []


def _compared(anchors: list[bytes], data: bytes) -> Iterator[dict[str, Any]]:
    pages = _Pages(data)
    for number, line in enumerate(anchors, 1):
        said = json.loads(line)
        first, last = map(int, said.pop("pages"))
        shown = stands_in(str(said.get("quote", "")), pages.words(first, last))
        yield {**said, "row": number, "on_page": shown, "page": first}


class _Pages:
    """Give the words of pages, counted from 1, keeping those read last."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)
        self._kept: dict[int, str] = {}

    def words(self, first: int, last: int) -> str:
        """Return the words of pages without the numbers at their feet."""
        if not 1 <= first <= last <= len(self._document) or last - first > _MOST_PAGES:
            return ""
        wanted = range(first, last + 1)
        self._kept = {one: self._kept.get(one) or self._read(one) for one in wanted}
        return "\n".join(self._kept.values())

    def _read(self, number: int) -> str:
        page = self._document[number - 1]
        words = page.get_textpage()
        try:
            return str(words.get_text_range()).rstrip().removesuffix(str(number))
        finally:
            words.close()
            page.close()
