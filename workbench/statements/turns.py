"""Find who speaks where in an interview or a transcript: the names before a colon that take turns.

A colon near the start of a paragraph is mostly something else: a heading, a caption, a list, a
place. So no label counts by itself. Labels count that come back, or that are voices by what they
say ("Interviewer", "Q"), with sentences after them; once a transcript is known by those, a label
that stands only once counts too where it is set as the others are.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.model.statements import Turn
from workbench.statements import vocabulary as words
from workbench.text.folding import fold
from workbench.text.paragraphs import Span, paragraphs

#: how far into a paragraph a label may reach
_LONGEST = 70
_MOST_WORDS = 7
_TIME = r"[\[(]?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?[\])]?"
_LABEL = re.compile(
    rf"(?:[>\s*_#•·–—-]|{_TIME}\s)*"
    r"(?P<name>[^\W\d_](?:[^\n:：*_?!;\"“”«»\[\](){}<>|=]){0,60}?)"
    rf"(?:\s?[\[(][^\])\n:]{{1,40}}[\])]|\s{_TIME})?"
    r"[*_]{0,3}\s?[:：][*_]{0,3}(?=\s|[^\W\d_]|[\"“«„‘\[(…¿¡—–]|\d)\s*"
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.‌][^\W_]+)*\.?")
_SENTENCE = re.compile(r"[.!?…؟۔][\"'”’»)\]*_]*(?:\s|$)")
_ASKS = re.compile(r"[?؟][\"'”’»)\]*_]*$")
_TELL = re.compile(
    r"(?:please\s+)?(?:tell|describe|explain|talk|walk|give|let's|let’s)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"[*_\s]*(?:\[[^\]\n]*\]|\([^)\n]*\))[*_\s.]*")
_HEADING = re.compile(r"#{1,6}\s")
_LONGEST_QUESTION = 400
_SHORT = 90


@dataclass(frozen=True, slots=True)
class _Label:
    """Hold what may be a label: its paragraph, the span of its name, where its content begins."""

    block: int
    start: int
    end: int
    content: int
    key: str
    loud: bool


def turns(text: str, furniture: Iterable[Span] = ()) -> list[Turn]:
    """Return the turns of those who speak in a transcript or an interview, none for prose.

    A turn ends before the next one, before a question that stands without a label in an interview
    that is cut up by such questions, before a heading, and before page furniture.
    """
    blocks = paragraphs(text)
    found = [
        label for number, block in enumerate(blocks) if (label := _label(text, number, *block))
    ]
    spoken = _speaking(text, blocks, found)
    if not spoken:
        return []
    return _Talk(text, blocks, spoken, sorted(furniture)).turns()


def _label(text: str, number: int, start: int, end: int) -> _Label | None:
    # a colon is looked for first: it is far cheaper than the pattern
    near = min(end, start + _LONGEST)
    if text.find(":", start, near) < 0 and text.find("：", start, near) < 0:
        return None
    found = _LABEL.match(text, start, min(end, start + _LONGEST + 30))
    if found is None:
        return None
    name = found["name"]
    first, last = found.span("name")
    last -= len(name) - len(name.rstrip())
    key = _key(text[first:last])
    if not key or not _may_be_named(text[first:last], key):
        return None
    return _Label(number, first, last, found.end(), key, text[first:last].isupper())


def _key(name: str) -> str:
    return " ".join(fold(name).replace("’", "'").casefold().split()).strip(" .")


def _may_be_named(name: str, key: str) -> bool:
    """Say whether a label has the shape of a name or is a voice."""
    if key in words.METADATA or "://" in name:
        return False
    return key in words.VOICES or _numbered(key) or _has_shape_of_name(name, key)


def _has_shape_of_name(name: str, key: str) -> bool:
    parts = _WORD.findall(name)
    if not 1 <= len(parts) <= _MOST_WORDS or ("," in name and not _TITLED.search(name)):
        return False
    first = key.split(maxsplit=1)[0]
    if first in words.PROSE - {"the"} or any(part.casefold() in words.TIMES for part in parts):
        return False
    cased = [part for part in parts if part.lower() != part.upper()]
    if not cased:
        return len(parts) <= 4
    return parts[0][0].isupper() and all(
        part[0].isupper() or part[0].isdigit() or part in words.LABEL_PARTICLES for part in cased
    )


_TITLED = re.compile(r",\s(?:Jr|Sr|PhD|Ph\.D|MD|M\.D|MP|QC|KC|Esq)\b\.?")


def _numbered(key: str) -> bool:
    head, _, number = key.rpartition(" ")
    return (number.isdigit() and head in words.VOICES) or bool(re.fullmatch(r"[qa]\d{0,3}", key))


def _speaking(text: str, blocks: Sequence[Span], found: Sequence[_Label]) -> list[_Label]:
    """Return those labels that people speak under."""
    by_key: dict[str, list[_Label]] = defaultdict(list)
    for label in found:
        by_key[label.key].append(label)
    known = {key for key, all_of in by_key.items() if _comes_back(text, blocks, key, all_of)}
    if not _is_talk(known, by_key):
        return []
    sure = [label for label in found if label.key in known]
    return _with_singles(text, blocks, found, known, sure)


def _comes_back(text: str, blocks: Sequence[Span], key: str, labels: Sequence[_Label]) -> bool:
    voice = key in words.VOICES or _numbered(key)
    if len(labels) < 2 and not voice:
        return False
    spoken = sum(1 for one in labels if _spoken(text, blocks, one))
    return spoken * 2 > len(labels) or (voice and spoken * 2 >= len(labels))


def _spoken(text: str, blocks: Sequence[Span], label: _Label) -> bool:
    """Say whether sentences follow a label, in its paragraph or the next."""
    end = blocks[label.block][1]
    if label.content >= end:
        if label.block + 1 >= len(blocks):
            return False
        start, end = blocks[label.block + 1]
    else:
        start = label.content
    tail = text[max(start, end - 6) : end]
    return bool(_SENTENCE.search(tail)) or bool(
        _SENTENCE.search(text, start, min(end, start + 600))
    )


def _is_talk(known: set[str], by_key: dict[str, list[_Label]]) -> bool:
    """Say whether the labels known are those of a talk: two voices, or one that comes back."""
    return len(known) > 1 or any(len(by_key[key]) > 1 for key in known)


def _with_singles(
    text: str,
    blocks: Sequence[Span],
    found: Sequence[_Label],
    known: set[str],
    sure: Sequence[_Label],
) -> list[_Label]:
    """Add the labels that stand once or twice among those of a talk and look as they do."""
    if len(sure) < 2:
        return list(sure)
    loud = sum(1 for label in sure if label.loud) * 2 > len(sure)
    marked = sum(1 for label in sure if _marked(text, blocks, label)) * 2 > len(sure)
    first, last = sure[0].block, sure[-1].block
    reach = 2 if len(sure) >= 3 else 1
    chosen = []
    for label in found:
        if label.key in known:
            chosen.append(label)
        elif not first - reach <= label.block <= last + reach or (
            label.loud,
            _marked(text, blocks, label),
        ) != (loud, marked):
            continue
        elif _spoken(text, blocks, label) and len(label.key.split()) <= 5:
            chosen.append(label)
    return chosen


def _marked(text: str, blocks: Sequence[Span], label: _Label) -> bool:
    """Say whether a label is set bold or in italics."""
    return text[max(blocks[label.block][0], label.start - 1) : label.start] in ("*", "_")


class _Talk:
    """Cut a talk into turns, its labels known."""

    def __init__(
        self, text: str, blocks: Sequence[Span], labels: Sequence[_Label], furniture: Sequence[Span]
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

    def _is_cut_by_questions(self) -> bool:
        """Say whether most turns follow a question that has no label."""
        changes = [
            label for number, label in enumerate(self._labels) if label.block > 0
            and (number == 0 or self._labels[number - 1].block != label.block - 1)
        ]  # fmt: skip
        after = sum(1 for label in changes if self._question(label.block - 1))
        return (after >= 2 and after * 2 >= len(changes)) or after == len(self._labels) == 1

    def _question(self, block: int) -> bool:
        if block < 0 or block in self._at:
            return False
        start, end = self._blocks[block]
        said = self._text[start:end]
        if len(said) > _LONGEST_QUESTION:
            return False
        return bool(_ASKS.search(said)) or (
            len(said) <= 2 * _SHORT and bool(_TELL.match(said.lstrip("*_# ")))
        )

    def _turn(self, label: _Label, after: int | None) -> Turn | None:
        last = self._last_block(label, after)
        start = label.content
        end = self._blocks[last][1]
        while start < end and self._text[start].isspace():
            start += 1
        while start < end and self._text[start] in "*_" and last == label.block:
            start += 1
        if start >= end:
            return None
        return Turn((label.start, label.end), (start, end))

    def _last_block(self, label: _Label, after: int | None) -> int:
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
        if _HEADING.match(self._text, start):
            return True
        at = bisect_right(self._furniture, start, key=lambda span: span[0]) - 1
        if at >= 0 and self._furniture[at][1] > start:
            return True
        short = end - start <= _SHORT and not _SENTENCE.search(self._text[start:end] + " ")
        return (
            is_last
            and short
            and self._text[end - 1] not in ":,;،؛"
            and self._text[start : start + 1] not in "-*•"
        )


def labels(text: str) -> Iterator[Span]:
    """Yield the spans of the labels of a talk, without their colons."""
    for turn in turns(text):
        yield turn.label
