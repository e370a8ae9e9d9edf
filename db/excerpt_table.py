"""The table of every excerpt and mention: narrowed, sorted and paged in SQL.

A row's number is twice the excerpt's id, or twice the mention's and one. What narrows or sorts by
a document is settled first, on the few documents, and kept as their ranks in a TEMP table; the
marks then come out of their indexes in order, unsorted. 300,000 numbers arrive as one string,
which takes half the time of as many rows.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from db.connection import Connection
from db.excerpt_filter import Narrowed, narrow
from db.excerpt_groups import gathered
from db.excerpt_rows import table_rows
from db.excerpt_where import fitting
from db.repository import listed
from workbench.model.tables import ExcerptFilter, ExcerptRow, Tally

_PAGE = 2000
_DOCUMENTS = (
    "SELECT count(*) FROM (SELECT document_id FROM excerpt"
    " WHERE id IN (SELECT value FROM json_each(?)) UNION SELECT document_id FROM mention"
    " WHERE id IN (SELECT value FROM json_each(?)))"
)
#: what copies only repeat, in order
_REPEATED = "SELECT number FROM repeated ORDER BY number"
#: what lies wholly in page furniture, in order
_IN_FURNITURE = (
    " UNION ALL ".join(
        f"SELECT o.id * 2 + {odd} AS number FROM furnished f JOIN json_each(f.spans) s"
        f" JOIN {table} o ON o.document_id = f.document_id AND o.start >= s.value ->> 0"
        f' AND o."end" <= s.value ->> 1'
        for table, odd in (("excerpt", 0), ("mention", 1))
    )
    + " ORDER BY number"
)


@dataclass(frozen=True)
class _Key:
    """Say what an excerpt and a mention are sorted by, in SQL."""

    excerpt: str
    mention: str


_KEYS = {
    "code": _Key(
        "(SELECT min(k.place) FROM excerpt_code l JOIN temp.code_rank k ON k.id = l.code_id"
        " WHERE l.excerpt_id = e.id)",
        "NULL",
    ),
    "actor": _Key(
        "(SELECT min(k.place) FROM mention n JOIN temp.actor_rank k ON k.id = n.actor_id"
        ' WHERE n.document_id = e.document_id AND n.start >= e.start AND n.start < e."end")',
        "(SELECT k.place FROM temp.actor_rank k WHERE k.id = m.actor_id)",
    ),
    # actors by name, then those whom the text only describes: numbers sort before words
    "speaker": _Key(
        "CASE WHEN e.speaker_id IS NOT NULL"
        " THEN (SELECT k.place FROM temp.actor_rank k WHERE k.id = e.speaker_id)"
        " WHEN NOT e.nobody THEN (SELECT coalesce((SELECT k.place FROM temp.actor_rank k"
        " WHERE k.id = s.speaker_id), casefold(s.words)) FROM spoken s WHERE s.excerpt_id = e.id) END",
        "NULL",
    ),
    "text": _Key("e.quote COLLATE NOCASE", "m.quote COLLATE NOCASE"),
}


class ExcerptTable:
    """Read the table; `workbench.ports.ExcerptTable` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Sequence[int]:
        """Return opaque row numbers in order; hand slices of them to `rows`."""
        chosen = narrow(self._connection, narrowed, sort, descending)
        if sort in _KEYS:
            self._rank(sort)
            sql = _sorted(chosen, _KEYS[sort], descending)
        else:
            sql = _in_place(chosen, descending and sort == "position")
        if not sql:
            return array("q")
        joined = self._connection.value(f"SELECT group_concat(n) FROM ({sql})", chosen.values)
        if not joined:
            return array("q")
        numbers = np.fromstring(joined, dtype=np.int64, sep=",")
        if chosen.independent:
            numbers = self._without(_REPEATED, numbers)
        if narrowed.without_furniture:
            numbers = self._without(_IN_FURNITURE, numbers)
        if narrowed.where.strip():
            fit = np.fromiter(fitting(self._connection, narrowed.where), dtype=np.int64)
            numbers = numbers[np.isin(numbers, fit)]
        return array("q", numbers.tobytes())

    def _without(self, listing: str, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Leave out the numbers listed; to ask SQLite of each row would take thrice as long."""
        barred = np.array(self._connection.numbers(listing), dtype=np.int64)
        if not len(barred):
            return numbers
        at = np.minimum(np.searchsorted(barred, numbers), len(barred) - 1)
        kept: npt.NDArray[np.int64] = numbers[barred[at] != numbers]
        return kept

    def _rank(self, sort: str) -> None:
        """Keep the alphabetical places of codes or actors where SQL finds them."""
        if sort == "text":
            return
        table = "code" if sort == "code" else "actor"
        names = self._connection.rows(f"SELECT id, name FROM {table}")
        names.sort(key=lambda row: (row[1].casefold(), row[0]))
        places = [(record_id, place) for place, (record_id, _) in enumerate(names)]
        self._connection.note(f"{table}_rank", "id INTEGER PRIMARY KEY, place INTEGER", places)

    def rows(self, numbers: Sequence[int]) -> list[ExcerptRow]:
        """Return these rows, in the given order; those deleted meanwhile are left out."""
        return table_rows(self._connection, numbers)

    def stream(
        self, narrowed: ExcerptFilter, sort: str = "position", descending: bool = False
    ) -> Iterator[ExcerptRow]:
        """Yield all rows of the filter in order, in pages, for an export."""
        with self._connection.snapshot():
            numbers = self.ids(narrowed, sort, descending)
            for start in range(0, len(numbers), _PAGE):
                yield from self.rows(numbers[start : start + _PAGE])

    def tally(self, narrowed: ExcerptFilter) -> Tally:
        """Return how many rows the filter leaves, and of how many documents."""
        numbers = self.ids(narrowed)
        mentions = [number >> 1 for number in numbers if number & 1]
        excerpts = [number >> 1 for number in numbers if not number & 1]
        documents = self._connection.value(_DOCUMENTS, (listed(excerpts), listed(mentions)))
        return Tally(len(excerpts), len(mentions), documents)

    def gathered(
        self, narrowed: ExcerptFilter, by: str, order: Sequence[int]
    ) -> Iterator[tuple[int, int, ExcerptRow]]:
        """Yield (what it stands under, by which claim, row) under each of `order`, then under 0."""
        with self._connection.snapshot():
            placed = gathered(self._connection, self.ids(narrowed), by, order)
            for start in range(0, len(placed), _PAGE):
                page = placed[start : start + _PAGE]
                rows = self.rows([one.number for one in page])
                for one, row in zip(page, rows, strict=True):
                    yield one.under, one.claim_id, row

    def analysts(self) -> list[str]:
        """Return everybody who marked something that stands, in the order of their first marks."""
        rows = self._connection.rows(
            "SELECT analyst FROM (SELECT analyst, created_at FROM excerpt UNION ALL"
            " SELECT analyst, created_at FROM mention) WHERE analyst <> ''"
            " GROUP BY analyst ORDER BY min(created_at), analyst"
        )
        return [analyst for (analyst,) in rows]


def _in_place(chosen: Narrowed, backwards: bool) -> str:
    """Return the numbers by document and place, read from the indexes in order."""
    parts = []
    for letter, table, odd in (("e", "excerpt", 0), ("m", "mention", 1)):
        where = chosen.where.get(table)
        if where is None:
            continue
        if chosen.ranked:
            source = (
                f"temp.document_rank r CROSS JOIN {table} {letter}"
                f" ON {letter}.document_id = r.document_id"
            )
            place = "r.place"
        else:
            source, place = f"{table} {letter}", f"{letter}.document_id"
        parts.append(
            f"SELECT {place} AS d, {letter}.start AS s, {letter}.id * 2 + {odd} AS n FROM {source}"
            f" WHERE {where}"
        )
    order = " DESC" if backwards else ""
    return f"{' UNION ALL '.join(parts)} ORDER BY 1{order}, 2{order}" if parts else ""


def _sorted(chosen: Narrowed, key: _Key, descending: bool) -> str:
    """Return the numbers by a key of their own, empty ones last, then by document and place."""
    parts = []
    for letter, table, odd in (("e", "excerpt", 0), ("m", "mention", 1)):
        where = chosen.where.get(table)
        if where is None:
            continue
        if chosen.ranked:
            where += f" AND {letter}.document_id IN (SELECT document_id FROM temp.document_rank)"
        parts.append(
            f"SELECT {getattr(key, table)} AS k, {letter}.document_id AS d, {letter}.start AS s,"
            f" {letter}.id * 2 + {odd} AS n FROM {table} {letter} WHERE {where}"
        )
    if not parts:
        return ""
    order = "DESC" if descending else "ASC"
    return f"SELECT n FROM ({' UNION ALL '.join(parts)}) ORDER BY k IS NULL, k {order}, d, s"
