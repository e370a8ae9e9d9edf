"""Read PDF: its text layer, page by page, each page a piece; what was only photographed has none.

pdfium comes first, since it is fast and reads most; what it can't open is tried with pypdf, which
is slow and patient. Both hand out lines; `printed_lines` makes paragraphs of them.
"""

import re
from collections.abc import Iterable, Iterator

from workbench.errors import Refusal
from workbench.importing.decoding import whole_characters
from workbench.importing.direction import tame
from workbench.importing.portable_engines import PdfText, Unreadable, read_again, read_fast
from workbench.importing.properties import one_line, real_title
from workbench.importing.published import published_date
from workbench.importing.reading import Entry, Format, ReadDocument, Source
from workbench.importing.stated import PROPERTIES, Fact, stating, told_by_words
from workbench.model.documents import Piece

_MEDIA_TYPE = "application/pdf"
_MARK = b"%PDF-"
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")
#: letters that a font shows without saying which they are
_NAMELESS = re.compile("[\ue000-\uf8ff\ufffd\x01-\x08\x0e-\x1f]")
_TO_BLANK = {code: " " for code in (0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F)}
_NAMED_PAGES = 8
#: no number on a page is longer, in characters
_LABEL = 20
_DAMAGED = "It is damaged or was cut off; what was left of it was read."
_CRASHED = (
    "It made the usual reader crash and was read by a slower one, line by line; compare it with the "
    "pages."
)


def is_pdf(source: Source) -> bool:
    """Say whether the bytes are a PDF, with or without blanks before its mark."""
    return source.data[:1024].lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(_MARK)


def read_pdf(source: Source) -> ReadDocument:
    """Return the text layer with a `page` piece for each page, an empty one where it has no text.

    Raises Refusal when it is encrypted, cut off, or has no text layer.
    """
    try:
        return _document(read_fast(source.data, source.name), source, ())
    except Unreadable:
        return read_pdf_patiently(source)


def read_pdf_patiently(source: Source, doubt: str = _DAMAGED) -> ReadDocument:
    """Return what `read_pdf` does by the slower library, for files that break the fast one."""
    try:
        found = read_again(source.data, source.name)
    except Unreadable:
        raise Refusal(f"“{source.name}” is damaged or was cut off; fetch it again.") from None
    return _document(found, source, (doubt,))


def patient_entries(data: bytes, name: str, **_options: object) -> Iterator[Entry]:
    """Yield the one document of a file that ended the process that read it by the fast library."""
    yield Entry(name, data, read_pdf_patiently(Source(data, name), _CRASHED))


def _document(found: PdfText, source: Source, doubts: tuple[str, ...]) -> ReadDocument:
    pages = [_mended(page) for page in found.pages]
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if len(empty) == len(pages):
        raise _no_text_layer(source.name, len(pages))
    text, pieces = _laid_out(pages, found.labels)
    told = (*doubts, *_doubts(text, empty, len(pages)))
    return stating(
        ReadDocument(text, pieces, media_type=_MEDIA_TYPE, doubts=told),
        title=Fact(real_title(found.title), PROPERTIES),
        author=Fact(one_line(found.author), PROPERTIES),
        language=told_by_words(text),
        made=Fact(_made_on(found.made)),
    )


def _mended(page: str) -> str:
    """Return a page's text as it can be stored."""
    return whole_characters(page.replace("\0", "\ufffd").translate(_TO_BLANK)).strip()


def _laid_out(pages: Iterable[str], labels: list[str]) -> tuple[str, tuple[Piece, ...]]:
    """Return the pages with blank lines between, and where each stands; the nth piece is page n.

    A piece says the number that is printed on its page where that is another than n.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for number, page in enumerate(pages, 1):
        if page and length:
            parts.append("\n\n")
            length += 2
        parts.append(page)
        label = one_line(labels[number - 1])[:_LABEL] if number <= len(labels) else ""
        said = "" if label == str(number) else tame(label)
        pieces.append(Piece(length, length + len(page), "page", said))
        length += len(page)
    return "".join(parts), tuple(pieces)


def _no_text_layer(name: str, count: int) -> Refusal:
    if not count:
        return Refusal(f"“{name}” has no pages.")
    pages = "its page is a picture" if count == 1 else f"its {count:,} pages are pictures"
    return Refusal(
        f"“{name}” has no text layer: {pages}. Let a text recognition program add one and import "
        "it again."
    )


def _doubts(text: str, empty: list[int], count: int) -> Iterable[str]:
    if empty:
        named = ", ".join(map(str, empty[:_NAMED_PAGES])) + ("…" if empty[_NAMED_PAGES:] else "")
        yield f"{len(empty):,} of its {count:,} pages have no text layer: {named}."
    if len(_NAMELESS.findall(text)) > 0.05 * len(text):
        yield "Its fonts don't say which letters they show; compare the text with the page."


def _made_on(said: str) -> str:
    found = _DATE.match(said.strip())
    return published_date("-".join(filter(None, found.groups()))) if found else ""


PDF = Format(_MEDIA_TYPE, is_pdf, read_pdf)
