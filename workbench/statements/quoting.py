"""Join each quotation of a paragraph to the saying that it belongs to, or leave it out.

What stands between two quotations is cut into sentences. The first of them may end the sentence of
the quotation before, the last may begin that of the quotation after. Quoted words with no saying
in their sentence are terms, titles and scare quotes, unless they are whole sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.statements import arabic_script
from workbench.statements import vocabulary as words
from workbench.statements.blocks import (
    Block,
    Piece,
    Quote,
    blocks,
    is_sentence,
    many_words,
    one_sentence,
    sayings,
)
from workbench.statements.cues import Cue, inverted, is_past
from workbench.statements.phrases import Word, phrase_at
from workbench.statements.terms import Found, is_term
from workbench.text.paragraphs import Span

#: words between a quotation and its saying: "…, as X put it", "… is what X called it"
_LEADS_ON = frozenset({"as", "is", "was", "how", "what"})


def quoted_blocks(text: str, furniture: Sequence[Span]) -> Iterator[Block]:
    """Yield the paragraphs with each quotation joined to its saying, where it has one."""
    for block in blocks(text, furniture):
        for number in range(len(block.quotes)):
            _lend_subject(text, block, number)
            _join(text, block, number)
        _share(text, block)
        yield block


def _lend_subject(text: str, block: Block, number: int) -> None:
    """Give a verb its subject from before a term in its sentence: X, author of “Y,” argues that."""
    if not number or not one_sentence(block, number - 1):
        return
    before, piece = block.gaps[number - 1], block.gaps[number][0] if block.gaps[number] else None
    if piece is None or any(cue.subject for cue in piece.cues) or not before or before[-1].ended:
        return
    term = block.quotes[number - 1].words
    comma = [Word(",", ",", term.end - 1, term.end)] if text[term.end - 1] == "," else []
    said = [*before[-1].said, Word("term", "term", term.start, term.end), *comma, *piece.said]
    shift = len(said) - len(piece.said)
    piece.cues = [
        replace(cue, at=cue.at - shift, first=max(0, cue.first - shift), last=cue.last - shift)
        for cue in sayings(said)
        if cue.at >= shift
    ]


def _join(text: str, block: Block, number: int) -> None:
    """Find the saying of a quotation: right before it, right after it, else in its sentence."""
    quote, head, tail = block.quotes[number], *_around(block, number)
    found = _chosen(head, tail) or _further_back(block, number)
    if found is None and tail and text[quote.words.end - 1] in ",!?":
        found = _unlisted(tail)
    if found is not None and not is_term(text, quote, head, tail, found):
        quote.cue, quote.spoken = found.cue, True
        for piece in (head, tail):
            if piece and found.cue in piece.cues:
                piece.used = True
    elif head and _introduces(head) and many_words(text, quote.words, 2):
        quote.colon = quote.spoken = True


def _unlisted(piece: Piece) -> Found | None:
    """Return a saying by its place alone: “…,” Azizi stammered."""
    said = piece.said
    at = next((number for number, word in enumerate(said) if not word.mark), len(said))
    if at < len(said) and is_past(said[at]):
        subject = phrase_at(said, at + 1)
        verb, last = at, subject.until if subject else at
    else:
        verb = _past_after(said, at)
        subject, last = phrase_at(said, at, verb), verb + 1
    if subject is None or subject.kind == "nominal" or verb >= len(said):
        return None
    span = (said[verb].start, said[verb].end)
    return Found(Cue(subject, span, said[verb].low, verb, at, last), "after", True)


def _past_after(said: Sequence[Word], at: int) -> int:
    """Return the number of the verb right after a name or pronoun at word `at`."""
    number = at
    while number < len(said) and (said[number].capital or said[number].low in words.PRONOUNS):
        number += 1
    return number if at < number < len(said) and is_past(said[number]) else len(said)


def _further_back(block: Block, number: int) -> Found | None:
    """Return the saying before a term of the same sentence: X wrote that “Y” has “never …”."""
    if not number or block.quotes[number - 1].spoken or not one_sentence(block, number - 1):
        return None
    head, _tail = _around(block, number - 1)
    return Found(head.cues[-1], "before", False) if head and head.cues else None


def _around(block: Block, number: int) -> tuple[Piece | None, Piece | None]:
    """Return what stands before and after a quotation in its sentence."""
    before, after = block.gaps[number], block.gaps[number + 1]
    head = before[-1] if before and not before[-1].ended else None
    return head, after[0] if after and not block.quotes[number].ends else None


def _chosen(head: Piece | None, tail: Piece | None) -> Found | None:
    leading = _leading(head) if head else None
    if head and tail and arabic_script.in_arabic_script(tail.said):
        tail.cues = arabic_script.cues_in(tail.said, head.said)
    closing = _closing(tail) if tail else None
    for found in (leading, closing):
        if found and found.beside:
            return found
    found = leading or closing
    return None if found and found.cue.word in words.MANNER else found


def _introduces(piece: Piece) -> bool:
    """Say whether a clause without a saying leads up to a quotation: "The answer was brief: …"."""
    spoken = [word for word in piece.said if not word.mark]
    if not spoken or piece.said[-1].said != ":":
        return False
    if " ".join(word.low for word in spoken) in words.METADATA:
        return False
    return len(spoken) > 1 or (spoken[0].capital and spoken[0].low not in words.METADATA)


def _leading(piece: Piece) -> Found | None:
    """Return the saying before a quotation."""
    if not piece.cues:
        return None
    cue = piece.cues[-1]
    rest = piece.said[cue.last :]
    if cue.word in words.NAMING:
        # "what Tehran calls the axis" and "a group called X" name; "what analysts called a mess" quotes
        what = any(word.low in ("what", "whom") for word in piece.said[: cue.at])
        if cue.word.endswith(("calls", "call", "terms")) if what else not rest:
            return None
    shut = piece.said[-1].said in ":،," or piece.said[-1].low in ("that", "saying")
    beside = shut or not rest or (len(rest) == 1 and rest[0].low not in ("to", "a", "the"))
    return Found(cue, "before", beside)


def _closing(piece: Piece) -> Found | None:
    """Return the saying after a quotation."""
    said = piece.said
    at = opens = next((number for number, word in enumerate(said) if not word.mark), len(said))
    while at < len(said) and said[at].low in _LEADS_ON:
        at += 1
    if cue := inverted(said, at):
        piece.cues = sorted(
            [one for one in piece.cues if one.verb != cue.verb] + [cue], key=lambda one: one.verb
        )
        return Found(cue, "after", True)
    if at and said[at - 1].said in "—–-" and (name := signed(said, at)):
        return Found(name, "after", True)
    return _subject_first(piece, at, opens)


def _subject_first(piece: Piece, at: int, opens: int) -> Found | None:
    if piece.cues and piece.cues[0].subject is None and piece.cues[0].at == at:
        return None
    for cue in piece.cues:
        if cue.subject is not None and (where := _stands(piece.said, cue, at)):
            if at > opens and piece.said[opens].low == "as" and cue.word in words.NAMING:
                return None  # "…, as Tehran calls it"
            return Found(cue, "after", where == "beside")
    return None


def _stands(said: Sequence[Word], cue: Cue, at: int) -> str:
    """Say where a saying stands in what follows a quotation, if it can belong to it."""
    start = cue.first
    if start == at:
        return "beside"
    apart = cue.word == "according to" or (start and said[start - 1].said in ",،؛—–")
    return "later" if apart else ""


def signed(said: Sequence[Word], at: int) -> Cue | None:
    """Return the name that a quotation is signed with after a dash."""
    name = phrase_at(said, at)
    if (
        name is None
        or name.kind != "name"
        or (name.until < len(said) and said[name.until].said not in ",.")
    ):
        return None
    return Cue(name, (said[at - 1].start, said[at - 1].end), "—", at - 1, at - 1, name.until)


def _share(text: str, block: Block) -> None:
    """Let quotations of one sentence share its saying, and whole sentences follow the one before."""
    quotes = block.quotes
    for number in range(len(quotes) - 2, -1, -1):
        here, later = quotes[number], quotes[number + 1]
        shared = later.spoken and later.cue and not here.spoken and one_sentence(block, number)
        if shared and not _is_term_at(text, block, number):
            _take(here, later)
    for number in range(1, len(quotes)):
        earlier, here = quotes[number - 1], quotes[number]
        if earlier.spoken and not here.spoken and _goes_with(text, block, number):
            _take(here, earlier)


def _goes_with(text: str, block: Block, number: int) -> bool:
    """Say whether a quotation without a saying goes on with the one before it."""
    if one_sentence(block, number - 1):
        return not _is_term_at(text, block, number)
    gap = block.gaps[number]
    alone = is_sentence(text, block.quotes[number]) and len(gap) <= 3
    return alone and not any(piece.cues and not piece.used for piece in gap)


def _is_term_at(text: str, block: Block, number: int) -> bool:
    return is_term(text, block.quotes[number], *_around(block, number), None)


def _take(quote: Quote, other: Quote) -> None:
    quote.cue, quote.spoken, quote.colon = other.cue, True, other.colon
