"""Find words in one stored text, as they are typed, by offsets of the stored text."""

import re
from itertools import islice

from workbench.text.folding import Folded, fold

#: beyond this many the count says "and more"; nobody steps through them
MOST = 10_000


class Finder:
    """Look for words in a text, ignoring case, forms of Arabic letters and lengths of space."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    def all(self, words: str) -> list[tuple[int, int]]:
        """Return the half-open spans where the words stand, in order, at most `MOST`."""
        pattern = r"\s+".join(re.escape(word) for word in fold(words).split())
        if not pattern:
            return []
        if self._folded is None:
            self._folded = Folded(self._text)
        matches = re.compile(pattern, re.IGNORECASE).finditer(self._folded.text)
        return [self._folded.span(*match.span()) for match in islice(matches, MOST)]
