"""Write a file beside its place and move it there when it is whole, so that half a file never shows."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from workbench.errors import Refusal

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "its place is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "the name is too long",
}
_A_DATABASE = b"SQLite format 3\0"


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Yield a name beside `path` to write to; on leaving, that file is synced and takes its place.

    When the block raises, what was written is removed and the old file stays. Raises Refusal when
    the disk or the folder does not allow it, and for a path that holds a project.
    """
    target = path.resolve()
    _refuse_project(target)
    beside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        yield beside
        _sync(beside)
        beside.replace(target)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise Refusal(
            f"“{path.name}” was not written: {reason}. Nothing was changed; choose another place."
        ) from error
    finally:
        with suppress(OSError):  # it is gone already, or its folder is
            beside.unlink()


def _refuse_project(target: Path) -> None:
    try:
        with target.open("rb") as held:
            begins = held.read(len(_A_DATABASE))
    except OSError:
        return  # nothing there, or nothing that can be read; writing will tell
    if begins == _A_DATABASE:
        raise Refusal(f"“{target.name}” is a project and was kept; choose another name.")


def _sync(beside: Path) -> None:
    # opened for writing because Windows syncs no file that is open for reading
    with beside.open("rb+") as written:
        os.fsync(written.fileno())
