"""Compare two documents of a project, leaving out what differs in page furniture alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.copies.differences import Comparison, Difference, Span, beyond, compare
from workbench.copies.examining import furniture_of
from workbench.ports import Reader


@dataclass(frozen=True)
class Compared:
    """Hold how two documents differ.

    `differences` are those beyond page furniture; `furnished` is how many there are besides.
    """

    left_id: int
    right_id: int
    comparison: Comparison
    differences: tuple[Difference, ...]

    @property
    def furnished(self) -> int:
        """Return how many differences are of page furniture alone."""
        return len(self.comparison.differences) - len(self.differences)

    @property
    def shares(self) -> tuple[float, float]:
        """Return which share of the left one's words stands in the right one, and the other way."""
        found = self.comparison
        return found.common / max(1, len(found.left)), found.common / max(1, len(found.right))


def compare_documents(reader: Reader, left_id: int, right_id: int) -> Compared:
    """Return how two documents differ; raises Refusal when one is gone. For a worker's reader."""
    texts = [reader.documents.text(one) for one in (left_id, right_id)]
    grey = [
        [(span.start, span.end) for span in furniture_of(reader, one, text)]
        for one, text in zip((left_id, right_id), texts, strict=True)
    ]
    found = compare(*texts)
    return Compared(left_id, right_id, found, tuple(beyond(found.differences, *grey)))


def listed(compared: Compared, left: str, right: str) -> Iterator[str]:
    """Yield the differences as lines: a head for each, then what stood and what stands."""
    count = len(compared.differences)
    for number, one in enumerate(compared.differences, 1):
        places = " → ".join(
            f"{start}–{end}" if end > start else f"after {start}"
            for start, end in (one.left, one.right)
        )
        yield f"@@ {number} / {count} · {one.kind} · {places}"
        for sign, text, span, words in (
            ("-", left, one.left, one.left_words),
            ("+", right, one.right, one.right_words),
        ):
            if words:
                yield from (f"{sign} {line}" for line in _bracketed(text, span, words))


def _bracketed(text: str, span: Span, words: tuple[Span, ...]) -> list[str]:
    """Return a span's lines with its words in brackets, where it holds others besides."""
    if words == (span,):
        said = text[slice(*span)]
    else:
        parts, at = [], span[0]
        for start, end in words:
            parts += [text[at:start], "[", text[start:end], "]"]
            at = end
        said = "".join([*parts, text[at : span[1]]])
    return [" ".join(line.split()) for line in said.splitlines() if line.strip()]
