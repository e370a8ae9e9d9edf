"""Find what somebody is reported to have said in the author's words: "X warned that Y would …"."""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.cues import Cue
from workbench.statements.phrases import Word
from workbench.text.paragraphs import Span

_TO_THAT = 14
_FEWEST = 2


def reported(
    said: Sequence[Word], cues: Sequence[Cue], open_ended: bool = False
) -> list[tuple[Cue, tuple[Span, ...]]]:
    """Return each saying of a sentence with the stretches that it reports, outer ones only.

    Few words count only where the sentence goes on behind a quotation mark (`open_ended`).
    """
    found: list[tuple[Cue, tuple[Span, ...]]] = []
    taken = -1
    for cue in cues:
        if cue.verb[0] < taken or cue.subject is None:
            continue
        spans = _content(said, cue)
        if spans and (open_ended or _many(said, spans)):
            found.append((cue, spans))
            taken = max(end for _start, end in spans)
    return found


def _many(said: Sequence[Word], spans: Sequence[Span]) -> bool:
    counted = sum(
        1 for word in said if not word.mark and any(a <= word.start < b for a, b in spans)
    )
    return counted >= _FEWEST


def _content(said: Sequence[Word], cue: Cue) -> tuple[Span, ...]:
    if cue.word == "according to":
        return _according(said, cue)
    begins = cue.content if cue.content is not None else _after_verb(said, cue)
    if begins is not None:
        return _clause(said, begins, _clause_end(said, begins))
    beside = cue.first and said[cue.first - 1].said in ",–—" and cue.at >= cue.first
    return _around(said, cue) if beside and cue.word in words.REPORTING else ()


def _after_verb(said: Sequence[Word], cue: Cue) -> int | None:
    """Return the number of the first word of the clause after a verb, with "that" or without."""
    if cue.word not in words.REPORTING:
        return None
    if begins := _after_that(said, cue):
        return begins
    bare = _after_time(said, cue.last)
    return bare if cue.word in words.BARE and _bare_clause(said, bare) else None


def _clause_end(said: Sequence[Word], start: int) -> int:
    """Return the number of the word that a reported clause ends before."""
    return next((n for n in range(start, len(said)) if said[n].said == ";"), len(said))


def _after_time(said: Sequence[Word], at: int) -> int:
    """Return the number of the word after "on Saturday", "last week" and the like."""
    number = at
    while number < min(at + 5, len(said)):
        low = said[number].low
        known = low in words.TIMES or low in ("on", "in", "last", "this", "week", "month")
        if not known and not (number > at and low.isdigit()):
            break
        number += 1
    return number


def _after_that(said: Sequence[Word], cue: Cue) -> int | None:
    """Return the number of the word after "that", if the verb takes such a clause."""
    for number in range(cue.at + 1, min(cue.at + _TO_THAT, len(said))):
        if said[number].low == "that":
            return number + 1 if number + 1 < len(said) else None
        if said[number].said in ";:" or said[number].low in words.CLAUSE_VERBS:
            return None
    return None


def _around(said: Sequence[Word], cue: Cue) -> tuple[Span, ...]:
    """Return the clause that a saying is set into or after: "…, officials said, …"."""
    start = cue.first - 1
    first = start
    while first > 0 and said[first - 1].said not in ";:":
        first -= 1
    last = cue.last
    while last < len(said) and not (said[last].mark and said[last].said in ",;–—.?!"):
        last += 1
    if (
        last > cue.last
        and said[cue.last].low not in words.BESIDE
        and said[cue.last].low not in words.TIMES
    ):
        return ()
    stop = last
    if last < len(said) and said[last].said in ",–—":
        stop = last + 1
        while stop < len(said) and said[stop].said not in ";":
            stop += 1
    return _clause(said, first, start) + (_clause(said, last + 1, stop) if stop > last + 1 else ())


def _according(said: Sequence[Word], cue: Cue) -> tuple[Span, ...]:
    before = _clause(said, 0, cue.first)
    if before:
        return before
    number = cue.last
    while number < len(said) and said[number].said not in ",،":
        number += 1
    while number + 1 < len(said) and said[number + 1].low in words.ARABIC_THAT:
        number += 1
    return _clause(said, number + 1, len(said))


def _bare_clause(said: Sequence[Word], at: int) -> bool:
    """Say whether a clause with a subject and a verb of its own begins at word `at`."""
    if at >= len(said) or said[at].mark:
        return False
    first = said[at]
    begins = (
        first.low in words.CLAUSE_SUBJECTS
        or first.capital
        or first.low.endswith("s")
        or first.low[0].isdigit()
    )
    if first.low in words.PRONOUNS:
        return at + 2 < len(said)
    return begins and any(
        word.low in words.CLAUSE_VERBS or word.low.endswith("ed") for word in said[at + 1 : at + 9]
    )


def _clause(said: Sequence[Word], first: int, last: int) -> tuple[Span, ...]:
    """Return the stretch of some words without the marks at its ends; none for no words."""
    while first < last and said[first].mark and said[first].said not in "([$€£":
        first += 1
    while last > first and said[last - 1].mark and said[last - 1].said not in ")]%":
        last -= 1
    if first >= last:
        return ()
    return ((said[first].start, said[last - 1].end),)
