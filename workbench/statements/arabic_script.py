"""Find sayings in Arabic, where the subject follows its verb, and in Persian, where it goes before.

Neither script has capitals, so a speaker is what stands between the verb and the words that cannot
belong to a name: prepositions, days, "that". What stays unclear is left to be the voice heard last.
Words are compared folded, as a search does.
"""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.cues import Cue
from workbench.statements.phrases import Phrase, Word

_LONGEST = 9
#: a verb without a subject of its own: whoever was heard last
_SAME_VOICE = "voice"


def in_arabic_script(said: Sequence[Word]) -> bool:
    """Say whether a clause is written in Arabic script."""
    return any("\u0600" <= word.said[0] <= "\u06ff" and not word.mark for word in said[:12])


def _persian(said: Sequence[Word]) -> bool:
    return any(
        word.low in words.PERSIAN_ONLY or any(letter in "پچژگ\u200c" for letter in word.said)
        for word in said
    )


def cues_in(said: Sequence[Word], before: Sequence[Word] = ()) -> list[Cue]:
    """Return every saying in a clause; `before` is what stands before a quotation that it follows."""
    if _persian(said) or _persian(before):
        return _persian_cues(said, before)
    return _arabic_cues(said)


def _phrase(said: Sequence[Word], first: int, last: int) -> Phrase | None:
    """Return words as the phrase that speaks, without offices and titles before a name."""
    if first >= last:
        return None
    name = _name(said, first, last)
    kind = "name" if name > first or said[first].low not in words.NOMINAL_ARABIC else "nominal"
    return Phrase((said[name].start, said[last - 1].end), kind, at=first, until=last)


def _name(said: Sequence[Word], first: int, last: int) -> int:
    """Return the number of the word that the name begins with after an office."""
    at = first
    if _bare(said[at].low) not in words.ARABIC_TITLES:
        return first
    while at < last - 1:
        low = said[at].low
        office = _bare(low) in words.ARABIC_TITLES or low in ("باسم", "فی", "شوون", "امور")
        if (
            at > first
            and not office
            and not low.startswith("ال")
            and low not in words.PERSIAN_OFFICE
        ):
            break
        at += 1
    rest = said[at:last]
    return (
        at
        if at > first
        and not rest[0].low.startswith("ال")
        and rest[0].low not in words.PERSIAN_OFFICE
        else first
    )


def _bare(low: str) -> str:
    return low[2:] if low.startswith("ال") and len(low) > 4 else low


# Arabic


def _arabic_cues(said: Sequence[Word]) -> list[Cue]:
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
    for number in range(at - 1, max(-1, at - _LONGEST), -1):
        if said[number].low == "عن":
            subject = _phrase(said, number + 1, at)
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
    while last < min(len(said), first + _LONGEST) and not _ends_subject(said[last], last - first):
        last += 1
    subject = _phrase(said, first, last)
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
    known = _phrase(said, first, verb) if clear and said[verb].low[:1] not in "وف" else None
    span = (said[verb].start, said[verb].end)
    return known or Phrase(span, "pronoun", _SAME_VOICE, verb, verb + 1)


def _leading(said: Sequence[Word], before: int) -> Phrase | None:
    """Return the subject of the verb that a sentence begins with."""
    last = 1
    while last < before and not _ends_subject(said[last], last - 1):
        last += 1
    return _phrase(said, 1, last) if 1 < last <= _LONGEST else None


def _by(said: Sequence[Word], at: int) -> Cue | None:
    """Return "according to X"."""
    first = at + 1
    if first < len(said) and said[first].low in ("عن", "لما", "ما", "قول"):
        first += 1
    last = first
    while last < min(len(said), first + _LONGEST) and not _ends_subject(said[last], 0):
        last += 1
    subject = _phrase(said, first, last)
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


# Persian


def _persian_cues(said: Sequence[Word], before: Sequence[Word]) -> list[Cue]:
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
        subject = Phrase(span, "pronoun", _SAME_VOICE, verb, verb)
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
        return Phrase(span, "pronoun", "they" if plural else _SAME_VOICE, first, first + 1)
    last = first
    while last < min(verb, first + _LONGEST) and not _ends_persian(said[last], last - first):
        last += 1
    if last < verb and said[last].low == "را" and last - first > 1:
        last -= 1  # the word before it is whom the verb speaks of
    return _phrase(said, first, last)


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
    while (
        last < min(len(said), first + _LONGEST) and not said[last].mark and said[last].low != "که"
    ):
        last += 1
    subject = _phrase(said, first, last)
    if subject is None or said[first].low == "نگارنده":
        return None
    return Cue(subject, (said[at].start, said[at + 1].end), "according to", at, at, last)
