"""Actors with the counts that their list shows, and where they are mentioned."""

from collections.abc import Sequence

from db.connection import Connection
from db.repository import Repository, listed
from db.table import ACTOR, MENTION
from workbench.actors.spelling import Spelling
from workbench.model.actors import Actor, ActorRow, Mention
from workbench.text.folding import fold

#: kinds of aliases that have a plural also where they name a person
_DESCRIBING = ("nominal", "role")


class Actors(Repository[Actor]):
    """Keep actors; `workbench.ports.Actors` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, ACTOR)

    def rows(self, words: str = "", document_ids: Sequence[int] = ()) -> list[ActorRow]:
        """Return the actor list with counts, by type position then name."""
        found = self._connection.rows(
            "SELECT a.id, a.name, a.type_id FROM actor a JOIN actor_type t ON t.id = a.type_id"
            " ORDER BY t.position, t.id"
        )
        order = {type_id: place for place, type_id in enumerate(dict.fromkeys(r[2] for r in found))}
        found.sort(key=lambda row: (order[row[2]], row[1].casefold(), row[0]))
        if wanted := fold(words).casefold().split():
            names = self.names()
            said = {n: fold("\n".join(all_of)).casefold() for n, all_of in names.items()}
            found = [row for row in found if all(word in said[row[0]] for word in wanted)]
        counts = self._counts(document_ids)
        # who asks for certain documents gets all that stands in them
        repeated = {} if document_ids else self._repeated()
        none = (0, 0)
        return [
            ActorRow(*(*row, *counts.get(row[0], none), *repeated.get(row[0], none)))
            for row in found
        ]

    def _repeated(self) -> dict[int, tuple[int, int]]:
        """Return how many mentions, and in how many documents, only repeat what an origin says."""
        rows = self._connection.rows(
            "SELECT owner_id, count(*), count(DISTINCT document_id) FROM repeated"
            " WHERE owner_id > 0 GROUP BY owner_id"
        )
        return {actor_id: (mentions, documents) for actor_id, mentions, documents in rows}

    def _counts(self, document_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
        where = "WHERE document_id IN (SELECT value FROM json_each(?))" if document_ids else ""
        rows = self._connection.rows(
            f"SELECT actor_id, count(*), count(DISTINCT document_id) FROM mention {where}"
            " GROUP BY actor_id",
            (listed(document_ids),) if document_ids else (),
        )
        return {actor_id: (mentions, documents) for actor_id, mentions, documents in rows}

    def names(self) -> dict[int, list[str]]:
        """Return every actor's name followed by its aliases."""
        names = {
            n: [name] for n, name in self._connection.rows("SELECT id, name FROM actor ORDER BY id")
        }
        for actor_id, text in self._connection.rows("SELECT actor_id, text FROM alias ORDER BY id"):
            names[actor_id].append(text)
        return names

    def spellings(self) -> dict[int, list[Spelling]]:
        """Return every actor's name followed by its aliases, each with how it may be written."""
        found: dict[int, list[Spelling]] = {}
        people = set[int]()
        for actor_id, name, key in self._connection.rows(
            "SELECT a.id, a.name, t.key FROM actor a JOIN actor_type t ON t.id = a.type_id"
            " ORDER BY a.id"
        ):
            if key == "person":
                people.add(actor_id)
            found[actor_id] = [Spelling(name, plural=actor_id not in people)]
        for actor_id, text, kind, case in self._connection.rows(
            'SELECT actor_id, text, kind, "case" FROM alias ORDER BY id'
        ):
            plural = actor_id not in people or kind in _DESCRIBING
            found[actor_id].append(Spelling(text, case, plural))
        return found

    def named(self, name: str) -> list[int]:
        """Return the actors that go by exactly this name or alias, ignoring case."""
        return self._connection.numbers(
            "SELECT id FROM actor WHERE casefold(name) = :name"
            " UNION SELECT actor_id FROM alias WHERE casefold(text) = :name ORDER BY 1",
            {"name": name.casefold()},
        )


class Mentions(Repository[Mention]):
    """Keep mentions; `workbench.ports.Mentions` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, MENTION)

    def by_document(self, actor_id: int) -> list[tuple[int, int]]:
        """Return (document id, how many) for each document that mentions the actor."""
        rows: list[tuple[int, int]] = self._connection.execute(
            "SELECT document_id, count(*) FROM mention WHERE actor_id = ?"
            " GROUP BY document_id ORDER BY document_id",
            (actor_id,),
        ).fetchall()
        return rows

    def repeated(self, actor_id: int) -> dict[int, int]:
        """Return, by document, how many mentions of the actor only repeat what an origin says."""
        return dict(
            self._connection.rows(
                "SELECT document_id, count(*) FROM repeated WHERE owner_id = ? GROUP BY document_id",
                (actor_id,),
            )
        )

    def spans(self, document_ids: Sequence[int] = ()) -> list[tuple[int, int, int, int]]:
        """Return (document id, actor id, start, end) of all mentions, by document and start."""
        where = "WHERE document_id IN (SELECT value FROM json_each(?))" if document_ids else ""
        rows: list[tuple[int, int, int, int]] = self._connection.execute(
            f'SELECT document_id, actor_id, start, "end" FROM mention {where}'
            ' ORDER BY document_id, start, "end", actor_id',
            (listed(document_ids),) if document_ids else (),
        ).fetchall()
        return rows

    def company(self, actor_id: int) -> list[tuple[int, int, int, int, bool]]:
        """Return all mentions in the documents that mention the actor, in their order."""
        rows: list[tuple[int, int, int, int, bool]] = self._connection.execute(
            'SELECT m.document_id, m.actor_id, m.start, m."end", r.number IS NOT NULL'
            " FROM mention m LEFT JOIN repeated r ON r.number = m.id * 2 + 1"
            " WHERE m.document_id IN (SELECT document_id FROM mention WHERE actor_id = ?)"
            ' ORDER BY m.document_id, m.start, m."end", m.actor_id',
            (actor_id,),
        ).fetchall()
        return rows
