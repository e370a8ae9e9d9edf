"""Documents, their texts, and what was found of copies and page furniture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.copies.examined import Examined
from workbench.copies.groups import Groups
from workbench.copies.sketching import Hashes, Sketch
from workbench.model.copies import Overlap
from workbench.model.documents import Cited, Content, CorpusRow, Document
from workbench.model.furniture import Furniture, FurnitureSpan
from workbench.ports.records import Records


class Documents(Records[Document], Protocol):
    """Keep documents and their texts."""

    def describe(
        self, document_ids: Iterable[int], values: Mapping[str, str], sources: Mapping[str, str]
    ) -> None:
        """Set metadata fields on the documents, and by field where the values came from."""
        ...

    def packed(self, original: bytes) -> bytes:
        """Return bytes as the store keeps them; on any thread, to spare the one that writes."""
        ...

    def add_content(self, content: Content, original: bytes, packed: bytes = b"") -> int:
        """Store a text and the bytes it was read from, once; returns the content's id.

        `packed` is what `packed(original)` returned, when that was asked before.
        """
        ...

    def known(self, sha256: str, original_sha256: str) -> Document | None:
        """Return the document that already holds this text or these bytes."""
        ...

    def originals(self) -> dict[str, int]:
        """Return the SHA-256 of all bytes that were imported, with the first document of each."""
        ...

    def whereabouts(self) -> Iterator[tuple[int, str, str]]:
        """Yield (id, path or file name, address) of the newest version of each document."""
        ...

    def newer(self) -> dict[int, int]:
        """Return the next newer version of each document that has one."""
        ...

    def text(self, document_id: int) -> str:
        """Return the stored text."""
        ...

    def texts(self, document_ids: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield (id, stored text) of these documents, by id; those that are gone are left out."""
        ...

    def content(self, document_id: int) -> Content:
        """Return the stored text with its hash and parts."""
        ...

    def original(self, document_id: int) -> bytes:
        """Return the bytes that the document was read from."""
        ...

    def ids(self, sort: str = "title", descending: bool = False, words: str = "") -> Sequence[int]:
        """Return the ids of the corpus list in order.

        `sort` is a field of CorpusRow; `words` all have to occur in title, author, outlet, date or
        grade badge.
        """
        ...

    def cited(self, document_ids: Iterable[int]) -> dict[int, Cited]:
        """Return what each of these documents is cited by."""
        ...

    def lengths(self, document_ids: Iterable[int]) -> dict[int, int]:
        """Return how many code points the text of each of these documents has."""
        ...

    def rows(self, document_ids: Sequence[int]) -> list[CorpusRow]:
        """Return the list rows of these documents, in the given order."""
        ...


class Copies(Protocol):
    """Keep what was found of copies and page furniture: derived, outside the journal.

    What writes here opens its own transaction.
    """

    def waiting(self) -> list[int]:
        """Return the documents that were not examined yet."""
        ...

    def outlets(self, document_ids: Sequence[int]) -> set[str]:
        """Return the outlets of these documents."""
        ...

    def keep(self, examined: Iterable[Examined]) -> None:
        """Keep what was found in documents, in one transaction; those that are gone are left out."""
        ...

    def keep_overlaps(
        self, document_ids: Iterable[int], overlaps: Iterable[Overlap], settled: bool = True
    ) -> None:
        """Replace what is known of the overlaps of these documents with any other.

        Unless `settled`, groups follow with the next call only, so that many make one step.
        """
        ...

    def order(self) -> list[int]:
        """Return all documents, those that others were most likely copied from first."""
        ...

    def forget(self, document_ids: Iterable[int]) -> None:
        """Let these documents wait to be examined again."""
        ...

    def sketches(self, document_ids: Sequence[int] = ()) -> dict[int, Sketch]:
        """Return the sketches of these documents, or of all."""
        ...

    def lines_of(self, outlet: str) -> dict[int, tuple[Hashes, int]]:
        """Return the line hashes of each document of an outlet, and how many were known as shared."""
        ...

    def found(self, document_id: int) -> list[FurnitureSpan]:
        """Return what rules say is page furniture in the document, in order."""
        ...

    def found_in(self, document_ids: Iterable[int]) -> dict[int, list[FurnitureSpan]]:
        """Return what rules say is page furniture in each of these documents that has any."""
        ...

    def grey(self, document_id: int) -> list[tuple[int, int]]:
        """Return the spans of page furniture in the document as it was examined last."""
        ...

    def overlaps(self, document_ids: Sequence[int] = ()) -> list[Overlap]:
        """Return the overlaps of these documents and of all they hang together with, or all."""
        ...

    def groups(self, document_ids: Sequence[int] = ()) -> Groups:
        """Return which of these documents, or of all, is the copy of which."""
        ...

    def left_out(self) -> dict[str, int]:
        """Return how many documents are copies, and excerpts and mentions that only repeat others."""
        ...


class FurnitureSaid(Records[Furniture], Protocol):
    """Keep what the analyst said of page furniture."""

    def learnt(self, document_id: int) -> dict[str, str]:
        """Return the state of line keys, as said of other documents of this one's outlet."""
        ...
