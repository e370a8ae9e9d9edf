"""Suggest which actors may be one and the same under two spellings, never more than suggest.

Two names are compared word by word, by the sounds that they are written for; what counts is the
pair of words that agrees least. Brothers and fathers share a surname and differ in a first name, so
one word that does not agree is enough to keep two actors apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.queries.likeness import allowed, apart
from workbench.queries.sounds import Name, name_of
from workbench.tasks import Progress

#: words that one spelling has and another leaves out
_PARTICLES = frozenset(
    {"al", "el", "ul", "ad", "as", "ash", "an", "ar", "at", "bin", "ibn", "ben", "bint", "abu"}
    | {"de", "la", "le", "van", "von", "der", "den", "du", "di", "da", "of", "the"}
)
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ-][^\W_]+)*")
#: a sound key that more spellings share than this tells too little to compare them all
_CROWD = 60
#: a word of fewer sounds than this is an initial or an abbreviation
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Variant:
    """Hold two actors that may be one, the spellings that say so, and how alike they are (0 to 1).

    `reason` says why in a sentence. `partly` is set where one spelling is only a part of the other.
    """

    first_id: int
    second_id: int
    first: str
    second: str
    likeness: float
    reason: str
    partly: bool = False


@dataclass(frozen=True, slots=True)
class _Spelling:
    actor_id: int
    text: str
    words: tuple[Name, ...]


def variants(
    names: Mapping[int, Sequence[str]],
    types: Mapping[int, int] | None = None,
    progress: Progress | None = None,
) -> list[Variant]:
    """Return pairs of actors that may be one, the likeliest first, each pair once.

    `names` are all spellings by actor, `types` the type of each: actors of two types are no pair.
    Raises Cancelled when the progress was cancelled.
    """
    spellings = [
        _Spelling(actor_id, text, words)
        for actor_id, said in names.items()
        for text in said
        if (words := _words(text))
    ]
    best: dict[tuple[int, int], Variant] = {}
    for first, second in _pairs(spellings, progress):
        if types and types.get(first.actor_id) != types.get(second.actor_id):
            continue
        found = _compared(first, second)
        pair = (first.actor_id, second.actor_id)
        if found and (pair not in best or _rank(found) < _rank(best[pair])):
            best[pair] = found
    return sorted(_unshared(best.values()), key=_rank)


def _rank(one: Variant) -> tuple[bool, float, int, int]:
    return one.partly, -one.likeness, one.first_id, one.second_id


def _words(text: str) -> tuple[Name, ...]:
    """Return the words of a name as sounds, without particles, an article before a hyphen too."""
    parts = [re.sub(r"^(?:al|el)[-’']", "", word.casefold()) for word in _WORD.findall(text)]
    kept = [word.removeprefix("ال") for word in parts if word not in _PARTICLES]
    return tuple(name_of(word) for word in kept if word)


def _pairs(
    spellings: Sequence[_Spelling], progress: Progress | None
) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Yield spellings of different actors that share the rough sounds of a word, each pair once."""
    blocks: dict[str, list[int]] = {}
    for place, one in enumerate(spellings):
        for rough in {word.rough for word in one.words if len(word.sounds) >= _SHORTEST}:
            blocks.setdefault(rough, []).append(place)
    seen: set[tuple[int, int]] = set()
    for done, block in enumerate(blocks.values()):
        if progress:
            progress.step(done, len(blocks))
        for pair in combinations(block[:_CROWD], 2):
            first, second = spellings[pair[0]], spellings[pair[1]]
            if pair in seen or first.actor_id == second.actor_id:
                continue
            seen.add(pair)
            yield (first, second) if first.actor_id < second.actor_id else (second, first)


def _compared(first: _Spelling, second: _Spelling) -> Variant | None:
    """Return the variant that two spellings make, None when a word of the shorter has no like."""
    few, many = sorted((first.words, second.words), key=len)
    if len(few) == 1 and len(few[0].sounds) < _SHORTEST:
        return None
    least, left = 1.0, list(many)
    for word in sorted(few, key=lambda one: -len(one.sounds)):
        like, place = max(
            ((_likeness(word, other), -at) for at, other in enumerate(left)), default=(0.0, 0)
        )
        if like <= 0:
            return None
        least = min(least, like)
        left.pop(-place)
    partly = bool(left)
    if partly and len(few) > 1 and len(few) < len(many) - 1:
        return None
    reason = (
        f"“{first.text}” is a part of “{second.text}”"
        if partly and len(first.words) < len(second.words)
        else f"“{second.text}” is a part of “{first.text}”"
        if partly
        else f"“{first.text}” and “{second.text}” sound alike, word by word"
    )
    return Variant(
        first.actor_id, second.actor_id, first.text, second.text, round(least, 3), reason, partly
    )


def _likeness(first: Name, second: Name) -> float:
    """Return how alike two words are: 1 for the same sounds, 0 for another word."""
    if min(len(first.sounds), len(second.sounds)) < _SHORTEST:
        return float(first.sounds == second.sounds)
    most = allowed(first, second)
    distance = apart(first, second, most)
    return 0.0 if distance > most else 1.0 - distance / max(len(first.sounds), len(second.sounds))


def _unshared(found: Iterable[Variant]) -> Iterator[Variant]:
    """Yield the variants, those where one name is part of another only if it is part of one alone."""
    kept = list(found)
    wholes: dict[str, set[int]] = {}
    for one in kept:
        if one.partly:
            part = min(one.first, one.second, key=len)
            wholes.setdefault(part, set()).update((one.first_id, one.second_id))
    for one in kept:
        part = min(one.first, one.second, key=len)
        if not one.partly or len(wholes[part]) == 2:
            yield one
