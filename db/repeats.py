"""Keep in step which document is the copy of which, and which marks only repeat those of another.

Both are derived and kept in tables of their own, so that counting without them is a quick
subtraction. Triggers note what a transaction touched; the groups concerned are settled at its
end, through undo and redo too. Only marks of documents that are in a group are noted.
"""

from collections.abc import Iterable, Mapping

from db.connection import Connection, Row
from db.repository import listed
from workbench.copies.groups import Groups, group
from workbench.copies.repeats import MarkedWords, families, repeated_excerpts, repeated_mentions
from workbench.model.copies import Origin, Overlap

_IN = "IN (SELECT value FROM json_each(?))"
#: all that the given documents hang together with, by any way
NEAR = (
    "WITH RECURSIVE near (id) AS (SELECT value FROM json_each(?)"
    " UNION SELECT o.other_id FROM near JOIN overlap o ON o.document_id = near.id"
    " UNION SELECT d.id FROM near JOIN document d ON d.replaces_id = near.id"
    " UNION SELECT d.replaces_id FROM near JOIN document d ON d.id = near.id"
    "  WHERE d.replaces_id IS NOT NULL)"
)
#: the next version of each document that was replaced
NEWER = "SELECT replaces_id, id FROM document WHERE replaces_id IS NOT NULL ORDER BY +id"
_GROUP, _MENTION, _EXCERPT = 0, 1, 2
_GROUPED = "EXISTS (SELECT 1 FROM main.copy WHERE document_id = {0} OR origin_id = {0})"
_SHARES = "EXISTS (SELECT 1 FROM main.overlap WHERE document_id = {0})"
_OF_EXCERPT = "(SELECT document_id FROM main.excerpt WHERE id = {0}.excerpt_id)"


def _triggers() -> dict[str, tuple[str, str]]:
    """Return, by event, when it is noted and what: kind, document and actor."""
    found = {
        "INSERT ON main.document": (
            "NEW.replaces_id IS NOT NULL", f"({_GROUP}, NEW.id, 0), ({_GROUP}, NEW.replaces_id, 0)"),
        "UPDATE OF replaces_id ON main.document": (
            "1", f"({_GROUP}, NEW.id, 0), ({_GROUP}, coalesce(NEW.replaces_id, 0), 0),"
            f" ({_GROUP}, coalesce(OLD.replaces_id, 0), 0)"),
        "UPDATE OF published ON main.document": (
            _SHARES.format("NEW.id"), f"({_GROUP}, NEW.id, 0)"),
        "DELETE ON main.document": ("1", f"({_GROUP}, OLD.id, 0)"),
        "UPDATE ON main.origin": (
            "1", f"({_GROUP}, OLD.document_id, 0), ({_GROUP}, NEW.document_id, 0)"),
        "UPDATE OF document_id, actor_id ON main.mention": (
            f"{_GROUPED.format('OLD.document_id')} OR {_GROUPED.format('NEW.document_id')}",
            f"({_MENTION}, OLD.document_id, OLD.actor_id),"
            f" ({_MENTION}, NEW.document_id, NEW.actor_id)"),
        "UPDATE OF document_id, quote ON main.excerpt": (
            f"{_GROUPED.format('OLD.document_id')} OR {_GROUPED.format('NEW.document_id')}",
            f"({_EXCERPT}, OLD.document_id, 0), ({_EXCERPT}, NEW.document_id, 0)"),
    }  # fmt: skip
    for event, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        document = f"{row}.document_id"
        found |= {
            f"{event} ON main.origin": ("1", f"({_GROUP}, {document}, 0)"),
            f"{event} ON main.overlap": (
                "1", f"({_GROUP}, {document}, 0), ({_GROUP}, {row}.other_id, 0)"),
            f"{event} ON main.mention": (
                _GROUPED.format(document), f"({_MENTION}, {document}, {row}.actor_id)"),
            f"{event} ON main.excerpt": (
                _GROUPED.format(document), f"({_EXCERPT}, {document}, 0)"),
        }  # fmt: skip
        for table in ("excerpt_code", "claim"):
            document = _OF_EXCERPT.format(row)
            found[f"{event} ON main.{table}"] = (
                _GROUPED.format(document), f"({_EXCERPT}, {document}, 0)")  # fmt: skip
    return found


def watch(connection: Connection) -> None:
    """Install the triggers on a writer connection."""
    connection.execute(
        # no key: what a foreign key sets off is refused where it is told to be ignored
        "CREATE TEMP TABLE unsettled (kind INTEGER, document_id INTEGER, actor_id INTEGER)"
    )
    for number, (event, (when, values)) in enumerate(_triggers().items()):
        connection.execute(
            f"CREATE TEMP TRIGGER repeats_{number} AFTER {event} WHEN {when} BEGIN"
            f" INSERT INTO unsettled (kind, document_id, actor_id) VALUES {values}; END"
        )


def settle(connection: Connection) -> None:
    """Bring groups and repetitions up to what was written, inside the same transaction."""
    noted = connection.rows("SELECT DISTINCT kind, document_id, actor_id FROM temp.unsettled")
    if not noted:
        return
    connection.write("DELETE FROM temp.unsettled")
    regrouped = _regroup(connection, {row[1] for row in noted if row[0] == _GROUP})
    groups = stored(connection, {row[1] for row in noted})
    marked: dict[int, set[int]] = {}
    quoted: set[int] = set()
    for kind, document_id, actor_id in noted:
        if kind == _MENTION and document_id not in regrouped:
            marked.setdefault(groups.source(document_id), set()).add(actor_id)
        elif kind == _EXCERPT and document_id not in regrouped:
            quoted.add(groups.source(document_id))
    ranked = families(groups)
    for origin_id, actor_ids in marked.items():
        _settle_mentions(connection, ranked.get(origin_id, {}), actor_ids)
    for origin_id in quoted:
        _settle_excerpts(connection, ranked.get(origin_id, {}))


