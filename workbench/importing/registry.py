"""The formats that can be read, told by their bytes, the most particular first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from workbench.errors import Refusal
from workbench.importing.direction import turning_doubt
from workbench.importing.e_book import EPUB
from workbench.importing.mail import MAIL
from workbench.importing.mail_box import MAIL_BOX
from workbench.importing.markdown import MARKDOWN
from workbench.importing.open_document import ODT
from workbench.importing.plain_text import PLAIN_TEXT
from workbench.importing.portable import PDF
from workbench.importing.reading import Collection, Entry, Format, ReadDocument, Reading, Source
from workbench.importing.rich_text import RTF
from workbench.importing.signatures import refuse_known_binary
from workbench.importing.tables import CSV, JSON_LINES, XLSX
from workbench.importing.web_archive import WEB_ARCHIVE
from workbench.importing.web_page import WEB_PAGE
from workbench.importing.word import DOCX
from workbench.importing.zipped import ZIP

#: Told by the bytes alone; asked before anything is decoded.
BINARY_FORMATS: tuple[Format, ...] = (PDF, DOCX, ODT, EPUB, RTF, WEB_ARCHIVE, MAIL)
#: Told from the decoded text; the last one takes whatever is text.
TEXT_FORMATS: tuple[Format, ...] = (WEB_PAGE, MARKDOWN, PLAIN_TEXT)
#: Files of many documents, told by their bytes; asked when no single document is told.
BINARY_COLLECTIONS: tuple[Collection, ...] = (XLSX, ZIP, MAIL_BOX)
#: ... and told from the decoded text.
TEXT_COLLECTIONS: tuple[Collection, ...] = (CSV, JSON_LINES)

#: How such files are usually called, to offer them; what a file is, its bytes say.
ENDINGS = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".mhtml", ".mht", ".pdf", ".docx", ".odt"),
    *(".rtf", ".epub", ".eml", ".mbox", ".csv", ".tsv", ".xlsx", ".jsonl", ".zip"),
)

#: No larger file is read, in bytes: text, and what is packed or holds pictures
LARGEST = 50_000_000
LARGEST_PACKED = 500_000_000
_PACKED = (b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"From ")


def read(data: bytes, name: str) -> ReadDocument:
    """Return what the bytes of one document say; `name` is for messages and to tell look-alikes.

    Raises Refusal with one sentence for what can't be read: empty, too large, binary, in no known
    encoding, damaged, locked, or without any text.
    """
    source = _source(data, name)
    if form := _first(BINARY_FORMATS, source):
        return form.read(source)
    refuse_known_binary(data, name)
    return _read_text(source)


def entries(
    data: bytes,
    name: str,
    columns: Mapping[str, str] | None = None,
    tables: Mapping[str, Mapping[str, str]] | None = None,
) -> Iterator[Entry]:
    """Yield every document of a file that may hold many; what can't be read is an entry with why.

    `columns` names the columns of tables by a document's fields, where somebody chose them, and
    `tables` those of tables of one header, by its key (`rows.header_key`). Never raises Refusal. A
    file of one document gives one entry of its own name.
    """
    reading = Reading(_walk, columns=columns or {}, tables=tables or {})
    return (_looked_at(entry) for entry in _walk(data, name, reading))


def _looked_at(entry: Entry) -> Entry:
    """Return an entry with the doubts that any text may give, whatever its format."""
    document = entry.document
    if document is None or not (more := turning_doubt(document.text)):
        return entry
    return replace(entry, document=replace(document, doubts=(*document.doubts, *more)))


def _walk(data: bytes, name: str, reading: Reading) -> Iterator[Entry]:
    try:
        source = _source(data, name)
        if form := _first(BINARY_FORMATS, source):
            yield Entry(name, data, form.read(source))
        elif collection := _collection(source):
            yield from collection.entries(source, reading)
        else:
            yield Entry(name, data, _read_text(source))
    except Refusal as refusal:
        yield Entry(name, why=str(refusal))


def _source(data: bytes, name: str) -> Source:
    refuse_too_large(len(data), name, data[:8])
    return Source(data, name)


def _collection(source: Source) -> Collection | None:
    """Return what walks the file if it holds many; raises Refusal when it is neither that nor text."""
    if collection := _first(BINARY_COLLECTIONS, source):
        return collection
    refuse_known_binary(source.data, source.name)
    return _first(TEXT_COLLECTIONS, source)


def _read_text(source: Source) -> ReadDocument:
    return next(form for form in TEXT_FORMATS if form.recognises(source)).read(source)


Told = TypeVar("Told", Format, Collection)


def _first(forms: Iterable[Told], source: Source) -> Told | None:
    return next((form for form in forms if form.recognises(source)), None)


def refuse_too_large(size: int, name: str, head: bytes = b"") -> None:
    """Raise Refusal when a file of `size` bytes that begins with `head` is more than is read."""
    limit = LARGEST_PACKED if head.startswith(_PACKED) else LARGEST
    if size > limit:
        raise Refusal(
            f"“{name}” has {size / 1e6:,.0f} MB; files of up to {limit / 1e6:.0f} MB are read. "
            "Split it and import the parts."
        )
