"""What the program suggests and nobody has decided yet: derived, outside the journal."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from workbench.model.decisions import SuggestedActor, SuggestedPlace


class Suggested(Protocol):
    """Keep what rules found in the texts. What writes here opens its own transaction.

    A place is open while no mention shares a code point with it and its name was not rejected,
    everywhere or there. Only open places are ever told.
    """

    def waiting(self, rules: int) -> list[int]:
        """Return the documents that these rules have not read yet, a version of them being a number."""
        ...

    def keep(
        self, rules: int, found: Mapping[int, Sequence[SuggestedPlace]], voices: Mapping[int, str]
    ) -> None:
        """Keep what was found in documents, in place of what was; `voices` is JSON by document."""
        ...

    def forget(self, document_ids: Iterable[int]) -> None:
        """Let these documents wait to be read again."""
        ...

    def actors(self, document_ids: Sequence[int] = ()) -> list[SuggestedActor]:
        """Return the names with open places, in these documents or in all, the most frequent first."""
        ...

    def places(self, key: str, document_ids: Sequence[int] = ()) -> list[SuggestedPlace]:
        """Return the open places of a name, in these documents or in all, by document and start."""
        ...

    def ambiguous(self) -> list[SuggestedPlace]:
        """Return the open places whose name may mean several; no other method but in_document does."""
        ...

    def bearing(self, document_ids: Sequence[int]) -> list[SuggestedPlace]:
        """Return what bears on other names there: what may mean several, and names of several words.

        Decided or not, by document and start.
        """
        ...

    def in_document(self, document_id: int) -> list[SuggestedPlace]:
        """Return the open places of one document, by start."""
        ...

    def at(self, document_id: int, start: int) -> SuggestedPlace | None:
        """Return the open place that begins there, or None."""
        ...

    def voices(self, document_id: int) -> str:
        """Return what was found of who speaks in a document, as JSON, empty when it was not read."""
        ...
