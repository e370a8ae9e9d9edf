"""Encode and decode texts a stretch at a time: one call for megabytes keeps all threads waiting."""

import codecs
from collections.abc import Iterable

#: characters encoded at once
_STRETCH = 500_000


def encoded(text: str) -> bytes:
    """Return the text in UTF-8."""
    if len(text) <= _STRETCH:
        return text.encode()
    return b"".join(text[at : at + _STRETCH].encode() for at in range(0, len(text), _STRETCH))


def handed_over(text: str) -> str | bytes:
    """Return a text as a store takes it: in UTF-8 when it is large, else as it is."""
    return encoded(text) if len(text) > _STRETCH else text


def decoded(stretches: Iterable[bytes]) -> str:
    """Return the text of UTF-8 that comes in stretches; raises UnicodeDecodeError."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    parts = [decoder.decode(stretch) for stretch in stretches]
    return "".join([*parts, decoder.decode(b"", final=True)])


def stretches(data: bytes) -> Iterable[bytes]:
    """Return the bytes in stretches of half a megabyte."""
    return (data[at : at + _STRETCH] for at in range(0, len(data), _STRETCH))
