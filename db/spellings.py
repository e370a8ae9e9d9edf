"""Find in the index the words that may be spellings of a name.

The words of the index are read by their first letters, as far as a spelling may begin so, and kept
by their rough sounds for the searches that follow; only words that sound alike are compared.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from db.connection import Connection
from workbench.queries.beginnings import GOD, beginnings, halves, said_of_god
from workbench.queries.letters import PlainText, words_of
from workbench.queries.likeness import alike, allowed, apart
from workbench.queries.sounds import Name, name_of, rough, roughs
from workbench.queries.tree import Like, Query, Spelling, spelled

#: spellings of a word, and of a name of several words, that are searched for
MOST, MOST_TOGETHER = 40, 300
#: projects, as they were at one time, whose words are kept
_KEPT = 3
_LONGEST = 30
#: halves of a name that are looked for side by side, and texts in which they are looked at
_PAIRS, _TEXTS = 40, 20
_ROWS = "SELECT term, doc FROM temp.word_documents WHERE term >= ? AND term < ?"
_COUNTED = "SELECT count(*) FROM words WHERE words MATCH ?"
_HELD = (
    "SELECT c.text FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT ?) w"
    " JOIN document d ON d.id = w.rowid JOIN content c ON c.id = d.content_id"
)
Heard = dict[str, list[Spelling]]


class Shelf:
    """Keep the words of one state of the index, by first letters and by rough sounds."""

    def __init__(self) -> None:
        self.by_letters: dict[str, Heard] = {}
        self.apart: dict[tuple[str, str], int] = {}
        self.guard = threading.Lock()


_SHELVES: OrderedDict[tuple[Path, bytes], Shelf] = OrderedDict()


class Spellings:
    """Find spellings with one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def complete(self, query: Query) -> Query:
        """Return the query with the spellings of every name that is asked for by likeness."""
        return spelled(query, self._spellings)

    def _spellings(self, like: Like) -> tuple[Spelling, ...]:
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_documents"
            " USING fts5vocab(main, words, 'row')"
        )
        parts = like.text.split()
        found = self._single(parts[0]) if len(parts) == 1 else self._together(parts)
        typed = " ".join(words_of(like.text))
        return tuple(sorted(found, key=lambda one: (-one.documents, one.text))) or (
            Spelling(typed, 0),
        )

    def _single(self, word: str) -> list[Spelling]:
        return self._alike(word) + self._in_halves(word)

    def _together(self, parts: list[str]) -> list[Spelling]:
        """Return the spellings of a name of several words that stand side by side somewhere."""
        each = round(MOST_TOGETHER ** (1 / len(parts)))
        options = [self._alike(part)[:each] or [Spelling(part, 0)] for part in parts]
        names = (" ".join(one.text for one in words) for words in product(*options))
        counted = (Spelling(name, self._count(name)) for name in names)
        return [one for one in counted if one.documents]

    def _count(self, name: str) -> int:
        count: int = self._connection.value(_COUNTED, (f'"{name}"',))
        return count

    # words that sound alike

    def _alike(self, word: str) -> list[Spelling]:
        """Return the words that may be spellings of this one, the nearest first."""
        name = name_of(word)
        wanted = sorted(roughs(name.sounds))
        near = []
        for heard in self._heard(name):
            for one in (one for class_ in wanted for one in heard.get(class_, ())):
                other = name_of(one.text)
                far = apart(name, other, most := allowed(name, other))
                if far <= most:
                    near.append((far, -one.documents, one))
        return [one for _, _, one in sorted(near)[:MOST]]

    def _heard(self, name: Name) -> Iterator[Heard]:
        shelf = self._shelf()
        for letters in beginnings(name):
            with shelf.guard:
                if letters not in shelf.by_letters:
                    shelf.by_letters[letters] = self._read(letters)
                yield shelf.by_letters[letters]

    def _read(self, letters: str) -> Heard:
        end = letters[:-1] + chr(ord(letters[-1]) + 1)
        heard: Heard = {}
        for word, documents in self._connection.rows(_ROWS, (letters, end)):
            if len(word) <= _LONGEST and word.isalpha():
                heard.setdefault(rough(word), []).append(Spelling(word, documents))
        return heard

    def _shelf(self) -> Shelf:
        # the index keeps its counts in record 1 and the list of its parts in record 10: when both are
        # as they were, so are its words
        state = self._connection.rows("SELECT block FROM words_data WHERE id IN (1, 10)")
        key = (self._connection.path, b"|".join(bytes(block) for (block,) in state))
        shelf = _SHELVES.setdefault(key, Shelf())
        _SHELVES.move_to_end(key)
        while len(_SHELVES) > _KEPT:
            _SHELVES.popitem(last=False)
        return shelf

    # names that are written in two parts

    def _in_halves(self, word: str) -> list[Spelling]:
        tried: set[tuple[str, str]] = set()
        for left, right in halves(word):
            tried.update(product(self._half(left), self._half(right)))
        typed = words_of(word)
        pairs = [pair for pair in tried if alike(word, "".join(pair))][:_PAIRS]
        if len(typed) == 2 and typed not in pairs:
            pairs.append((typed[0], typed[1]))
        found = (Spelling(" ".join(pair), self._joined(pair)) for pair in pairs)
        return [one for one in found if one.documents]

    def _half(self, part: str) -> Iterable[str]:
        if len(part) < 3:
            return [part]
        if said_of_god(part):
            return GOD
        return {part, *(one.text for one in self._alike(part)[:6])}

    def _joined(self, pair: tuple[str, str]) -> int:
        """Return how many documents hold the two as one name, not as two words by chance."""
        shelf = self._shelf()
        if pair not in shelf.apart:
            name = " ".join(pair)
            count = self._count(name)
            one = count and (any(map(said_of_god, pair)) or self._mostly_joined(pair))
            shelf.apart[pair] = count if one else 0
        return shelf.apart[pair]

    def _mostly_joined(self, pair: tuple[str, str]) -> bool:
        """Say whether as often as not no blank stands between the two, but an apostrophe or hyphen."""
        said = re.compile(rf"\b{pair[0]}([\W_]+){pair[1]}\b")
        gaps = [
            found[1]
            for (text,) in self._connection.rows(_HELD, (f'"{" ".join(pair)}"', _TEXTS))
            for found in said.finditer(PlainText(text).text)
        ]
        return 2 * sum(not any(map(str.isspace, gap)) for gap in gaps) >= max(1, len(gaps))
