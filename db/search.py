"""Find words in texts and titles with SQLite's full-text index.

The index holds folded words and no text. Documents are found and ranked in it; where in a text
the words stand is then found by indexing the text once more, alone, in memory.
"""

from collections.abc import Iterator
from itertools import islice

from db.connection import Connection
from db.lens import Lens
from db.query import read_query
from workbench.model.documents import called
from workbench.ports import Hit
from workbench.text.folding import Folded

_AROUND = 80


class Search:
    """Find words; `workbench.ports.Search` says what the method does."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lens = Lens(connection)

    def find(self, query: str, limit: int = 500) -> list[Hit]:
        """Return hits, documents in order of relevance, places in order; Refusal for a bad query."""
        read = read_query(query)
        ids = self._connection.numbers(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 5.0, 1.0), rowid"
            " LIMIT ?",
            (read.expression, limit),
        )
        hits: list[Hit] = []
        for document_id in ids:
            hits.extend(islice(self._hits(document_id, read.sought), limit - len(hits)))
            if len(hits) >= limit:
                break
        return hits

    def _hits(self, document_id: int, sought: str) -> Iterator[Hit]:
        row = self._connection.row(
            "SELECT d.title, d.file_name, c.text FROM document d JOIN content c ON c.id = d.content_id"
            " WHERE d.id = ?",
            (document_id,),
        )
        if row is None:
            return
        title, text = called(row[0], row[1]), row[2]
        folded = Folded(text)
        spans = self._lens.spans(folded.text, sought)
        first = next(spans, None)
        if first is None:  # the words stand in the title alone
            beginning, _, _ = text.lstrip()[:_AROUND].partition("\n")
            yield Hit(document_id, title, 0, 0, "", "", beginning)
            return
        yield _hit(document_id, title, text, *folded.span(*first))
        for span in spans:
            yield _hit(document_id, title, text, *folded.span(*span))


def _hit(document_id: int, title: str, text: str, start: int, end: int) -> Hit:
    line_start = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    line_end = text.find("\n", end)
    line_end = min(len(text) if line_end < 0 else line_end, end + _AROUND)
    return Hit(
        document_id, title, start, end, text[line_start:start], text[start:end], text[end:line_end]
    )
