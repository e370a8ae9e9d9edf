"""Find where in one text the words of a query stand, by indexing that text alone, in memory.

The text is cut into slices at line breaks: SQLite's `highlight` copies all that it has written so
far at each hit, so that a long text full of hits takes it seconds when it is not cut.
"""

from collections.abc import Iterator

from db.connection import Connection

_SLICE = 20_000
#: marks that no text holds; a text that does is searched with the next pair
_BRACKETS = (("\ufdd0", "\ufdd1"), ("\ufdd2", "\ufdd3"), ("\ufdd4", "\ufdd5"))


class Lens:
    """Look at texts with one connection, one after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ground = False

    def spans(self, body: str, sought: str) -> Iterator[tuple[int, int]]:
        """Yield the half-open spans, in order, of the words in a folded text.

        `sought` is an FTS5 expression of alternatives. A phrase that runs over the end of a slice
        is missed there: only after 20,000 characters, and across a line break or a space.
        """
        opening, closing = next(b for b in _BRACKETS if b[0] not in body and b[1] not in body)
        self._grind()
        run = self._connection.execute
        # told to forget all, the index need not read the last text once more
        run("INSERT INTO temp.lens (lens) VALUES ('delete-all')")
        run("DELETE FROM temp.glass")
        self._connection.raw.executemany(
            "INSERT INTO temp.glass (start, body) VALUES (?, ?)", _slices(body)
        )
        run("INSERT INTO temp.lens (rowid, body) SELECT start, body FROM temp.glass")
        marked = self._connection.execute(
            "SELECT rowid, highlight(lens, 1, ?, ?) FROM temp.lens WHERE lens MATCH ?"
            " ORDER BY rowid",
            (opening, closing, sought),
        )
        try:
            for start, text in marked:
                yield from _between(text, opening, closing, start)
        finally:
            marked.close()

    def _grind(self) -> None:
        """Make the tables, once; the columns are those that the query may name."""
        if self._ground:
            return
        self._connection.execute(
            "CREATE TEMP TABLE glass (start INTEGER PRIMARY KEY, title TEXT, body TEXT)"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE temp.lens USING fts5"
            " (title, body, content='glass', content_rowid='start')"
        )
        self._ground = True


def _slices(body: str) -> Iterator[tuple[int, str]]:
    """Yield (start, text) of slices that end at a line break or, without one, at a space."""
    start = 0
    while start < len(body):
        end = start + _SLICE
        if end < len(body):
            cut = max(body.rfind("\n", start, end), start)
            cut = cut if cut > start else max(body.rfind(" ", start, end), start)
            end = cut + 1 if cut > start else end
        yield start, body[start:end]
        start = end


def _between(marked: str, opening: str, closing: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where the bracketed parts stand once the brackets are gone and `at` precedes them."""
    first, *others = marked.split(opening)
    at += len(first)
    for part in others:
        found, _, rest = part.partition(closing)
        yield at, at + len(found)
        at += len(found) + len(rest)
