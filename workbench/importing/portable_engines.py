"""The two libraries that read PDF, behind one shape: pdfium by its C interface, pypdf in Python."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbench.errors import Refusal
from workbench.importing.printed_lines import Line, paragraphs

MOST_PAGES = 20_000
#: the slower library reads a page in some tenths of a second
MOST_PAGES_AGAIN = 500
#: characters of all pages together
LONGEST = 100_000_000
_PASSWORD = 4
#: a damaged file makes pypdf stumble in many ways, none of which says more than that it is damaged
_STUMBLES = (
    *(ValueError, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError),
    *(AssertionError, NotImplementedError, OSError, ImportError),
)
#: pdfium's sign for the hyphen at a line's end
_HYPHEN = "\ufffe"
_LINE = re.compile(rf"([^\r\n{_HYPHEN}]*)({_HYPHEN}|\r\n?|\n|\Z)")
_WORD = re.compile(r"\S+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
Box = tuple[float, float, float, float]


class Unreadable(Exception):
    """Say that a library can't open a file, which another may."""


@dataclass(slots=True)
class PdfText:
    """Hold the text of each page and what the file says of itself; `made` is a PDF date.

    `labels` are the numbers that the file says are printed on the pages, if it says any.
    """

    pages: list[str] = field(default_factory=list)
    title: str = ""
    author: str = ""
    made: str = ""
    labels: list[str] = field(default_factory=list)


def read_fast(data: bytes, name: str) -> PdfText:
    """Return the text by pdfium; raises Unreadable, or Refusal when it is encrypted or endless."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise _encrypted(name) from error
        raise Unreadable from error
    try:
        _refuse_endless(len(document), MOST_PAGES, name)
        told = document.get_metadata_dict()
        found = PdfText([], told["Title"], told["Author"], told["CreationDate"])
        _gather(found, (_page_text(document, number) for number in range(len(document))), name)
        found.labels = [document.get_page_label(number) for number in range(len(document))]
        return found
    finally:
        document.close()


def read_again(data: bytes, name: str) -> PdfText:
    """Return the text by pypdf; raises Unreadable, or Refusal when it is encrypted or endless."""
    import io

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(name)
        _refuse_endless(len(reader.pages), MOST_PAGES_AGAIN, name)
        told: Any = reader.metadata or {}
        title, author, made = (
            str(told.get(key, "")) for key in ("/Title", "/Author", "/CreationDate")
        )
        found = PdfText([], title, author, made)
        count = len(reader.pages)
    except Refusal:
        raise
    except (PyPdfError, *_STUMBLES) as error:
        raise Unreadable from error
    _gather(found, (_page_again(reader, number) for number in range(count)), name)
    try:
        found.labels = list(reader.page_labels)
    except (PyPdfError, *_STUMBLES):
        found.labels = []
    if not any(page.strip() for page in found.pages):
        raise Unreadable
    return found


def _page_again(reader: Any, number: int) -> str:
    """Return the text of a page; one that is damaged counts as empty."""
    from pypdf.errors import PyPdfError

    try:
        return str(reader.pages[number].extract_text())
    except (PyPdfError, *_STUMBLES):
        return ""


def _gather(found: PdfText, pages: Iterator[str], name: str) -> None:
    length = 0
    for page in pages:
        found.pages.append(page)
        length += len(page)
        if length > LONGEST:
            raise Refusal(f"“{name}” holds more text than can be read as one document.")


def _encrypted(name: str) -> Refusal:
    return Refusal(f"“{name}” is encrypted; save it without its password and import that.")


def _refuse_endless(pages: int, most: int, name: str) -> None:
    if pages > most:
        raise Refusal(
            f"“{name}” has {pages:,} pages; up to {most:,} are read. Split it and import the parts."
        )


def _page_text(document: Any, number: int) -> str:
    """Return the paragraphs of a page; one that is damaged counts as empty."""
    import pypdfium2

    try:
        page = document[number]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        text = text_page.get_text_range()
        places = _Places(text_page, len(text), page.get_width())
        return paragraphs(list(_lines(text, places)), places.width)
    finally:
        text_page.close()
        page.close()


class _Places:
    """Tell where the letters of a page stand."""

    def __init__(self, text_page: Any, length: int, width: float) -> None:
        from pypdfium2 import raw

        self.width = width
        self._raw = raw
        self._page = text_page.raw
        self._box = raw.FS_RECTF()
        self._as_text = text_page.count_chars() == length

    def box(self, at: int) -> Box:
        """Return left, right, bottom and top of the letter at an offset of the page's text."""
        if not self._as_text:
            at = self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, at)
        box = self._box
        if at < 0 or not self._raw.FPDFText_GetLooseCharBox(self._page, at, box):
            return (0.0, 0.0, 0.0, 0.0)
        return (box.left, box.right, box.bottom, box.top)


def _lines(text: str, places: _Places) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        start, end = found.span(1)
        hyphen = found[2] == _HYPHEN
        starts = _line_starts(text, start, end, places)
        for at, after in zip(starts, [*starts[1:], end], strict=False):
            words = text[at:after].strip()
            if words:
                yield _line(words, text.find(words, at), places, hyphen and after == end)


def _line_starts(text: str, start: int, end: int, places: _Places) -> list[int]:
    """Return where lines begin in a stretch that pdfium takes for one; it joins some by a space."""
    words = [found.start() for found in _WORD.finditer(text, start, end)]
    if len(words) < 2 or _level(places.box(words[0]), places.box(words[-1])):
        return words[:1]
    starts, last = [words[0]], places.box(words[0])
    for at in words[1:]:
        box = places.box(at)
        if not _level(last, box):
            starts.append(at)
            last = box
    return starts


def _level(one: Box, other: Box) -> bool:
    """Say whether two letters stand on one line, as signs above and below the line do too."""
    height = max(one[3] - one[2], other[3] - other[2])
    return abs(one[2] - other[2]) < 0.6 * height or height == 0


def _line(words: str, at: int, places: _Places, hyphen: bool) -> Line:
    first, last = places.box(at), places.box(at + len(words) - 1)
    low, high = min(first[0], last[0]), max(first[1], last[1])
    if _RIGHT_TO_LEFT.match(words):
        low, high = places.width - high, places.width - low
    said = words + "-" if hyphen else words
    return Line(said, low, high, first[2], first[3] - first[2], hyphen)
