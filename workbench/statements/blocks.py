"""Cut a text into the paragraphs that statements are looked for in."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from workbench.statements.marks import Quotation, quotations
from workbench.statements.quoting import Block, read_block
from workbench.text.paragraphs import Span, paragraphs


def blocks(text: str, furniture: Sequence[Span]) -> Iterator[Block]:
    """Yield every paragraph with its quotations; none that lies in the furniture, which is in order."""
    edges = paragraphs(text)
    marks = quotations(text, edges)
    if furniture:
        edges = [edge for edge in edges if not _covered(furniture, *edge)]
    yield from _joined(text, edges, marks)


def _covered(furniture: Sequence[Span], start: int, end: int) -> bool:
    at = bisect_right(furniture, start, key=lambda span: span[0]) - 1
    return at >= 0 and furniture[at][1] >= end


def _joined(text: str, edges: Sequence[Span], marks: Sequence[Quotation]) -> Iterator[Block]:
    """Yield the paragraphs, those that one quotation runs over as one."""
    at, mark = 0, 0
    while at < len(edges):
        start, end = edges[at]
        at += 1
        inside: list[Quotation] = []
        while mark < len(marks) and marks[mark].opened < end:
            one = marks[mark]
            mark += 1
            if one.opened < start:
                continue
            inside.append(one)
            while one.shut > end and at < len(edges):
                end = edges[at][1]
                at += 1
        yield read_block(text, start, end, inside)
