"""Find sayings in Arabic, where the subject follows its verb, or is left out."""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.cues import Cue
from workbench.statements.offices import LONGEST, SAME_VOICE, phrase_of
from workbench.statements.phrases import Phrase, Word


def arabic_cues(said: Sequence[Word]) -> list[Cue]:
    """Return every saying in an Arabic clause."""
    found: list[Cue] = []
    for number, word in enumerate(said):
        if word.mark:
            continue
        low = word.low
        if _verb_at(said, number):
            found.append(_after_verb(said, number, found))
        elif low in ("قوله", "قولها", "قولهم") and (cue := _quoted_from(said, number)):
            found.append(cue)
        elif low in words.ARABIC_PARTICIPLES:
            subject = found[-1].subject if found else _leading(said, number)
            found.append(_cue(said, number, subject, number + 1))
        elif _joined(low) in words.ARABIC_ACCORDING and (cue := _by(said, number)):
            found.append(cue)
    return found


def _quoted_from(said: Sequence[Word], at: int) -> Cue | None:
    """Return X of "quoted from X his saying"."""
    for number in range(at - 1, max(-1, at - LONGEST), -1):
        if said[number].low == "عن":
            subject = phrase_of(said, number + 1, at)
            span = (said[at].start, said[at].end)
            return Cue(subject, span, said[at].low, at, at, at + 1) if subject else None
    return None


def _joined(low: str) -> str:
    return low[1:] if low[:1] in "وف" and len(low) > 3 else low


def _verb(low: str) -> bool:
    return low in words.ARABIC_SAID or _joined(low) in words.ARABIC_SAID


def _verb_at(said: Sequence[Word], at: int) -> bool:
    """Say whether a verb of saying stands at word `at`, and isn't denied ("without naming …")."""
    return _verb(said[at].low) and not (at and said[at - 1].low in ("عدم", "لم", "لا", "لن"))


def _after_verb(said: Sequence[Word], verb: int, earlier: Sequence[Cue]) -> Cue:
    first = verb + 1
    last = first
    while last < min(len(said), first + LONGEST) and not _ends_subject(said[last], last - first):
        last += 1
    subject = phrase_of(said, first, last)
    if subject is None:
        subject = _before_verb(said, verb)
        opens = not any(not word.mark for word in said[:verb])
        if subject.kind == "pronoun" and not opens:
            # the verb has the subject of its sentence, which is known only if it spoke
            subject = earlier[-1].subject if earlier else None
    return _cue(said, verb, subject, last)


def _ends_subject(word: Word, number: int) -> bool:
    low = word.low
    if word.mark or low in words.ARABIC_STOPS or low in words.ARABIC_THAT:
        return True
    return number > 0 and (low.startswith("لل") or low in words.ARABIC_HEARERS or _verb(low))


def _before_verb(said: Sequence[Word], verb: int) -> Phrase:
    """Return the subject set before its verb, else whoever was heard last."""
    first = verb
    while first > 0 and not said[first - 1].mark and verb - first < 5:
        first -= 1
    if said[verb].low == "بالقول" and first + 1 < verb:
        first += 1  # "he confined himself | to saying": the clause begins with another verb
    clear = first < verb and not any(_ends_subject(word, 0) for word in said[first:verb])
    known = phrase_of(said, first, verb) if clear and said[verb].low[:1] not in "وف" else None
    span = (said[verb].start, said[verb].end)
    return known or Phrase(span, "pronoun", SAME_VOICE, verb, verb + 1)


def _leading(said: Sequence[Word], before: int) -> Phrase | None:
    """Return the subject of the verb that a sentence begins with."""
    last = 1
    while last < before and not _ends_subject(said[last], last - 1):
        last += 1
    return phrase_of(said, 1, last) if 1 < last <= LONGEST else None


def _by(said: Sequence[Word], at: int) -> Cue | None:
    """Return "according to X"."""
    first = at + 1
    if first < len(said) and said[first].low in ("عن", "لما", "ما", "قول"):
        first += 1
    last = first
    while last < min(len(said), first + LONGEST) and not _ends_subject(said[last], 0):
        last += 1
    subject = phrase_of(said, first, last)
    if subject is None:
        return None
    if said[first].low.startswith("ل") and said[at].low.endswith(("وفقا", "طبقا")):
        # the preposition is written onto the name
        subject = Phrase((said[first].start + 1, subject.span[1]), subject.kind, "", first, last)
    return Cue(subject, (said[at].start, said[at].end), "according to", at, at, last)


def _cue(said: Sequence[Word], verb: int, subject: Phrase | None, last: int) -> Cue:
    """Return a saying with the place where "that" begins what is reported."""
    content = None
    for number in range(verb + 1, min(len(said), verb + 22)):
        if said[number].low in words.ARABIC_THAT:
            content = number + 1
            break
        if said[number].said in ":؛." or (number > verb + 1 and _verb_at(said, number)):
            break
    first = min(verb, subject.at) if subject else verb
    return Cue(
        subject, (said[verb].start, said[verb].end), said[verb].low, verb, first,
        max(last, verb + 1), content=content,
    )  # fmt: skip