def settle_all(connection: Connection) -> None:
    """Work out every group and repetition of a file that an older version of the program made."""
    documents = (
        "SELECT document_id FROM overlap UNION SELECT id FROM document WHERE replaces_id > 0"
    )
    _regroup(connection, set(connection.numbers(documents)))


def stand_in(connection: Connection) -> None:
    """Work them out beside a file that is open for reading and has no place for them."""
    connection.execute("BEGIN")
    settle_all(connection)
    connection.execute("COMMIT")


def worked_out(connection: Connection, document_ids: Iterable[int]) -> Groups:
    """Return the groups of documents, from their overlaps; all that hang together must be given."""
    ids = (listed(document_ids),)
    overlaps = [
        Overlap(*row)
        for row in connection.rows(
            f"SELECT document_id, other_id, share FROM overlap WHERE document_id {_IN}", ids
        )
    ]
    known = listed({one.document_id for one in overlaps})
    published: dict[int, str] = dict(
        connection.rows(f"SELECT id, published FROM document WHERE id {_IN}", (known,))
    )
    chosen = connection.rows(
        f"SELECT id, document_id, standing FROM origin WHERE document_id {_IN}", (known,)
    )
    newer: dict[int, int] = dict(
        connection.rows(
            f"SELECT replaces_id, id FROM document WHERE replaces_id {_IN} ORDER BY id", ids
        )
    )
    return group(overlaps, published, [Origin(*row) for row in chosen], newer)


def stored(connection: Connection, document_ids: Iterable[int] | None = None) -> Groups:
    """Return the groups of these documents, or all, as they were settled last."""
    if document_ids is None:
        return Groups.of(
            connection.rows("SELECT document_id, origin_id, share, newest_id FROM copy")
        )
    ids = listed(document_ids)
    return Groups.of(
        connection.rows(
            "SELECT document_id, origin_id, share, newest_id FROM copy WHERE origin_id IN"
            " (SELECT value FROM json_each(?1) UNION SELECT c.origin_id FROM json_each(?1) w"
            " JOIN copy c ON c.document_id = w.value)",
            (ids,),
        )
    )


def _regroup(connection: Connection, document_ids: set[int]) -> set[int]:
    """Work out the groups of these documents and of those they were grouped with; return all."""
    if not document_ids:
        return set()
    before = stored(connection, document_ids)
    document_ids = document_ids | before.members
    near = set(connection.numbers(f"{NEAR} SELECT id FROM near", (listed(document_ids),)))
    now = worked_out(connection, near)
    ids = listed(near)
    connection.write(f"DELETE FROM copy WHERE document_id {_IN}", (ids,))
    connection.write_many(
        "INSERT INTO copy (document_id, origin_id, share, newest_id) VALUES (?, ?, ?, ?)",
        [
            *((one, copy.origin_id, copy.share, None) for one, copy in now.copies.items()),
            *((one, now.source(one), 0.0, newest) for one, newest in now.newest.items()),
        ],
    )
    connection.write(f"DELETE FROM repeated WHERE document_id {_IN}", (ids,))
    for ranked in families(now).values():
        _settle_mentions(connection, ranked)
        _settle_excerpts(connection, ranked)
    return near


def _settle_mentions(
    connection: Connection, ranked: Mapping[int, int], actor_ids: set[int] | None = None
) -> None:
    """Find which mentions of a group are repetitions, of these actors or of all."""
    only = "" if actor_ids is None else f" AND actor_id {_IN}"
    values = [listed(ranked)] if actor_ids is None else [listed(ranked), listed(actor_ids)]
    rows = connection.rows(
        f"SELECT id, document_id, actor_id FROM mention WHERE document_id {_IN}{only}", values
    )
    connection.write(
        f"DELETE FROM repeated WHERE document_id {_IN} AND number & 1"
        f"{only.replace('actor_id', 'owner_id')}",
        values,
    )
    _keep(connection, [(n * 2 + 1, *row) for n, *row in repeated_mentions(rows, ranked)])


def _settle_excerpts(connection: Connection, ranked: Mapping[int, int]) -> None:
    ids = (listed(ranked),)
    owners: dict[int, set[tuple[str, int]]] = {}
    for table, owner in (("excerpt_code", "code_id"), ("claim", "relation_id")):
        for excerpt_id, number in connection.rows(
            f"SELECT l.excerpt_id, l.{owner} FROM excerpt e JOIN {table} l"
            f" ON l.excerpt_id = e.id WHERE e.document_id {_IN}",
            ids,
        ):
            owners.setdefault(excerpt_id, set()).add((table, number))
    excerpts = [
        MarkedWords(one, document_id, quote, frozenset(owners.get(one, ())))
        for one, document_id, quote in connection.rows(
            f"SELECT id, document_id, quote FROM excerpt WHERE document_id {_IN}", ids
        )
    ]
    connection.write(f"DELETE FROM repeated WHERE document_id {_IN} AND NOT number & 1", ids)
    found = repeated_excerpts(excerpts, ranked)
    _keep(connection, [(one.id * 2, one.document_id, 0) for one in found])


def _keep(connection: Connection, rows: Iterable[Row]) -> None:
    connection.write_many(
        "INSERT OR REPLACE INTO repeated (number, document_id, owner_id) VALUES (?, ?, ?)", rows
    )
