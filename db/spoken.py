"""Keep who speaks in each excerpt as the text says it, where the analyst has not said otherwise.

It is worked out from what was found of who speaks in a text, put right by the analyst, from the
mentions of actors there and their names. A table of 100,000 excerpts is sorted and narrowed by
speaker, so it is kept: a line for each excerpt whose words somebody says. The lines are derived and
in no history. A change takes the documents that it may concern off those that are up to date, by
triggers, through undo and redo too; they are worked out again beside the window.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from db.connection import Connection
from db.repository import listed
from workbench.errors import Refusal
from workbench.model.excerpts import Speaker
from workbench.text.folding import fold

TABLE = """
CREATE TABLE spoken (
    excerpt_id INTEGER PRIMARY KEY REFERENCES excerpt (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL,
    speaker_id INTEGER REFERENCES actor (id) ON DELETE SET NULL, words TEXT NOT NULL
) STRICT;
CREATE INDEX spoken_in_document ON spoken (document_id);
CREATE INDEX spoken_by_speaker ON spoken (speaker_id) WHERE speaker_id IS NOT NULL;

CREATE TABLE listened (
    document_id INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    done INTEGER NOT NULL
) STRICT;
"""
#: of an excerpt e with its line s in this table or none: the actor who speaks, the words that the
#: text has for somebody who is no actor, and who says so (a key of SPEAKER_FROM)
JOIN = "LEFT JOIN spoken s ON s.excerpt_id = e.id"
WHO = "coalesce(e.speaker_id, CASE WHEN e.nobody THEN NULL ELSE s.speaker_id END)"
WHENCE = (
    "CASE WHEN e.speaker_id IS NOT NULL OR e.nobody THEN 'analyst' WHEN s.excerpt_id IS NULL THEN ''"
    " WHEN s.speaker_id IS NOT NULL THEN 'text' ELSE 'words' END"
)
WORDS = f"CASE WHEN {WHENCE} = 'words' THEN s.words ELSE '' END"
#: the excerpts that one of the given actors speaks in; {0} is the list of ids
SPOKEN_BY = (
    "SELECT id FROM excerpt WHERE speaker_id IN {0} UNION ALL"
    " SELECT e.id FROM spoken s JOIN excerpt e ON e.id = s.excerpt_id"
    " WHERE s.speaker_id IN {0} AND e.speaker_id IS NULL AND NOT e.nobody"
)
_EVENTS = {
    **{f"{event} ON main.mention": event for event in ("INSERT", "DELETE")},
    **{f"{event} ON main.statement": event for event in ("INSERT", "DELETE", "UPDATE")},
    "UPDATE OF document_id, actor_id ON main.mention": "UPDATE",
    "INSERT ON main.excerpt": "INSERT",
    'UPDATE OF document_id, start, "end" ON main.excerpt': "UPDATE",
    "INSERT ON main.reading": "INSERT",
}
_RENAMED = {
    "INSERT ON main.alias": "(NEW.actor_id, NEW.text)",
    "DELETE ON main.alias": "(OLD.actor_id, OLD.text)",
    "UPDATE ON main.alias": "(OLD.actor_id, OLD.text), (NEW.actor_id, NEW.text)",
    "INSERT ON main.actor": "(NEW.id, NEW.name)",
    "UPDATE OF name, type_id ON main.actor": "(OLD.id, OLD.name), (NEW.id, NEW.name)",
}
#: with more names than this changed at once, every document is listened to again
_MANY = 50


def watch(connection: Connection) -> None:
    """Install the triggers on a writer connection."""
    connection.execute("CREATE TEMP TABLE renamed (actor_id INTEGER, name TEXT)")
    for number, (event, kind) in enumerate(_EVENTS.items()):
        rows = {"INSERT": ("NEW",), "DELETE": ("OLD",)}.get(kind, ("OLD", "NEW"))
        forget = "".join(
            f" DELETE FROM listened WHERE document_id = {row}.document_id;" for row in rows
        )
        connection.execute(f"CREATE TEMP TRIGGER spoken_{number} AFTER {event} BEGIN{forget} END")
    for number, (event, values) in enumerate(_RENAMED.items()):
        connection.execute(
            f"CREATE TEMP TRIGGER renamed_{number} AFTER {event} BEGIN"
            f" INSERT INTO renamed (actor_id, name) VALUES {values}; END"
        )


def settle(connection: Connection) -> None:
    """Listen again to documents whose speakers may go by a name that has changed."""
    names = connection.rows("SELECT DISTINCT actor_id, name FROM temp.renamed")
    if not names:
        return
    connection.write("DELETE FROM temp.renamed")
    if len(names) > _MANY:
        forget_all(connection)
        return
    for actor_id, name in names:
        last = (fold(name).split() or [name])[-1]
        connection.write(
            "DELETE FROM listened WHERE document_id IN (SELECT document_id FROM spoken"
            " WHERE speaker_id = ? OR instr(lower(words), lower(?)))",
            (actor_id, last),
        )


def forget_all(connection: Connection) -> None:
    """Let every document be listened to again, as when an older program may have written."""
    with suppress(Refusal), together(connection):
        connection.write("DELETE FROM listened")


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Write inside the transaction under way, or in one of its own."""
    if connection.raw.in_transaction:
        yield
        return
    with connection.transaction():
        yield


class Spoken:
    """Keep who speaks in excerpts; `workbench.ports.Spoken` says what each method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> list[int]:
        """Return the documents with excerpts of which it is not known yet who speaks in them."""
        return self._connection.numbers(
            "SELECT DISTINCT document_id FROM excerpt"
            " WHERE document_id NOT IN (SELECT document_id FROM listened WHERE done)"
            " ORDER BY document_id"
        )

    def begin(self, document_ids: Iterable[int]) -> None:
        """Say that these are being listened to; what changes meanwhile lets them wait again."""
        with together(self._connection):
            self._connection.write_many(
                "INSERT OR REPLACE INTO listened SELECT id, 0 FROM document WHERE id = ?",
                [(one,) for one in document_ids],
            )

    def keep(self, found: Mapping[int, Mapping[int, Speaker]]) -> set[int]:
        """Keep who speaks in the excerpts of documents; returns those where it is news."""
        with together(self._connection):
            there = self._there(found)
            news = {one for one, said in found.items() if there.get(one, {}) != said}
            write = self._connection.write_many
            write(
                "DELETE FROM spoken WHERE excerpt_id IN"
                " (SELECT id FROM excerpt WHERE document_id = ?)",
                [(one,) for one in news],
            )
            write(
                "INSERT OR REPLACE INTO spoken (excerpt_id, document_id, speaker_id, words)"
                " SELECT id, document_id, (SELECT id FROM actor WHERE id = ?3), ?4 FROM excerpt"
                " WHERE id = ?2 AND document_id = ?1",
                [
                    (document_id, excerpt_id, one.actor_id, one.words)
                    for document_id in news
                    for excerpt_id, one in found[document_id].items()
                ],
            )
            write(
                "UPDATE listened SET done = 1 WHERE document_id = ?",
                [(one,) for one in found],
            )
        return news

    def _there(self, document_ids: Iterable[int]) -> dict[int, dict[int, Speaker]]:
        there: dict[int, dict[int, Speaker]] = {}
        for document_id, excerpt_id, actor_id, words in self._connection.rows(
            "SELECT e.document_id, e.id, coalesce(s.speaker_id, 0), s.words FROM excerpt e"
            " JOIN spoken s ON s.excerpt_id = e.id"
            " WHERE e.document_id IN (SELECT value FROM json_each(?))",
            (listed(document_ids),),
        ):
            origin = "text" if actor_id else "words"
            there.setdefault(document_id, {})[excerpt_id] = Speaker(actor_id, words, origin)
        return there
