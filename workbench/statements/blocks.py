"""Cut a text into paragraphs, and each into its quotations and the clauses between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from workbench.statements import arabic_script
from workbench.statements.cues import Cue, cues_in
from workbench.statements.marks import Quotation, quotations
from workbench.statements.phrases import Word, words_of
from workbench.text.paragraphs import Span, paragraphs, sentences_within

_ENDS = ".!?…؟۔。！？"
_COMMAS = (",", "،", "؛", ";")
#: no sentence says who speaks further than this from its ends
_END_OF_SENTENCE = 3000
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？][\"'”’»)\]*_]*$")


@dataclass(slots=True)
class Piece:
    """Hold a sentence, or a part of one, outside the quotation marks."""

    start: int
    end: int
    ended: bool
    said: list[Word]
    cues: list[Cue]
    used: bool = False


@dataclass(slots=True)
class Quote:
    """Hold a quotation and what was found of it: its saying, and if it stands as a sentence."""

    words: Quotation
    cue: Cue | None = None
    spoken: bool = False
    colon: bool = False
    begins: bool = False
    ends: bool = False


@dataclass(slots=True)
class Block:
    """Hold a paragraph (or several, that one quotation runs over): quotations and what parts them."""

    start: int
    end: int
    quotes: list[Quote]
    gaps: list[list[Piece]] = field(default_factory=list)


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
        yield _block(text, start, end, inside)


def _block(text: str, start: int, end: int, found: Sequence[Quotation]) -> Block:
    block = Block(start, end, [Quote(one) for one in found])
    edges = [start, *(edge for one in found for edge in (one.opened, one.shut)), end]
    for number in range(0, len(edges), 2):
        block.gaps.append(_pieces(text, edges[number], max(edges[number], edges[number + 1])))
    for number, quote in enumerate(block.quotes):
        _frame(text, quote, block.gaps[number], block.gaps[number + 1])
    return block


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    found = []
    for first, last in sentences_within(text, start, end):
        said = _words(text, first, last)
        if any(not word.mark for word in said) or text[last - 1] in ":—–":
            ended = bool(_SENTENCE_END.search(text, max(first, last - 6), last))
            found.append(Piece(first, last, ended, said, sayings(said)))
    return found


def _words(text: str, first: int, last: int) -> list[Word]:
    """Return the words of a sentence; of a monstrous one those at its ends."""
    if last - first <= 2 * _END_OF_SENTENCE:
        return words_of(text, first, last)
    ending = words_of(text, last - _END_OF_SENTENCE, last)
    return words_of(text, first, first + _END_OF_SENTENCE) + ending


def sayings(said: Sequence[Word]) -> list[Cue]:
    """Return every saying of a clause, whatever its script."""
    return arabic_script.cues_in(said) if arabic_script.in_arabic_script(said) else cues_in(said)


def _frame(text: str, quote: Quote, before: Sequence[Piece], after: Sequence[Piece]) -> None:
    """Say whether a quotation begins and ends a sentence of the text around it."""
    said = quote.words
    quote.begins = not before or before[-1].ended
    last = text[said.end - 1 : said.end]
    behind = text[said.shut : said.shut + 1]
    follows = after[0] if after else None
    if behind == "." or (follows is None and behind not in _COMMAS):
        quote.ends = True
    elif follows is not None and behind not in _COMMAS:
        word = next((one for one in follows.said if not one.mark), None)
        small = word is not None and word.said[0].islower()
        dash = bool(follows.said) and follows.said[0].said in "—–-,"
        quote.ends = last in ".…؟۔。" and not small and not dash


def one_sentence(block: Block, number: int) -> bool:
    """Say whether no sentence ends between quotation `number` and the next one."""
    gap = block.gaps[number + 1]
    return not block.quotes[number].ends and len(gap) <= 1 and not any(piece.ended for piece in gap)


def is_sentence(text: str, quote: Quote) -> bool:
    """Say whether a quotation begins and ends a sentence of the text around it."""
    return quote.begins and (quote.ends or text[quote.words.end - 1] in _ENDS)


def many_words(text: str, quotation: Quotation, least: int) -> bool:
    """Say whether a quotation has so many words at least."""
    return len(text[quotation.start : quotation.end].split(None, least)) >= least
