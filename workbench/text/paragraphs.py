"""Where paragraphs and sentences begin and end, so that "said together" can be counted.

Plain rules, no model: an analyst must be able to see why two names count as one sentence. Spans
are half-open code points of the stored text, without the blank space around them.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

#: a block narrower than this is a list or a heading, never hard-wrapped text
_NARROWEST_WRAP = 50
_WIDEST_WRAP = 120
#: how far before a full stop the word is looked for that it may belong to
_LOOK_BACK = 24
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_END = re.compile(r"[.!?…؟۔。！？]+[\"'”’»)\]]*(?=\s|$)")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“«'‘]*$")
_OPENING = re.compile(r"\s+[\"“«'‘(\[]*(\w)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATIONS = re.compile(
    "(?:mr|mrs|ms|dr|prof|rev|hon|sen|rep|gov|gen|lt|col|maj|capt|sgt|cmdr|adm|brig|pres|amb|sec|"
    "st|vs|dept|no|vol|pp|ed|eds|fig|cf|approx|est|ca|art|para|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
#: these may stand last in a sentence too, so the word that follows decides
_MAY_END = re.compile(
    r"(?:etc|inc|ltd|co|corp|jr|sr|al|u\.s|u\.k|u\.n|e\.u|d\.c|a\.m|p\.m)", re.IGNORECASE
)


def paragraphs(text: str) -> list[Span]:
    """Return the span of every paragraph.

    Blank lines part paragraphs, and so does each line break, except in a block that was
    hard-wrapped: one where no line had room left for the next line's first word.
    """
    return list(_paragraphs(text))


def _paragraphs(text: str) -> Iterator[Span]:
    edges = [0, *itertools.chain.from_iterable(m.span() for m in _BLANK.finditer(text)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield from _paragraphs_of(text, start, end)


def _paragraphs_of(text: str, start: int, end: int) -> list[Span]:
    """Return the paragraphs of a stretch without blank lines."""
    lines = list(_lines(text, start, end))
    return [(lines[0][0], lines[-1][1])] if len(lines) > 1 and _wrapped(text, lines) else lines


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if trimmed := _trimmed(text, start, stop):
            yield trimmed
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    said = text[start:end]
    inner = said.strip()
    if not inner:
        return None
    start += len(said) - len(said.lstrip())
    return start, start + len(inner)


def _wrapped(text: str, lines: list[Span]) -> bool:
    width = max(end - start for start, end in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    return all(
        (end - start) + 1 + len(text[after:stop].split(None, 1)[0]) > width
        for (start, end), (after, stop) in itertools.pairwise(lines)
    )


def sentences(text: str) -> list[Span]:
    """Return the span of every sentence; none crosses a paragraph.

    A full stop does not end one after an initial or a known abbreviation (U.S., Gen., Jan.), nor
    when a small letter follows. Arabic and Persian marks (؟ ۔) count as well.
    """
    return [span for start, end in paragraphs(text) for span in _sentences(text, start, end)]


def sentences_within(text: str, start: int, end: int) -> list[Span]:
    """Return the span of every sentence of a stretch that lies in one paragraph."""
    return list(_sentences(text, start, end))


def sentences_at(text: str, offsets: Iterable[int]) -> list[Span]:
    """Return the span of the sentence that each offset stands in, the offsets rising.

    Cuts only what stands around them: it is what `sentences` gives, for a part of its time.
    """
    found, known, until = list[Span](), list[Span](), -1
    for offset in offsets:
        if offset >= until:
            start, until = _block(text, offset)
            known = [one for part in _paragraphs_of(text, start, until)
                     for one in _sentences(text, *part)]  # fmt: skip
        place = bisect_right(known, (offset, len(text))) - 1
        found.append(known[max(place, 0)] if known else (offset, offset))
    return found


def parted(text: str, first: int, second: int) -> bool:
    """Say whether a sentence ends between two places, the first not after the second.

    Looks at nothing but what stands between them, unless lines part them.
    """
    if text.find("\n\n", first, second) >= 0:
        return True
    if text.find("\n", first, second) >= 0 and _lines_part(text, first, second):
        return True
    for found in _END.finditer(text, first):
        if found.start() >= second:
            return False
        if found.end() <= second and _ends(text, max(0, first - _LOOK_BACK), found):
            return True
    return False


def _lines_part(text: str, first: int, second: int) -> bool:
    """Say whether a line break between two places ends a paragraph, as all but wrapped ones do."""
    start, end = _block(text, first)
    if end < second:
        return True
    return len(_paragraphs_of(text, start, end)) > 1


def _block(text: str, offset: int) -> Span:
    """Return the stretch between blank lines that an offset stands in."""
    start = min(offset, len(text))
    while (start := text.rfind("\n", 0, start)) > 0:
        line = text.rfind("\n", 0, start) + 1
        if not text[line:start].strip():
            break
    blank = _BLANK.search(text, offset)
    return start + 1, blank.start() if blank else len(text)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begun = start
    for found in _END.finditer(text, start, end):
        if found.end() < end and not _ends(text, begun, found):
            continue
        if trimmed := _trimmed(text, begun, found.end()):
            yield trimmed
        begun = found.end()
    if trimmed := _trimmed(text, begun, end):
        yield trimmed


def _ends(text: str, begun: int, found: re.Match[str]) -> bool:
    following = _OPENING.match(text, found.end())
    if following and following[1].islower():
        return False
    if not found.group().startswith(".") or found.group().startswith(".."):
        return True
    word = _WORD_BEFORE.search(text[max(begun, found.start() - _LOOK_BACK) : found.start()])
    said = word.group() if word else ""
    if _MAY_END.fullmatch(said):
        return _starts_afresh(text, found.end())
    return not (_ABBREVIATIONS.fullmatch(said) or _INITIALS.fullmatch(said))


_FRESH = re.compile(
    r"\s+[\"“«'‘(\[]*(?:The|A|An|In|On|At|But|And|He|She|It|They|We|I|This|That|These|Those|His|"
    r"Her|Its|Their|As|After|Before|When|While|If|For|By|To|From|With|Since|However|Yet|There)\b"
)


def _starts_afresh(text: str, at: int) -> bool:
    """Say whether a word that rarely stands capital inside a sentence follows."""
    return _FRESH.match(text, at) is not None
