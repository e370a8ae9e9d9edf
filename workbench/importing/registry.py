"""The formats that can be read, told by their bytes, the most particular first."""

from workbench.errors import Refusal
from workbench.importing.markdown import MARKDOWN
from workbench.importing.plain_text import PLAIN_TEXT
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.signatures import refuse_known_binary
from workbench.importing.web_page import WEB_PAGE

#: Told by first bytes alone; asked before anything is decoded.
BINARY_FORMATS: tuple[Format, ...] = ()
#: Told from the decoded text; the last one takes whatever is text.
TEXT_FORMATS: tuple[Format, ...] = (WEB_PAGE, MARKDOWN, PLAIN_TEXT)

#: No larger file is read, in bytes.
LARGEST = 50_000_000


def read(data: bytes, name: str) -> ReadDocument:
    """Return what the bytes say; `name` is for messages and for telling look-alikes apart.

    Raises Refusal with one sentence for what can't be read: empty, too large, binary, in no known
    encoding, or a page with nothing but script.
    """
    refuse_too_large(len(data), name)
    source = Source(data, name)
    for form in BINARY_FORMATS:
        if form.recognises(source):
            return form.read(source)
    refuse_known_binary(data, name)
    form = next(form for form in TEXT_FORMATS if form.recognises(source))
    return form.read(source)


def refuse_too_large(size: int, name: str) -> None:
    """Raise Refusal when a file of `size` bytes is more than is read."""
    if size > LARGEST:
        raise Refusal(
            f"“{name}” has {size / 1e6:,.0f} MB; files of up to {LARGEST / 1e6:.0f} MB are read. "
            "Split it and import the parts."
        )
