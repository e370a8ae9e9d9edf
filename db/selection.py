"""Find which documents a search asks for, in order of relevance."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from db.asked_fields import asked
from db.connection import Connection
from db.query import expression, ranking
from db.repository import listed
from workbench.model.documents import called
from workbench.queries.matching import Matcher, Span
from workbench.queries.tree import (
    And,
    Field,
    Like,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Words,
    sought,
)
from workbench.tasks import Progress

#: texts read at once
_BATCH = 50
_RANKED = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 5.0, 1.0), rowid"
_COUNTED = "SELECT count(*) FROM words WHERE words MATCH ?"


class Selection:
    """Select documents with one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ranked(self, query: Query, progress: Progress, limit: int = -1) -> tuple[list[int], int]:
        """Return the most relevant documents, best first, and how many there are altogether."""
        if whole := expression(query.root):
            ids = self._connection.numbers(f"{_RANKED} LIMIT ?", (whole, limit))
            if 0 <= limit <= len(ids):
                return ids, self._connection.value(_COUNTED, (whole,))
            return ids, len(ids)
        found = self._within(query.root, None, progress)
        words = ranking(query)
        ranked = self._connection.numbers(_RANKED, (words,)) if words else []
        ids = [one for one in ranked if one in found]
        ids += sorted(found.difference(ids))
        return ids[:limit] if limit >= 0 else ids, len(ids)

    def ids(self, query: Query, progress: Progress) -> list[int]:
        """Return all documents, by id."""
        if whole := expression(query.root):
            return sorted(self._matched(whole))
        return sorted(self._within(query.root, None, progress))

    def texts(self, ids: Collection[int], progress: Progress) -> Iterator[tuple[Any, ...]]:
        """Yield (id, title, outlet, published, text) of the documents, in the order given."""
        wanted = list(ids)
        for first in range(0, len(wanted), _BATCH):
            progress.step(first, len(wanted))
            some = wanted[first : first + _BATCH]
            rows = {
                row[0]: (row[0], called(row[1], row[2]), *row[3:])
                for row in self._connection.rows(
                    "SELECT d.id, d.title, d.file_name, d.outlet, d.published, c.text FROM document d"
                    " JOIN content c ON c.id = d.content_id"
                    " WHERE d.id IN (SELECT value FROM json_each(?))",
                    (listed(some),),
                )
            }
            yield from (rows[one] for one in some if one in rows)

    def places(self, query: Query) -> dict[int, list[Span]] | None:
        """Return where fields point to, by document; None when the search has words of its own."""
        leaves = list(sought(query.root))
        if not all(isinstance(leaf, Field) for leaf in leaves):
            return None
        found: dict[int, set[Span]] = {}
        for leaf in leaves:
            assert isinstance(leaf, Field)
            told = asked(self._connection, leaf)
            if told.places:
                for document_id, start, end in self._connection.rows(told.places, told.values):
                    found.setdefault(document_id, set()).add((start, end))
        return {document_id: sorted(spans) for document_id, spans in found.items()}

    # the tree; `within` are the documents that are still asked about, None for all

    def _within(self, node: Node, within: set[int] | None, progress: Progress) -> set[int]:
        match node:
            case And(parts):
                return self._all_of(parts, within, progress)
            case Or(parts):
                return set().union(*(self._within(part, within, progress) for part in parts))
            case Not(part):
                every = self._every() if within is None else within
                return every - self._within(part, every, progress)
            case Pattern():
                return self._fitting(node, within, progress)
            case Field():
                told = asked(self._connection, node)
                return _both(self._connection.numbers(told.documents, told.values), within)
            case Words() | Like() | Near():
                said = expression(node)
                return _both(self._matched(said or '""'), within)

    def _all_of(
        self, parts: tuple[Node, ...], within: set[int] | None, progress: Progress
    ) -> set[int]:
        """Narrow by what the index knows first, then by fields, last by reading the texts."""
        known = tuple(part for part in parts if expression(part))
        if known:
            within = _both(self._matched(expression(And(known)) or '""'), within)
        for part in sorted((part for part in parts if part not in known), key=_cost):
            within = self._within(part, within, progress)
        return within if within is not None else self._every()

    def _matched(self, said: str) -> list[int]:
        return self._connection.numbers("SELECT rowid FROM words WHERE words MATCH ?", (said,))

    def _every(self) -> set[int]:
        return set(self._connection.numbers("SELECT id FROM document"))

    def _fitting(self, node: Pattern, within: set[int] | None, progress: Progress) -> set[int]:
        matcher = Matcher(Query("", node))
        found: set[int] = set()
        for row in self.texts(sorted(self._every() if within is None else within), progress):
            progress.step(len(found))
            if matcher.fits(row[4]):
                found.add(row[0])
        return found


def _both(found: Iterable[int], within: set[int] | None) -> set[int]:
    return set(found) if within is None else within.intersection(found)


def _cost(node: Node) -> int:
    """Return how dear a part is to find: fields, then NOT and groups, then patterns."""
    match node:
        case Field() | Words() | Like() | Near():
            return 0
        case Pattern():
            return 3
        case Not(part):
            return 1 + _cost(part)
        case And(parts) | Or(parts):
            return max(map(_cost, parts))
