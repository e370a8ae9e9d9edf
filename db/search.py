"""Find words in texts and titles with SQLite's full-text index.

The index holds folded words and no text. Documents are found and ranked in it; where in a text
the words stand is then found by indexing the text once more, alone, in memory.
"""

from collections.abc import Iterator

from db.connection import Connection
from db.query import read_query
from workbench.ports import Hit
from workbench.text.folding import Folded, fold

_AROUND = 80
#: marks that no text holds; a text that does is searched with the next pair
_BRACKETS = (("\ufdd0", "\ufdd1"), ("\ufdd2", "\ufdd3"), ("\ufdd4", "\ufdd5"))


class Search:
    """Find words; `workbench.ports.Search` says what the method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, query: str, limit: int = 500) -> list[Hit]:
        """Return hits, documents in order of relevance, places in order; Refusal for a bad query."""
        expression = read_query(query)
        ids = self._connection.numbers(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 5.0, 1.0), rowid"
            " LIMIT ?",
            (expression, limit),
        )
        hits: list[Hit] = []
        for document_id in ids:
            hits.extend(self._hits(document_id, expression))
            if len(hits) >= limit:
                break
        return hits[:limit]

    def _hits(self, document_id: int, expression: str) -> Iterator[Hit]:
        row = self._connection.row(
            "SELECT d.title, c.text FROM document d JOIN content c ON c.id = d.content_id"
            " WHERE d.id = ?",
            (document_id,),
        )
        if row is None:
            return
        title, text = row
        folded = Folded(text)
        spans = [folded.span(*span) for span in self._spans(title, folded.text, expression)]
        for start, end in spans:
            yield _hit(document_id, title, text, start, end)
        if not spans:  # the words stand in the title alone
            first, _, _ = text.lstrip()[:_AROUND].partition("\n")
            yield Hit(document_id, title, 0, 0, "", "", first)

    def _spans(self, title: str, body: str, expression: str) -> list[tuple[int, int]]:
        """Return the half-open spans of the words in a folded text."""
        opening, closing = next(b for b in _BRACKETS if b[0] not in body and b[1] not in body)
        run = self._connection.execute
        run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.lens USING fts5 (title, body)")
        run("DELETE FROM temp.lens")
        run("INSERT INTO temp.lens (rowid, title, body) VALUES (1, ?, ?)", (fold(title), body))
        marked = self._connection.value(
            "SELECT highlight(lens, 1, ?, ?) FROM temp.lens WHERE lens MATCH ?",
            (opening, closing, expression),
        )
        run("DELETE FROM temp.lens")
        return _between(marked or "", opening, closing)


def _between(marked: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Return where the bracketed parts stand once the brackets are gone."""
    spans = []
    first, *others = marked.split(opening)
    at = len(first)
    for part in others:
        found, _, rest = part.partition(closing)
        spans.append((at, at + len(found)))
        at += len(found) + len(rest)
    return spans


def _hit(document_id: int, title: str, text: str, start: int, end: int) -> Hit:
    line_start = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end)
    line_end = min(len(text) if line_end < 0 else line_end, end + _AROUND)
    return Hit(
        document_id, title, start, end, text[line_start:start], text[start:end], text[end:line_end]
    )
