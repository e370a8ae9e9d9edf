"""Find the subject of a verb of saying in the clause before it.

The clause is read from its start, because the nearest noun is often the wrong one: in "a diplomat
who deals with the movement said" it is the diplomat who speaks. Asides between commas are stepped
over.
"""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.phrases import Phrase, Word, is_adverb, phrase_at

#: words that a subject with what tells more of it may take before its verb
_FURTHEST = 45


def subject_before(said: Sequence[Word], verb: int) -> Phrase | None:
    """Return the subject of the verb at word `verb`, looked for in the clause before it."""
    end = verb
    while end > 0 and is_adverb(said[end - 1]):
        end -= 1
    if end and said[end - 1].low in ("who", "which"):
        return _antecedent(said, end - 1)
    if end and said[end - 1].said in ",–—)":
        return _around_aside(said, end - 1)
    start = clause_start(said, end)
    return _subject_in(said, start, end)


def _antecedent(said: Sequence[Word], at: int) -> Phrase | None:
    """Return whom "who" stands for: the phrase that ends before it."""
    end = at - 1 if at and said[at - 1].mark else at
    start = clause_start(said, end)
    return _subject_in(said, start, end)


def _around_aside(said: Sequence[Word], comma: int) -> Phrase | None:
    """Return the subject before an aside that ends at a comma: "X, an expert on Y, said"."""
    end = comma
    for _ in range(6):
        start = clause_start(said, end)
        opens = said[start - 1] if start else None
        aside = start < end and (
            said[start].low in words.ASIDES
            or not said[start].capital
            or (opens is not None and opens.said in "(–—")
        )
        if opens is None or not opens.mark:
            return _subject_in(said, start, end)
        if aside and _after_front(said, start):
            return _subject_in(said, start, end)
        if not aside:
            # a name set beside an office: "the group's leader, Abdul-Malik al-Houthi, said"
            found = _subject_in(said, start, end)
            if found and found.kind == "name" and start + 1 < end:
                earlier = _subject_in(said, clause_start(said, start - 1), start - 1)
                if earlier and earlier.kind == "name":
                    return earlier
                return found
        end = start - 1
        if comma - end > _FURTHEST:
            return None
    return None


def _after_front(said: Sequence[Word], start: int) -> bool:
    """Say whether only the circumstances of a sentence go before: "In it, | a soldier, …, says"."""
    if said[start].low not in words.DETERMINERS:
        return False
    first = clause_start(said, start - 1)
    opens = not any(not word.mark for word in said[:first])
    return opens and said[first].low in words.PROSE and said[first].low not in words.DETERMINERS


def clause_start(said: Sequence[Word], end: int) -> int:
    """Return the number of the first word after the mark that opens the clause."""
    number = end
    while number > 0 and (not said[number - 1].mark or said[number - 1].said == "&"):
        number -= 1
        if end - number > _FURTHEST:
            break
    return number


def _subject_in(said: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Return the subject of a clause whose verb follows word `end`."""
    while start < end and said[start].low in (
        *words.JOINS,
        "then",
        "meanwhile",
        "however",
        "that",
        "still",
    ):
        start += 1
    if start >= end:
        return None
    phrase = phrase_at(said, start, end)
    if phrase and _fits(said, phrase, end):
        return phrase
    return _nearest(said, start, end)


def _fits(said: Sequence[Word], phrase: Phrase, end: int) -> bool:
    """Say whether what lies between a phrase and its verb tells more of the phrase."""
    if phrase.until >= end:
        return True
    rest = said[phrase.until : end]
    if _is_object_of(rest):
        return False
    if (
        rest[0].low
        in (
            "who",
            "which",
            "that",
            "whose",
            "in",
            "on",
            "at",
            "with",
            "from",
            "to",
            "for",
            "by",
            "last",
            "this",
            "later",
            "yesterday",
        )
        or rest[0].low in words.TIMES
    ):
        if any(word.low in words.SAID for word in rest):
            return False
        return len(rest) <= 20 and not (
            rest[0].low != "who" and any(word.low in words.AUXILIARIES for word in rest)
        )
    return all(is_adverb(word) or word.low in words.TIMES for word in rest)


def _is_object_of(rest: Sequence[Word]) -> bool:
    """Say whether somebody else says what the phrase names: "a phrase that | Haddad calls"."""
    if rest[0].low not in ("that", "which", "whom") or not 2 <= len(rest) <= 5:
        return False
    subject = rest[1].capital or rest[1].low in words.DETERMINERS | words.PRONOUNS
    return subject and not any(
        word.low in words.AUXILIARIES or word.low.endswith("ed") for word in rest
    )


def _nearest(said: Sequence[Word], start: int, end: int) -> Phrase | None:
    """Return the phrase that ends right before the verb, if one begins after a joining word."""
    for number in range(end - 1, max(start, end - 12) - 1, -1):
        word = said[number]
        begins = (
            word.low in words.PRONOUNS or number == start or _begins_beside(said[number - 1], word)
        )
        if not begins:
            continue
        phrase = phrase_at(said, number, end)
        if phrase and phrase.until == end:
            earlier = number
            while phrase.kind == "name" and earlier > start and said[earlier - 1].capital:
                earlier -= 1
            return phrase_at(said, earlier, end) or phrase if earlier < number else phrase
        if word.low in words.PRONOUNS:
            return None
    return None


def _begins_beside(before: Word, word: Word) -> bool:
    if word.low in ("the", "a", "an"):
        return before.low not in words.PREPOSITIONS
    return (
        before.low in words.JOINS
        or before.low in ("that", "what", "how")
        or (word.capital and not before.capital)
    )
