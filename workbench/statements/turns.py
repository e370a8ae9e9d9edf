"""Cut an interview or a transcript into the turns of those who speak."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from workbench.model.statements import Turn
from workbench.statements import vocabulary as words
from workbench.statements.labels import LONGEST, SENTENCE, Label, key_of, label_at
from workbench.statements.speaking import speaking
from workbench.text.paragraphs import Span, paragraphs

_ASKS = re.compile(r"[?؟][\"'”’»)\]*_]*$")
_TELL = re.compile(
    r"(?:please\s+)?(?:tell|describe|explain|talk|walk|give|let's|let’s)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"[*_\s]*(?:\[[^\]\n]*\]|\([^)\n]*\))[*_\s.]*")
_RULE = re.compile(r"[-–—*_=~#·•\s]{3,}|___+")
_NOTE = re.compile(
    r"(?:this (?:interview|conversation|transcript|article|discussion|text)|the (?:interview|"
    r"conversation) was|(?:interview|translation|translated|transcribed|edited|transcript) by|"
    r"copyright|©|\(?reporting by|write to|follow |contact )|.{0,80}\b(?:contributed to this|"
    r"supported this (?:interview|work)|(?:edited|shortened|condensed) for (?:length|clarity))",
    re.IGNORECASE,
)
_HEADING = re.compile(r"#{1,6}\s")
_LONGEST_QUESTION = 400
_SHORT = 90
#: labels with a full stop, as hearings have them, that make one
_FEWEST_RECORDED = 3


def turns(text: str, furniture: Iterable[Span] = ()) -> list[Turn]:
    """Return the turns of those who speak in a transcript or an interview, none for prose.

    A turn ends before the next one, before a question that stands without a label in an interview
    that is cut up by such questions, before a heading, and before page furniture.
    """
    blocks = paragraphs(text)
    found = [
        label for number, block in enumerate(blocks) if (label := label_at(text, number, *block))
    ]
    recorded = [label for label in found if text[label.end] == "."]
    if 0 < len(recorded) < _FEWEST_RECORDED:  # “Mr. SMITH.” may be a sentence, or a line of a list
        found = [label for label in found if text[label.end] != "."]
    spoken = speaking(
        text, blocks, found, lambda block: block >= 0 and _is_question(text, blocks[block])
    )
    if not spoken:
        return []
    return _Talk(text, blocks, spoken, sorted(furniture)).turns()


def _is_question(text: str, block: Span) -> bool:
    """Say whether a paragraph asks, or bids somebody tell."""
    said = text[slice(*block)]
    if len(said) > _LONGEST_QUESTION:
        return False
    bids = len(said) <= 2 * _SHORT and bool(_TELL.match(said.lstrip("*_# ")))
    return bids or bool(_ASKS.search(said))


class _Talk:
    """Cut a talk into turns, its labels known."""

    def __init__(
        self, text: str, blocks: Sequence[Span], labels: Sequence[Label], furniture: Sequence[Span]
    ) -> None:
        self._text = text
        self._blocks = blocks
        self._labels = labels
        self._furniture = furniture
        self._at = {label.block for label in labels}
        self._asked = self._is_cut_by_questions()

    def turns(self) -> list[Turn]:
        """Return the turns in order."""
        found = []
        for number, label in enumerate(self._labels):
            after = self._labels[number + 1].block if number + 1 < len(self._labels) else None
            if turn := self._turn(label, after):
                found.append(turn)
        return found

    def _one_each(self, number: int) -> bool:
        """Say whether every turn but the last has one paragraph, so that a second is a note."""
        between = zip(self._labels, self._labels[1:], strict=False)
        return len(self._labels) >= 6 and all(b.block - a.block == 1 for a, b in between)

    def _is_cut_by_questions(self) -> bool:
        """Say whether most turns follow a question that has no label."""
        changes = [
            label for number, label in enumerate(self._labels) if label.block > 0
            and (number == 0 or self._labels[number - 1].block != label.block - 1)
        ]  # fmt: skip
        after = sum(1 for label in changes if self._question(label.block - 1))
        return (after >= 2 and after * 2 >= len(changes)) or after == len(self._labels) == 1

    def _question(self, block: int) -> bool:
        return (
            block >= 0 and block not in self._at and _is_question(self._text, self._blocks[block])
        )

    def _turn(self, label: Label, after: int | None) -> Turn | None:
        last = self._last_block(label, after)
        start = label.content
        end = self._blocks[last][1]
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[start] in "*_" and last == label.block:
            start += 1
        if self._text.endswith("**", start, end) and self._text.count("**", start, end) == 1:
            end -= 2  # what was set bold with its label
        if start >= end:
            return None
        return Turn((label.start, label.end), (start, end))

    def _last_block(self, label: Label, after: int | None) -> int:
        """Return the paragraph that a turn ends with; `after` is that of the next label."""
        limit = after if after is not None else len(self._blocks)
        last = label.block
        for number in range(label.block + 1, limit):
            if self._breaks(number, is_last=after is None):
                break
            last = number
        if (
            after is not None
            and self._asked
            and last == after - 1 > label.block
            and self._question(last)
        ):
            last -= 1
        while last > label.block and _ASIDE.fullmatch(self._text, *self._blocks[last]):
            last -= 1
        return last

    def _breaks(self, number: int, is_last: bool) -> bool:
        """Say whether a paragraph is no longer of the turn: a heading, furniture, the page's end."""
        start, end = self._blocks[number]
        if _HEADING.match(self._text, start) or _RULE.fullmatch(self._text, start, end):
            return True
        at = bisect_right(self._furniture, start, key=lambda span: span[0]) - 1
        if at >= 0 and self._furniture[at][1] > start:
            return True
        if is_last and (_closing_note(self._text[start:end]) or self._one_each(number)):
            return True
        short = end - start <= _SHORT and not SENTENCE.search(self._text[start:end] + " ")
        return (
            is_last
            and short
            and self._text[end - 1] not in ":,;،؛"
            and self._text[start : start + 1] not in "-*•"
        )


def _closing_note(said: str) -> bool:
    """Say whether a paragraph after a talk is about it: who edited it, when, what else there is."""
    if _NOTE.match(said.lstrip("*_([ ")):
        return True
    label, colon, _rest = said[:LONGEST].partition(":")
    return bool(colon) and key_of(label.strip("*_#> ")) in words.METADATA


def labels(text: str) -> Iterator[Span]:
    """Yield the spans of the labels of a talk, without their colons."""
    for turn in turns(text):
        yield turn.label
