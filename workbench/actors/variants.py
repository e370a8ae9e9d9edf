"""Suggest which actors may be one and the same under two spellings, never more than suggest.

Two names are compared word by word, by the sounds that they are written for; what counts is the
pair of words that agrees least. Brothers and fathers share a surname and differ in a first name, so
one word that does not agree is enough to keep two actors apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from workbench.queries.likeness import allowed, apart
from workbench.queries.sounds import Name, name_of, roughs
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
    `alike` are the words that were taken for each other, as the two spellings have them.
    """

    first_id: int
    second_id: int
    first: str
    second: str
    likeness: float
    reason: str
    partly: bool = False
    alike: tuple[tuple[str, str], ...] = ()


class Word(NamedTuple):
    """Hold a word of a name as it is written, and as sounds."""

    text: str
    name: Name


@dataclass(frozen=True, slots=True)
class _Spelling:
    actor_id: int
    text: str
    words: tuple[Word, ...]


def variants(
    names: Mapping[int, Sequence[str]],
    types: Mapping[int, int] | None = None,
    progress: Progress | None = None,
) -> list[Variant]:
    """Return pairs of actors that may be one, the likeliest first, each pair once.

    `names` are all spellings by actor, `types` the type of each: actors of two types are no pair,
    0 is any type. Actors with ids below 0 are never compared with each other.
    Raises Cancelled when the progress was cancelled.
    """
    spellings = [
        _Spelling(actor_id, text, words)
        for actor_id, said in names.items()
        for text in said
        if (words := words_of(text))
    ]
    best: dict[tuple[int, int], Variant] = {}
    for first, second in _pairs(spellings, progress):
        if types and not _one_type(types.get(first.actor_id, 0), types.get(second.actor_id, 0)):
            continue
        found = _compared(first, second)
        pair = (first.actor_id, second.actor_id)
        if found and (pair not in best or _rank(found) < _rank(best[pair])):
            best[pair] = found
    return sorted(_unshared(best.values()), key=_rank)


def _rank(one: Variant) -> tuple[bool, float, int, int]:
    return one.partly, -one.likeness, one.first_id, one.second_id


def _one_type(first: int, second: int) -> bool:
    return first == second or not (first and second)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a name with their sounds, without particles, an article too."""
    parts = [re.sub(r"^(?:[Aa]l|[Ee]l|AL|EL)[-’']", "", word) for word in _WORD.findall(text)]
    kept = [word.removeprefix("ال") for word in parts if word.casefold() not in _PARTICLES]
    return tuple(Word(word, name_of(word.casefold())) for word in kept if word)


def _pairs(
    spellings: Sequence[_Spelling], progress: Progress | None
) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Yield spellings of different actors that share the rough sounds of a word, each pair once."""
    blocks: dict[str, list[int]] = {}
    for place, one in enumerate(spellings):
        for rough in {word.name.rough for word in one.words if _tells(word)}:
            blocks.setdefault(rough, []).append(place)
    seen: set[tuple[int, int]] = set()
    for done, block in enumerate(blocks.values()):
        if progress:
            progress.step(done, len(blocks))
        for pair in combinations(block[:_CROWD], 2):
            first, second = spellings[pair[0]], spellings[pair[1]]
            left, right = first.actor_id, second.actor_id
            if pair in seen or left == right or (left < 0 and right < 0):
                continue
            seen.add(pair)
            yield (first, second) if left < right else (second, first)


def _tells(word: Word) -> bool:
    return len(word.name.sounds) >= _SHORTEST


def _compared(first: _Spelling, second: _Spelling) -> Variant | None:
    """Return the variant that two spellings make, None when a word of the shorter has no like."""
    few, many = sorted((first.words, second.words), key=len)
    if len(few) == 1 and not _tells(few[0]):
        return None
    matched = matching(few, many)
    if matched is None:
        return None
    least, pairs = matched
    partly = len(few) < len(many)
    if partly and len(few) > 1 and len(few) < len(many) - 1:
        return None
    alike = pairs if few is first.words else [(other, word) for word, other in pairs]
    return Variant(
        first.actor_id,
        second.actor_id,
        first.text,
        second.text,
        round(least, 3),
        _reason(first, second, partly),
        partly,
        tuple(alike),
    )


def _reason(first: _Spelling, second: _Spelling, partly: bool) -> str:
    if not partly:
        return f"“{first.text}” and “{second.text}” sound alike, word by word"
    part, whole = sorted((first, second), key=lambda one: len(one.words))
    return f"“{part.text}” is a part of “{whole.text}”"


def matching(
    few: Sequence[Word], many: Sequence[Word]
) -> tuple[float, list[tuple[str, str]]] | None:
    """Return the least likeness and the words that go with each other, None when one has no like."""
    least, left, pairs = 1.0, list(many), list[tuple[str, str]]()
    for word in sorted(few, key=lambda one: -len(one.name.sounds)):
        like, place = max(
            ((_likeness(word.name, other.name), -at) for at, other in enumerate(left)),
            default=(0.0, 0),
        )
        if like <= 0:
            return None
        least = min(least, like)
        pairs.append((word.text, left.pop(-place).text))
    return least, pairs


_ways = lru_cache(50_000)(roughs)


@lru_cache(50_000)
def _likeness(first: Name, second: Name) -> float:
    """Return how alike two words are: 1 for the same sounds, 0 for another word."""
    if min(len(first.sounds), len(second.sounds)) < _SHORTEST:
        return float(first.sounds == second.sounds)
    if second.rough not in _ways(first.sounds) and first.rough not in _ways(second.sounds):
        return 0.0  # a consonant too many or another one, which no spelling may cost
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
