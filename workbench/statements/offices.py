"""Tell a name from the office before it in Arabic script, which has no capitals."""

from collections.abc import Sequence

from workbench.statements import vocabulary as words
from workbench.statements.phrases import Phrase, Word

#: a phrase that speaks seldom has more words
LONGEST = 9
#: the subject of a verb that has none of its own: whoever was heard last
SAME_VOICE = "voice"


def phrase_of(said: Sequence[Word], first: int, last: int) -> Phrase | None:
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
