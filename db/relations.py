"""Relations, with the evidence that the panel and the chart read of them."""

from collections.abc import Sequence

from db.connection import Connection, Row
from db.repository import Repository, listed
from db.spoken import JOIN
from db.table import CLAIM, RELATION
from workbench.model.documents import called
from workbench.model.relations import Claim, EvidenceRow, Relation

_CLAIM = len(CLAIM.columns)
_RELATION = _CLAIM + len(RELATION.columns)


class Relations(Repository[Relation]):
    """Keep relations; `workbench.ports.Relations` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, RELATION)

    def evidence(
        self, relation_ids: Sequence[int] = (), document_ids: Sequence[int] = ()
    ) -> list[EvidenceRow]:
        """Return the claims of these relations, or of all, by document date, place in it and id."""
        narrowed = [
            (f"{column} IN (SELECT value FROM json_each(?))", listed(ids))
            for column, ids in (("r.id", relation_ids), ("e.document_id", document_ids))
            if ids
        ]
        where = " AND ".join(sql for sql, _ in narrowed) or "1"
        rows = self._connection.rows(
            f"SELECT {CLAIM.select('k.')}, {RELATION.select('r.')},"
            ' d.id, d.title, d.outlet, d.published, e.start, e."end", e.quote,'
            " coalesce(a.name, CASE WHEN k.voice = 'speaker' THEN s.words END, ''),"
            " coalesce(nullif(k.source_grade, ''), d.source_grade),"
            " coalesce(nullif(k.information_grade, ''), d.information_grade), d.file_name"
            " FROM claim k JOIN relation r ON r.id = k.relation_id"
            " JOIN excerpt e ON e.id = k.excerpt_id JOIN document d ON d.id = e.document_id"
            f" LEFT JOIN actor a ON a.id = k.speaker_id {JOIN} WHERE {where}"
            " ORDER BY d.published, d.id, e.start, k.id",
            [ids for _, ids in narrowed],
        )
        return [_evidence(row) for row in rows]

    def of_actor(self, actor_id: int) -> list[Relation]:
        """Return the relations that the actor is subject or object of."""
        rows = self._connection.rows(
            f"{self._select} WHERE subject_id = :actor OR object_id = :actor ORDER BY id",
            {"actor": actor_id},
        )
        return [Relation(*row) for row in rows]


def _evidence(row: Row) -> EvidenceRow:
    document_id, title, *more, file_name = row[_RELATION:]
    claim, relation = Claim(*row[:_CLAIM]), Relation(*row[_CLAIM:_RELATION])
    return EvidenceRow(claim, relation, document_id, called(title, file_name), *more)
