"""Read a text for who says what: the one door to quotations, reported speech and their speakers."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from workbench.model.statements import Statement, Turn
from workbench.statements import vocabulary as words
from workbench.statements.antecedents import Voices
from workbench.statements.blocks import Block, Piece, Quote
from workbench.statements.cues import Cue
from workbench.statements.drafts import Draft
from workbench.statements.phrases import Phrase, words_of
from workbench.statements.quoting import quoted_blocks, signed
from workbench.statements.reported import reported
from workbench.statements.terms import stands_alone
from workbench.text.paragraphs import Span

#: a quotation without a saying counts from so many words on; one that follows another, from these
_ALONE = 5
_FOLLOWING = 3
#: so much of a quotation tells what its first sentence is about
_OPENING = 300


def statements(
    text: str, turns: Sequence[Turn] = (), furniture: Iterable[Span] = ()
) -> list[Statement]:
    """Return what is said in a text, in order of place: direct quotations and reported speech.

    `turns` are the turns of a transcript, by which "I said" is known; nothing is looked for in
    paragraphs that lie within stretches of `furniture`.
    """
    reader = _Reader(text, turns)
    for number, block in enumerate(quoted_blocks(text, sorted(furniture))):
        reader.read(number, block)
    return reader.statements()


def _spoken_in(piece: Piece, quoted: set[Span]) -> bool:
    """Say whether a clause holds the saying of a quotation."""
    return any(cue.verb in quoted for cue in piece.cues)


class _Reader:
    """Read the paragraphs of one text in order."""

    def __init__(self, text: str, turns: Sequence[Turn]) -> None:
        self._text = text
        self._drafts: list[Draft] = []
        self._turns = turns
        self._voices = Voices(text)
        self._last: tuple[Draft, Quote] | None = None
        self._introduced: Piece | None = None

    def statements(self) -> list[Statement]:
        """Return what was read so far, by place."""
        found = [draft.statement() for draft in self._drafts if draft.spans]
        return sorted(found, key=lambda one: (one.spans[0], one.mode))

    def read(self, number: int, block: Block) -> None:
        """Add the statements of a paragraph, the `number`-th of the text."""
        self._sign(number, block)
        carried = self._carried(number, block)
        drafts: dict[Span | None, Draft] = {}
        quoted = {quote.cue.verb for quote in block.quotes if quote.cue}
        for at, gap in enumerate(block.gaps):
            for piece in gap:
                self._report(number, block, at, piece, quoted)
                self._voices.speak_of(number, piece.said)
            if at < len(block.quotes):
                quote = block.quotes[at]
                self._quote(number, block, at, drafts, carried.get(at))
                first = words_of(
                    self._text,
                    quote.words.start,
                    min(quote.words.end, quote.words.start + _OPENING),
                )
                self._voices.speak_of(number, first, quoted=True)
        ending = block.gaps[-1][-1] if block.gaps[-1] else None
        self._introduced = (
            ending if ending and ending.said[-1:] and ending.said[-1].said == ":" else None
        )

    # quotations

    def _sign(self, number: int, block: Block) -> None:
        """Give a quotation that nobody speaks the name that it is signed with in the next line."""
        said = block.gaps[0][0].said if block.gaps[0] and not block.quotes else []
        if self._last is None or not said or said[0].said not in "—–-":
            return
        draft, _quote = self._last
        if draft.block == number - 1 and draft.cue is None and (cue := signed(said, 1)):
            draft.cue, draft.speaker = cue, cue.subject.span if cue.subject else None

    def _carried(self, number: int, block: Block) -> dict[int, Draft]:
        """Return the statement of the paragraph before for the quotations that go on with it."""
        if not block.quotes or block.gaps[0]:
            return {}
        first = block.quotes[0]
        if self._introduced is not None and not first.spoken:
            first.spoken = first.colon = True
            first.cue = self._introduced.cues[-1] if self._introduced.cues else None
            return {}
        if self._last is None or self._last[0].block != number - 1:
            return {}
        draft, earlier = self._last
        if not self._goes_on(block, first, draft, earlier):
            return {}
        draft.block = number
        carried = {0: draft}
        for at, quote in enumerate(block.quotes[1:], 1):
            if block.gaps[at] or quote.cue is not None:
                break
            carried[at] = draft
        return carried

    def _goes_on(self, block: Block, first: Quote, draft: Draft, earlier: Quote) -> bool:
        if first.words.continues:
            return first.cue is None or draft.cue is None
        asked = self._text[earlier.words.end - 1] in "?؟"
        alone = not any(block.gaps) and stands_alone(self._text, first, _FOLLOWING)
        return alone and not asked and not first.spoken and draft.cue is not None

    def _quote(
        self,
        number: int,
        block: Block,
        at: int,
        drafts: dict[Span | None, Draft],
        carried: Draft | None,
    ) -> None:
        quote = block.quotes[at]
        span = (quote.words.start, quote.words.end)
        if span[0] >= span[1]:
            return
        key = quote.cue.verb if quote.cue else None
        if carried is not None:
            carried.spans.append(span)
            if carried.cue is None and quote.cue is not None:
                self._resolve(number, carried, quote, carried.spans[0][0])
                drafts[key] = carried
            self._last = (carried, quote)
            return
        if key is not None and key in drafts:
            drafts[key].spans.append(span)
            self._last = (drafts[key], quote)
            return
        draft = self._drafted(number, block, at)
        if draft is not None:
            self._drafts.append(draft)
            self._last = (draft, quote)
            if key is not None:
                drafts[key] = draft

    def _drafted(self, number: int, block: Block, at: int) -> Draft | None:
        quote = block.quotes[at]
        span = (quote.words.start, quote.words.end)
        draft = Draft(number, [span], None, None, "direct")
        if quote.cue is not None:
            self._resolve(number, draft, quote, self._begins(block, at))
        elif not quote.spoken and not self._unspoken(block, at):
            return None
        elif quote.colon:
            draft.speaker = self._introduces(block, at)
        elif not quote.colon and (
            heard := self._voices.heard_just(number, self._before(block, at))
        ):
            draft.speaker = heard
        return draft

    def _introduces(self, block: Block, at: int) -> Span | None:
        """Return the person that a sentence before a colon is about: "Azizi is doubtful: …"."""
        gap = block.gaps[at]
        return self._voices.person_at(gap[-1].said) if gap else None

    def _unspoken(self, block: Block, at: int) -> bool:
        """Say whether a quotation that nobody is said to speak is more than a term."""
        quote = block.quotes[at]
        goes_on = not quote.words.closed
        return goes_on or stands_alone(self._text, quote, _ALONE)

    def _begins(self, block: Block, at: int) -> int:
        """Return where the sentence of a quotation begins, as far as it is known."""
        quote = block.quotes[at]
        gap = block.gaps[at]
        if gap and not gap[-1].ended:
            return gap[-1].start
        return quote.words.opened

    def _before(self, block: Block, at: int) -> Span:
        """Return the sentence before a quotation, in its paragraph."""
        gap = block.gaps[at]
        return (gap[-1].start, gap[-1].end) if gap else (block.start, block.start)

    def _resolve(self, number: int, draft: Draft, quote: Quote, start: int) -> None:
        """Say who speaks a quotation by its saying, and remember the voice."""
        cue = quote.cue
        draft.cue = cue
        if cue is None:
            return
        if cue.subject is None:
            draft.speaker = self._voices.last_in(number, cue.verb[0])
        else:
            draft.speaker = self._meant(cue.subject, number, start, cue.word in words.GOING_ON)
        self._heard(number, cue, draft.speaker, max(quote.words.shut, cue.verb[1]))

    def _meant(self, phrase: Phrase, number: int, start: int, goes_on: bool) -> Span | None:
        if phrase.word in ("i", "we"):
            return self._turn_at(phrase.span[0])
        if phrase.kind == "pronoun" and start < phrase.span[0]:
            before = words_of(self._text, max(start, phrase.span[0] - _OPENING), phrase.span[0])
            if named := self._voices.in_sentence(phrase, before):
                return named
        return self._voices.meant(phrase, number, start, goes_on)

    def _turn_at(self, place: int) -> Span | None:
        at = bisect_right(self._turns, place, key=lambda turn: turn.content[0]) - 1
        if at >= 0 and place < self._turns[at].content[1]:
            return self._turns[at].label
        return None

    def _heard(self, number: int, cue: Cue, speaker: Span | None, end: int) -> None:
        if cue.subject is not None:
            end = max(end, cue.subject.span[1])
            self._voices.hear(number, end, cue.subject, speaker)

    # reported speech

    def _report(self, number: int, block: Block, at: int, piece: Piece, quoted: set[Span]) -> None:
        heard: set[Span] = set()
        ends_open = piece.said[-1:] and piece.said[-1].said == ":"
        for cue, spans in reported(piece.said, piece.cues, open_ended=not piece.ended):
            if cue.verb in quoted and not (ends_open and cue.word != "according to"):
                continue
            if cue.subject is None or (cue.word == "according to" and _spoken_in(piece, quoted)):
                continue
            speaker = self._meant(cue.subject, number, piece.start, cue.word in words.GOING_ON)
            whole = self._extended(block, at, piece, spans)
            self._drafts.append(Draft(number, list(whole), cue, speaker, "indirect"))
            if cue.verb not in quoted:
                self._heard(number, cue, speaker, max(cue.verb[1], spans[-1][1]))
                heard.add(cue.verb)
        for cue in piece.cues:
            known = cue.verb in heard or cue.verb in quoted
            if not known and cue.word in words.REPORTING and cue.subject:
                speaker = self._meant(cue.subject, number, piece.start, False)
                self._heard(number, cue, speaker, cue.verb[1])

    def _extended(
        self, block: Block, at: int, piece: Piece, spans: tuple[Span, ...]
    ) -> tuple[Span, ...]:
        """Let reported words go on over terms in quotation marks, either way, in their sentence."""
        first, last = spans[0], spans[-1]
        if piece is block.gaps[at][0] and first[0] - piece.start <= 1:
            spans = ((self._reach_back(block, at, first[0]), first[1]), *spans[1:])
        if piece is block.gaps[at][-1] and not piece.ended and last[1] >= piece.said[-1].start:
            spans = (*spans[:-1], (spans[-1][0], self._reach_on(block, at, last[1])))
        return spans

    def _reach_back(self, block: Block, at: int, start: int) -> int:
        while at and not block.quotes[at - 1].spoken and not block.quotes[at - 1].ends:
            at -= 1
            start = block.quotes[at].words.opened
            gap = block.gaps[at]
            if not gap or gap[-1].ended:
                break
            start = gap[-1].start
            if len(gap) > 1:
                break
        return start

    def _reach_on(self, block: Block, at: int, end: int) -> int:
        while at < len(block.quotes) and not block.quotes[at].spoken:
            end = block.quotes[at].words.shut
            gap = block.gaps[at + 1]
            if block.quotes[at].ends or not gap:
                break
            end = gap[0].end - gap[0].ended
            if gap[0].ended or len(gap) > 1:
                break
            at += 1
        return end
