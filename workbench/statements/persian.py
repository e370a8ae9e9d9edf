"""Find sayings in Persian, where the verb comes last and often has a noun before it."""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.cues import Cue
from workbench.statements.offices import LONGEST, SAME_VOICE, phrase_of
from workbench.statements.phrases import Phrase, Word


def persian_cues(said: Sequence[Word], before: Sequence[Word]) -> list[Cue]:
    """Return every saying in a Persian clause; `before` stands before a quotation that it follows."""
    found: list[Cue] = []
    for number, word in enumerate(said):
        if word.mark:
            continue
        if end := _persian_verb(said, number):
            found.append(_persian_cue(said, number, end, before))
        elif word.low in ("به", "از", "بنا") and (cue := _persian_by(said, number)):
            found.append(cue)
    return found


def _persian_verb(said: Sequence[Word], at: int) -> int:
    """Return the number of the word after a verb of saying at word `at`, 0 if there is none."""
    low = said[at].low
    if at and said[at - 1].low in ("سخن", "حرف", "به", "این", "از"):
        return 0
    if any(word.low == "انچه" for word in said[:at]):
        return 0
    if low in words.PERSIAN_SAID:
        return at + 1
    if low in words.PERSIAN_NOUNS:
        for number in range(at + 1, min(at + 3, len(said))):
            if said[number].low in words.PERSIAN_LIGHT:
                return number + 1
    return 0


def _persian_cue(said: Sequence[Word], verb: int, end: int, before: Sequence[Word]) -> Cue:
    subject = _persian_subject(said, verb)
    if subject is None and before and not any(not word.mark for word in said[:verb]):
        found = _persian_subject(before, len(before))
        subject = found and Phrase(found.span, found.kind, found.word, verb, verb)
    if subject is None:
        span = (said[verb].start, said[verb].end)
        subject = Phrase(span, "pronoun", SAME_VOICE, verb, verb)
    opening = next((at for at, word in enumerate(said) if not word.mark), 0)
    this = any(word.low == "این" for word in said[opening : subject.at])
    return Cue(
        subject, (said[verb].start, said[end - 1].end), said[verb].low, verb,
        opening if this else min(verb, subject.at), end,
        content=None if this else _persian_content(said, end),
    )  # fmt: skip


def _persian_content(said: Sequence[Word], end: int) -> int | None:
    if end >= len(said) or said[end].said == ":":
        return None
    if said[end].low == "که":
        return end + 1
    return None if said[end].mark else end


def _persian_subject(said: Sequence[Word], verb: int) -> Phrase | None:
    """Return the subject that the clause before a verb begins with."""
    first = 0
    for number in range(verb - 1, -1, -1):
        if said[number].said in "؛:.؟!»":
            first = number + 1
            break
    first = _after_circumstances(said, first, verb)
    while first < verb and (said[first].mark or said[first].low in words.PERSIAN_OPENINGS):
        first += 1
    if first < verb and said[first].low in words.PERSIAN_PRONOUNS:
        span = (said[first].start, said[first].end)
        plural = said[first].low in ("انها", "انان")
        return Phrase(span, "pronoun", "they" if plural else SAME_VOICE, first, first + 1)
    last = first
    while last < min(verb, first + LONGEST) and not _ends_persian(said[last], last - first):
        last += 1
    if last < verb and said[last].low == "را" and last - first > 1:
        last -= 1  # the word before it is whom the verb speaks of
    return phrase_of(said, first, last)


def _after_circumstances(said: Sequence[Word], first: int, verb: int) -> int:
    """Return the number of the first word after "به گزارش …،" and "در تهران،"."""
    while first < verb and said[first].low in words.PERSIAN_STOPS - words.PERSIAN_OPENINGS:
        comma = next((n for n in range(first, verb) if said[n].said == "،"), None)
        if comma is None:
            return first
        first = comma + 1
    return first


def _ends_persian(word: Word, number: int) -> bool:
    if word.mark:
        return True
    return word.low in words.PERSIAN_STOPS or (number > 0 and word.low in words.PERSIAN_LATER)


def _persian_by(said: Sequence[Word], at: int) -> Cue | None:
    """Return "به گفته X" and the like."""
    following = said[at + 1].low if at + 1 < len(said) else ""
    first = at + 2
    if following not in words.PERSIAN_ACCORDING:
        return None
    if first < len(said) and said[first].low == "از":
        first += 1
    last = first
    while last < min(len(said), first + LONGEST) and not said[last].mark and said[last].low != "که":
        last += 1
    subject = phrase_of(said, first, last)
    if subject is None or said[first].low == "نگارنده":
        return None
    return Cue(subject, (said[at].start, said[at + 1].end), "according to", at, at, last)
