"""Codes, excerpts, and all that a reader paints on a document."""

from collections.abc import Iterable, Iterator

from db.connection import Connection, Row
from db.repository import Repository, listed
from db.spoken import JOIN, SPOKEN_BY
from db.table import CODE, EXCERPT
from db.twins import Twin
from workbench.model.excerpts import Code, Excerpt, Mark, Marking, Speaker

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

    def repeated(self) -> dict[int, int]:
        """Return how many excerpts under each code only repeat one of an origin, where some do."""
        return dict(
            self._connection.rows(
                "SELECT l.code_id, count(*) FROM repeated r JOIN excerpt_code l"
                " ON l.excerpt_id = r.number / 2 WHERE NOT r.number & 1 GROUP BY l.code_id"
            )
        )


class Excerpts(Repository[Excerpt]):
    """Keep excerpts; `workbench.ports.Excerpts` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, EXCERPT)

    def repeated(self) -> set[int]:
        """Return the excerpts that only repeat one of an origin."""
        return set(self._connection.numbers("SELECT number / 2 FROM repeated WHERE NOT number & 1"))

    def speaker(self, excerpt_id: int, as_read: bool = False) -> Speaker:
        """Return who speaks in the excerpt: as the analyst said, else, or `as_read`, as the text."""
        row = self._connection.row(
            "SELECT coalesce(e.speaker_id, 0), e.nobody, coalesce(s.speaker_id, 0), s.words"
            f" FROM excerpt e {JOIN} WHERE e.id = ?",
            (excerpt_id,),
        )
        said, nobody, read, words = row or (0, 0, 0, None)
        if (said or nobody) and not as_read:
            return Speaker(said, "", "analyst")
        return Speaker(read, words or "", "text" if read else "words" if words else "")

    def spoken_by(self, actor_id: int) -> list[Excerpt]:
        """Return the excerpts in which the actor speaks, as the analyst said or the text does."""
        which = SPOKEN_BY.format("(:actor)")
        rows = self._connection.rows(
            f"{self._select} WHERE id IN ({which}) ORDER BY document_id, start", {"actor": actor_id}
        )
        return [self._table.build(row) for row in rows]

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

    def coded(self, excerpt_ids: Iterable[int]) -> dict[int, list[int]]:
        """Return the codes of each of these excerpts that has any, in the code book's order."""
        found: dict[int, list[int]] = {}
        for excerpt_id, code_id in self._connection.rows(
            "SELECT l.excerpt_id, l.code_id FROM excerpt_code l JOIN code c ON c.id = l.code_id"
            " WHERE l.excerpt_id IN (SELECT value FROM json_each(?)) ORDER BY c.position, c.id",
            (listed(excerpt_ids),),
        ):
            found.setdefault(excerpt_id, []).append(code_id)
        return found

    def under(self, code_id: int) -> list[int]:
        """Return the excerpts under the code."""
        return self._connection.numbers(
            "SELECT excerpt_id FROM excerpt_code WHERE code_id = ? ORDER BY excerpt_id", (code_id,)
        )

    def by_analyst(self) -> dict[str, int]:
        """Return how many excerpts each analyst marked, by name."""
        return dict(
            self._connection.rows(
                "SELECT analyst, count(*) FROM excerpt GROUP BY analyst ORDER BY analyst"
            )
        )

    def markings(self, analyst: str) -> list[Marking]:
        """Return what an analyst put under codes, once a code, by document and place."""
        rows = self._connection.rows(
            'SELECT e.id, e.document_id, e.start, e."end", l.code_id FROM excerpt e'
            " JOIN excerpt_code l ON l.excerpt_id = e.id WHERE e.analyst = ?"
            ' ORDER BY e.document_id, e.start, e."end", e.id',
            (analyst,),
        )
        return list(map(Marking._make, rows))

    def marks(self, document_id: int) -> list[Mark]:
        """Return all that a reader paints on the document: excerpts (once a code) and mentions.

        Excerpts come first, each kind by place. Spans are read from the indexes alone and names
        put to them here: half the time of a joined query.
        """
        return _mark.all([*self._coded(document_id), *self._mentioned(document_id)])

    def _coded(self, document_id: int) -> Iterator[Row]:
        codes = {
            row[0]: row
            for row in self._connection.rows("SELECT id, name, colour FROM code ORDER BY position")
        }
        order = {code_id: place for place, code_id in enumerate(codes)}
        links: dict[int, list[int]] = {}
        for excerpt_id, code_id in self._connection.rows(
            "SELECT l.excerpt_id, l.code_id FROM excerpt e JOIN excerpt_code l"
            " ON l.excerpt_id = e.id WHERE e.document_id = ?",
            (document_id,),
        ):
            links.setdefault(excerpt_id, []).append(code_id)
        evidence = self._kinds_said(document_id)
        for excerpt_id, start, end in self._connection.rows(
            'SELECT id, start, "end" FROM excerpt WHERE document_id = ? ORDER BY start, "end", id',
            (document_id,),
        ):
            under = links.get(excerpt_id)
            if not under:
                said = "; ".join(evidence.get(excerpt_id, ()))
                yield ("excerpt", excerpt_id, start, end, 0, said, "grey", "")
                continue
            for code_id in sorted(under, key=order.__getitem__) if len(under) > 1 else under:
                yield ("excerpt", excerpt_id, start, end, *codes[code_id], "")

    def _kinds_said(self, document_id: int) -> dict[int, list[str]]:
        """Return the kinds of relation that each excerpt of the document is evidence of."""
        said: dict[int, list[str]] = {}
        for excerpt_id, label in self._connection.rows(
            "SELECT DISTINCT e.id, k.label FROM excerpt e JOIN claim c ON c.excerpt_id = e.id"
            " JOIN relation r ON r.id = c.relation_id JOIN relation_kind k ON k.id = r.kind_id"
            " WHERE e.document_id = ? ORDER BY e.id, k.position",
            (document_id,),
        ):
            said.setdefault(excerpt_id, []).append(label)
        return said

    def _mentioned(self, document_id: int) -> Iterator[Row]:
        spans = self._connection.rows(
            'SELECT id, start, "end", actor_id FROM mention WHERE document_id = ?'
            ' ORDER BY start, "end", id',
            (document_id,),
        )
        actors = {
            row[0]: row
            for row in self._connection.rows(
                "SELECT a.id, a.name, t.colour, t.key FROM actor a"
                " JOIN actor_type t ON t.id = a.type_id"
                " WHERE a.id IN (SELECT value FROM json_each(?))",
                (listed({span[3] for span in spans}),),
            )
        }
        for mention_id, start, end, actor_id in spans:
            yield ("mention", mention_id, start, end, *actors[actor_id])
