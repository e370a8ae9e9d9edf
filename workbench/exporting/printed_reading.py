"""Read the quotes of a PDF report back, and whether its pages show them.

The file is read in a sealed process, as one that is imported: what draws a PDF was not made for
files that want to do harm.
"""

import ctypes
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.page_words import stands_in
from workbench.exporting.quoted import QuotedRow, quoted_row

ANCHORS = "anchors.jsonl"
READER = "workbench.exporting.printed_reading:entries"
#: a page from 1, and how far below its edge something begins and ends, in points
Stretch = tuple[int, float, float]
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
        stands = [(int(page), float(top), float(end)) for page, top, end in said.pop("stands")]
        first = stands[0][0]
        words = pages.words(first, stands[-1][0])
        shown = stands_in(str(said.get("quote", "")), words, partial(pages.letters, stands))
        yield {**said, "row": number, "on_page": shown, "page": first}


class _Pages:
    """Give the words of pages, counted from 1, keeping those read last."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)
        self._kept: dict[int, str] = {}
        self._letters: tuple[int, list[tuple[str, float]]] = (0, [])

    def words(self, first: int, last: int) -> str:
        """Return the words of pages without the numbers at their feet."""
        if not 1 <= first <= last <= len(self._document) or last - first > _MOST_PAGES:
            return ""
        wanted = range(first, last + 1)
        self._kept = {one: self._kept.get(one) or self._read(one) for one in wanted}
        return "\r\n".join(self._kept.values())

    def letters(self, stands: Sequence[Stretch]) -> str:
        """Return the letters whose base stands within stretches of pages, in any order."""
        return "".join(
            letter
            for page, top, bottom in stands
            for letter, down in self._on_page(page)
            if top <= down <= bottom
        )

    def _read(self, number: int) -> str:
        with self._page(number) as (_, words):
            return str(words.get_text_range()).rstrip().removesuffix(str(number))

    def _on_page(self, number: int) -> list[tuple[str, float]]:
        """Return each letter of a page with how far below the page's edge its base stands."""
        from pypdfium2 import raw

        if self._letters[0] != number and 1 <= number <= len(self._document):
            x, y = ctypes.c_double(), ctypes.c_double()
            with self._page(number) as (page, words):
                found, height = [], page.get_height()
                for at in range(words.count_chars()):
                    raw.FPDFText_GetCharOrigin(words.raw, at, x, y)
                    letter = chr(raw.FPDFText_GetUnicode(words.raw, at))
                    found.append((letter, height - y.value))
            self._letters = (number, found)
        return self._letters[1] if self._letters[0] == number else []

    @contextmanager
    def _page(self, number: int) -> Iterator[tuple[Any, Any]]:
        page = self._document[number - 1]
        words = page.get_textpage()
        try:
            yield page, words
        finally:
            words.close()
            page.close()
