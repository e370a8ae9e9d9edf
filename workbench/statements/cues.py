"""Find in the words around a quotation who is said to speak: the verb, its subject and who hears it."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.statements import vocabulary as words
from workbench.statements.phrases import Phrase, Word, is_adverb, phrase_at
from workbench.statements.subjects import clause_start, subject_before
from workbench.text.paragraphs import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold a saying: its subject (None if it has none here), its verb, and where they stand.

    `at` is the number of the verb, `first` and `last` those of the first word of the saying and of
    the first word after it, `content` that of the first word that it is known to report.
    """

    subject: Phrase | None
    verb: Span
    word: str
    at: int
    first: int
    last: int
    source: Span | None = None
    through: Span | None = None
    content: int | None = None


def cues_in(said: Sequence[Word]) -> list[Cue]:
    """Return every saying in a clause, in order."""
    found: list[Cue] = []
    for number, word in enumerate(said):
        if word.low in ("according", "words"):
            if cue := _according(said, number):
                found.append(cue)
        elif word.low in words.PARTICIPLES:
            if cue := _participle(said, number, found):
                found.append(cue)
        elif word.low in words.SAID and (not word.capital or number == 0):
            begins = number == 0 or said[number - 1].mark
            cue = _finite(said, number) or (inverted(said, number) if begins else None)
            cue = cue or _joined(said, number, found)
            found.extend([cue] if cue else [])
    return found


