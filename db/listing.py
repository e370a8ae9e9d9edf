"""Keep what the corpus list is ordered and filtered by, a line a document in the order of titles.

A list of 100,000 documents is narrowed with every key that is typed; to read, fold and sort their
records each time takes a second, to walk lines that are folded and in order already 30 ms. As with
the words, triggers note which documents came, went or changed, and the lines are brought up at the
end of the same transaction, through undo and redo too. The lines are derived and in no history.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from db.connection import Connection
from workbench.errors import Refusal
from workbench.model.dates import shown
from workbench.model.documents import called
from workbench.model.grades import grade

TABLE = """
CREATE TABLE listing (
    called TEXT NOT NULL, document_id INTEGER NOT NULL UNIQUE, said TEXT NOT NULL,
    outlet TEXT NOT NULL, published TEXT NOT NULL, source_grade TEXT NOT NULL,
    status TEXT NOT NULL, PRIMARY KEY (called, document_id)
) STRICT, WITHOUT ROWID
"""
#: what the list is ordered by besides names without reading the documents
_ORDERED = ("outlet", "published", "source_grade", "status")
INDEXES = tuple(f"CREATE INDEX listing_by_{name} ON listing ({name})" for name in _ORDERED)
_READ = (
    "SELECT id, title, file_name, author, outlet, published, source_grade, information_grade,"
    " status FROM document"
)
_KEEP = (
    "INSERT OR REPLACE INTO listing"
    " (document_id, called, said, outlet, published, source_grade, status)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_LISTED = "title, file_name, author, outlet, published, source_grade, information_grade, status"
#: the setting that says up to which operation and step the lines are
_SEEN = "listing"


def fill(connection: Any) -> None:
    """Write the line of every document of a file that has none yet."""
    for line in _lines(connection.execute(_READ).fetchall()):
        connection.execute(_KEEP, line)


def bring_up(connection: Connection) -> bool:
    """Write all lines afresh when somebody else may have written: an older program, or a crash.

    Says whether that may be so.

    A damaged file opens all the same, with the lines it has.
    """
    with suppress(Refusal):
        if _seen(connection) == _newest(connection):
            return False
        with connection.transaction():
            connection.write("DELETE FROM listing")
            fill(connection)
    return True


def note(connection: Connection) -> None:
    """Note, before the file is closed, that the lines are those of its newest operation."""
    with suppress(Refusal):  # on a full disk the lines are written afresh next time
        newest = _newest(connection)
        if _seen(connection) == newest:
            return
        with connection.transaction():
            connection.write("INSERT OR REPLACE INTO setting VALUES (?, ?)", (_SEEN, newest))


def _seen(connection: Connection) -> object:
    return connection.value("SELECT value FROM setting WHERE key = ?", (_SEEN,))


def _newest(connection: Connection) -> str:
    rows = connection.rows("SELECT max(id) FROM operation UNION ALL SELECT max(id) FROM step")
    return " ".join(str(row[0] or 0) for row in rows)


def _lines(rows: Iterable[Sequence[str]]) -> Iterator[tuple[object, ...]]:
    for document_id, title, file, author, outlet, published, source, information, status in rows:
        name, badge = called(title, file).casefold(), grade(source, information)
        said = "\n".join((name, author, outlet, published, shown(published), badge)).casefold()
        order = (outlet.casefold(), published, source + information, status.casefold())
        yield document_id, name, said, *order


def watch(connection: Connection) -> None:
    """Install the triggers on a writer connection."""
    connection.execute("CREATE TEMP TABLE unlisted (document_id INTEGER PRIMARY KEY)")
    for number, (event, row) in enumerate(
        {"INSERT": "NEW", "DELETE": "OLD", f"UPDATE OF {_LISTED}": "NEW"}.items()
    ):
        connection.execute(
            f"CREATE TEMP TRIGGER listing_{number} AFTER {event} ON main.document BEGIN"
            f" INSERT OR IGNORE INTO unlisted VALUES ({row}.id); END"
        )


def settle(connection: Connection) -> None:
    """Bring the lines up to the documents, inside the transaction that changed them."""
    if connection.row("SELECT 1 FROM temp.unlisted") is None:
        return
    changed = "IN (SELECT document_id FROM temp.unlisted)"
    rows = connection.rows(f"{_READ} WHERE id {changed}")
    connection.write_many(_KEEP, _lines(rows))
    connection.write(
        f"DELETE FROM listing WHERE document_id {changed}"
        " AND document_id NOT IN (SELECT id FROM document)"
    )
    connection.write("DELETE FROM temp.unlisted")
    connection.relisted += 1


#: letters of one word that are looked for; no pattern may have more than 50,000
_LONGEST = 10_000
#: what else documents are ordered by; those without it come last
_VALUES = {
    "author": "casefold(d.author)",
    "language": "casefold(d.language)",
    "length": "d.length",
    "information_grade": "d.information_grade || d.source_grade",
}


class Listing:
    """Order and narrow the ids of all documents; an order is kept until the documents change."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._orders: dict[tuple[str, bool], list[int]] = {}
        self._state: tuple[int, int] = (0, 0)

    def ids(self, sort: str, descending: bool, words: str) -> list[int]:
        """Return the ids of the documents whose line has every word; ValueError for no such order."""
        if sort == "title":
            return self.named(descending, words)
        sort = "source_grade" if sort == "grade" else sort
        order = self._order(sort, descending)
        return self.narrowed(order, words)

    def narrowed(self, order: list[int], words: str) -> list[int]:
        """Return those of all ids in some order whose line has every word."""
        if not words.split():
            return list(order)
        found = self.named(False, words)
        if len(found) == len(order):
            return list(order)
        among = set(found)
        return [one for one in order if one in among]

    def named(self, descending: bool = False, words: str = "") -> list[int]:
        """Return the ids by name."""
        # GLOB leaps from one first letter to the next; instr takes a third longer, letter by letter
        wanted = [f"*{_literal(word[:_LONGEST])}*" for word in words.casefold().split()]
        where = " AND ".join(["said GLOB ?"] * len(wanted)) or "1"
        way = "DESC" if descending else "ASC"
        return self._listed(
            f"SELECT document_id AS id FROM listing WHERE {where}"
            f" ORDER BY called {way}, document_id {way}",
            wanted,
        )

    def _order(self, sort: str, descending: bool) -> list[int]:
        state = (self._connection.relisted, int(self._connection.value("PRAGMA data_version")))
        if state != self._state or self._connection.raw.in_transaction:
            self._orders.clear()
            self._state = state
        known = self._orders.get((sort, descending))
        if known is None:
            known = self._orders[sort, descending] = self._read(sort, "DESC" if descending else "")
        return known

    def _read(self, sort: str, way: str) -> list[int]:
        if sort == "id":
            return self._listed(f"SELECT id FROM document ORDER BY id {way}")
        if sort in _ORDERED:
            by = "document_id AS id FROM listing WHERE"
            filled = f"SELECT {by} {sort} > '' ORDER BY {sort} {way}, called, document_id"
            empty = f"SELECT {by} {sort} = '' ORDER BY called, document_id"
            return self._listed(filled) + self._listed(empty)
        if sort not in _VALUES:
            raise ValueError(f"the corpus list is not sorted by {sort}")
        value = _VALUES[sort]
        return self._listed(
            f"SELECT d.id AS id FROM document d JOIN listing l ON l.document_id = d.id"
            f" ORDER BY {value} = '', {value} {way}, l.called, d.id"
        )

    def _listed(self, sql: str, values: Sequence[Any] = ()) -> list[int]:
        """Return the ids of a query, handed over as one value: a row each takes twice the time."""
        held: list[int] = json.loads(
            self._connection.value(f"SELECT json_group_array(id) FROM ({sql})", values)
        )
        return held


def _literal(word: str) -> str:
    """Return a pattern for GLOB that stands for just this word."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in word)
