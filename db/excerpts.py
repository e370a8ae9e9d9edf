"""Codes, excerpts, and all that a reader paints on a document."""

from collections.abc import Iterable

from db.connection import Connection
from db.repository import Repository
from db.table import CODE, EXCERPT
from db.twins import Twin
from workbench.model.excerpts import Code, Excerpt, Mark

_mark = Twin(Mark)


class Codes(Repository[Code]):
    """Keep the code book."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, CODE)

    def counts(self) -> dict[int, int]:
        """Return how many excerpts stand under each code; codes without any are there with 0."""
        return dict(
            self._connection.rows(
                "SELECT id, (SELECT count(*) FROM excerpt_code WHERE code_id = code.id) FROM code"
            )
        )


class Excerpts(Repository[Excerpt]):
    """Keep excerpts; `workbench.ports.Excerpts` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, EXCERPT)

    def link(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Put the excerpts under the code; those that are there already stay."""
        self._connection.write_many(
            "INSERT INTO excerpt_code (excerpt_id, code_id) VALUES (?, ?)"
            " ON CONFLICT (excerpt_id, code_id) DO NOTHING",
            [(excerpt_id, code_id) for excerpt_id in excerpt_ids],
        )

    def unlink(self, excerpt_ids: Iterable[int], code_id: int) -> None:
        """Take the code off the excerpts."""
        self._connection.write_many(
            "DELETE FROM excerpt_code WHERE excerpt_id = ? AND code_id = ?",
            [(excerpt_id, code_id) for excerpt_id in excerpt_ids],
        )

    def codes_of(self, excerpt_id: int) -> list[int]:
        """Return the codes of the excerpt, in the code book's order."""
        return self._connection.numbers(
            "SELECT c.id FROM excerpt_code l JOIN code c ON c.id = l.code_id"
            " WHERE l.excerpt_id = ? ORDER BY c.position, c.id",
            (excerpt_id,),
        )

    def under(self, code_id: int) -> list[int]:
        """Return the excerpts under the code."""
        return self._connection.numbers(
            "SELECT excerpt_id FROM excerpt_code WHERE code_id = ? ORDER BY excerpt_id", (code_id,)
        )

    def marks(self, document_id: int) -> list[Mark]:
        """Return all that a reader paints on the document: excerpts (once a code) and mentions."""
        mentions = self._connection.execute(
            "SELECT 'mention', m.id, m.start, m.\"end\", a.id, a.name, t.colour, t.key"
            " FROM mention m JOIN actor a ON a.id = m.actor_id JOIN actor_type t ON t.id = a.type_id"
            " WHERE m.document_id = ?",
            (document_id,),
        )
        excerpts = self._connection.execute(
            "SELECT 'excerpt', e.id, e.start, e.\"end\", coalesce(c.id, 0), coalesce(c.name, ''),"
            " coalesce(c.colour, 'grey'), '' FROM excerpt e"
            " LEFT JOIN excerpt_code l ON l.excerpt_id = e.id LEFT JOIN code c ON c.id = l.code_id"
            ' WHERE e.document_id = ? ORDER BY e.start, e."end", c.position',
            (document_id,),
        )
        return [*_mark.all(excerpts), *_mark.all(mentions)]
