"""What a nasty file is: how it is made, and what the import has to say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOOD = "A convoy left Basra on Monday evening, a port official said, and nobody stopped it."
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Nasty:
    """Hold one nasty file: its name, what makes it at a path, and what is said of it.

    `says` is part of the one sentence in the report; empty when there is nothing to say. `reads` is
    part of the text that comes in nevertheless, empty for a file that is left out; `lacks` may not
    stand in it. `documents` come of it.
    """

    name: str
    make: Callable[[Path], None]
    says: str
    reads: str = ""
    lacks: str = ""
    documents: int = 1

    def __str__(self) -> str:
        return self.make.__name__.strip("_")


def holding(data: bytes | str) -> Callable[[Path], None]:
    """Return what writes these bytes."""

    def write(path: Path) -> None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    return write


def sparse(size: int) -> Callable[[Path], None]:
    """Return what makes a file of words and so many bytes that takes no room on the disk."""

    def write(path: Path) -> None:
        path.write_text("words without an end ")
        with path.open("r+b") as file:
            file.truncate(size)

    return write
