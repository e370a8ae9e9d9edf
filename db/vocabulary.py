"""Ask the full-text index about single words: where each stands, and how often.

SQLite shows its index as tables (`fts5vocab`). They are made in the connection's own memory.
"""

from collections.abc import Iterable
from itertools import chain

import numpy as np
import numpy.typing as npt

from db.connection import Connection
from workbench.queries.letters import words_of


class Vocabulary:
    """Ask about words with one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def positions(self, word: str) -> npt.NDArray[np.int64]:
        """Return (document id, place among its words) of every place in the texts, as two columns."""
        self._show("word_places", "instance")
        rows = self._connection.rows(
            "SELECT doc, offset FROM temp.word_places WHERE term = ? AND col = 'body'",
            (_term(word),),
        )
        # a list of pairs would be looked through twice
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=2 * len(rows))
        return flat.reshape(-1, 2)

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """Return how often each word stands in the texts; 0 for those that don't."""
        self._show("word_counts", "col")
        sql = "SELECT cnt FROM temp.word_counts WHERE term = ? AND col = 'body'"
        return {word: self._connection.value(sql, (_term(word),)) or 0 for word in words}

    def size(self) -> int:
        """Return how many words the texts have together.

        The index keeps this for its ranking, in its first record: how many documents, how many
        words in their titles, how many in their texts, as SQLite's variable-length numbers.
        """
        record = self._connection.value("SELECT block FROM words_data WHERE id = 1")
        numbers = _numbers(record or b"")
        return numbers[2] if len(numbers) > 2 else 0

    def _show(self, name: str, kind: str) -> None:
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(main, words, '{kind}')"
        )


def _term(word: str) -> str:
    return next(iter(words_of(word)), "")


def _numbers(record: bytes) -> list[int]:
    """Return the variable-length numbers of a record: seven bits a byte, highest first."""
    numbers, number = [], 0
    for byte in record:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    return numbers
