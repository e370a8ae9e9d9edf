"""What was found of copies and page furniture, and what the analyst said of it.

What was found is derived from the texts: it is written outside the journal, goes with its
document, and is found again when it is not there.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from db.connection import Connection
from db.repeats import NEAR, settle, stored
from db.repository import Repository, as_json, listed
from db.table import FURNITURE
from workbench.copies.examined import Examined
from workbench.copies.groups import Groups
from workbench.copies.sketching import Hashes, Sketch
from workbench.model.copies import Overlap
from workbench.model.dates import last_day
from workbench.model.furniture import Furniture, FurnitureSpan


class Copies:
    """Keep what was found; `workbench.ports.Copies` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> list[int]:
        """Return the documents that were not examined yet."""
        return self._connection.numbers(
            "SELECT id FROM document WHERE id NOT IN (SELECT document_id FROM sketch) ORDER BY id"
        )

    def outlets(self, document_ids: Sequence[int]) -> set[str]:
        """Return the outlets of these documents."""
        rows = self._connection.rows(
            "SELECT DISTINCT outlet FROM document WHERE id IN (SELECT value FROM json_each(?))",
            (listed(document_ids),),
        )
        return {outlet for (outlet,) in rows}

    @contextmanager
    def _writing(self, settled: bool = True) -> Iterator[None]:
        if self._connection.raw.in_transaction:
            yield
            return
        with self._connection.transaction():
            yield
            if settled:
                settle(self._connection)

    def keep(self, examined: Iterable[Examined]) -> None:
        """Keep what was found in documents, in one transaction; those that are gone are left out."""
        examined = list(examined)
        with self._writing():
            self._connection.write_many(
                "DELETE FROM furnished WHERE document_id = ?",
                [(one.document_id,) for one in examined],
            )
            self._connection.write_many(
                "INSERT INTO furnished (document_id, spans)"
                " SELECT id, ?2 FROM document WHERE id = ?1",
                [(one.document_id, as_json(one.grey)) for one in examined if one.grey],
            )
            self._connection.write_many(
                "INSERT OR REPLACE INTO sketch"
                " (document_id, shingles, hashes, lines, found, furnished, shared)"
                " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM document WHERE id = ?1",
                [_row(one) for one in examined],
            )

    def keep_overlaps(
        self, document_ids: Iterable[int], overlaps: Iterable[Overlap], settled: bool = True
    ) -> None:
        """Replace what is known of the overlaps of these documents with any other."""
        with self._writing(settled):
            self._drop_overlaps(document_ids)
            self._connection.write_many(
                "INSERT OR REPLACE INTO overlap (document_id, other_id, share)"
                " SELECT d.id, o.id, ?3 FROM document d JOIN document o WHERE d.id = ?1 AND o.id = ?2",
                [(one.document_id, one.other_id, one.share) for one in overlaps],
            )

    def _drop_overlaps(self, document_ids: Iterable[int]) -> None:
        gone = [(one, one) for one in document_ids]
        self._connection.write_many(
            "DELETE FROM overlap WHERE document_id = ? OR other_id = ?", gone
        )

    def forget(self, document_ids: Iterable[int]) -> None:
        """Let these documents wait to be examined again."""
        with self._writing():
            self._connection.write_many(
                "DELETE FROM sketch WHERE document_id = ?", [(one,) for one in document_ids]
            )

    def order(self) -> list[int]:
        """Return all documents, those that others were most likely copied from first."""
        rows = self._connection.rows("SELECT id, published FROM document")
        days = [(last_day(published), one) for one, published in rows]
        return [one for day, one in sorted(days, key=lambda pair: (not pair[0], pair))]

    def sketches(self, document_ids: Sequence[int] = ()) -> dict[int, Sketch]:
        """Return the sketches of these documents, or of all."""
        narrowed = " WHERE document_id IN (SELECT value FROM json_each(?))" if document_ids else ""
        rows = self._connection.rows(
            f"SELECT document_id, shingles, hashes FROM sketch{narrowed}",
            (listed(document_ids),) if document_ids else (),
        )
        return {document_id: Sketch(count, _hashes(raw)) for document_id, count, raw in rows}

    def lines_of(self, outlet: str) -> dict[int, tuple[Hashes, int]]:
        """Return the line hashes of each document of an outlet, and how many were known as shared."""
        rows = self._connection.rows(
            "SELECT s.document_id, s.lines, s.shared FROM document d"
            " JOIN sketch s ON s.document_id = d.id WHERE d.outlet = ?",
            (outlet,),
        )
        return {document_id: (_hashes(raw), count) for document_id, raw, count in rows}

    def found(self, document_id: int) -> list[FurnitureSpan]:
        """Return what rules say is page furniture in the document, in order."""
        said = self._connection.value(
            "SELECT found FROM sketch WHERE document_id = ?", (document_id,)
        )
        return [FurnitureSpan(*span) for span in json.loads(said or "[]")]

    def found_in(self, document_ids: Iterable[int]) -> dict[int, list[FurnitureSpan]]:
        """Return what rules say is page furniture in each of these documents that has any."""
        rows = self._connection.rows(
            "SELECT document_id, found FROM sketch WHERE furnished > 0"
            " AND document_id IN (SELECT value FROM json_each(?))",
            (listed(document_ids),),
        )
        return {
            document_id: [FurnitureSpan(*span) for span in json.loads(said)]
            for document_id, said in rows
        }

    def grey(self, document_id: int) -> list[tuple[int, int]]:
        """Return the spans of page furniture in the document as it was examined last."""
        said = self._connection.value(
            "SELECT spans FROM furnished WHERE document_id = ?", (document_id,)
        )
        return [(start, end) for start, end, *_ in json.loads(said or "[]")]

    def overlaps(self, document_ids: Sequence[int] = ()) -> list[Overlap]:
        """Return the overlaps of these documents and of all they hang together with, or all."""
        if document_ids:
            rows = self._connection.rows(
                f"{NEAR} SELECT o.document_id, o.other_id, o.share"
                " FROM near JOIN overlap o ON o.document_id = near.id",
                (listed(document_ids),),
            )
        else:
            rows = self._connection.rows("SELECT document_id, other_id, share FROM overlap")
        return [Overlap(*row) for row in rows]

    def groups(self, document_ids: Sequence[int] = ()) -> Groups:
        """Return which of these documents, or of all, is the copy of which."""
        return stored(self._connection, document_ids or None)

    def left_out(self) -> dict[str, int]:
        """Return how many documents are copies, and how many marks only repeat others."""
        row = self._connection.row(
            "SELECT (SELECT count(*) FROM copy WHERE newest_id IS NULL),"
            " count(*) - total(number & 1), total(number & 1) FROM repeated"
        )
        return dict(
            zip(("documents", "excerpts", "mentions"), map(int, row or (0, 0, 0)), strict=True)
        )


class FurnitureSaid(Repository[Furniture]):
    """Keep what was said; `workbench.ports.FurnitureSaid` says what the method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, FURNITURE)

    def learnt(self, document_id: int) -> dict[str, str]:
        """Return the state of line keys, as said of other documents of this one's outlet."""
        rows = self._connection.rows(
            "SELECT f.lines, f.state FROM document d"
            " JOIN document o ON o.outlet = d.outlet AND o.id <> d.id"
            " JOIN furniture f ON f.document_id = o.id"
            " WHERE d.id = ? AND trim(d.outlet) <> '' ORDER BY f.id",
            (document_id,),
        )
        return {line: state for said, state in rows for line in said.split("\n") if line}


def _row(one: Examined) -> tuple[object, ...]:
    found = as_json([(span.start, span.end, span.reason) for span in one.found])
    return (
        one.document_id,
        one.sketch.shingles,
        one.sketch.hashes.astype("<u8").tobytes(),
        one.lines.astype("<u8").tobytes(),
        found,
        one.furnished,
        one.shared,
    )


def _hashes(raw: bytes) -> Hashes:
    return np.frombuffer(raw, dtype="<u8").astype(np.uint64, copy=False)
