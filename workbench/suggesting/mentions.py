"""Find who is named in a text, what each name is of, and which names mean one actor."""

from collections.abc import Sequence

from workbench.model.suggestions import SuggestedMention
from workbench.suggesting.acronyms import of_events
from workbench.suggesting.arabic_script import arabic_names
from workbench.suggesting.candidates import candidates
from workbench.suggesting.capitals import read_capitals
from workbench.suggesting.evidence import Evidence, Name
from workbench.suggesting.gazetteers import gazetteer, plain
from workbench.suggesting.joining import join
from workbench.suggesting.known import KnownActors
from workbench.suggesting.neighbours import take_articles, take_datelines, take_kinds
from workbench.suggesting.recognising import Recogniser, add_recognised
from workbench.suggesting.units import units
from workbench.suggesting.usage import Usage

Span = tuple[int, int]
#: a text of fewer different words than this tells little of its language
_FEW = 15
_LITTLE_WORDS = frozenset({"the", "and", "that", "with", "from", "was", "for", "has", "said"})


def find_mentions(
    text: str,
    outside: Sequence[Span] = (),
    known: KnownActors | None = None,
    usage: Usage | None = None,
    recogniser: Recogniser | None = None,
) -> list[SuggestedMention]:
    """Return the suggested mentions, in order, none overlapping.

    `outside` are stretches (page furniture, metadata) that help to tell who is meant, but hold no
    mentions. `known` are the actors of the project, if it has any, `usage` how its other documents use
    words, `recogniser` what the analyst has installed to find names.
    """
    names = find_names(plain(text), usage, recogniser)
    if known:
        names = known.take(text, names)
    return [
        SuggestedMention(
            one.start,
            one.end,
            text[one.start : one.end],
            one.type,
            one.actor,
            one.why,
            one.actor_id,
        )
        for one in names
        if not any(start < one.end and one.start < end for start, end in outside)
    ]


def find_names(
    text: str, usage: Usage | None = None, recogniser: Recogniser | None = None
) -> list[Name]:
    """Return the names of a plain text (see `gazetteers.plain`), joined."""
    capitals = read_capitals(text, usage)
    found = candidates(capitals, units(capitals, gazetteer().find(text)))
    evidence = Evidence(capitals, _is_english(capitals.small))
    idle = of_events(text)
    found = [one for one in found if one.text not in idle]
    names = evidence.first(found)
    for _ in range(2):  # a name found by others may make further ones
        taken = {one.start for one in names}
        names += evidence.second([one for one in found if one.start not in taken], names)
    names.sort(key=lambda one: one.start)
    if recogniser:
        names = add_recognised(text, names, recogniser)
    take_articles(text, names)
    take_datelines(text, names)
    take_kinds(text, names)
    join(text, names)
    return sorted([*names, *arabic_names(text)], key=lambda one: one.start)


def _is_english(small: frozenset[str]) -> bool:
    """Say whether a text may be English, by the little words in it; a short one may."""
    return len(small) < _FEW or len(small & _LITTLE_WORDS) >= 3
