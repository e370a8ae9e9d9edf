"""The words beside those that were found, as numbers: to sort lines by them, and to count them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from workbench.queries.concordance import Line, Places
from workbench.queries.letters import index_words
from workbench.tasks import Progress

#: the nearest words that lines are sorted by
FARTHEST = 3
#: letters that neighbours are looked for in, for each word
_LETTERS = 24
_STEP = 1_000


class Neighbours:
    """Hold, for each line, the words found and up to `reach` words on either side.

    Words are in the letters of the index. Column 0 is what was found, then the words before it,
    the nearest first, then those after it; 0 stands for none.
    """

    def __init__(self, lines: Sequence[Line], reach: int, progress: Progress | None = None) -> None:
        told = progress or Progress()
        self.reach = reach
        self._numbers: dict[str, int] = {}
        self._table = np.zeros((len(lines), 2 * reach + 1), dtype=np.int32)
        for place, line in enumerate(lines):
            if place % _STEP == 0:
                told.step(place, len(lines), "Comparing neighbours")
            self._read(place, line)

    def _read(self, place: int, line: Line) -> None:
        reach, most, row = self.reach, _LETTERS * self.reach, self._table[place]
        row[0] = self._number(" ".join(index_words(line.found)))
        left = index_words(line.left[-most:])[: -reach - 1 : -1]
        right = index_words(line.right[:most])[:reach]
        row[1 : 1 + len(left)] = [self._number(word) for word in left]
        row[1 + reach : 1 + reach + len(right)] = [self._number(word) for word in right]

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers) + 1)

    def order(self, by: Sequence[str]) -> Places:
        """Return the places of the lines sorted by neighbours, ties in the order they came.

        `by` names some of L1, L2, …, R1, R2, … and W (the words found), the first weighing most;
        lines without such a neighbour come first.
        """
        if not by:
            return np.arange(len(self._table))
        ranks = self._ranks()
        keys = [ranks[self._table[:, self._column(one)]] for one in reversed(by)]
        return np.lexsort(keys)

    def _column(self, name: str) -> int:
        if name == "W":
            return 0
        return int(name[1]) + (self.reach if name[0] == "R" else 0)

    def _ranks(self) -> npt.NDArray[np.int64]:
        """Return the place of each number's word in the order of letters."""
        ranks = np.zeros(len(self._numbers) + 1, dtype=np.int64)
        for rank, word in enumerate(sorted(self._numbers), 1):
            ranks[self._numbers[word]] = rank
        return ranks

    def counts(self, places: Places | None = None) -> dict[str, int]:
        """Return how often each word stands beside the lines, or some of them, frequent ones first."""
        table = self._table if places is None else self._table[places]
        counted = np.bincount(table[:, 1:].ravel(), minlength=len(self._numbers) + 1)
        words = sorted(self._numbers, key=lambda word: -counted[self._numbers[word]])
        return {word: int(count) for word in words if (count := counted[self._numbers[word]])}

    def having(self, word: str) -> npt.NDArray[np.bool_]:
        """Say for each line whether the word stands beside it."""
        beside: npt.NDArray[np.bool_] = (self._table[:, 1:] == self._numbers.get(word, -1)).any(
            axis=1
        )
        return beside
