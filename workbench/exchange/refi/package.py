"""The zip that a project of REFI-QDA is: its project file, whatever its name, and its sources.

Nothing is unpacked to the disk, so a name is never a path; one that would lead out of the archive
makes the whole file be refused all the same, as no honest program writes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

from workbench.errors import Refusal
from workbench.importing.archive import Archive, unsafe_name

_PROJECT = ".qde"
#: bytes of all sources that are read; more than anybody ever coded by hand
_LARGEST = 500_000_000
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


class Package:
    """Hold the opened zip, and count what is unpacked of it."""

    def __init__(self, archive: Archive) -> None:
        """Find the project file; raises Refusal when there is none, or the zip is hostile."""
        self.name = archive.name
        self._archive = archive
        self._left = _LARGEST
        parts = archive.files()
        if bad := next((part for part in parts if unsafe_name(part)), ""):
            raise Refusal(
                f"“{self.name}” holds a file that would lead out of its archive "
                f"(“{bad[:60]}”); it was not read."
            )
        self._parts: dict[str, str] = {}
        for part in parts:
            if self._parts.setdefault(_key(part), part) != part or archive.doubled:
                raise Refusal(f"“{self.name}” holds two files of one name; it was not read.")
        self.projects = [part for part in parts if part.casefold().endswith(_PROJECT)]
        if not self.projects:
            raise Refusal(f"“{self.name}” holds no project file (.qde); it was not read.")
        self.project = min(self.projects, key=_nearness)

    def project_chunks(self) -> Iterator[bytes]:
        """Yield the project file a piece at a time; raises Refusal for a damaged one or a bomb."""
        return self._archive.chunks(self.project)

    def has(self, part: str) -> bool:
        """Say whether there is a part of this name, in any case."""
        return _key(part) in self._parts

    def read(self, part: str) -> bytes:
        """Return a part of this name, in any case; raises Refusal as `Archive.read` does."""
        named = self._parts[_key(part)]
        self._left -= self._archive.size(named)
        if self._left < 0:
            raise Refusal(f"“{self.name}” unpacks to far more than can be read; it was not read.")
        return self._archive.read(named)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield a part of this name a piece at a time."""
        return self._archive.chunks(self._parts[_key(part)])

    def source(self, path: str) -> str:
        """Return the part that a path of a source means, empty when it is not in the package."""
        if not path:
            return ""
        said = path.replace("\\", "/")
        scheme, _, rest = said.partition(":/")
        inner = (rest if rest else scheme).lstrip("/")
        last = inner.rpartition("/")[2]
        for name in (inner, unquote(inner), last, unquote(last)):
            for folder in ("sources/", "", *self._folders()):
                if name and _key(folder + name) in self._parts:
                    return self._parts[_key(folder + name)]
        return ""

    def _folders(self) -> list[str]:
        """Return where sources may lie when the whole stands in a folder of its own."""
        above = self.project.rpartition("/")[0]
        return [f"{above}/sources/", f"{above}/"] if above else []


@contextmanager
def opened_package(path: Path) -> Iterator[Package]:
    """Open a `.qdpx`; raises Refusal for a damaged or hostile one."""
    with path.open("rb") as file:
        yield Package(Archive(file, path.name))


def is_package(head: bytes, path: Path) -> bool:
    """Say whether a file is a zip that holds a project file of REFI-QDA."""
    if not head.startswith(_STARTS):
        return False
    if path.name.casefold().endswith(".qdpx"):
        return True
    try:
        with path.open("rb") as file:
            parts = Archive(file, path.name).files()
    except (Refusal, OSError):
        return False
    return any(part.casefold().endswith(_PROJECT) for part in parts)


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("./").casefold()


def _nearness(part: str) -> tuple[int, bool, str]:
    """Order project files: those at the top first, and of them `project.qde`."""
    return part.count("/"), not part.casefold().endswith("project.qde"), part
