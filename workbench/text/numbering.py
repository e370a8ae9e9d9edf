"""Number the paragraphs of a text as a reader counts them, for its margin and for citing."""

from bisect import bisect_right

from workbench.text.paragraphs import paragraphs


class Paragraphs:
    """Hold the spans of a text's paragraphs in order; the first is number 1 on the screen."""

    def __init__(self, text: str) -> None:
        self.spans = paragraphs(text)
        self._starts = [start for start, _ in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def at(self, offset: int) -> int:
        """Return the index of the last paragraph that starts at or before the offset; 0 at least."""
        return max(0, bisect_right(self._starts, offset) - 1)
