"""The formats that can be read, told by their bytes, the most particular first."""

from collections.abc import Iterator

from workbench.errors import Refusal
from workbench.importing.e_book import EPUB
from workbench.importing.markdown import MARKDOWN
from workbench.importing.open_document import ODT
from workbench.importing.plain_text import PLAIN_TEXT
from workbench.importing.portable import PDF
from workbench.importing.reading import Collection, Entry, Format, ReadDocument, Reading, Source
from workbench.importing.signatures import refuse_known_binary
from workbench.importing.web_page import WEB_PAGE
from workbench.importing.word import DOCX
from workbench.importing.zipped import ZIP

#: Told by the bytes alone; asked before anything is decoded.
BINARY_FORMATS: tuple[Format, ...] = (PDF, DOCX, ODT, EPUB)
#: Told from the decoded text; the last one takes whatever is text.
TEXT_FORMATS: tuple[Format, ...] = (WEB_PAGE, MARKDOWN, PLAIN_TEXT)
#: Files of many documents; asked when no single document is told.
COLLECTIONS: tuple[Collection, ...] = (ZIP,)

#: How such files are usually called, to offer them; what a file is, its bytes say.
ENDINGS = [".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".odt", ".epub", ".zip"]

#: No larger file is read, in bytes: text, and what is packed or holds pictures
LARGEST = 50_000_000
LARGEST_PACKED = 500_000_000
_PACKED = (b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"From ")


def read(data: bytes, name: str) -> ReadDocument:
    """Return what the bytes of one document say; `name` is for messages and to tell look-alikes.

    Raises Refusal with one sentence for what can't be read: empty, too large, binary, in no known
    encoding, damaged, locked, or without any text.
    """
    refuse_too_large(len(data), name, data[:8])
    source = Source(data, name)
    if form := _binary_format(source):
        return form.read(source)
    refuse_known_binary(data, name)
    form = next(form for form in TEXT_FORMATS if form.recognises(source))
    return form.read(source)


def entries(data: bytes, name: str) -> Iterator[Entry]:
    """Yield every document of a file that may hold many; what can't be read is an entry with why.

    Never raises Refusal. A file of one document gives one entry of its own name.
    """
    return _walk(data, name, Reading(_walk))


def _walk(data: bytes, name: str, reading: Reading) -> Iterator[Entry]:
    try:
        source = Source(data, name)
        if collection := _collection(source):
            refuse_too_large(len(data), name, data[:8])
            yield from collection.entries(source, reading)
        else:
            yield Entry(name, data, read(data, name))
    except Refusal as refusal:
        yield Entry(name, why=str(refusal))


def _binary_format(source: Source) -> Format | None:
    return next((form for form in BINARY_FORMATS if form.recognises(source)), None)


def _collection(source: Source) -> Collection | None:
    if _binary_format(source):
        return None
    return next((form for form in COLLECTIONS if form.recognises(source)), None)


def refuse_too_large(size: int, name: str, head: bytes = b"") -> None:
    """Raise Refusal when a file of `size` bytes that begins with `head` is more than is read."""
    limit = LARGEST_PACKED if head.startswith(_PACKED) else LARGEST
    if size > limit:
        raise Refusal(
            f"“{name}” has {size / 1e6:,.0f} MB; files of up to {limit / 1e6:.0f} MB are read. "
            "Split it and import the parts."
        )
