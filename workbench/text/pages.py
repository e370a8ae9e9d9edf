"""The printed pages of a document: which page a place is on, for its margin and for citing it."""

from bisect import bisect_right
from collections.abc import Iterable

from workbench.model.documents import Piece


class Pages:
    """Hold where the pages of a text begin; the first is number 1. `count` is 0 for a text without.

    A page is called by what is printed on it, where the file says so, else by its number.
    """

    def __init__(self, pieces: Iterable[Piece] = ()) -> None:
        pages = [one for one in pieces if one.kind == "page"]
        spans = [(one.start, one.end) for one in pages]
        self.count = len(spans)
        self._names = [one.said or str(number) for number, one in enumerate(pages, 1)]
        self._all = spans
        worded = [(start, number) for number, (start, end) in enumerate(spans, 1) if end > start]
        self._starts = [start for start, _ in worded]
        self._numbers = [number for _, number in worded]

    def at(self, offset: int) -> int:
        """Return the number of the page that an offset stands on; 0 when there are no pages.

        Pages without text are passed over: nothing stands on them.
        """
        before = bisect_right(self._starts, offset) - 1
        return self._numbers[max(before, 0)] if self._numbers else 0

    def of(self, start: int, end: int) -> str:
        """Return what the page or pages of a span are called, as `3` or `3–4`; empty for none."""
        first, last = self.at(start), self.at(max(start, end - 1))
        if not first:
            return ""
        return self.name(first) + (f"–{self.name(last)}" if first != last else "")

    def name(self, number: int) -> str:
        """Return what a page is called: what is printed on it, else its number."""
        return self._names[number - 1]

    def called(self, said: str) -> int:
        """Return the number of the page that is called so, or is the so-many-th; 0 for none."""
        folded = [name.casefold() for name in self._names]
        if said.casefold() in folded:
            return folded.index(said.casefold()) + 1
        number = int(said) if said.isdecimal() and len(said) < 10 else 0
        return number if number <= self.count else 0

    def beginning(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return (offset, number) of the pages that begin in a range."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return list(zip(self._starts[low:high], self._numbers[low:high], strict=True))

    def span(self, number: int) -> tuple[int, int]:
        """Return where a page stands, an empty span for one without text; it has to be there."""
        return self._all[number - 1]


def page_words(pages: str) -> str:
    """Return pages as a citation names them: `p. 3`, `pp. 3–4`; empty for none."""
    return f"{'pp.' if '–' in pages else 'p.'} {pages}" if pages else ""
