"""Find what stands between quotation marks, in the ways that newspapers of many languages set them.

Marks have families (double, angle, single …). A quotation ends at the closing mark of its own
family; others inside it are quotations within the quotation and belong to its words. Where a
paragraph ends before the closing mark, the quotation goes on in the next one: either that opens
with a mark again, or a closing mark comes first there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.text.paragraphs import Span

#: marks looked at for the one that closes, characters and paragraphs that a quotation may run over
_MARKS_AHEAD = 40
_LONGEST = 6000
_LONGEST_SINGLE = 1500
_PARAGRAPHS_AHEAD = 6

_TOKEN = re.compile(
    r"""(?P<ornament>(["“”„‟«»‹›‘’'`＂])\2{4,})|["“”„‟«»‹›「」『』＂]|``|''"""
    r"""|(?<![\w’'])[‘‚‛'](?=[^\W_]|\[|…|["“])"""
    r"""|(?<=[\w.,?!…;:)\]"”—–\-%])[’'](?!\w)"""
)
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", '"', "＂", "``", "''"), "double"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("‹", "›"), "small angle"),
    **dict.fromkeys(("「", "」"), "corner"),
    **dict.fromkeys(("『", "』"), "white corner"),
    **dict.fromkeys(("‘", "’", "‚", "‛", "'"), "single"),
}
_OPENS = frozenset("„‟‘‚‛「『") | {"``"}
_CLOSES = frozenset("’」』") | {"''"}
#: apostrophes that open nothing: years and clipped words
_CLIPPED = re.compile(
    r"['‘](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|round\b|n\b)", re.IGNORECASE
)
_BEFORE_OPENING = frozenset("([{—–-/:|>*_،؛")
_AFTER_CLOSING = frozenset(")]}.,;:!?…—–-/|<*_،؛؟۔")
#: what may stand before the mark that opens a paragraph: bullets, quoting, emphasis
_LEAD = re.compile(r"[\s>*_•·‣▪●○◦\-–—]*")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold the words between two marks, and the stretch with its marks.

    `continues` says that the words go on from a quotation of the paragraph before; `closed` that
    it has a closing mark of its own.
    """

    start: int
    end: int
    opened: int
    shut: int
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    role: str


def quotations(text: str, blocks: Sequence[Span]) -> list[Quotation]:
    """Return the outermost quotations in order; `blocks` are the paragraphs of the text."""
    if not text or not blocks:
        return []
    return list(_Reading(text, blocks).found())


def _role(text: str, at: int, end: int) -> str:
    """Say whether the mark opens, closes, or may do either, by what stands beside it."""
    said = text[at:end]
    if said in _OPENS:
        return "open"
    if said in _CLOSES:
        return "close"
    left, right = text[at - 1 : at], text[end : end + 1]
    free_left = not left or left.isspace() or left in _BEFORE_OPENING or left in "\"'“‘«("
    free_right = not right or right.isspace() or right in _AFTER_CLOSING
    if said in "“”«»‹›":
        return _curly_role(said, left, right, free_left, free_right)
    if free_left and not free_right:
        return "open"
    if free_right and not free_left:
        return "close"
    return "either"


def _curly_role(said: str, left: str, right: str, free_left: bool, free_right: bool) -> str:
    usual = "open" if said in "“«‹" else "close"
    # French sets a space inside its marks, so blanks on that side say nothing against the usual
    if usual == "open" and not free_left and (not right or right.isspace() or free_right):
        return "close"
    if usual == "close" and free_left and not free_right and not left.isspace() and left:
        return "open"
    if usual == "close" and (not left or left.isspace()) and right and not free_right:
        return "open" if right.isalnum() else "either"
    return usual


class _Reading:
    """Pair the marks of one text."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self._text = text
        self._blocks = blocks
        self._marks = [mark for found in _TOKEN.finditer(text) if (mark := self._mark(found))]
        self._ends = [end for _start, end in blocks]

    def _mark(self, found: re.Match[str]) -> _Mark | None:
        at, end = found.span()
        if found["ornament"]:
            return None
        if found[0] in "'‘" and _CLIPPED.match(self._text, at):
            return None
        role = "open" if found[0] == "'" and not self._text[at - 1 : at].strip() else None
        if found[0] == "'" and role is None:
            opens = at == 0 or self._text[at - 1] in _BEFORE_OPENING
            role = "open" if opens and self._text[end : end + 1].isalnum() else "close"
        return _Mark(at, end, _FAMILY[found[0]], role or _role(self._text, at, end))

    def found(self) -> Iterator[Quotation]:
        """Yield the quotations; marks that pair with nothing are passed over."""
        at, goes_on = 0, False
        while at < len(self._marks):
            mark = self._marks[at]
            if mark.role == "close":
                at += 1
                continue
            block = self._block(mark.start)
            shut = self._closing(at, block)
            if shut is not None:
                yield self._quotation(mark, self._marks[shut], goes_on)
                at, goes_on = shut + 1, False
                continue
            unclosed = self._beyond(at, block, goes_on)
            if unclosed is None:
                at, goes_on = at + 1, False
                continue
            one, at, goes_on = unclosed
            yield one

    def _quotation(self, opened: _Mark, shut: _Mark, continues: bool) -> Quotation:
        start, end = _inside(self._text, opened.end, shut.start)
        return Quotation(start, end, opened.start, shut.end, continues)

    def _block(self, at: int) -> int:
        return min(bisect_left(self._ends, at + 1), len(self._blocks) - 1)

    def _closing(self, at: int, block: int) -> int | None:
        """Return the number of the mark that closes mark `at` in its own paragraph."""
        opened, depth, weak = self._marks[at], 0, None
        limit = self._blocks[block][1]
        longest = _LONGEST_SINGLE if opened.family == "single" else _LONGEST
        limit = min(limit, opened.end + longest)
        for number in range(at + 1, min(at + _MARKS_AHEAD, len(self._marks))):
            mark = self._marks[number]
            if mark.start >= limit:
                break
            if mark.family != opened.family:
                continue
            if mark.role == "open":
                depth += 1
            elif depth:
                depth -= 1
            elif opened.family == "single" and self._possessive(mark):
                weak = number if weak is None else weak
            elif mark.start > opened.end:
                return number
        return weak

    def _possessive(self, mark: _Mark) -> bool:
        """Say whether a closing single mark may as well be the apostrophe of a plural."""
        before, after = self._text[mark.start - 1], self._text[mark.end : mark.end + 2]
        return before in "sSzx" and after[:1] == " " and after[1:].isalpha()

    def _beyond(self, at: int, block: int, continues: bool) -> tuple[Quotation, int, bool] | None:
        """Return a quotation that its paragraph doesn't close, the next mark, and if it goes on."""
        opened = self._marks[at]
        last = self._blocks[block][1]
        later = at + 1
        while later < len(self._marks) and self._marks[later].start < last:
            if self._marks[later].family == opened.family:
                return None
            later += 1
            if later - at > _MARKS_AHEAD:
                return None
        number = self._next_of(opened.family, later)
        follows = self._follows(opened, number, block)
        if follows == "again" and number is not None:
            start, end = _inside(self._text, opened.end, last)
            return Quotation(start, end, opened.start, last, continues, False), number, True
        if follows == "closes" and number is not None and opened.family != "single":
            return self._quotation(opened, self._marks[number], continues), number + 1, False
        if (
            opened.start == self._opening(block)
            or self._text[opened.start - 2 : opened.start] == ": "
        ):
            start, end = _inside(self._text, opened.end, last)
            if 0 < end - start <= _LONGEST and opened.family != "single":
                return Quotation(start, end, opened.start, last, continues, False), later, False
        return None

    def _next_of(self, family: str, start: int) -> int | None:
        for number in range(start, min(start + _MARKS_AHEAD, len(self._marks))):
            if self._marks[number].family == family:
                return number
        return None

    def _follows(self, opened: _Mark, number: int | None, block: int) -> str:
        """Say how a quotation left open goes on: "again", "closes", or not at all."""
        if number is None:
            return ""
        mark = self._marks[number]
        there = self._block(mark.start)
        if there == block + 1 and mark.role != "close" and mark.start == self._opening(there):
            return "again"
        near = there - block <= _PARAGRAPHS_AHEAD and mark.start - opened.end <= _LONGEST
        return "closes" if near and mark.role == "close" else ""

    def _opening(self, block: int) -> int:
        start, end = self._blocks[block]
        lead = _LEAD.match(self._text, start, end)
        return lead.end() if lead else start


def _inside(text: str, start: int, end: int) -> Span:
    """Return the span without the blanks that some languages set inside their marks."""
    said = text[start:end]
    inner = said.strip()
    if not inner:
        return start, start
    start += len(said) - len(said.lstrip())
    return start, start + len(inner)
