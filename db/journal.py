"""Write down every change of every record, so that it can be taken back, and read later.

Triggers of each writer connection keep the record before and after, as JSON. They are TEMP, so
that the file itself holds no code. `recording.operation_id` is the operation under way, 0 when
changes are not written down (undo and redo), and NULL when nobody may write.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from db import listing, repeats, spoken, words
from db.connection import Connection
from db.table import RECORDS, Table
from workbench.changes import ChangeSet

#: topic and document of the tables where they are not simply the record itself
_DOCUMENT_OF = {
    "document": "{0}.id",
    "excerpt": "{0}.document_id",
    "mention": "{0}.document_id",
    "origin": "{0}.document_id",
    "furniture": "{0}.document_id",
    "rejection": "{0}.document_id",
    "statement": "{0}.document_id",
    "meaning": "{0}.document_id",
    "claim": "(SELECT document_id FROM excerpt WHERE id = {0}.excerpt_id)",
    "excerpt_code": "(SELECT document_id FROM excerpt WHERE id = {0}.excerpt_id)",
}
_TOPIC_OF = {"excerpt_code": "{0}.excerpt_id"}
_LINK_COLUMNS = ("id", "excerpt_id", "code_id")


@dataclass
class Recording:
    """Stand for an operation under way; `changes` is filled in when it has been committed.

    Whoever writes may give it another `label` once it is known what was done.
    """

    label: str
    origin: str = ""
    operation_id: int = 0
    changes: ChangeSet = field(default_factory=lambda: ChangeSet(""))


def arm(connection: Connection) -> None:
    """Install the triggers on a writer connection."""
    connection.execute("CREATE TEMP TABLE recording (operation_id INTEGER)")
    connection.execute("INSERT INTO recording VALUES (NULL)")
    for table in RECORDS:
        _watch(connection, table.name, table.columns, table)
    _watch(connection, "excerpt_code", _LINK_COLUMNS, None)


def _watch(
    connection: Connection, name: str, columns: tuple[str, ...], table: Table[object] | None
) -> None:
    reals = table.reals if table else frozenset()
    differs = " OR ".join(f'OLD."{column}" IS NOT NEW."{column}"' for column in columns)
    events = (("INSERT", "", "NEW"), ("DELETE", "OLD", ""), ("UPDATE", "OLD", "NEW"))
    for event, before, after in events:
        row = after or before
        connection.execute(
            f"CREATE TEMP TRIGGER journal_{name}_{event} AFTER {event} ON main.{name}"
            f" {f'WHEN {differs}' if event == 'UPDATE' else ''} BEGIN"
            " SELECT RAISE(ABORT, 'written outside an operation')"
            "  FROM recording WHERE operation_id IS NULL;"
            " INSERT INTO change"
            " (operation_id, record, record_id, topic_id, document_id, before, after)"
            f" SELECT operation_id, '{name}', {row}.id,"
            f" {_TOPIC_OF.get(name, '{0}.id').format(row)},"
            f" {_DOCUMENT_OF.get(name, 'NULL').format(row)},"
            f" {_image(before, columns, reals)}, {_image(after, columns, reals)}"
            "  FROM recording WHERE operation_id > 0; END"
        )


def _image(row: str, columns: tuple[str, ...], reals: frozenset[str]) -> str:
    if not row:
        return "NULL"
    parts = (
        f"'{name}', exact({row}.\"{name}\")" if name in reals else f"'{name}', {row}.\"{name}\""
        for name in columns
    )
    return f"json_object({', '.join(parts)})"


@contextmanager
def recording(
    connection: Connection, label: str, who: str, at: str, group: str, origin: str
) -> Iterator[Recording]:
    """Open an operation in one transaction; what was undone can be redone no longer after it."""
    entry = Recording(label, origin)
    with connection.transaction():
        written = connection.write(
            "INSERT INTO operation (at, who, label, grouped, state) VALUES (?, ?, ?, ?, 'done')",
            (at, who, label, group),
        )
        entry.operation_id = written.lastrowid or 0
        connection.write("UPDATE recording SET operation_id = ?", (entry.operation_id,))
        yield entry
        _settle(connection)
        connection.write("UPDATE recording SET operation_id = NULL")
        _keep_or_forget(connection, entry)
        changes = changed(connection, [entry.operation_id], entry.label, origin)
    entry.changes = changes


def _settle(connection: Connection) -> None:
    """Bring up what is derived from the documents, before nobody may write any more."""
    listing.settle(connection)
    words.settle(connection)
    repeats.settle(connection)
    spoken.settle(connection)


def _keep_or_forget(connection: Connection, entry: Recording) -> None:
    """Drop the redo branch, or, when nothing changed, the operation itself."""
    operation = (entry.operation_id,)
    if connection.row("SELECT 1 FROM change WHERE operation_id = ? LIMIT 1", operation):
        connection.write("UPDATE operation SET state = 'dropped' WHERE state = 'undone'")
        connection.write("UPDATE operation SET label = ? WHERE id = ?", (entry.label, *operation))
    else:
        connection.write("DELETE FROM operation WHERE id = ?", operation)


@contextmanager
def silence(connection: Connection) -> Iterator[None]:
    """Write records without writing them down, in one transaction: undo and redo."""
    with connection.transaction():
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.write("UPDATE recording SET operation_id = 0")
        yield
        _settle(connection)
        connection.write("UPDATE recording SET operation_id = NULL")


def changed(
    connection: Connection,
    operation_ids: list[int],
    label: str,
    origin: str = "",
    action: str = "do",
) -> ChangeSet:
    """Return what the operations touched, from the journal alone."""
    touched: dict[str, set[int]] = {}
    documents: set[int] = set()
    for operation_id in operation_ids:
        rows = connection.rows(_WRITTEN, (operation_id,))
        for record in {row[0] for row in rows}:
            topic = "excerpt" if record == "excerpt_code" else record
            touched.setdefault(topic, set()).update(row[1] for row in rows if row[0] == record)
        documents.update(row[2] for row in rows if row[2] is not None)
        documents.update(connection.numbers(_LEFT, (operation_id,)))
    documents |= _repainted(connection, touched)
    return ChangeSet(
        label,
        origin,
        action,
        {topic: frozenset(ids) for topic, ids in touched.items()},
        frozenset(documents),
    )


_WRITTEN = "SELECT record, topic_id, document_id FROM change WHERE operation_id = ?"
#: the documents that marks were moved away from
_LEFT = (
    "SELECT DISTINCT before ->> 'document_id' FROM change WHERE operation_id = ?"
    " AND record IN ('excerpt', 'mention') AND before IS NOT NULL AND after IS NOT NULL"
    " AND before ->> 'document_id' IS NOT document_id"
)
#: whose marks look different once a code, an actor, a type or a relation has changed
_PAINTED = {
    "code": "SELECT e.document_id FROM excerpt_code l JOIN excerpt e ON e.id = l.excerpt_id"
    " WHERE l.code_id = ?",
    "actor": "SELECT document_id FROM mention WHERE actor_id = ?1"
    " UNION SELECT document_id FROM statement WHERE speaker_id = ?1 OR source_id = ?1",
    "actor_type": "SELECT m.document_id FROM actor a JOIN mention m ON m.actor_id = a.id"
    " WHERE a.type_id = ?",
    "relation": "SELECT e.document_id FROM claim c JOIN excerpt e ON e.id = c.excerpt_id"
    " WHERE c.relation_id = ?",
    "relation_kind": "SELECT e.document_id FROM relation r JOIN claim c ON c.relation_id = r.id"
    " JOIN excerpt e ON e.id = c.excerpt_id WHERE r.kind_id = ?",
}


def _repainted(connection: Connection, touched: dict[str, set[int]]) -> set[int]:
    documents: set[int] = set()
    for topic, sql in _PAINTED.items():
        for record_id in touched.get(topic, ()):
            documents.update(connection.numbers(sql, (record_id,)))
    return documents
