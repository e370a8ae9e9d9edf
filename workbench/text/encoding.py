"""Encode texts a stretch at a time: one call for megabytes keeps every other thread waiting."""

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
