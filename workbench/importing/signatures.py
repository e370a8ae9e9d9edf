"""Files that are no text, told by their first bytes, so that the refusal can name what they are."""

from workbench.errors import Refusal

#: (first bytes, what such a file is)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip archive, or an office document kept in one"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or locked office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
    (b"\x1aE\xdf\xa3", "a video recording"),
)


def refuse_known_binary(data: bytes, name: str) -> None:
    """Raise Refusal that names what the file is, when its first bytes tell."""
    for start, what in _SIGNATURES:
        if data.startswith(start) and _binary_after(start, data):
            raise Refusal(
                f"“{name}” is {what}, which can't be read as text; save it as text and import that."
            )


def _binary_after(start: bytes, data: bytes) -> bool:
    """Say whether a signature made of letters alone is followed by what no text has."""
    if not start.isalnum():
        return True
    return any(byte < 9 or byte > 126 for byte in data[len(start) : len(start) + 32])
