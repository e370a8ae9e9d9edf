"""Packages that were made or received, kept outside the journal; reviews and verdicts are records.

A package that has left can't be taken back: undoing must not make its decisions unknown.
"""

from collections.abc import Iterable

from db.connection import Connection
from workbench.errors import Refusal
from workbench.model.review import Made, Numbered, Packed

TABLES = """
CREATE TABLE package (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, secret TEXT NOT NULL,
    title TEXT NOT NULL, instructions TEXT NOT NULL, blind INTEGER NOT NULL,
    sealed INTEGER NOT NULL, received INTEGER NOT NULL, made_at TEXT NOT NULL
) STRICT;

CREATE TABLE packed (
    package_id INTEGER NOT NULL REFERENCES package (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, excerpt_id INTEGER NOT NULL, fingerprint TEXT NOT NULL,
    PRIMARY KEY (package_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE numbered (
    package_id INTEGER NOT NULL REFERENCES package (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('code', 'document')),
    number INTEGER NOT NULL, record_id INTEGER NOT NULL, told TEXT NOT NULL,
    PRIMARY KEY (package_id, kind, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    package_id INTEGER NOT NULL REFERENCES package (id) ON DELETE CASCADE,
    reviewer TEXT NOT NULL, digest TEXT NOT NULL, made_at TEXT NOT NULL, brought_at TEXT NOT NULL
) STRICT;
CREATE INDEX review_of_package ON review (package_id);

CREATE TABLE verdict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
    excerpt_id INTEGER REFERENCES excerpt (id) ON DELETE SET NULL, number INTEGER NOT NULL,
    ruling TEXT NOT NULL CHECK (ruling IN ('accept', 'reject', 'change', 'comment', 'mark')),
    codes TEXT NOT NULL, comment TEXT NOT NULL, decided_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'declined')),
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL
) STRICT;
CREATE INDEX verdict_of_review ON verdict (review_id, number);
CREATE INDEX verdict_on_excerpt ON verdict (excerpt_id) WHERE excerpt_id IS NOT NULL;
CREATE INDEX verdict_in_document ON verdict (document_id) WHERE document_id IS NOT NULL;
"""

_SAID = "SELECT excerpt_id FROM verdict WHERE excerpt_id IS NOT NULL"
#: the excerpts of which reviewers said this, and what was said was not left aside
REVIEWED = {
    "yes": _SAID,
    "accepted": f"{_SAID} AND ruling = 'accept' AND state <> 'declined'",
    "rejected": f"{_SAID} AND ruling = 'reject' AND state <> 'declined'",
    "commented": f"{_SAID} AND comment <> '' AND state <> 'declined'",
    "waiting": f"{_SAID} AND state = 'open'",
    "no": f"SELECT id FROM excerpt EXCEPT {_SAID}",
}

_COLUMNS = "id, key, secret, title, instructions, blind, sealed, received, made_at"


class Packages:
    """Keep packages; `workbench.ports.Packages` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Made]:
        """Return all packages, the newest first."""
        return [_made(row) for row in self._rows("ORDER BY id DESC")]

    def get(self, package_id: int) -> Made:
        """Return the package; raises Refusal when it is unknown."""
        for row in self._rows("WHERE id = ?", package_id):
            return _made(row)
        raise Refusal("This package is not known in the project.")

    def named(self, key: str) -> Made | None:
        """Return the package of this key, if it is known."""
        return next((_made(row) for row in self._rows("WHERE key = ?", key)), None)

    def add(self, made: Made, packed: Iterable[Packed], numbered: Iterable[Numbered] = ()) -> int:
        """Keep a package and what is in it; returns its id."""
        with self._connection.transaction():
            written = self._connection.write(
                f"INSERT INTO package ({_COLUMNS[4:]}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    made.key, made.secret, made.title, made.instructions, int(made.blind),
                    int(made.sealed), int(made.received), made.made_at,
                ),
            )  # fmt: skip
            package_id = written.lastrowid
            assert package_id is not None
            self._connection.write_many(
                "INSERT INTO packed VALUES (?, ?, ?, ?)",
                [(package_id, one.number, one.excerpt_id, one.fingerprint) for one in packed],
            )
            self._connection.write_many(
                "INSERT INTO numbered VALUES (?, ?, ?, ?, ?)",
                [(package_id, one.kind, one.number, one.record_id, one.told) for one in numbered],
            )
        return package_id

    def packed(self, package_id: int) -> dict[int, Packed]:
        """Return what is in the package, by its number there."""
        rows = self._connection.execute(
            "SELECT excerpt_id, number, fingerprint FROM packed WHERE package_id = ?",
            (package_id,),
        )
        return {number: Packed(excerpt, number, mark) for excerpt, number, mark in rows}

    def numbered(self, package_id: int, kind: str) -> dict[int, Numbered]:
        """Return the codes or the documents of the package, by their number there."""
        rows = self._connection.rows(
            "SELECT number, record_id, told FROM numbered WHERE package_id = ? AND kind = ?",
            (package_id, kind),
        )
        return {row[0]: Numbered(kind, *row) for row in rows}

    def _rows(self, where: str, *values: object) -> Iterable[tuple[object, ...]]:
        return self._connection.execute(f"SELECT {_COLUMNS} FROM package {where}", values)


def _made(row: tuple[object, ...]) -> Made:
    values = list(row)
    values[5:8] = [bool(value) for value in values[5:8]]
    return Made(*values)  # type: ignore[arg-type]
