"""The parts of a mail by the standard library's oldest and calmest rules, with caps on everything."""

import codecs
import email
import email.errors
import email.header
import email.message
import email.policy

from workbench.errors import Refusal
from workbench.importing.decoding import decode
from workbench.importing.properties import one_line

Message = email.message.Message
_LARGEST_HEADER = 1_000_000
_LONGEST_VALUE = 10_000


def parsed(data: bytes, name: str) -> Message:
    """Return a mail with its parts; raises Refusal for an endless header or endless nesting."""
    _refuse_endless_header(data, name)
    try:
        return email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError:
        raise Refusal(f"“{name}” is a mail with parts in parts without end.") from None


def _refuse_endless_header(data: bytes, name: str) -> None:
    ends = [at for mark in (b"\n\n", b"\r\n\r\n", b"\n\r\n") if (at := data.find(mark)) >= 0]
    size = min(ends, default=len(data))
    if size > _LARGEST_HEADER:
        raise Refusal(
            f"“{name}” has a mail header of {size / 1e6:,.0f} MB, as no honest mail has; "
            "it was not read."
        )


def header(message: Message, name: str) -> str:
    """Return a header in words, on one line; empty when there is none."""
    for field, value in message.raw_items():
        if field.casefold() == name.casefold():
            return one_line(_in_words(str(value)[:_LONGEST_VALUE]))
    return ""


def _in_words(value: str) -> str:
    """Decode what mail may not hold as it is: bytes beyond ASCII, and words packed in `=?…?=`."""
    try:
        value = value.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeEncodeError:
        pass
    except UnicodeDecodeError:
        value = value.encode("ascii", "surrogateescape").decode("cp1252", "replace")
    if "=?" not in value:
        return value
    try:
        found = email.header.decode_header(value)
    except (email.errors.HeaderParseError, ValueError):
        return value
    return "".join(
        said if isinstance(said, str) else _decoded(said, charset or "ascii")
        for said, charset in found
    )


def part_text(part: Message) -> str:
    """Return the words of a text part, with one kind of line end; empty when it has none."""
    if part.get_content_maintype() != "text":
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset("")
    try:
        if charset and codecs.lookup(charset).name not in ("ascii", "utf-8"):
            data = data.decode(charset, "replace").encode("utf-8", "replace")
        return decode(data, "").text
    except (Refusal, LookupError, UnicodeError):
        return _decoded(data, "utf-8")


def _decoded(data: bytes, charset: str) -> str:
    try:
        said = data.decode(charset, "replace")
    except (LookupError, UnicodeError):
        said = data.decode("utf-8", "replace")
    return said.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")


def children(part: Message) -> list[Message]:
    """Return the parts inside a part, or none."""
    inner = part.get_payload() if part.is_multipart() else None
    return [one for one in inner if isinstance(one, Message)] if isinstance(inner, list) else []


def is_attached(part: Message) -> bool:
    """Say whether a part is meant to be saved and not read on."""
    disposition = part.get_content_disposition()
    return disposition == "attachment" or part.get_content_maintype() != "text"


def attachment(part: Message) -> str:
    """Return the name of what is attached, or its kind when it has none."""
    try:
        name = part.get_filename("")
    except (TypeError, ValueError, LookupError):
        name = ""
    return one_line(_in_words(str(name)))[:200] or one_line(part.get_content_type())
