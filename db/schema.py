"""The tables of a project file, as migrations: a released one is never edited, only followed.

`user_version` is major × 1000 + minor. A newer minor only adds; a newer major is refused.
"""

import re
from typing import Any

from sqlite_utils import Database, Migrations

from db import decisions, listing, review, spoken, statements, words

APPLICATION_ID = 0x53444C54  # "SDLT"
MAJOR, MINOR = 1, 3
VERSION = MAJOR * 1000 + MINOR

migrations = Migrations("sidelight")

_TEXTS = """
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL
) STRICT;

CREATE TABLE content (
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL,
    original_sha256 TEXT NOT NULL REFERENCES original (sha256),
    length INTEGER NOT NULL, encoding TEXT NOT NULL, pieces TEXT NOT NULL, text TEXT NOT NULL,
    UNIQUE (sha256, original_sha256)
) STRICT;
CREATE INDEX content_original ON content (original_sha256);

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT, content_id INTEGER NOT NULL REFERENCES content (id),
    title TEXT NOT NULL, author TEXT NOT NULL, outlet TEXT NOT NULL, url TEXT NOT NULL,
    published TEXT NOT NULL, language TEXT NOT NULL, source_grade TEXT NOT NULL,
    information_grade TEXT NOT NULL, note TEXT NOT NULL, status TEXT NOT NULL,
    file_name TEXT NOT NULL, media_type TEXT NOT NULL, length INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_content ON document (content_id);

CREATE VIRTUAL TABLE words USING fts5 (title, body, content='', tokenize='unicode61');
INSERT INTO words (words, rank) VALUES ('automerge', 8);
"""

_ACTORS = """
CREATE TABLE actor_type (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, label TEXT NOT NULL,
    plural TEXT NOT NULL, colour TEXT NOT NULL, shape TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;

CREATE TABLE actor (
    id INTEGER PRIMARY KEY AUTOINCREMENT, type_id INTEGER NOT NULL REFERENCES actor_type (id),
    name TEXT NOT NULL, role TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX actor_by_type ON actor (type_id);

CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE, text TEXT NOT NULL
) STRICT;
CREATE INDEX alias_of_actor ON alias (actor_id);

CREATE TABLE mention (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK (start >= 0), "end" INTEGER NOT NULL CHECK ("end" > start),
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
    analyst TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX mention_in_document ON mention (document_id, start, "end", actor_id);
CREATE INDEX mention_of_actor ON mention (actor_id, document_id);

CREATE TABLE place (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actor_id INTEGER NOT NULL UNIQUE REFERENCES actor (id) ON DELETE CASCADE,
    x REAL NOT NULL, y REAL NOT NULL
) STRICT;
"""

_EXCERPTS = """
CREATE TABLE code (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES code (id) ON DELETE CASCADE,
    name TEXT NOT NULL, colour TEXT NOT NULL, favourite INTEGER NOT NULL,
    description TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;
CREATE INDEX code_under_parent ON code (parent_id);

CREATE TABLE excerpt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK (start >= 0), "end" INTEGER NOT NULL CHECK ("end" > start),
    quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
    speaker_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    note TEXT NOT NULL, analyst TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX excerpt_in_document ON excerpt (document_id, start, "end");
CREATE INDEX excerpt_by_speaker ON excerpt (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE excerpt_code (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
    code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
    UNIQUE (excerpt_id, code_id)
) STRICT;
CREATE INDEX excerpt_under_code ON excerpt_code (code_id, excerpt_id);
"""

