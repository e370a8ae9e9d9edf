"""The file that a package for review travels in: for the program, or with the page for a browser.

For the program (`.sidelight-review`) it is JSON, compressed by gzip. In a page the same JSON stands in
`<script type="application/json" id="package">`, so that the program opens either. A sealed package is
an envelope, see `sealing`.
"""

import gzip
import json
import re
import zlib
from pathlib import Path
from typing import Any

from workbench.errors import Refusal
from workbench.exporting.aside import aside
from workbench.review.package import Package, as_json, package_of
from workbench.review.sealing import is_sealed, sealed, unsealed
from workbench.tasks import Progress

ENDING = ".sidelight-review"
PAGE_ENDINGS = (".html", ".htm")
#: what no package comes near; a file that unpacks to more is hostile, or by mistake
LARGEST = 256 << 20
#: objects and lists; a package of 100,000 excerpts has a million
_MOST_PARTS = 8_000_000
_STEP = 1 << 20
_GZIP = b"\x1f\x8b"
_BEGINNING = re.compile(rb"""<script\b[^>]{0,200}\bid=["']?package["']?[^>]{0,200}>""")


def write_package_file(
    package: Package, path: Path, passphrase: str = "", progress: Progress | None = None
) -> None:
    """Write a package for the program, sealed when there is a passphrase.

    Raises Refusal when the file can't be written, Cancelled when `progress` was; then nothing is.
    """
    progress = progress or Progress()
    progress.step(0, 0, "Sealing" if passphrase else "Writing the package")
    value = sealed(as_json(package), passphrase) if passphrase else as_json(package)
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    # no name and no time: the same package is the same file
    with (
        aside(path) as beside,
        beside.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
    ):
        for at in range(0, len(data), _STEP):
            progress.step(at, len(data), "Writing the package")
            packed.write(data[at : at + _STEP])


def is_package_file(path: Path) -> bool:
    """Say whether a file is called as packages are, or is a page that holds one."""
    if path.suffix.casefold() == ENDING:
        return True
    if path.suffix.casefold() not in PAGE_ENDINGS:
        return False
    try:
        with path.open("rb") as file:
            return _BEGINNING.search(file.read(LARGEST)) is not None
    except OSError:
        return False


def read_package_file(path: Path) -> Any:
    """Return the JSON value of a package file, to be handed to `opened`.

    Raises Refusal when it holds no package, or one that no machine should have to unpack.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"“{path.name}” can't be read: {error.strerror}.") from error
    return _value(_json_of(data, path.name), path.name)


def _json_of(data: bytes, name: str) -> bytes:
    if data.startswith(_GZIP):
        data = _unpacked(data, name)
    elif (found := _BEGINNING.search(data)) is not None:
        end = data.find(b"</script", found.end())
        data = data[found.end() : end if end >= 0 else len(data)]
    if len(data) > LARGEST:
        raise _too_large(name)
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    reading = zlib.decompressobj(wbits=31)
    try:
        unpacked = reading.decompress(data, LARGEST + 1)
    except zlib.error as error:
        raise Refusal(f"“{name}” is damaged. Ask for the package again.") from error
    if len(unpacked) <= LARGEST and not reading.eof:
        raise Refusal(f"“{name}” is cut short. Ask for the package again.")
    return unpacked


def _too_large(name: str) -> Refusal:
    return Refusal(
        f"“{name}” unpacks to more than {LARGEST >> 20} MB, which no package for review does. It was"
        " not opened."
    )


def _value(data: bytes, name: str) -> Any:
    if data.count(b"{") + data.count(b"[") > _MOST_PARTS:
        raise _too_large(name)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refusal(f"“{name}” holds no package for review.") from error


def opened(value: Any, passphrase: str = "") -> Package:
    """Return the package of what was read, opened with the passphrase where it is sealed.

    Raises WrongPassphrase, or Refusal for anything that is no whole package.
    """
    return package_of(unsealed(value, passphrase) if is_sealed(value) else value)
