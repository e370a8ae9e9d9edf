"""Read MHTML, a page as a browser saves it in one file: a mail whose first page is the page."""

from dataclasses import replace
from typing import Any

from workbench.errors import Refusal
from workbench.importing.mail import is_mail
from workbench.importing.mail_parts import Message, children, header, parsed, part_text
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import Fact
from workbench.importing.web_page import read_web_page

_MEDIA_TYPE = "multipart/related"
_LOOKED_AT = 4096


def is_web_archive(source: Source) -> bool:
    """Say whether the bytes are a mail that a browser wrote to keep a page."""
    head = source.data[:_LOOKED_AT].lower()
    if not head.startswith((b"from:", b"mime-version:", b"content-type:", b"subject:")):
        return False
    saved = b"saved by" in head or b"snapshot-content-location:" in head
    named = source.called(".mht", ".mhtml")
    return _MEDIA_TYPE.encode() in head and (saved or named) and (named or is_mail(source))


def read_web_archive(source: Source) -> ReadDocument:
    """Return what the page shows, and where it was saved from."""
    message = parsed(source.data, source.name)
    page = _page(message)
    if page is None:
        raise Refusal(f"“{source.name}” is a saved page without the page itself.")
    html = part_text(page).encode("utf-8-sig")
    document = read_web_page(Source(html, source.name))
    places = (header(message, "Snapshot-Content-Location"), header(page, "Content-Location"))
    stated = next((at for at in places if at.startswith(("http://", "https://"))), "")
    return _beside(
        replace(document, media_type=_MEDIA_TYPE),
        url=Fact(stated, "where the browser saved it from"),
        title=Fact(header(message, "Subject"), "the saved page’s Subject"),
    )


def _beside(document: ReadDocument, **facts: Fact) -> ReadDocument:
    """Return the page with what its frame states where the page itself says nothing."""
    needed = {name: one for name, one in facts.items() if one.value and not getattr(document, name)}
    values: dict[str, Any] = {name: one.value for name, one in needed.items()}
    sources = {name: one.where for name, one in needed.items()}
    return replace(document, **values, sources={**document.sources, **sources})


def _page(message: Message) -> Message | None:
    waiting, looked = [message], 0
    while waiting and looked < 1000:
        part = waiting.pop(0)
        looked += 1
        if part.get_content_type() == "text/html":
            return part
        waiting = children(part) + waiting
    return None


WEB_ARCHIVE = Format(_MEDIA_TYPE, is_web_archive, read_web_archive)
