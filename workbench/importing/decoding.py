"""From bytes to text: which encoding, what had to be replaced, and when to doubt it.

In this order: byte order mark, UTF-8 without error, the charset that a page declares, UTF-8 with a
few damaged places, and last a guess by chardet. Line ends become one kind; NUL and lone surrogates
become U+FFFD before anybody takes an offset; nothing else changes.
"""

import codecs
import re
from dataclasses import dataclass

from workbench.errors import Refusal

#: (mark, codec); the longer marks first, since UTF-32's begins with UTF-16's
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_LOOKED_AT = 65_536
#: UTF-8 that was read as windows-1252 and saved again
_MOJIBAKE = re.compile("â€[™œ“\x9d\u009d]|Ã[©¨¼¶¤±³¡]|Ø§Ù„|Ð°Ð")
#: the web reads these names as their larger sisters (WHATWG Encoding)
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text, the codec it was read with, and sentences about what is doubtful in it."""

    text: str
    encoding: str
    doubts: tuple[str, ...] = ()


def undecided(data: bytes, name: str) -> tuple[str, bool]:
    """Return a file's text with its own line ends and NULs, and whether a mark stood before it.

    For positions that another program counted in it. Halves of characters are joined or replaced, so
    that the text has the length of what `decode` returns, but for its line ends.
    """
    raw, _, _ = _read(data, name)
    marked = data.startswith(tuple(mark for mark, _ in _MARKS))
    if raw.startswith("\ufeff"):
        raw, marked = raw[1:], True
    return whole_characters(raw), marked


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of a file; raises Refusal when it is empty, binary or in no known encoding."""
    if not data:
        raise Refusal(f"“{name}” is empty.")
    raw, encoding, doubts = _read(data, name)
    text, more = _mended(raw)
    _refuse_binary(raw, name)
    if not text.strip("\ufffd \t\n"):
        raise Refusal(f"“{name}” holds no words, only blank space.")
    if not text.isascii() and _MOJIBAKE.search(text, 0, _LOOKED_AT):
        more += ("Some letters look as if an earlier program read them in the wrong encoding.",)
    return Decoded(text, encoding, doubts + more)


def _read(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return *_tolerantly(data[len(mark) :], codec), ()
    if codec := _wide_without_mark(data):
        return *_tolerantly(data, codec), ()
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        return _surrogates(data) or _declared(data) or _damaged(data) or _guessed(data, name)


def _tolerantly(data: bytes, codec: str) -> tuple[str, str]:
    """Decode where the mark already says how; a damaged place becomes U+FFFD."""
    try:
        return data.decode(codec, "surrogatepass"), codec
    except UnicodeDecodeError:
        return data.decode(codec, "replace"), codec


def _wide_without_mark(data: bytes) -> str:
    """Return UTF-16 when nearly every second byte of Latin text is NUL, else empty."""
    head = data[: _LOOKED_AT & ~1]
    pairs = len(head) // 2
    if pairs < 4 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.05 * pairs else ""


def _surrogates(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """Read UTF-8 whose only fault are surrogates written as letters."""
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8", ()
    except UnicodeDecodeError:
        return None


def _declared(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii")).name
        codec = _WIDER.get(codec, codec)
        return data.decode(codec), codec, ()
    except (LookupError, ValueError):
        return None


def _damaged(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """Keep UTF-8 in which many letters beyond ASCII are right and few places are not."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    right = len(data) - data.translate(None, bytes(range(0xC2, 0xF5))).__len__()
    if right < 20 * bad or _controls(text[:_LOOKED_AT]):
        return None
    places = "1 place was" if bad == 1 else f"{bad:,} places were"
    return text, "utf-8", (f"{places} not valid UTF-8 and read \ufffd now.",)


def _guessed(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    import chardet  # costs 30 ms, and most files are UTF-8

    _refuse_binary(data[:_LOOKED_AT].decode("latin-1"), name)
    found = chardet.detect(data, prefer_superset=True, compat_names=False)
    encoding = found["encoding"]
    if not encoding:
        raise _no_encoding(name)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise _no_encoding(name) from None
    return text, encoding, (f"Its encoding was guessed to be {encoding}; check the letters.",)


def _no_encoding(name: str) -> Refusal:
    return Refusal(
        f"“{name}” is in no encoding that is known; save it as UTF-8 and import it again."
    )


def _refuse_binary(text: str, name: str) -> None:
    head = text[:_LOOKED_AT]
    found = _controls(head)
    if found > 4 and found > 0.02 * len(head):
        raise Refusal(f"“{name}” is not a text but binary data.")


def _controls(text: str) -> int:
    """Return how many control characters stand in a text, told by their bytes in UTF-8."""
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _CONTROLS))


def _mended(raw: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with one kind of line end and without what no store can keep."""
    text = raw[1:] if raw.startswith("\ufeff") else raw
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    doubts: tuple[str, ...] = ()
    if count := text.count("\0"):
        text = text.replace("\0", "\ufffd")
        doubts += (f"{count:,} NUL {'byte' if count == 1 else 'bytes'} became \ufffd.",)
    whole = whole_characters(text)
    if whole is not text:
        doubts += ("Halves of characters without their other half became \ufffd.",)
    return whole, doubts


def whole_characters(text: str) -> str:
    """Return the text with surrogate pairs joined and lone surrogates replaced by U+FFFD.

    The very same object comes back when there are none.
    """
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
