"""What is known of documents, as a table that is narrowed to what is missing."""

from collections.abc import Sequence
from typing import Protocol

from workbench.model.documents import Document
from workbench.model.metadata import MetadataFilter


class MetadataTable(Protocol):
    """Read the table of what is known of documents."""

    def ids(
        self, narrowed: MetadataFilter, sort: str = "id", descending: bool = False
    ) -> Sequence[int]:
        """Return the ids of the documents in order; empty values come last either way."""
        ...

    def rows(self, document_ids: Sequence[int]) -> list[Document]:
        """Return these documents, in the given order."""
        ...

    def values(self, field: str) -> list[str]:
        """Return the values that a field of the documents has, the most frequent first."""
        ...

    def folders(self) -> list[str]:
        """Return the folders that files lay in, and those around them, by name."""
        ...

    def missing(self, narrowed: MetadataFilter) -> dict[str, int]:
        """Return how many documents lack what is asked for, by gap; `any` counts each once."""
        ...
