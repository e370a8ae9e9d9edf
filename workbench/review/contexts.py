"""The words on both sides of an excerpt that a reviewer needs to judge it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from workbench.model.excerpts import Excerpt
from workbench.ports import Reader
from workbench.text.paragraphs import sentences

Span = tuple[int, int]
#: code points on either side: a text without full stops is one sentence
MOST = 2000


class Contexts:
    """Hold, for each excerpt, the stretch of its text that goes along: whole sentences around it.

    `count` sentences on either side of the one or those that the excerpt stands in.
    """

    def __init__(self, reader: Reader, excerpts: Iterable[Excerpt], count: int) -> None:
        held: dict[int, list[Excerpt]] = defaultdict(list)
        for one in excerpts:
            held[one.document_id].append(one)
        self._spans: dict[int, Span] = {}
        self._around: dict[int, tuple[str, str]] = {}
        self._joined: dict[int, list[Span]] = {}
        for document_id, text in reader.documents.texts(list(held)):
            self._cut(text, held[document_id], count)
            spans = (self._spans[one.id] for one in held[document_id])
            self._joined[document_id] = joined(spans)

    def _cut(self, text: str, excerpts: Sequence[Excerpt], count: int) -> None:
        known = sentences(text)
        starts, ends = [start for start, _ in known], [end for _, end in known]
        for one in excerpts:
            first = max(0, bisect_right(starts, one.start) - 1 - count)
            last = min(len(ends) - 1, bisect_left(ends, one.end) + count)
            start = max(min(starts[first], one.start), one.start - MOST)
            end = min(max(ends[last], one.end), one.end + MOST)
            self._spans[one.id] = start, end
            self._around[one.id] = text[start : one.start], text[one.end : end]

    def around(self, excerpt_id: int) -> tuple[str, str]:
        """Return what stands before and after an excerpt."""
        return self._around[excerpt_id]

    def holds(self, document_id: int, start: int, end: int) -> bool:
        """Say whether the words there go along with any excerpt."""
        spans = self._joined.get(document_id, [])
        at = bisect_right(spans, (start, end)) - 1
        # a stretch that begins where the words do may sort after them
        return any(first <= start and end <= last for first, last in spans[max(at, 0) : at + 2])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that touch or overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
