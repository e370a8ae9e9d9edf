"""What a search is asked, and what it finds."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from workbench.queries.concordance import Lines
from workbench.queries.tree import Query
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one place that a search found: a half-open code-point span and its line of context.

    `title` is what the document is shown as.
    """

    document_id: int
    title: str
    start: int
    end: int
    before: str
    found: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one document that a search found: where its places start, and the first of its hits.

    A document that holds no words of the search but in its title has no starts and one hit of no
    length, with the beginning of its text. `length` is in code points; `older` says that there is a
    newer version of the document.
    """

    document_id: int
    title: str
    outlet: str
    published: str
    length: int
    starts: tuple[int, ...]
    hits: tuple[Hit, ...]
    older: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold how many documents a search asks for, and the most relevant of them in order."""

    documents: int
    found: list[Found]


class Search(Protocol):
    """Find words in the texts and titles. A bad query raises QueryRefused, Cancel Cancelled."""

    def find(self, query: str, limit: int = 500, progress: Progress | None = None) -> list[Hit]:
        """Return hits in order of relevance of their documents."""
        ...

    def spelled(self, query: Query) -> Query:
        """Return the query with the spellings that the texts hold of every name written with ~.

        `look` and `lines` do so themselves; what is to be marked in texts has to be asked for.
        """
        ...

    def look(
        self,
        query: Query,
        documents: int = 50,
        each: int = 1000,
        progress: Progress | None = None,
    ) -> Findings:
        """Return the most relevant documents, with up to `each` hits of each."""
        ...

    def copies(
        self, query: Query, known: Collection[int] = (), progress: Progress | None = None
    ) -> int:
        """Return how many of the documents found are copies of others that are found too.

        `known` are the documents found, when all of them are known; else they are looked for.
        """
        ...

    def lines(
        self, query: Query, width: int = 120, most: int = 100_000, progress: Progress | None = None
    ) -> Lines:
        """Return the places with the words around them, by document and place, at most `most`."""
        ...

    def holding(self, names: Iterable[str]) -> set[int]:
        """Return the documents that hold any of these names, or words that begin with one."""
        ...

    def naming(self, names: Collection[str]) -> set[int] | None:
        """Return the documents that may hold one of these names, and none that surely does not.

        The names are folded as `workbench.actors.names` folds them. None says that the index can't
        tell, so that any may.
        """
        ...

    def positions(self, word: str) -> npt.NDArray[np.int64]:
        """Return (document id, place among its words) of each place of a word, as two columns."""
        ...

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return how often each word stands in the texts."""
        ...

    def size(self) -> int:
        """Return how many words the texts have together."""
        ...
