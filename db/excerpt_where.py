"""Find the rows of the excerpts table that fit a search, in the language of docs/search.md.

What a search asks of documents it asks here of the document that a row stands in; a code, an actor
or a speaker it asks of the row itself, and words of its quote and its note.
"""

from collections.abc import Iterable

from db.asked_fields import asked
from db.connection import Connection
from db.query import expression
from db.repository import listed
from db.review import REVIEWED
from db.spellings import Spellings
from db.spoken import SPOKEN_BY
from workbench.queries.matching import Matcher
from workbench.queries.parsing import read_query
from workbench.queries.tree import And, Field, Node, Not, Or, Pattern, Query, Words

_IDS = "(SELECT value FROM json_each(:ids))"
_IN_DOCUMENTS = (
    "WITH within (id) AS ({0}) SELECT id * 2 FROM excerpt WHERE document_id IN within"
    " UNION ALL SELECT id * 2 + 1 FROM mention WHERE document_id IN within"
)
#: row numbers by field; the others ask of documents
_ROWS = {
    "code": f"SELECT excerpt_id * 2 FROM excerpt_code WHERE code_id IN {_IDS}",
    "actor": f"SELECT id * 2 + 1 FROM mention WHERE actor_id IN {_IDS} UNION ALL"
    " SELECT e.id * 2 FROM excerpt e WHERE EXISTS (SELECT 1 FROM mention n"
    ' WHERE n.document_id = e.document_id AND n.start >= e.start AND n.start < e."end"'
    f" AND n.actor_id IN {_IDS})",
    "speaker": f"SELECT id * 2 FROM ({SPOKEN_BY.format(_IDS)})",
    "has note": "SELECT id * 2 FROM excerpt WHERE note <> ''",
    "has excerpt": "SELECT id * 2 FROM excerpt",
    "has mention": "SELECT id * 2 + 1 FROM mention",
    "has claim": "SELECT DISTINCT excerpt_id * 2 FROM claim",
    **{
        f"reviewed {value}": f"SELECT id * 2 FROM excerpt WHERE id IN ({ids})"
        for value, ids in REVIEWED.items()
    },
}
#: fields that ask of rows by their value
_VALUED = ("has", "reviewed")
_EVERY = _IN_DOCUMENTS.format("SELECT id FROM document")
_WORDS = (
    "SELECT id * 2, quote, note FROM excerpt WHERE id * 2 IN (SELECT value FROM json_each(:ids))"
    " UNION ALL SELECT id * 2 + 1, quote, '' FROM mention"
    " WHERE id * 2 + 1 IN (SELECT value FROM json_each(:ids))"
)


def fitting(connection: Connection, where: str) -> frozenset[int]:
    """Return the numbers of the rows that fit; raises QueryRefused for what is no search."""
    query = Spellings(connection).complete(read_query(where))
    return _Rows(connection).within(query.root, None)


class _Rows:
    """Answer the parts of a search with sets of row numbers; `within` None stands for all."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def within(self, node: Node, within: frozenset[int] | None) -> frozenset[int]:
        match node:
            case And(parts):
                for part in sorted(parts, key=_cost):
                    within = self.within(part, within)
                return within or frozenset()
            case Or(parts):
                return frozenset().union(*(self.within(part, within) for part in parts))
            case Not(part):
                every = frozenset(self._connection.numbers(_EVERY)) if within is None else within
                return every - self.within(part, every)
            case Field():
                return _both(self._asked(node), within)
            case Words(titled=True):
                return _both(self._in_documents_with(node), within)
        return self._saying(node, within)

    def _asked(self, wanted: Field) -> list[int]:
        told = asked(self._connection, wanted)
        key = f"{wanted.name} {wanted.value}" if wanted.name in _VALUED else wanted.name
        return self._connection.numbers(
            _ROWS.get(key) or _IN_DOCUMENTS.format(told.documents), told.values
        )

    def _in_documents_with(self, node: Node) -> list[int]:
        return self._connection.numbers(
            _IN_DOCUMENTS.format("SELECT rowid FROM words WHERE words MATCH :said"),
            {"said": expression(node) or '""'},
        )

    def _saying(self, node: Node, within: frozenset[int] | None) -> frozenset[int]:
        """Return the rows whose quote or note has the words; only their documents are looked at."""
        candidates: Iterable[int] = self._connection.numbers(_EVERY) if within is None else within
        if not isinstance(node, Pattern):
            hopeful = {*self._in_documents_with(node), *self._connection.numbers(_ROWS["has note"])}
            candidates = hopeful.intersection(candidates)
        matcher = Matcher(Query("", node))
        rows = self._connection.execute(_WORDS, {"ids": listed(candidates)})
        return frozenset(
            number
            for number, quote, note in rows
            if matcher.fits(quote) or (note and matcher.fits(note))
        )


def _both(found: Iterable[int], within: frozenset[int] | None) -> frozenset[int]:
    return frozenset(found) if within is None else within.intersection(found)


def _cost(node: Node) -> int:
    """Return how dear a part is to answer: fields, then NOT and groups, last words."""
    match node:
        case Field() | Words(titled=True):
            return 0
        case Not(part):
            return 1 + _cost(part)
        case And(parts) | Or(parts):
            return max(map(_cost, parts))
    return 3
