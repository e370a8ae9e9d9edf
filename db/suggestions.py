"""What rules found in the texts and nobody has decided yet: derived, written outside the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from db.connection import Connection
from db.repository import listed
from workbench.model.decisions import SuggestedActor, SuggestedPlace

#: no mention is longer, so that those over a place are looked for in a short stretch
_LONGEST = 500
_OPEN = (
    " NOT EXISTS (SELECT 1 FROM mention m WHERE m.document_id = s.document_id"
    f' AND m.start > s.start - {_LONGEST} AND m.start < s."end" AND m."end" > s.start)'
    " AND NOT EXISTS (SELECT 1 FROM rejection r WHERE r.key = s.key AND (r.document_id IS NULL"
    " OR (r.document_id = s.document_id AND r.start = s.start)))"
)
#: a name that may mean several is decided elsewhere, so that it is never accepted with the others
_CLEAR = " AND substr(s.reason, 1, 10) <> 'ambiguous:'"
_DOUBTFUL = (
    " AND substr(s.reason, 1, 10) = 'ambiguous:' AND NOT EXISTS (SELECT 1 FROM meaning d"
    " WHERE d.document_id = s.document_id AND d.key = s.key)"
)
_PLACE = 's.document_id, s.start, s."end", s.key, s.name, s.type, s.reason'
_AMONG = "s.document_id IN (SELECT value FROM json_each(:ids))"


class Suggested:
    """Keep suggestions; `workbench.ports.Suggested` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, rules: int) -> list[int]:
        """Return the documents that these rules have not read yet."""
        return self._connection.numbers(
            "SELECT id FROM document WHERE id NOT IN"
            " (SELECT document_id FROM reading WHERE rules = ?) ORDER BY id",
            (rules,),
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._connection.raw.in_transaction:
            yield
            return
        with self._connection.transaction():
            yield

    def keep(
        self, rules: int, found: Mapping[int, Sequence[SuggestedPlace]], voices: Mapping[int, str]
    ) -> None:
        """Keep what was found, in one transaction; documents that are gone are left out."""
        write = self._connection.write_many
        with self._writing():
            write("DELETE FROM suggested WHERE document_id = ?", [(one,) for one in found])
            write(
                "INSERT OR REPLACE INTO reading (document_id, rules, voices)"
                " SELECT id, ?2, ?3 FROM document WHERE id = ?1",
                [(one, rules, voices.get(one, "")) for one in found],
            )
            write(
                'INSERT OR IGNORE INTO suggested (document_id, start, "end", key, name, type, reason)'
                " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM document WHERE id = ?1",
                [
                    (one.document_id, one.start, one.end, one.key, one.name, one.type, one.reason)
                    for places in found.values()
                    for one in places
                ],
            )

    def forget(self, document_ids: Iterable[int]) -> None:
        """Let these documents wait to be read again."""
        with self._writing():
            self._connection.write_many(
                "DELETE FROM reading WHERE document_id = ?", [(one,) for one in document_ids]
            )

    def actors(self, document_ids: Sequence[int] = ()) -> list[SuggestedActor]:
        """Return the names with open places, the most frequent first."""
        among = f"{_AMONG} AND" if document_ids else ""
        rows = self._connection.rows(
            "SELECT key, max(name), type, count(*), count(DISTINCT document_id)"
            f" FROM suggested s WHERE {among} {_OPEN}{_CLEAR} GROUP BY key, type",
            {"ids": listed(document_ids)},
        )
        held: dict[str, list[SuggestedActor]] = {}
        for row in rows:
            held.setdefault(row[0], []).append(SuggestedActor(*row))
        joined = map(_as_one, held.values())
        return sorted(joined, key=lambda one: (-one.mentions, one.name.casefold(), one.key))

    def places(self, key: str, document_ids: Sequence[int] = ()) -> list[SuggestedPlace]:
        """Return the open places of a name, by document and start."""
        among = f"AND {_AMONG}" if document_ids else ""
        rows = self._connection.rows(
            f"SELECT {_PLACE} FROM suggested s WHERE s.key = :key {among} AND {_OPEN}{_CLEAR}"
            " ORDER BY s.document_id, s.start",
            {"key": key, "ids": listed(document_ids)},
        )
        return [SuggestedPlace(*row) for row in rows]

    def ambiguous(self) -> list[SuggestedPlace]:
        """Return the open places whose name may mean several, by document and start."""
        rows = self._connection.rows(
            f"SELECT {_PLACE} FROM suggested s WHERE {_OPEN}{_DOUBTFUL}"
            " ORDER BY s.document_id, s.start"
        )
        return [SuggestedPlace(*row) for row in rows]

    def bearing(self, document_ids: Sequence[int]) -> list[SuggestedPlace]:
        """Return what may mean several, and names of several words, by document and start."""
        rows = self._connection.rows(
            f"SELECT {_PLACE} FROM suggested s WHERE {_AMONG}"
            " AND (instr(s.name, ' ') OR substr(s.reason, 1, 10) = 'ambiguous:')"
            " ORDER BY s.document_id, s.start",
            {"ids": listed(document_ids)},
        )
        return [SuggestedPlace(*row) for row in rows]

    def in_document(self, document_id: int) -> list[SuggestedPlace]:
        """Return the open places of one document, by start."""
        rows = self._connection.rows(
            f"SELECT {_PLACE} FROM suggested s WHERE s.document_id = ? AND {_OPEN}"
            " ORDER BY s.start",
            (document_id,),
        )
        return [SuggestedPlace(*row) for row in rows]

    def at(self, document_id: int, start: int) -> SuggestedPlace | None:
        """Return the open place that begins there, or None."""
        rows = self._connection.rows(
            f"SELECT {_PLACE} FROM suggested s WHERE s.document_id = ? AND s.start = ? AND {_OPEN}",
            (document_id, start),
        )
        return SuggestedPlace(*rows[0]) if rows else None

    def voices(self, document_id: int) -> str:
        """Return what was found of who speaks in a document, as JSON."""
        said = self._connection.value(
            "SELECT voices FROM reading WHERE document_id = ?", (document_id,)
        )
        return str(said or "")


def _as_one(found: Sequence[SuggestedActor]) -> SuggestedActor:
    """Return one row for a name that was taken for several types: the type of most, if it has one."""
    if len(found) == 1:
        return found[0]
    known = [one for one in found if one.type != "unknown"] or found
    first = max(known, key=lambda one: one.mentions)
    return SuggestedActor(
        first.key,
        first.name,
        first.type,
        sum(one.mentions for one in found),
        max(one.documents for one in found),
    )