def _joined(said: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Cue | None:
    """Return a saying that shares its subject with the one before: "called it X and said …"."""
    if not earlier or at == 0 or said[at - 1].low not in ("and", "but", "then"):
        return None
    verb, subject = said[at], earlier[-1].subject
    return Cue(subject, (verb.start, verb.end), verb.low, at, at, at + 1)


def inverted(said: Sequence[Word], at: int) -> Cue | None:
    """Return the saying whose verb stands at word `at` with its subject after it."""
    if at >= len(said):
        return None
    verb = said[at]
    if verb.low == "according":
        return _according(said, at)
    if verb.low not in words.SAID:
        return None
    number = at + 1
    while number < len(said) and is_adverb(said[number]):
        number += 1
    subject = phrase_at(said, number)
    if subject is None or (subject.word == "it" and verb.low == "put"):
        return None
    subject = _named_beside(said, subject)
    return Cue(
        subject,
        (verb.start, verb.end),
        verb.low,
        at,
        at,
        subject.until,
        source=_cited(said, subject.until),
    )


def _according(said: Sequence[Word], at: int) -> Cue | None:
    beside = (said[at].low, said[at + 1].low) if at + 2 < len(said) else ()
    if beside not in (("according", "to"), ("words", "of")):
        return None
    subject = _object_pronoun(said, at + 2) or phrase_at(said, at + 2)
    if subject is None:
        return None
    subject = _named_beside(said, subject)
    span = (said[at].start, said[at + 1].end)
    return Cue(
        subject, span, "according to", at, at, subject.until, source=_cited(said, subject.until)
    )


def _object_pronoun(said: Sequence[Word], at: int) -> Phrase | None:
    """Return "him" of "according to him" as the subject that it stands for."""
    word = {"him": "he", "her": "she", "them": "they"}.get(said[at].low)
    alone = at + 1 >= len(said) or said[at + 1].mark
    if word is None or not alone:
        return None
    return Phrase((said[at].start, said[at].end), "pronoun", word, at, at + 1)


def _named_beside(said: Sequence[Word], subject: Phrase) -> Phrase:
    """Return the name set beside an office: "the group's leader, Abdul-Malik al-Houthi"."""
    at = subject.until
    if subject.kind != "nominal" or at >= len(said) or said[at].said != ",":
        return subject
    beside = phrase_at(said, at + 1)
    if beside is None or beside.kind != "name" or not _person_like(said, at + 1, beside):
        return subject
    ends = (
        beside.until >= len(said) or said[beside.until].mark or said[beside.until].low in words.SAID
    )
    return Phrase(beside.span, "name", at=subject.at, until=beside.until) if ends else subject


def _person_like(said: Sequence[Word], at: int, name: Phrase) -> bool:
    count = sum(1 for word in said[at : name.until] if word.capital)
    return count >= 2 and said[at].low not in ("the", "a", "an")


def _cited(said: Sequence[Word], at: int) -> Span | None:
    """Return whom the speaker cites: "…, citing two officials"."""
    for number in range(at, min(at + 4, len(said))):
        if said[number].low in ("citing", "quoting") and (cited := phrase_at(said, number + 1)):
            return cited.span
    return None


def _participle(said: Sequence[Word], at: int, earlier: Sequence[Cue]) -> Cue | None:
    """Return a saying beside another deed: "…, adding that", "Azizi left, warning that"."""
    verb = said[at]
    if verb.low == "quoting":
        source = phrase_at(said, at + 1)
        span = (verb.start, verb.end)
        return Cue(source, span, verb.low, at, at, source.until) if source else None
    quoted = at > 1 and said[at - 1].low == "as" and verb.low == "saying"
    subject: Phrase | None = None
    first = at
    if quoted:
        subject = _quoted_as(said, at)
        first = clause_start(said, at)
    elif (
        at == 0
        or said[at - 1].mark
        or is_adverb(said[at - 1])
        or said[at - 1].low in ("and", "before", "after", "by", "while", "video", "statement")
    ):
        subject = earlier[-1].subject if earlier else _leading(said, at)
    else:
        return None
    return Cue(subject, (verb.start, verb.end), verb.low, at, first, at + 1)


def _leading(said: Sequence[Word], before: int) -> Phrase | None:
    """Return the subject that a sentence begins with, when what follows it looks like its verb."""
    opens = next((at for at, word in enumerate(said[:before]) if not word.mark), before)
    verb = next((at for at in range(opens + 1, before) if is_past(said[at])), before)
    phrase = phrase_at(said, opens, verb)
    if phrase is None or phrase.until >= before:
        return None
    return phrase if phrase.kind == "name" or phrase.until == verb < before else None


def is_past(word: Word) -> bool:
    """Say whether a word looks like a verb in the past."""
    return word.low.endswith("ed") and len(word.low) > 4 and not word.capital


def _quoted_as(said: Sequence[Word], at: int) -> Phrase | None:
    """Return X of "quoted X as saying" and of "X was quoted as saying"."""
    for number in range(at - 1, -1, -1):
        if said[number].low in ("quoted", "quoting", "cited", "quotes"):
            passive = number > 0 and said[number - 1].low in words.PASSIVE
            if passive:
                return subject_before(said, number - 1)
            return phrase_at(said, number + 1, at - 1)
    return None


def _finite(said: Sequence[Word], at: int) -> Cue | None:
    verb = said[at]
    if at == 0 or not _is_verb(said, at):
        return None
    subject = subject_before(said, _before_liking(said, at))
    if subject is None or not (_goes_with(subject, verb.low) or _before_liking(said, at) < at):
        return None
    named = _named_beside(said, subject)
    return Cue(
        named if named.until < at else subject,
        (verb.start, verb.end),
        verb.low,
        at,
        subject.at,
        at + 1,
        source=_cited(said, at + 1),
        through=_told(said, at),
    )


def _before_liking(said: Sequence[Word], at: int) -> int:
    """Return the number of "likes" in "likes to say", of "went" in "went on to say", else `at`."""
    if at > 2 and said[at - 1].low == "to":
        liking = at - 3 if said[at - 2].low == "on" else at - 2
        if said[liking].low in words.LIKES and liking > 0:
            return liking
    return at


def _is_verb(said: Sequence[Word], at: int) -> bool:
    """Say whether a word of saying is a verb here, and its subject the one who speaks."""
    before = said[at - 1].low
    if _before_liking(said, at) < at:
        return True
    if before in words.UNSAID or before.endswith("n't") or _passive_at(said, at):
        return False
    return before not in words.NOUN_AFTER or said[at].low in ("said", "told")


def _goes_with(subject: Phrase, verb: str) -> bool:
    """Say whether somebody is said to speak: no "I think", no "he say", no "it read"."""
    if subject.word in ("i", "we"):
        return verb not in words.MINE
    if subject.word in ("he", "she", "it"):
        return verb not in words.PLURAL_SAID and not (subject.word == "it" and verb == "thought")
    return True


def _passive_at(said: Sequence[Word], at: int) -> bool:
    number = at - 1
    while (
        number >= 0 and is_adverb(said[number]) and said[number].low not in ("has", "have", "had")
    ):
        number -= 1
    return number >= 0 and said[number].low in words.PASSIVE


def _told(said: Sequence[Word], at: int) -> Span | None:
    """Return the outlet that was told: "he told Reuters"."""
    if said[at].low not in words.OBJECT_FIRST or at + 1 >= len(said):
        return None
    heard = phrase_at(said, at + 1)
    return heard.span if heard and heard.kind == "name" else None
