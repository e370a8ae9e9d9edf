"""What is known of documents, as a table that is narrowed to what is missing."""

from collections.abc import Sequence
from typing import Any

from db.connection import Connection
from db.repository import listed
from db.table import DOCUMENT
from workbench.model.defaults import folders_of
from workbench.model.documents import Document
from workbench.model.metadata import GAPS, SORTS, MetadataFilter
from workbench.model.provenance import FIELDS

#: how many values of a field are offered while one is typed
_OFFERED = 1000

#: sorted by these, values are compared without regard to case
_ORDER = {"grade": "source_grade || information_grade", "path": "path || file_name"}


def _lacks(fields: tuple[str, ...]) -> str:
    """Return the condition that all these fields are empty, and nobody has looked at any."""
    # a quotation mark in a value is written with a backslash, so that only a key can be found
    return " AND ".join(
        f"d.{field} = '' AND instr(d.sources, '\"{field}\":') = 0" for field in fields
    )


_LACKS = {gap: f"({_lacks(fields)})" for gap, fields in GAPS.items()}
_ANY = f"({' OR '.join(_LACKS.values())})"


class MetadataTable:
    """Read the table; `workbench.ports.MetadataTable` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, narrowed: MetadataFilter, sort: str = "id", descending: bool = False
    ) -> Sequence[int]:
        """Return the ids of the documents in order; empty values come last either way."""
        if sort not in SORTS:
            raise ValueError(f"the table of metadata is not sorted by {sort}")
        where, values = _narrowed(narrowed)
        by = _ORDER.get(sort, f"d.{sort}")
        way = "DESC" if descending else "ASC"
        return self._connection.numbers(
            f"SELECT d.id FROM document d WHERE {where}"
            f" ORDER BY {by} = '', {by} COLLATE NOCASE {way}, d.id {way}",
            values,
        )

    def rows(self, document_ids: Sequence[int]) -> list[Document]:
        """Return these documents, in the given order."""
        found = {
            row[0]: DOCUMENT.build(row)
            for row in self._connection.execute(
                f"SELECT {DOCUMENT.select()} FROM document"
                " WHERE id IN (SELECT value FROM json_each(?))",
                (listed(document_ids),),
            )
        }
        return [found[one] for one in document_ids if one in found]

    def values(self, field: str) -> list[str]:
        """Return the values that a field of the documents has, the most frequent first."""
        if field not in FIELDS:
            raise ValueError(f"not a metadata field: {field}")
        rows = self._connection.rows(
            f"SELECT {field} FROM document WHERE {field} <> '' GROUP BY {field}"
            f" ORDER BY count(*) DESC, {field} LIMIT {_OFFERED}"
        )
        return [value for (value,) in rows]

    def folders(self) -> list[str]:
        """Return the folders that files lay in, and those around them, by name."""
        rows = self._connection.rows(
            "SELECT DISTINCT rtrim(path, replace(path, '/', '')) || '_' FROM document"
            " WHERE path <> ''"
        )
        return sorted({folder for (path,) in rows for folder in folders_of(path)})

    def missing(self, narrowed: MetadataFilter) -> dict[str, int]:
        """Return how many documents lack what is asked for, by gap; `any` counts each once."""
        where, values = _narrowed(narrowed)
        counted = ", ".join(f"count(*) FILTER (WHERE {gap})" for gap in (*_LACKS.values(), _ANY))
        row = self._connection.row(f"SELECT {counted} FROM document d WHERE {where}", values)
        return dict(zip((*_LACKS, "any"), row or (), strict=True))


def _narrowed(narrowed: MetadataFilter) -> tuple[str, dict[str, Any]]:
    """Return the condition of a filter and the values it needs."""
    conditions = ["1"]
    values: dict[str, Any] = {}
    if narrowed.document_ids is not None:
        conditions.append("d.id IN (SELECT value FROM json_each(:ids))")
        values["ids"] = listed(narrowed.document_ids)
    if narrowed.missing:
        conditions.append(_ANY if narrowed.missing == "any" else _LACKS[narrowed.missing])
    if narrowed.outlet:
        conditions.append("d.outlet = :outlet")
        values["outlet"] = narrowed.outlet
    if narrowed.folder:
        # 0 is the sign after the stroke
        conditions.append("d.path <> '' AND d.path >= :folder || '/' AND d.path < :folder || '0'")
        values["folder"] = narrowed.folder
    for number, word in enumerate(narrowed.words.split()):
        said = "d.title || char(10) || d.author || char(10) || d.outlet || char(10)"
        said += " || coalesce(nullif(d.path, ''), d.file_name)"
        conditions.append(f"{said} LIKE :word{number} ESCAPE '\\'")
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values[f"word{number}"] = f"%{escaped}%"
    return " AND ".join(conditions), values
