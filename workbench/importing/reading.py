"""What every reader is given and what it hands back, so that formats stay strangers to each other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workbench.errors import Refusal
from workbench.importing.archive import Archive
from workbench.importing.decoding import Decoded, decode
from workbench.model.documents import Piece

#: files that the archives of one import may hold, and the bytes they may unpack to
MOST_FILES = 100_000
LARGEST_TOGETHER = 4_000_000_000


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Hold what one file said: its text exactly, its parts, and the metadata it states itself.

    `pieces` are half-open code-point spans of `text`; `published` is EDTF; what the file does not
    state is empty, never guessed. `sources` says by field where a value stands (see
    `workbench.model.provenance`); `doubts` are sentences for the import report.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    title: str = ""
    author: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    doubts: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


class Source:
    """Hold a file's bytes and name; the text formats share one decoding."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @cached_property
    def decoded(self) -> Decoded:
        """Return the bytes as text; raises Refusal when they are none."""
        return decode(self.data, self.name)

    @cached_property
    def archive(self) -> Archive:
        """Return the bytes as an archive; raises Refusal when it is damaged or made to do harm."""
        return Archive(self.data, self.name)

    def has_part(self, part: str) -> bool:
        """Say whether the bytes are an archive that holds this part."""
        return self.data.startswith(b"PK\x03\x04") and part in self.archive

    def called(self, *endings: str) -> bool:
        """Say whether the name ends so; only ever a second opinion beside the bytes."""
        return self.name.casefold().endswith(endings)


@dataclass(frozen=True, slots=True)
class Format:
    """Join how a format's bytes are told with what reads them."""

    media_type: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], ReadDocument]


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one document of a file that may hold many, or the sentence why it could not be read.

    `name` tells where it stands (`archive.zip/inner/name`), `data` are the document's own bytes.
    """

    name: str
    data: bytes = b""
    document: ReadDocument | None = None
    why: str = ""


class Budget:
    """Count what comes out of the archives of one import, however deep they stand in each other."""

    def __init__(self) -> None:
        self._files = MOST_FILES
        self._size = LARGEST_TOGETHER

    def spend(self, size: int, name: str) -> None:
        """Count one file of `size` bytes; raises Refusal when an honest archive would have ended."""
        self._files -= 1
        self._size -= size
        if self._files < 0 or self._size < 0:
            raise Refusal(f"“{name}” unpacks to far more than can be read; the rest was left out.")


@dataclass(frozen=True, slots=True)
class Reading:
    """Carry what one import of a file knows to the files inside it.

    `walk` gives the entries of a file inside, from its bytes and name; `depth` counts the archives
    around it; `columns` names the columns of tables that were chosen, by a document's fields, and
    `tables` those chosen for tables of one header, by its key.
    """

    walk: "Callable[[bytes, str, Reading], Iterator[Entry]]"
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    columns: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def inside(self) -> "Reading":
        """Return what a file one archive deeper is told."""
        return replace(self, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class Collection:
    """Join how a file of many documents is told with what walks it."""

    media_type: str
    recognises: Callable[[Source], bool]
    entries: Callable[[Source, Reading], Iterator[Entry]]
