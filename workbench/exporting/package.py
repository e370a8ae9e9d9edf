"""The package of an office document: a ZIP archive of XML parts, written as a stream.

Parts carry no time and no machine, so that the same report is the same file. One is known again by
the names of its parts, which whatever program saves it keeps.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

from workbench.errors import Refusal
from workbench.importing.archive import Archive
from workbench.text.xml import sayable

_BEGINS = b"PK\x03\x04"
_PARTED = b"\0parts\0"
#: names that are looked at; no office document has as many parts
_MOST = 2_000
#: bytes of a package that is read whole, of which a report of 100,000 excerpts has a twentieth
_LARGEST = 512 * 1024 * 1024
#: signs without a shape that part words as a blank does
_BLANKS = re.compile("[\r\x1c-\x1f]")
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Package:
    """Write the parts of a package one after another."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def close(self) -> None:
        """End the package."""
        self._zip.close()

    def put(self, part: str, content: str, packed: bool = True) -> None:
        """Write a part whole."""
        self._zip.writestr(_entry(part, packed), content.encode())

    @contextmanager
    def part(self, name: str) -> Iterator[TextIO]:
        """Yield what writes one part of any size; no other can be written meanwhile."""
        with self._zip.open(_entry(name), "w", force_zip64=True) as raw:
            words = TextIOWrapper(raw, "utf-8", newline="", write_through=False)
            yield words
            words.flush()
            words.detach()


def _entry(name: str, packed: bool = True) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)  # its time is the first that an archive can tell
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.external_attr = 0o644 << 16
    return entry


def beginning(path: Path, most: int) -> bytes:
    """Return the first bytes of a file, and for an archive the names of its parts after them."""
    with path.open("rb") as file:
        head = file.read(most)
    if not head.startswith(_BEGINS):
        return head
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()[:_MOST]
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return head
    return head + _PARTED + "\0".join(names).encode("utf-8", "replace")


def has_part(beginning: bytes, name: str) -> bool:
    """Say whether the beginning is that of an archive with this part."""
    return beginning.startswith(_BEGINS) and name.encode() in beginning.partition(_PARTED)[2].split(
        b"\0"
    )


def has_parts(beginning: bytes) -> bool:
    """Say whether the beginning is that of an archive whose list of parts could be read."""
    return _PARTED in beginning


def opened(path: Path) -> Archive:
    """Return the archive of a package to read from; raises Refusal for one made to do harm."""
    if path.stat().st_size > _LARGEST:
        raise Refusal(f"“{path.name}” is larger than any report, so it was not read.")
    return Archive(path.read_bytes(), path.name)


def words(said: str) -> str:
    """Return words as they stand between the tags of XML."""
    return escape(sayable(_BLANKS.sub(" ", said)))


def attribute(said: str) -> str:
    """Return words as they stand in an attribute of XML, in double quotation marks."""
    return escape(sayable(said), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
