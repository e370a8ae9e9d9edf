"""Find words in texts and titles with SQLite's full-text index.

The index holds folded words and no text. Documents are found and ranked in it; where in a text
the words stand is then found in the text itself.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from db.connection import Connection
from db.query import expression
from db.repeats import NEWER
from db.selection import Selection
from db.spellings import Spellings
from db.vocabulary import Vocabulary
from workbench.ports import Findings, Found, Hit
from workbench.queries.concordance import Lines
from workbench.queries.letters import words_of
from workbench.queries.matching import Matcher
from workbench.queries.parsing import read_query
from workbench.queries.tree import Or, Query, Words
from workbench.tasks import Progress

_AROUND = 80
#: a word of a folded name, as the index cuts names into words
_LATIN = re.compile("[a-z0-9]+")
#: names that are looked for by one question
_TOGETHER = 200
_HOLDING = "SELECT rowid FROM words WHERE words MATCH ?"


class Search:
    """Find words; `workbench.ports.Search` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._selection = Selection(connection)
        self._vocabulary = Vocabulary(connection)
        self._spellings = Spellings(connection)

    def find(self, query: str, limit: int = 500, progress: Progress | None = None) -> list[Hit]:
        """Return hits, documents in order of relevance, places in order; QueryRefused for a bad one."""
        read = self.spelled(read_query(query))
        ids, _ = self._selection.ranked(read, progress or Progress(), limit)
        found = self._found(read, ids, limit, progress or Progress())
        return list(islice((hit for one in found for hit in one.hits), limit))

    def spelled(self, query: Query) -> Query:
        """Return the query with the spellings that the texts hold of every name written with ~."""
        return self._spellings.complete(query)

    def look(
        self,
        query: Query,
        documents: int = 50,
        each: int = 1000,
        progress: Progress | None = None,
    ) -> Findings:
        """Return the most relevant documents with up to `each` hits of each, and how many there are."""
        query = self.spelled(query)
        told = progress or Progress()
        ids, total = self._selection.ranked(query, told, documents)
        return Findings(total, list(self._found(query, ids, each, told)))

    def copies(
        self, query: Query, known: Collection[int] = (), progress: Progress | None = None
    ) -> int:
        """Return how many of the documents found are copies of others that are found too."""
        pairs = self._connection.rows("SELECT document_id, origin_id FROM copy")
        if not pairs:
            return 0
        every = set(known or self._selection.ids(self.spelled(query), progress or Progress()))
        return sum(document_id in every and origin_id in every for document_id, origin_id in pairs)

    def lines(
        self, query: Query, width: int = 120, most: int = 100_000, progress: Progress | None = None
    ) -> Lines:
        """Return the places with the words around them, by document and place, at most `most`."""
        told, query = progress or Progress(), self.spelled(query)
        matcher, places = Matcher(query), self._selection.places(query)
        known = self._known(query)
        ids = known or self._selection.ids(query, told)
        lines = Lines(width)
        for document_id, _, _, _, text in self._selection.texts(ids, told):
            if places is None:
                spans = matcher.spans(text, known.get(document_id, 0))
            else:
                spans = places.get(document_id, [])
            lines.add(document_id, text, spans[: most - len(lines)])
            if len(lines) >= most:
                break
        return lines

    def _known(self, query: Query) -> dict[int, int]:
        """Return how often each document holds the one word that is asked for; else nothing."""
        root = query.root
        if not isinstance(root, Words) or root.prefix or root.titled:
            return {}
        said = words_of(root.text)
        if len(said) != 1:
            return {}
        found, counts = np.unique(self.positions(said[0])[:, 0], return_counts=True)
        return dict(zip(found.tolist(), counts.tolist(), strict=True))

    def holding(self, names: Iterable[str]) -> set[int]:
        """Return the documents that hold any of these names, or words that begin with one."""
        words, found = [Words(one, 0, 0, prefix=True) for one in names if words_of(one)], set[int]()
        for first in range(0, len(words), _TOGETHER):
            said = expression(Or(tuple(words[first : first + _TOGETHER])))
            found.update(self._connection.numbers(_HOLDING, (said,)))
        return found

    def naming(self, names: Collection[str]) -> set[int] | None:
        """Return the documents that may hold one of these folded names; None when all may."""
        if not names or not all(map(_is_told, names)):
            return None
        phrases = [" ".join(_LATIN.findall(one)) for one in names if one.isascii()]
        # an English plural is a name too
        asked = [f'"{one}" OR "{one}s"' for one in phrases]
        found = self._connection.numbers("SELECT document_id FROM unlike")
        if asked:
            found += self._connection.numbers(
                "SELECT rowid FROM words WHERE words MATCH ?", (f"body : ({' OR '.join(asked)})",)
            )
        return set(found)

    def positions(self, word: str) -> npt.NDArray[np.int64]:
        """Return (document id, place among the words of its text) of each place, as two columns."""
        return self._vocabulary.positions(word)

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return how often each word stands in the texts."""
        return self._vocabulary.frequencies(words)

    def size(self) -> int:
        """Return how many words the texts have together."""
        return self._vocabulary.size()

    def _found(
        self, query: Query, ids: Sequence[int], each: int, progress: Progress
    ) -> Iterator[Found]:
        matcher, places = Matcher(query), self._selection.places(query)
        older: dict[int, int] = dict(self._connection.rows(NEWER))
        for document_id, title, outlet, published, text in self._selection.texts(ids, progress):
            spans = matcher.spans(text) if places is None else places.get(document_id, [])
            hits = [_hit(document_id, title, text, *span) for span in spans[:each]]
            yield Found(
                document_id,
                title,
                outlet,
                published,
                len(text),
                tuple(start for start, _ in spans),
                tuple(hits or [_beginning(document_id, title, text)]),
                document_id in older,
            )


def _is_told(name: str) -> bool:
    """Say whether a name has letters that the index can look for, or that only `unlike` texts have."""
    if name.isascii():
        return bool(_LATIN.search(name))
    return any(one.isalpha() and not one.isascii() for one in name)


def _beginning(document_id: int, title: str, text: str) -> Hit:
    """Return the hit of a document that holds no words of the search but in its title."""
    first, _, _ = text.lstrip()[:_AROUND].partition("\n")
    return Hit(document_id, title, 0, 0, "", "", first)


def _hit(document_id: int, title: str, text: str, start: int, end: int) -> Hit:
    line_start = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end, end + _AROUND)
    line_end = min(len(text), end + _AROUND) if line_end < 0 else line_end
    return Hit(
        document_id, title, start, end, text[line_start:start], text[start:end], text[end:line_end]
    )
