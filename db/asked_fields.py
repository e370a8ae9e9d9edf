"""Turn the fields of a search into SQL: which documents hold the value, and where in them.

Every value is bound, never written into the statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from db.connection import Connection
from db.copies import Copies
from db.repository import listed
from db.review import REVIEWED
from db.spoken import SPOKEN_BY
from workbench.errors import QueryRefused
from workbench.queries.fields import days
from workbench.queries.tree import Field
from workbench.text.folding import fold

_IDS = "(SELECT value FROM json_each(:ids))"
#: as the analyst said, or the text; or in a claim that rests on it
_SPOKEN = (
    f"{SPOKEN_BY.format(_IDS)} UNION ALL SELECT excerpt_id FROM claim WHERE speaker_id IN {_IDS}"
)
_DOCUMENTS = {
    "outlet": "SELECT id FROM document WHERE instr(casefold(fold(outlet)), :value)",
    "author": "SELECT id FROM document WHERE instr(casefold(fold(author)), :value)",
    "lang": "SELECT id FROM document WHERE casefold(language) = :value"
    " OR substr(casefold(language), 1, length(:value) + 1) = :value || '-'",
    "grade": "SELECT id FROM document WHERE (:source = '_' OR source_grade = :source)"
    " AND (:information = '_' OR information_grade = :information)",
    "date": "SELECT id FROM document WHERE published <> '' AND (:until = '' OR published <= :until)"
    " AND (:since = ''"
    " OR published || substr('-12-31', length(published) - 3) >= :since)",
    "is": "SELECT id FROM document WHERE status = :value",
    "is repost": "SELECT value FROM json_each(:ids)",
    "is older": "SELECT replaces_id FROM document WHERE replaces_id IS NOT NULL",
    "actor": f"SELECT document_id FROM mention WHERE actor_id IN {_IDS}",
    "code": "SELECT document_id FROM excerpt WHERE id IN"
    f" (SELECT excerpt_id FROM excerpt_code WHERE code_id IN {_IDS})",
    "speaker": f"SELECT document_id FROM excerpt WHERE id IN ({_SPOKEN})",
    "has note": "SELECT id FROM document WHERE note <> ''"
    " UNION SELECT document_id FROM excerpt WHERE note <> ''",
    "has excerpt": "SELECT document_id FROM excerpt",
    "has mention": "SELECT document_id FROM mention",
    "has claim": "SELECT e.document_id FROM claim c JOIN excerpt e ON e.id = c.excerpt_id",
    **{
        f"reviewed {value}": f"SELECT document_id FROM excerpt WHERE id IN ({ids})"
        for value, ids in REVIEWED.items()
    },
}
_PLACES = {
    "actor": f'SELECT document_id, start, "end" FROM mention WHERE actor_id IN {_IDS}',
    "code": 'SELECT document_id, start, "end" FROM excerpt WHERE id IN'
    f" (SELECT excerpt_id FROM excerpt_code WHERE code_id IN {_IDS})",
    "speaker": f'SELECT document_id, start, "end" FROM excerpt WHERE id IN ({_SPOKEN})',
    "has note": "SELECT document_id, start, \"end\" FROM excerpt WHERE note <> ''",
    "has excerpt": 'SELECT document_id, start, "end" FROM excerpt',
    "has mention": 'SELECT document_id, start, "end" FROM mention',
    "has claim": 'SELECT document_id, start, "end" FROM excerpt'
    " WHERE id IN (SELECT excerpt_id FROM claim)",
    **{
        f"reviewed {value}": f'SELECT document_id, start, "end" FROM excerpt WHERE id IN ({ids})'
        for value, ids in REVIEWED.items()
    },
}


@dataclass(frozen=True)
class Asked:
    """Hold a field as SQL for documents and, where there are such, for places; with its values."""

    documents: str
    places: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def asked(connection: Connection, wanted: Field) -> Asked:
    """Return the field as SQL; raises QueryRefused when it names what the project does not have."""
    key = f"{wanted.name} {wanted.value}"
    key = key if key in _DOCUMENTS else wanted.name
    values: dict[str, Any] = {"value": fold(wanted.value).casefold()}
    if wanted.name == "grade":
        values |= {"source": wanted.value[0], "information": wanted.value[1]}
    elif wanted.name == "date":
        values["since"], values["until"] = days(wanted.value)
    elif wanted.name in ("actor", "speaker"):
        values["ids"] = listed(_actors(connection, wanted))
    elif wanted.name == "code":
        values["ids"] = listed(_codes(connection, wanted))
    elif key == "is repost":
        values["ids"] = listed(Copies(connection).groups().copies)
    return Asked(_DOCUMENTS[key], _PLACES.get(key, ""), values)


def _actors(connection: Connection, wanted: Field) -> set[int]:
    named = connection.rows("SELECT id, name FROM actor UNION ALL SELECT actor_id, text FROM alias")
    return _called(named, wanted, "actor")


def _codes(connection: Connection, wanted: Field) -> list[int]:
    """Return the codes called so, with those beneath them."""
    top = _called(connection.rows("SELECT id, name FROM code"), wanted, "code")
    return connection.numbers(
        "WITH RECURSIVE beneath (id) AS (SELECT value FROM json_each(?)"
        " UNION SELECT code.id FROM code JOIN beneath ON code.parent_id = beneath.id)"
        " SELECT id FROM beneath",
        (listed(top),),
    )


def _called(named: Iterable[tuple[Any, ...]], wanted: Field, noun: str) -> set[int]:
    """Return the ids of those with exactly this name; if there are none, of those that hold it."""
    said = fold(wanted.value).casefold()
    words = said.split()
    exact: set[int] = set()
    loose: set[int] = set()
    for record_id, name in named:
        folded = fold(name).casefold()
        if folded == said:
            exact.add(record_id)
        if all(word in folded for word in words):
            loose.add(record_id)
    if not exact and not loose:
        raise QueryRefused(f"No {noun} is called “{wanted.value}”.", wanted.start, wanted.end)
    return exact or loose
