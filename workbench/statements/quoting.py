"""Join each quotation of a paragraph to the saying that it belongs to, or leave it out.

What stands between two quotations is cut into sentences. The first of them may end the sentence of
the quotation before, the last may begin that of the quotation after. Quoted words with no saying
in their sentence are terms, titles and scare quotes, unless they are whole sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from workbench.statements import arabic_script
from workbench.statements import vocabulary as words
from workbench.statements.cues import Cue, cues_in, inverted
from workbench.statements.marks import Quotation
from workbench.statements.phrases import Phrase, Word, phrase_at, words_of
from workbench.text.paragraphs import sentences_within

#: words between a quotation and its saying: "…, as X put it", "… is how X put it"
_LEADS_ON = frozenset({"as", "is", "was", "how"})
_COMMAS = (",", "،", "؛", ";")
_ENDS = ".!?…؟۔。！？"
_FULL = re.compile(r"[.…؟۔。][\"'”’»)\]*_]*$")


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


def read_block(text: str, start: int, end: int, found: Sequence[Quotation]) -> Block:
    """Return a paragraph with each of its quotations joined to its saying, where it has one."""
    block = Block(start, end, [Quote(one) for one in found])
    edges = [start, *(edge for one in found for edge in (one.opened, one.shut)), end]
    for number in range(0, len(edges), 2):
        block.gaps.append(_pieces(text, edges[number], max(edges[number], edges[number + 1])))
    for number, quote in enumerate(block.quotes):
        _frame(text, quote, block.gaps[number], block.gaps[number + 1], number == 0)
    for number, quote in enumerate(block.quotes):
        _lend_subject(text, block, number)
        _join(text, quote, block.gaps[number], block.gaps[number + 1])
    _share(text, block)
    return block


def _lend_subject(text: str, block: Block, number: int) -> None:
    """Give a verb its subject from before a term in its sentence: X, author of “Y,” argues that."""
    if not number or block.quotes[number - 1].spoken or not _one_sentence(block, number - 1):
        return
    before, piece = block.gaps[number - 1], block.gaps[number][0] if block.gaps[number] else None
    if piece is None or piece.cues or not before or before[-1].ended:
        return
    term = block.quotes[number - 1].words
    comma = [Word(",", ",", term.end - 1, term.end)] if text[term.end - 1] == "," else []
    said = [*before[-1].said, Word("term", "term", term.start, term.end), *comma, *piece.said]
    shift = len(said) - len(piece.said)
    piece.cues = [
        replace(cue, at=cue.at - shift, first=max(0, cue.first - shift), last=cue.last - shift)
        for cue in _sayings(said)
        if cue.at >= shift
    ]


def _pieces(text: str, start: int, end: int) -> list[Piece]:
    found = []
    for first, last in sentences_within(text, start, end):
        said = words_of(text, first, last)
        if any(not word.mark for word in said) or text[last - 1] in ":—–":
            ended = bool(_SENTENCE_END.search(text, max(first, last - 6), last))
            found.append(Piece(first, last, ended, said, _sayings(said)))
    return found


def _sayings(said: Sequence[Word]) -> list[Cue]:
    return arabic_script.cues_in(said) if arabic_script.in_arabic_script(said) else cues_in(said)


_SENTENCE_END = re.compile(r"[.!?…؟۔。！？][\"'”’»)\]*_]*$")


def _frame(
    text: str, quote: Quote, before: Sequence[Piece], after: Sequence[Piece], first: bool
) -> None:
    """Say whether a quotation begins and ends a sentence of the text around it."""
    said = quote.words
    quote.begins = (not before or before[-1].ended) and (first or bool(before) or True)
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


def _join(text: str, quote: Quote, before: Sequence[Piece], after: Sequence[Piece]) -> None:
    """Find the saying of a quotation: right after it, right before it, else in its sentence."""
    head = before[-1] if before and not before[-1].ended else None
    tail = after[0] if after and not quote.ends else None
    leading = _leading_cue(text, quote, head) if head else None
    if head and tail and arabic_script.in_arabic_script(tail.said):
        tail.cues = arabic_script.cues_in(tail.said, head.said)
    closing = _closing_cue(text, quote, tail) if tail else None
    chosen = None
    if leading and leading[1]:
        chosen = leading[0]
    elif closing and closing[1]:
        chosen = closing[0]
    elif leading or closing:
        chosen = (leading or closing or (None,))[0]
    if chosen is not None and chosen.word in words.MANNER and chosen is not _beside(leading, closing):
        chosen = None
    if chosen is not None and not _is_term(
        text, quote, head, tail, bool(closing and closing[0] is chosen and closing[1])
    ):
        quote.cue, quote.spoken = chosen, True
        for piece in (head, tail):
            if piece and chosen in piece.cues:
                piece.used = True
    elif head and _introduces(head) and _many_words(text, quote.words, 2):
        quote.colon = quote.spoken = True


def _beside(*found: tuple[Cue, bool] | None) -> Cue | None:
    """Return the saying that stands right beside its quotation."""
    return next((one[0] for one in found if one and one[1]), None)


def _introduces(piece: Piece) -> bool:
    """Say whether a clause without a saying leads up to a quotation: "The answer was brief: …"."""
    words_before = sum(1 for word in piece.said if not word.mark)
    return bool(piece.said) and piece.said[-1].said == ":" and words_before >= 2


def _leading_cue(text: str, quote: Quote, piece: Piece) -> tuple[Cue, bool] | None:
    """Return the saying before a quotation, and whether it stands right before it."""
    if not piece.cues:
        return None
    cue = piece.cues[-1]
    rest = piece.said[cue.last :]
    if cue.word in words.NAMING and not rest:
        return None
    shut = piece.said[-1].said in ":،," or piece.said[-1].low in ("that", "saying")
    return cue, bool(shut or not rest or (len(rest) == 1 and rest[0].low not in ("to", "a", "the")))


def _closing_cue(text: str, quote: Quote, piece: Piece) -> tuple[Cue, bool] | None:
    """Return the saying after a quotation, and whether it stands right after it."""
    said = piece.said
    at = next((number for number, word in enumerate(said) if not word.mark), len(said))
    while at < len(said) and said[at].low in _LEADS_ON:
        at += 1
    if cue := inverted(said, at):
        _remember(piece, cue)
        return cue, True
    if at and said[at - 1].said in "—–-" and (name := _signed(said, at)):
        return name, True
    if piece.cues and piece.cues[0].subject is None and piece.cues[0].at == at:
        return None
    for cue in piece.cues:
        if cue.subject is not None and (where := _stands(said, cue, at)):
            return cue, where == "beside"
    return None


def _stands(said: Sequence[Word], cue: Cue, at: int) -> str:
    """Say where a saying stands in what follows a quotation, if it can belong to it."""
    start = cue.first
    if start == at:
        return "beside"
    apart = cue.word == "according to" or (start and said[start - 1].said in ",،؛—–")
    return "later" if apart else ""


def _remember(piece: Piece, cue: Cue) -> None:
    piece.cues = [one for one in piece.cues if one.verb != cue.verb]
    piece.cues.append(cue)
    piece.cues.sort(key=lambda one: one.verb)


def _signed(said: Sequence[Word], at: int) -> Cue | None:
    """Return the name that a quotation is signed with after a dash."""
    name = phrase_at(said, at)
    if (
        name is None
        or name.kind != "name"
        or (name.until < len(said) and said[name.until].said != ",")
    ):
        return None
    return Cue(name, (said[at - 1].start, said[at - 1].end), "—", at - 1, at - 1, name.until)


def _many_words(text: str, quotation: Quotation, least: int) -> bool:
    return len(text[quotation.start : quotation.end].split(None, least)) >= least


def _is_term(text: str, quote: Quote, head: Piece | None, tail: Piece | None, closes: bool) -> bool:
    """Say whether quoted words in a sentence with a saying are still only a term or a title.

    `closes` says that the saying stands right after them.
    """
    inner = text[quote.words.start : quote.words.end]
    before = head.said[-1] if head and head.said else None
    if before is not None and before.low in words.NAMING_WORDS:
        return True
    if inner[-1:] in ",.?!…":
        return _titled(inner) and before is not None and before.low in words.BEFORE_TITLES
    if closes:
        return False
    if _titled(inner) and 3 < len(inner.split()) <= 8:
        return True
    return len(inner.split(None, 4)) <= 3 and _goes_with_noun(tail)


def _goes_with_noun(tail: Piece | None) -> bool:
    """Say whether quoted words stand before a noun as its adjective: the “axis” groups."""
    if tail is None or not tail.said or tail.said[0].mark:
        return False
    return tail.said[0].low not in words.FUNCTION


def _titled(inner: str) -> bool:
    """Say whether nearly all longer words are capital, as in the title of a book."""
    long = [word for word in inner.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 2 and all(word[0].isupper() for word in long)


def _share(text: str, block: Block) -> None:
    """Let quotations of one sentence share its saying, and whole sentences follow the one before."""
    quotes = block.quotes
    for number in range(len(quotes) - 2, -1, -1):
        here, later = quotes[number], quotes[number + 1]
        shared = later.spoken and later.cue and not here.spoken and _one_sentence(block, number)
        if shared and not _is_term_at(text, block, number):
            _take(here, later)
    for number in range(1, len(quotes)):
        earlier, here = quotes[number - 1], quotes[number]
        if earlier.spoken and not here.spoken and _goes_with(text, block, number):
            _take(here, earlier)


def _goes_with(text: str, block: Block, number: int) -> bool:
    """Say whether a quotation without a saying goes on with the one before it."""
    if _one_sentence(block, number - 1):
        return not _is_term_at(text, block, number)
    gap = block.gaps[number]
    alone = _sentence_of_its_own(text, block.quotes[number]) and len(gap) <= 3
    return alone and not any(piece.cues and not piece.used for piece in gap)


def _is_term_at(text: str, block: Block, number: int) -> bool:
    after = block.gaps[number + 1]
    return _is_term(
        text, block.quotes[number], _tail_of(block, number), after[0] if after else None, False
    )


def _tail_of(block: Block, number: int) -> Piece | None:
    gap = block.gaps[number]
    return gap[-1] if gap and not gap[-1].ended else None


def _take(quote: Quote, other: Quote) -> None:
    quote.cue, quote.spoken, quote.colon = other.cue, True, other.colon


def _one_sentence(block: Block, number: int) -> bool:
    """Say whether no sentence ends between quotation `number` and the next one."""
    gap = block.gaps[number + 1]
    return not block.quotes[number].ends and len(gap) <= 1 and not any(piece.ended for piece in gap)


def _sentence_of_its_own(text: str, quote: Quote) -> bool:
    return quote.begins and (quote.ends or text[quote.words.end - 1] in _ENDS)


def stands_alone(text: str, quote: Quote, least: int) -> bool:
    """Say whether a quotation is a sentence by itself, of so many words at least."""
    inner = text[quote.words.start : quote.words.end]
    whole = _sentence_of_its_own(text, quote) and inner.rstrip("*_ ")[-1:] in _ENDS
    return whole and _many_words(text, quote.words, least) and not _titled(inner)


def subject_of(quote: Quote) -> Phrase | None:
    """Return who is said to speak a quotation, a pronoun perhaps."""
    return quote.cue.subject if quote.cue else None
