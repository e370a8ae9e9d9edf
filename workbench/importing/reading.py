"""What every reader is given and what it hands back, so that formats stay strangers to each other."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from workbench.importing.decoding import Decoded, decode
from workbench.model.documents import Piece


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """Hold what one file said: its text exactly, its parts, and the metadata it states itself.

    `pieces` are half-open code-point spans of `text`; `published` is EDTF; what the file does not
    state is empty, never guessed. `doubts` are sentences for the import report.
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


class Source:
    """Hold a file's bytes and name; the text formats share one decoding."""

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.name = name

    @cached_property
    def decoded(self) -> Decoded:
        """Return the bytes as text; raises Refusal when they are none."""
        return decode(self.data, self.name)

    def called(self, *endings: str) -> bool:
        """Say whether the name ends so; only ever a second opinion beside the bytes."""
        return self.name.casefold().endswith(endings)


@dataclass(frozen=True, slots=True)
class Format:
    """Join how a format's bytes are told with what reads them."""

    media_type: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], ReadDocument]