_RELATIONS = """
CREATE TABLE relation_kind (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, label TEXT NOT NULL,
    inverse TEXT NOT NULL, symmetric INTEGER NOT NULL, category TEXT NOT NULL,
    polarity TEXT NOT NULL, colour TEXT NOT NULL, dash TEXT NOT NULL, position INTEGER NOT NULL
) STRICT;

CREATE TABLE relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    subject_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    kind_id INTEGER NOT NULL REFERENCES relation_kind (id),
    object_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    note TEXT NOT NULL, UNIQUE (subject_id, kind_id, object_id)
) STRICT;
CREATE INDEX relation_of_kind ON relation (kind_id);
CREATE INDEX relation_to_object ON relation (object_id);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    relation_id INTEGER NOT NULL REFERENCES relation (id) ON DELETE CASCADE,
    excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
    voice TEXT NOT NULL, speaker_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    stance TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, likelihood TEXT NOT NULL,
    source_grade TEXT NOT NULL, information_grade TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX claim_of_relation ON claim (relation_id);
CREATE INDEX claim_on_excerpt ON claim (excerpt_id);
CREATE INDEX claim_by_speaker ON claim (speaker_id) WHERE speaker_id IS NOT NULL;
"""

_HISTORY = """
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL,
    label TEXT NOT NULL, grouped TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX operation_in_state ON operation (state, id);

CREATE TABLE change (
    id INTEGER PRIMARY KEY, operation_id INTEGER NOT NULL REFERENCES operation (id),
    record TEXT NOT NULL, record_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL, document_id INTEGER, before TEXT, after TEXT
) STRICT;
CREATE INDEX change_of_operation ON change (operation_id);

CREATE TABLE step (
    id INTEGER PRIMARY KEY, operation_id INTEGER NOT NULL REFERENCES operation (id),
    action TEXT NOT NULL CHECK (action IN ('undo', 'redo')), at TEXT NOT NULL, who TEXT NOT NULL
) STRICT;
CREATE INDEX step_of_operation ON step (operation_id);

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


@migrations()
def the_first_tables(db: Database) -> None:
    """Lay out version 1.0."""
    for part in (_TEXTS, _ACTORS, _EXCERPTS, _RELATIONS, _HISTORY):
        for statement in part.split(";\n"):
            if statement.strip():
                db.execute(statement)


_COPIES = """
CREATE TABLE origin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
    standing TEXT NOT NULL
) STRICT;

CREATE TABLE furniture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK (start >= 0), "end" INTEGER NOT NULL CHECK ("end" > start),
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'rejected')), lines TEXT NOT NULL
) STRICT;
CREATE INDEX furniture_in_document ON furniture (document_id);

CREATE TABLE sketch (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    shingles INTEGER NOT NULL, hashes BLOB NOT NULL, lines BLOB NOT NULL,
    found TEXT NOT NULL, furnished INTEGER NOT NULL, shared INTEGER NOT NULL
) STRICT;

