"""Turn the excerpts table's filter into SQL, settling first what concerns whole documents."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from db.connection import Connection, Row
from db.repository import listed
from db.spoken import SPOKEN_BY
from workbench.model.dates import first_day, last_day
from workbench.model.documents import called
from workbench.model.grades import grade
from workbench.model.tables import SORTS, ExcerptFilter
from workbench.text.folding import fold

#: by what documents are ranked: (id, title, outlet, published, source grade, information grade)
_RANKS: dict[str, Callable[[Row], str]] = {
    "document": lambda row: str(row[1]).casefold(),
    "outlet": lambda row: str(row[2]).casefold(),
    "published": lambda row: str(row[3]),
    "grade": lambda row: f"{row[4] or 'Z'}{row[5] or '9'}" if row[4] or row[5] else "",
}
_OLDER = "SELECT replaces_id FROM document WHERE replaces_id IS NOT NULL"


@dataclass
class Narrowed:
    """Hold the filter as SQL: a condition a table that takes part, and their values.

    `ranked` says that the documents that take part stand in temp.document_rank, in order;
    `independent` that what copies only repeat is still to be left out.
    """

    ranked: bool
    independent: bool = False
    where: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


def narrow(connection: Connection, wanted: ExcerptFilter, sort: str, descending: bool) -> Narrowed:
    """Return the filter as SQL; fills temp.document_rank when documents are narrowed or sorted."""
    if sort not in SORTS:
        raise ValueError(f"the excerpts table is not sorted by {sort}")
    chosen = Narrowed(sort in _RANKS or _about_documents(wanted))
    if chosen.ranked:
        _rank(connection, wanted, sort, descending)
    conditions = {"excerpt": ["1"], "mention": ["1"]}
    _by_code(wanted, conditions, chosen.values)
    _by_actor(wanted, conditions, chosen.values)
    _by_text(connection, wanted, conditions, chosen.values)
    if wanted.versions == "older":
        conditions["excerpt"].append(f"e.document_id IN ({_OLDER})")
        conditions["mention"].append(f"m.document_id IN ({_OLDER})")
    # who asks for certain documents or versions gets all of them
    chosen.independent = wanted.independent and not (wanted.document_ids or wanted.versions)
    for table in wanted.kinds:
        if table in conditions and "0" not in conditions[table]:
            chosen.where[table] = " AND ".join(conditions[table])
    return chosen


def _about_documents(wanted: ExcerptFilter) -> bool:
    return bool(
        wanted.document_ids or wanted.outlet or wanted.grade or wanted.since or wanted.until
    )


def _rank(connection: Connection, wanted: ExcerptFilter, sort: str, descending: bool) -> None:
    rows = connection.rows(
        "SELECT id, title, file_name, outlet, published, source_grade, information_grade"
        " FROM document ORDER BY id"
    )
    rows = [(row[0], called(row[1], row[2]), *row[3:]) for row in rows]
    kept = [row for row in rows if _fits(row, wanted, frozenset(wanted.document_ids))]
    if sort in _RANKS:
        value = _RANKS[sort]
        kept.sort(key=value, reverse=descending)
        kept.sort(key=lambda row: value(row) == "")
    connection.note(
        "document_rank",
        "place INTEGER PRIMARY KEY, document_id INTEGER UNIQUE",
        [(place, row[0]) for place, row in enumerate(kept)],
    )


def _fits(row: Row, wanted: ExcerptFilter, document_ids: frozenset[int]) -> bool:
    document_id, _, outlet, published, source, information = row
    if document_ids and document_id not in document_ids:
        return False
    if wanted.outlet and wanted.outlet.casefold() not in outlet.casefold():
        return False
    if wanted.grade and not _graded(wanted.grade, source, information):
        return False
    if wanted.since and last_day(published) < first_day(wanted.since):
        return False
    return not wanted.until or "" < first_day(published) <= last_day(wanted.until)


def _graded(badge: str, source: str, information: str) -> bool:
    """Say whether a document has the badge, or the half of it that was given."""
    said = badge.upper().replace("-", "–")
    return said in (source, information, grade(source, information))


def _by_code(
    wanted: ExcerptFilter, conditions: dict[str, list[str]], values: dict[str, Any]
) -> None:
    if not wanted.code_ids:
        return
    values["codes"] = listed(wanted.code_ids)
    conditions["mention"].append("0")
    conditions["excerpt"].append(
        "e.id IN (SELECT excerpt_id FROM excerpt_code"
        " WHERE code_id IN (SELECT value FROM json_each(:codes)))"
    )


def _by_actor(
    wanted: ExcerptFilter, conditions: dict[str, list[str]], values: dict[str, Any]
) -> None:
    """Narrow to mentions of the actors, excerpts that one begins in, and what the speakers say."""
    if wanted.actor_ids:
        values["actors"] = listed(wanted.actor_ids)
        conditions["mention"].append("m.actor_id IN (SELECT value FROM json_each(:actors))")
        conditions["excerpt"].append(
            "EXISTS (SELECT 1 FROM mention n WHERE n.document_id = e.document_id"
            ' AND n.start >= e.start AND n.start < e."end"'
            " AND n.actor_id IN (SELECT value FROM json_each(:actors)))"
        )
    if wanted.speaker_ids:
        values["speakers"] = listed(wanted.speaker_ids)
        conditions["mention"].append("0")
        ids = "(SELECT value FROM json_each(:speakers))"
        conditions["excerpt"].append(f"e.id IN ({SPOKEN_BY.format(ids)})")


def _by_text(
    connection: Connection,
    wanted: ExcerptFilter,
    conditions: dict[str, list[str]],
    values: dict[str, Any],
) -> None:
    """Look in quote, note and title; SQLite's own LIKE where it knows the letters' case."""
    said = wanted.text.strip()
    if not said:
        return
    plain = fold(said).casefold()
    titled = [
        document_id
        for document_id, title in connection.execute("SELECT id, title FROM document")
        if plain in fold(title).casefold()
    ]
    values["titled"] = listed(titled)
    if said.isascii():
        escaped = said.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        values["said"] = f"%{escaped}%"
        test = "{0} LIKE :said ESCAPE '\\'"
    else:
        values["said"] = plain
        test = "instr(casefold(fold({0})), :said)"
    for letter, table, columns in (
        ("e", "excerpt", ("e.quote", "e.note")),
        ("m", "mention", ("m.quote",)),
    ):
        tests = [test.format(column) for column in columns]
        if titled:
            tests.append(f"{letter}.document_id IN (SELECT value FROM json_each(:titled))")
        conditions[table].append(f"({' OR '.join(tests)})")
