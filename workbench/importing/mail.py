"""Read an e-mail: who wrote what to whom and when, and the words of its body.

The lines From, To, Cc, Date and Subject stand at the head of the text, since they are evidence. Of a
body in two forms the plain one is taken, unless it is blank. What is attached is listed, not read.
"""

import email.message
import email.utils
import re
from collections.abc import Iterator
from datetime import date

from workbench.errors import Refusal
from workbench.importing.flow import in_order, moved
from workbench.importing.mail_parts import (
    Message,
    attachment,
    children,
    header,
    is_attached,
    parsed,
    part_text,
)
from workbench.importing.properties import one_line
from workbench.importing.published import published_date
from workbench.importing.reading import Format, ReadDocument, Source
from workbench.importing.stated import Fact, stating, told_by_words
from workbench.importing.web_page import read_web_page
from workbench.model.documents import Piece

_MEDIA_TYPE = "message/rfc822"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
#: headers that mail has and typed notes seldom; two of them make a mail
_TELLING = frozenset(
    b"from to date subject message-id received mime-version return-path delivered-to "
    b"content-type x-mailer reply-to dkim-signature".split()
)
_FIELD = re.compile(rb"([!-9;-~]{1,76}):")
_LOOKED_AT = 16_384
_MOST_PARTS = 1000
_DEEPEST = 150
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def is_mail(source: Source) -> bool:
    """Say whether the bytes open with the header of a mail."""
    names = set()
    for line in source.data[:_LOOKED_AT].splitlines()[:200]:
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field:
            names.add(field[1].lower())
        elif line[:1] not in b" \t":
            return False
    return len(names & _TELLING) >= 2 and bool(names & {b"from", b"received", b"message-id"})


def read_mail(source: Source) -> ReadDocument:
    """Return header lines and body; raises Refusal when it is made to do harm or says nothing."""
    message = parsed(source.data, source.name)
    body = _Body(source.name)
    body.take(message)
    text = body.text()
    if not text.strip():
        raise Refusal(f"“{source.name}” is a mail without words.")
    name, address = email.utils.parseaddr(header(message, "From"))
    return stating(
        ReadDocument(text, tuple(body.pieces), media_type=_MEDIA_TYPE, doubts=tuple(body.doubts)),
        title=Fact(_REPLY.sub("", header(message, "Subject")), "mail header Subject"),
        author=Fact(one_line(name) or one_line(address), "mail header From"),
        published=Fact(sent_on(message), "mail header Date"),
        language=told_by_words(body.words()),
    )


def sent_on(message: Message) -> str:
    """Return the day that the mail says it was sent on, where it was sent; empty when unclear."""
    try:
        said = email.utils.parsedate(header(message, "Date"))
        return published_date(date(*said[:3]).isoformat()) if said else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


class _Body:
    """Gather the blocks of a mail and of those forwarded in it."""

    def __init__(self, name: str) -> None:
        self.pieces: list[Piece] = []
        self.doubts: list[str] = []
        self._name = name
        self._blocks: list[str] = []
        self._said: list[str] = []
        self._length = 0

    def text(self) -> str:
        """Return all blocks with blank lines between them."""
        return "\n\n".join(self._blocks)

    def words(self) -> str:
        """Return only what the bodies say."""
        return "\n\n".join(self._said)

    def take(self, message: Message) -> None:
        """Add a mail: its header, its words, and what is attached to it."""
        self._add(_heading(message), "meta")
        attached: list[str] = []
        for count, (part, depth) in enumerate(_parts(message)):
            if count > _MOST_PARTS or depth > _DEEPEST:
                self.doubts.append("It has parts in parts without end; only the first were read.")
                break
            if part.get_content_type() == "message/rfc822":
                continue
            if part is not message and is_attached(part):
                attached.append(attachment(part))
            elif _is_heading_of_inner(part, message):
                self._add(_heading(part), "meta")
                self._take_words(part)
            else:
                self._take_words(part)
        if attached:
            self._add("Attached: " + ", ".join(attached), "meta")
            counted = (
                "1 attachment was" if len(attached) == 1 else f"{len(attached)} attachments were"
            )
            self.doubts.append(f"Its {counted} not read: {', '.join(attached)}."[:400])

    def _take_words(self, part: Message) -> None:
        words, pieces = part_text(part), _NONE
        if part.get_content_type() == "text/html":
            words, pieces = self._shown(words)
        if words.strip():
            block = words.strip("\n")
            self._said.append(block)
            start = self._add(block)
            cut = len(words) - len(words.lstrip("\n"))
            self.pieces += in_order(moved(pieces, start - cut, start), self._length)

    def _shown(self, html: str) -> tuple[str, tuple[Piece, ...]]:
        try:
            page = read_web_page(Source(html.encode("utf-8-sig"), self._name))
        except Refusal:
            return "", ()
        return page.text, page.pieces

    def _add(self, block: str, kind: str = "") -> int:
        """Put a block at the end; returns where it starts."""
        if not block:
            return self._length
        start = self._length + 2 * bool(self._blocks)
        self._length = start + len(block)
        self._blocks.append(block)
        if kind:
            self.pieces.append(Piece(start, self._length, kind))
        return start


_NONE: tuple[Piece, ...] = ()


def _heading(message: Message) -> str:
    lines = ((name, header(message, name)) for name in _SHOWN)
    return "\n".join(f"{name}: {value}" for name, value in lines if value)


def _is_heading_of_inner(part: Message, message: Message) -> bool:
    """Say whether a part is a whole mail of its own, forwarded inside."""
    return part is not message and bool(part.get("From") and part.get("Date"))


def _parts(message: Message) -> Iterator[tuple[Message, int]]:
    """Yield the parts to be read in order, of alternatives the best one; never recurses."""
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        inner = children(part)
        if not inner:
            yield part, depth
            continue
        if part.get_content_type() == "multipart/alternative":
            inner = _best(inner)
        if _is_heading_of_inner(part, message):
            yield _headed(part), depth
        waiting.extend((one, depth + 1) for one in reversed(inner))


def _headed(part: Message) -> Message:
    """Return the header alone of a forwarded mail that has parts."""
    alone = email.message.Message()
    for name in _SHOWN:
        if value := header(part, name):
            alone[name] = value
    return alone


def _best(alternatives: list[Message]) -> list[Message]:
    """Return the plain form unless it is blank, else the last that holds text, as the sender ranks."""
    for one in alternatives:
        if one.get_content_type() == "text/plain" and part_text(one).strip():
            return [one]
    held = [
        one for one in alternatives if one.is_multipart() or one.get_content_maintype() == "text"
    ]
    return held[-1:] or alternatives[-1:]


MAIL = Format(_MEDIA_TYPE, is_mail, read_mail)
