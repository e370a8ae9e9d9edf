"""The code book, excerpts, and the table of all that is marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from workbench.model.excerpts import Code, Excerpt, Mark, Marking, Speaker
from workbench.model.tables import ExcerptFilter, ExcerptRow, Tally
from workbench.ports.records import Records


class Codes(Records[Code], Protocol):
    """Keep the code book."""

    def counts(self) -> dict[int, int]:
        """Return how many excerpts stand under each code."""
        ...

    def repeated(self) -> dict[int, int]:
        """Return how many excerpts under each code only repeat one of an origin, where some do."""
        ...


class Excerpts(Records[Excerpt], Protocol):
    """Keep excerpts and the codes they stand under."""

    def repeated(self) -> set[int]:
        """Return the excerpts that only repeat one of an origin."""
        ...

    def speaker(self, excerpt_id: int, as_read: bool = False) -> Speaker:
        """Return who speaks in the excerpt: as the analyst said, else, or `as_read`, as the text."""
        ...

    def spoken_by(self, actor_id: int) -> list[Excerpt]:
        """Return the excerpts in which the actor speaks, as the analyst said or the text does."""
        ...

    def link(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Put the excerpts under the code; those that are there already stay."""
        ...

    def unlink(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Take the code off the excerpts."""
        ...

    def codes_of(self, excerpt_id: int) -> list[int]:
        """Return the codes of the excerpt, in the code book's order."""
        ...

    def coded(self, excerpt_ids: Iterable[int]) -> dict[int, list[int]]:
        """Return the codes of each of these excerpts that has any, in the code book's order."""
        ...

    def under(self, code_id: int) -> list[int]:
        """Return the excerpts under the code."""
        ...

    def by_analyst(self) -> dict[str, int]:
        """Return how many excerpts each analyst marked, by name."""
        ...

    def markings(self, analyst: str) -> list[Marking]:
        """Return what an analyst put under codes, once a code, by document and place."""
        ...

    def marks(self, document_id: int) -> list[Mark]:
        """Return all that a reader paints on the document: excerpts (once a code) and mentions."""
        ...


class Spoken(Protocol):
    """Keep who speaks in excerpts as the texts say it: derived, outside the journal.

    What writes here opens its own transaction.
    """

    def waiting(self) -> list[int]:
        """Return the documents with excerpts of which it is not known yet who speaks in them."""
        ...

    def begin(self, document_ids: Iterable[int]) -> None:
        """Say that these are being listened to; what changes meanwhile lets them wait again."""
        ...

    def keep(self, found: Mapping[int, Mapping[int, Speaker]]) -> set[int]:
        """Keep who speaks, by document and excerpt; returns the documents where it is news.

        An excerpt that is not given quotes nobody, or does not say whom.
        """
        ...


class ExcerptTable(Protocol):
    """Read the table of every excerpt and mention."""

    def ids(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Sequence[int]:
        """Return opaque row numbers in order; hand slices of them to `rows`."""
        ...

    def rows(self, numbers: Sequence[int]) -> list[ExcerptRow]:
        """Return these rows, in the given order."""
        ...

    def stream(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Iterator[ExcerptRow]:
        """Yield all rows of the filter in order, in pages, for an export."""
        ...

    def tally(self, narrowed: ExcerptFilter) -> Tally:
        """Return how many rows the filter leaves, and of how many documents."""
        ...

    def gathered(
        self, narrowed: ExcerptFilter, by: str, order: Sequence[int]
    ) -> Iterator[tuple[int, int, ExcerptRow]]:
        """Yield (what a row stands under, id of the claim or 0, row), for an export.

        `by` is code, actor or relation, `order` the ids of these in the order of their headings. A
        row comes as often as it stands under one, those of a heading by document and place; last,
        under 0, come those that stand under none of them.
        """
        ...

    def analysts(self) -> list[str]:
        """Return everybody who marked something that stands, in the order of their first marks."""
        ...
