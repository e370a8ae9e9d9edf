"""Look into a zip archive that may have been made to do harm: quotas first, then the parts asked for.

Office documents, e-books and plain archives share it. Nothing is written anywhere, so a name is
never a path; what is counted is what would fill the memory. `zipfile` hands out no more than the
size that an entry declares, so the quotas rest on the declared sizes.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from workbench.errors import Refusal

MOST_ENTRIES = 50_000
#: unpacked bytes of all entries, of one, and from which size on the ratio is looked at
LARGEST_WHOLE = 2_000_000_000
LARGEST_ENTRY = 500_000_000
_RATIO_FROM = 20_000_000
_HIGHEST_RATIO = 250
_CHUNK = 1 << 16
_HEADER = 30
_ENTRY_MARK = b"PK\x01\x02"
_END_MARK = b"PK\x05\x06"
_END_SIZE = 22
#: of a file that is not in memory: the list of its entries
_LARGEST_OUTLINE = 16_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """Hold an opened archive whose outline is sound."""

    def __init__(self, data: bytes | BinaryIO, name: str) -> None:
        """Read the outline; raises Refusal when it is damaged, a bomb, or its entries overlap.

        An open file may be given for one that holds recordings: nothing of them is unpacked then,
        so that what all entries unpack to together is left to whoever reads some.
        """
        self.name = name
        whole = data if isinstance(data, bytes) else _outline_bytes(data, name)
        if whole.count(_ENTRY_MARK) > MOST_ENTRIES:
            raise Refusal(f"“{name}” is an archive of more than {MOST_ENTRIES:,} files.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        except (*_BROKEN, OSError) as error:
            raise _damaged(name) from error
        self._refuse_overlap()
        size = sum(entry.file_size for entry in self._zip.infolist())
        if isinstance(data, bytes) and size > LARGEST_WHOLE:
            raise _bomb(name)

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    @property
    def doubled(self) -> bool:
        """Say whether two entries have one name, so that it is left open which is meant."""
        return len(self._zip.infolist()) != len(self._zip.NameToInfo)

    def files(self) -> list[str]:
        """Return the names of all entries that are no folders, by name."""
        return sorted(name for name, entry in self._zip.NameToInfo.items() if not entry.is_dir())

    def size(self, part: str) -> int:
        """Return how many bytes a part unpacks to."""
        return self._zip.NameToInfo[part].file_size

    def read(self, part: str, called: str = "") -> bytes:
        """Return a part whole; raises Refusal when it is missing, locked, damaged or a bomb.

        The refusal names the archive, or the part as it is `called`.
        """
        return b"".join(self.chunks(part, called))

    def chunks(self, part: str, called: str = "") -> Iterator[bytes]:
        """Yield a part a piece at a time; raises Refusal as `read` does."""
        name = called or self.name
        entry = self._zip.NameToInfo.get(part)
        if entry is None:
            raise Refusal(f"“{name}” lacks its part “{part}”; it may have been cut off.")
        _refuse_entry(entry, name)
        try:
            with self._zip.open(entry) as unpacked:
                while chunk := unpacked.read(_CHUNK):
                    yield chunk
        except _BROKEN as error:
            raise _damaged(name) from error

    def _refuse_overlap(self) -> None:
        entries = sorted(self._zip.infolist(), key=lambda entry: entry.header_offset)
        spans = [
            (entry.header_offset, entry.header_offset + _HEADER + entry.compress_size)
            for entry in entries
        ]
        spans.append((self._zip.start_dir, self._zip.start_dir))
        if any(end > start for (_, end), (start, _) in pairwise(spans)):
            raise Refusal(
                f"“{self.name}” is an archive whose entries overlap, as no honest one's do."
            )


def _refuse_entry(entry: zipfile.ZipInfo, name: str) -> None:
    if entry.flag_bits & 1:
        raise Refusal(f"“{name}” is encrypted; unpack it with its password first.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refusal(f"“{name}” is a link to another file, which is not followed.")
    steep = entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
    if entry.file_size > LARGEST_ENTRY or (entry.file_size > _RATIO_FROM and steep):
        raise _bomb(name)


def _outline_bytes(file: BinaryIO, name: str) -> bytes:
    """Return the end of an archive with its whole outline; raises Refusal when that is too large."""
    size = file.seek(0, io.SEEK_END)
    start = file.seek(max(0, size - _LARGEST_OUTLINE))
    tail = file.read()
    ends = tail.rfind(_END_MARK)
    if ends < 0 or len(tail) - ends < _END_SIZE:
        raise _damaged(name)
    (length,) = struct.unpack_from("<L", tail, ends + 12)
    if start > 0 and length > ends:  # also where another record, for more than 4 GB, says it
        raise Refusal(f"“{name}” is too large an archive to be read; export it without recordings.")
    return tail[max(0, ends - length) :]


def unsafe_name(part: str) -> bool:
    """Say whether an entry's name would lead out of the folder it is unpacked in."""
    steps = part.replace("\\", "/").split("/")
    return part.startswith(("/", "\\")) or ".." in steps or part[1:2] == ":" or "\0" in part


def _damaged(name: str) -> Refusal:
    return Refusal(f"“{name}” is damaged or was cut off; fetch it again.")


def _bomb(name: str) -> Refusal:
    return Refusal(f"“{name}” unpacks to far more than can be read; it was left packed.")
