"""Find the files that are meant when somebody names files and folders."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workbench.importing.direction import tame

_LEFT_ALONE = (".bak", ".tmp", ".swp", ".swo", ".part", ".crdownload", "~")
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "icon\r"))


@dataclass(slots=True)
class Found:
    """Hold the files to read in order, those left alone, and what could not be looked into.

    `places` says of each file where it lies inside what was named.
    """

    files: list[Path] = field(default_factory=list)
    places: dict[Path, str] = field(default_factory=dict)
    skipped: list[Path] = field(default_factory=list)
    failures: list[tuple[Path, str]] = field(default_factory=list)


def files_in(paths: Iterable[Path]) -> Found:
    """Return the files that the paths name; folders give all files below them, by name.

    Hidden and backup files inside folders are left alone; links to folders are not followed, so
    that no loop is walked. A file is listed once, however often it is named.
    """
    found = Found()
    for root in map(Path, paths):
        place = _places_below(root)
        for file in _below(root, found):
            if file not in found.places:
                found.places[file] = shown(file) if file == root else place(file)
                found.files.append(file)
    return found


def _places_below(root: Path) -> Callable[[Path], str]:
    """Return what says where a file lies, from the name of the folder that was named on.

    Never absolute, so that a project that is shared tells nothing of the machine it was made on.
    """
    top = root.name if root.name not in ("", "..") else root.resolve().name
    shared = len(str(root)) if root.parts else 0

    def place(file: Path) -> str:
        inside = str(file)[shared:].replace(os.sep, "/").strip("/")
        return _told(f"{top}/{inside}" if top else inside)

    return place


def _below(path: Path, found: Found) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        folders: list[Path] = []
        for entry in _entries(folder, found):
            if left_alone(entry.name):
                found.skipped.append(Path(entry.path))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            elif entry.is_symlink() and Path(entry.path).is_dir():
                found.skipped.append(Path(entry.path))
            else:
                yield Path(entry.path)
        waiting.extend(reversed(folders))


def _entries(folder: Path, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.failures.append((folder, unreadable(folder, error)))
        return []


def left_alone(name: str) -> bool:
    """Say whether a file of this name is hidden, a backup, or the desktop's own."""
    folded = name.casefold()
    return folded.startswith((".", "~$", "#")) or folded.endswith(_LEFT_ALONE) or folded in _SYSTEM


def unreadable(path: Path, error: OSError) -> str:
    """Return the sentence for a path that the system would not let us read."""
    if isinstance(error, FileNotFoundError):
        return f"“{shown(path)}” isn't there; it may have been moved."
    if isinstance(error, PermissionError):
        return f"“{shown(path)}” can't be read: you have no permission to."
    return f"“{shown(path)}” can't be read: {error.strerror or error}."


def shown(path: Path) -> str:
    """Return the file's name as it can be shown and stored, whatever bytes it is made of."""
    return _told(path.name or str(path))


def _told(name: str) -> str:
    return tame(os.fsencode(name).decode("utf-8", "replace"))


def size_of(path: Path) -> int:
    """Return a file's size in bytes, 0 when the system won't say."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