CREATE TABLE overlap (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    share REAL NOT NULL, PRIMARY KEY (document_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX overlap_of_other ON overlap (other_id);
CREATE INDEX document_of_outlet ON document (outlet);
"""


@migrations()
def copies_and_page_furniture(db: Database) -> None:
    """Add what is said and found of copies and of page furniture: version 1.1."""
    for statement in _COPIES.split(";\n"):
        if statement.strip():
            db.execute(statement)


#: which document is the copy of which, or the older version of which (newest_id); and the marks
#: that only repeat those of another document. A mark's number is twice its id, and one more for a
#: mention, whose actor is its owner
_REPEATS = """
CREATE TABLE copy (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    origin_id INTEGER NOT NULL, share REAL NOT NULL, newest_id INTEGER
) STRICT;
CREATE INDEX copy_of_origin ON copy (origin_id);

CREATE TABLE repeated (
    number INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, owner_id INTEGER NOT NULL
) STRICT;
CREATE INDEX repeated_in_document ON repeated (document_id);
CREATE INDEX repeated_of_owner ON repeated (owner_id, document_id);

CREATE TABLE furnished (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE, spans TEXT NOT NULL
) STRICT;
"""
_DEFAULTS = """
CREATE TABLE metadata_default (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL CHECK (scope IN ('outlet', 'folder')), name TEXT NOT NULL,
    author TEXT NOT NULL, outlet TEXT NOT NULL, language TEXT NOT NULL,
    source_grade TEXT NOT NULL, information_grade TEXT NOT NULL, UNIQUE (scope, name)
) STRICT;
"""
_SUGGESTED = """
CREATE TABLE suggested (
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
    type TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (document_id, start, "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX suggested_by_key ON suggested (key, type, document_id, name, reason);

CREATE TABLE reading (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    rules INTEGER NOT NULL, voices TEXT NOT NULL
) STRICT;
"""
_NEWEST = f"{_DEFAULTS}{_SUGGESTED}{decisions.TABLES}{_REPEATS}{statements.TABLE}{spoken.TABLE}"
#: the columns that 1.2 adds, by table: where each document came from, which one it is a newer
#: version of and who said what is known of it; what sort of spelling an alias is, and when it held
_ADDED = {
    "document": {
        "path": ("TEXT NOT NULL", "''"),
        "replaces_id": ("INTEGER REFERENCES document (id) ON DELETE SET NULL", "NULL"),
        "sources": ("TEXT NOT NULL", "'{}'"),
    },
    "excerpt": {"nobody": ("INTEGER NOT NULL", "0")},
    "alias": {
        "kind": ("TEXT NOT NULL", "''"),
        "case": ("TEXT NOT NULL", "''"),
        "since": ("TEXT NOT NULL", "''"),
        "until": ("TEXT NOT NULL", "''"),
    },
}


_REFERENCE = re.compile(r" REFERENCES \w+ \(\w+\)(?: ON DELETE (?:CASCADE|SET NULL))?")


@migrations()
def versions_and_where_metadata_came_from(db: Database) -> None:
    """Add the path, the older version and the sources of documents, and what aliases are: 1.2."""
    for table, columns in _ADDED.items():
        for name, (kind, value) in columns.items():
            db.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {kind} DEFAULT {value}')
    db.execute("CREATE INDEX document_at_path ON document (path) WHERE path != ''")
    db.execute(
        "CREATE INDEX document_replacing ON document (replaces_id) WHERE replaces_id IS NOT NULL"
    )
    for statement in _NEWEST.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute("INSERT INTO furnished SELECT document_id, found FROM sketch WHERE found <> '[]'")
    # half the merging while documents come in, for a search that looks into twice as many parts
    db.execute("INSERT INTO words (words, rank) VALUES ('automerge', 16)")
    for statement in (words.UNLIKE, words.ALL_UNLIKE):
        db.execute(statement)
    db.execute(listing.TABLE)
    listing.fill(db.conn)
    for statement in listing.INDEXES:
        db.execute(statement)


@migrations()
def packages_and_reviews(db: Database) -> None:
    """Add what left for review and what came back: 1.3."""
    for statement in review.TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)


def stand_in(connection: Any) -> bool:
    """Give a file of an older minor version, open for reading only, the tables it lacks, empty.

    A table that lacks columns gets a view in front of it that has them. Says whether it was older.
    """
    if connection.execute("PRAGMA user_version").fetchone()[0] >= VERSION:
        return False
    for table, added in _ADDED.items():
        there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        lacking = [
            f'{value} AS "{name}"' for name, (_, value) in added.items() if name not in there
        ]
        if lacking:
            columns = ", ".join(["*", *lacking])
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT {columns} FROM main.{table}")
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for statement in f"{_COPIES}{_NEWEST}{review.TABLES}".split(";\n"):
        head = statement.split("(")[0].split()
        if head[:2] == ["CREATE", "TABLE"] and head[2] not in there:
            # a table beside the file can't refer to one in it
            alone = _REFERENCE.sub("", statement)
            connection.execute(alone.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
    if "unlike" not in there:
        alone = _REFERENCE.sub("", words.UNLIKE)
        connection.execute(alone.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        connection.execute(words.ALL_UNLIKE)
    if "listing" not in there:
        connection.execute(listing.TABLE.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        listing.fill(connection)
    return True


def migrate(db: Database) -> None:
    """Bring the file to this program's version; each migration is one transaction."""
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")
