"""Put together the rows of the excerpts table from the marks, their documents, codes and actors.

Titles, outlets and names are read once a page rather than joined to each of its rows: 100,000
rows take two thirds of the time of one joined query.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from db.connection import Connection
from db.repository import listed
from db.spoken import JOIN, WHENCE, WHO, WORDS
from db.twins import Twin
from workbench.model.documents import Piece, called
from workbench.model.tables import ExcerptRow
from workbench.text.pages import Pages

_row = Twin(ExcerptRow)
_IN = "IN (SELECT value FROM json_each(?))"

_EXCERPTS = (
    f"SELECT e.id, e.document_id, {WHO}, {WORDS}, {WHENCE}, e.quote, e.prefix, e.suffix, e.note,"
    f' e.analyst, e.start, e."end" FROM excerpt e {JOIN} WHERE e.id {_IN}'
)
_MENTIONS = (
    "SELECT id, document_id, actor_id, quote, prefix, suffix, '', analyst, start, \"end\""
    " FROM mention"
    f" WHERE id {_IN}"
)
_DOCUMENTS = (
    "SELECT d.id, d.title, d.author, d.outlet, d.url, d.published, d.source_grade,"
    " d.information_grade, c.sha256, d.file_name FROM document d JOIN content c ON c.id = d.content_id"
    f" WHERE d.id {_IN}"
)
#: reading the parts of every document would cost more than its rows; these have pages
_PRINTED = (
    "SELECT d.id, c.pieces FROM document d JOIN content c ON c.id = d.content_id"
    f" WHERE d.media_type = 'application/pdf' AND d.id {_IN}"
)
_CODES = (
    "SELECT l.excerpt_id, c.name FROM excerpt_code l JOIN code c ON c.id = l.code_id"
    f" WHERE l.excerpt_id {_IN} ORDER BY c.position, c.id"
)
#: those whose mention begins inside the excerpt
_ACTORS = (
    "SELECT e.id, a.name FROM excerpt e JOIN mention m ON m.document_id = e.document_id"
    ' AND m.start >= e.start AND m.start < e."end" JOIN actor a ON a.id = m.actor_id'
    f" WHERE e.id {_IN} ORDER BY m.start"
)


def table_rows(connection: Connection, numbers: Sequence[int]) -> list[ExcerptRow]:
    """Return the rows of these numbers, in the given order; those deleted meanwhile are left out."""
    excerpt_ids = listed(number >> 1 for number in numbers if not number & 1)
    excerpts = connection.rows(_EXCERPTS, (excerpt_ids,))
    mentions = connection.rows(
        _MENTIONS, (listed(number >> 1 for number in numbers if number & 1),)
    )
    document_ids = listed({row[1] for row in excerpts} | {row[1] for row in mentions})
    documents = {
        row[0]: (row[0], called(row[1], row[-1]), *row[2:-1])
        for row in connection.rows(_DOCUMENTS, (document_ids,))
    }
    printed = _printed(connection, document_ids)
    actor_ids = {row[2] for row in mentions} | {row[2] for row in excerpts if row[2]}
    names: dict[int | None, str] = dict(
        connection.rows(f"SELECT id, name FROM actor WHERE id {_IN}", (listed(actor_ids),))
    )
    codes = _joined(connection.rows(_CODES, (excerpt_ids,)))
    actors = _joined(connection.rows(_ACTORS, (excerpt_ids,)))
    found: dict[int, tuple[Any, ...]] = {}
    for n, document_id, speaker, words, whence, *said, analyst, start, end in excerpts:
        mark = (*said, start, end)
        *document, sha256 = documents[document_id]
        about = (codes.get(n, ""), actors.get(n, ""), names.get(speaker, words))
        rest = (sha256, _page(printed, document_id, mark), whence, analyst, None, None)
        found[n * 2] = (f"excerpt:{n}", "excerpt", n, *document, *about, *mark, *rest)
    for n, document_id, actor, *said, analyst, start, end in mentions:
        mark = (*said, start, end)
        *document, sha256 = documents[document_id]
        found[n * 2 + 1] = (
            f"mention:{n}",
            "mention",
            n,
            *document,
            "",
            names[actor],
            "",
            *mark,
            sha256,
            _page(printed, document_id, mark),
            "",
            analyst,
            None,
            None,
        )
    return _row.all([found[number] for number in numbers if number in found])


def _printed(connection: Connection, document_ids: str) -> dict[int, Pages]:
    """Return the printed pages of the documents that have any."""
    return {
        document_id: Pages(Piece(*piece) for piece in json.loads(pieces))
        for document_id, pieces in connection.rows(_PRINTED, (document_ids,))
    }


def _page(printed: dict[int, Pages], document_id: int, mark: Sequence[Any]) -> str:
    """Return the printed page of a mark, whose last two values are its span."""
    pages = printed.get(document_id)
    return pages.of(mark[-2], mark[-1]) if pages else ""


def _joined(pairs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return the names of each excerpt, each once, joined with `; `."""
    joined: dict[int, dict[str, None]] = {}
    for excerpt_id, name in pairs:
        joined.setdefault(excerpt_id, {})[name] = None
    return {excerpt_id: "; ".join(names) for excerpt_id, names in joined.items()}
