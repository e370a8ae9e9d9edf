"""Pairs of actors that may be one, with what speaks for it and what against, for a person to decide.

Suggested names that nobody has accepted yet are held against the actors too. Nothing is joined here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from workbench.actors.names import folded
from workbench.actors.romanising import said_in_latin
from workbench.actors.variants import Variant, Word, matching, variants, words_of
from workbench.model.decisions import Distinction
from workbench.ports import Reader
from workbench.tasks import Progress

#: letters of initials; one alone says too little
_FEWEST, _MOST = 2, 8
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "la", "du", "des", "del"})


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one of a pair: an actor, or with `key` a suggested name that is nobody's yet."""

    actor_id: int
    name: str
    type_id: int
    mentions: int
    documents: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold two that may be one: the one that would stay first, and why they may be one.

    `spellings` are those that agree, `warning` says what speaks against it, such as two brothers'
    first names; empty when nothing is known to. `together` counts the documents that name both.
    """

    stays: Side
    goes: Side
    likeness: float
    spellings: tuple[str, str]
    reasons: tuple[str, ...]
    warning: str = ""
    together: int = 0


def pairs_of(reader: Reader, progress: Progress | None = None) -> list[Pair]:
    """Return the pairs that nobody has decided, the likeliest first.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    book = _Book.of(reader)
    types = {number: side.type_id for number, side in book.sides.items()}
    found = [*variants(book.names, types, progress), *_by_initials(book.names, types)]
    best: dict[tuple[int, int], Variant] = {}
    for one in found:
        if book.open(one):
            best.setdefault((one.first_id, one.second_id), one)
    together = _together(reader, best)
    pairs = [book.pair(one, together.get(key, 0)) for key, one in best.items()]
    return sorted(pairs, key=_rank)


def _rank(one: Pair) -> tuple[bool, bool, float, int, str]:
    few = one.stays.mentions + one.goes.mentions
    return bool(one.warning), one.likeness < 0.5, -one.likeness, -few, one.stays.name


class _Book:
    """Know the names, sizes and decisions of a project; a suggested name has a number below 0."""

    def __init__(
        self,
        sides: Mapping[int, Side],
        names: Mapping[int, Sequence[str]],
        distinctions: Iterable[Distinction],
    ) -> None:
        self.sides, self.names = sides, names
        self._keys = {number: {folded(one) for one in said} for number, said in names.items()}
        self._apart = {(one.first_id, one.second_id) for one in distinctions if one.second_id}
        self._strange: dict[int, set[str]] = {}
        for one in distinctions:
            if one.key:
                self._strange.setdefault(one.first_id, set()).add(one.key)

    @classmethod
    def of(cls, reader: Reader) -> "_Book":
        """Read what there is."""
        names: dict[int, Sequence[str]] = dict(reader.actors.names())
        sides = {
            row.id: Side(row.id, row.name, row.type_id, row.mentions, row.documents)
            for row in reader.actors.rows()
        }
        types = {one.key: one.id for one in reader.actor_types.find()}
        known = {folded(name) for said in names.values() for name in said}
        for number, one in enumerate(reader.suggested.actors(), start=1):
            if one.key not in known:
                type_id = types.get(one.type, 0)
                sides[-number] = Side(0, one.name, type_id, one.mentions, one.documents, one.key)
                names[-number] = [one.name]
        return cls(sides, names, reader.distinctions.find())

    def open(self, one: Variant) -> bool:
        """Say whether a pair is known here and nobody has said that they are two."""
        first, second = sorted((one.first_id, one.second_id))
        if first not in self.sides or second not in self.sides or (first, second) in self._apart:
            return False
        strange = (
            self._strange.get(owner, set()) & self._keys[other]
            for owner, other in ((first, second), (second, first))
        )
        return not any(strange)

    def pair(self, one: Variant, together: int) -> Pair:
        """Return the pair with all that is known of it."""
        first, second = self.sides[one.first_id], self.sides[one.second_id]
        turned = _weight(second) > _weight(first)
        stays, goes = (second, first) if turned else (first, second)
        spellings = (one.second, one.first) if turned else (one.first, one.second)
        warning = _warning(self.names[one.first_id], self.names[one.second_id])
        likeness = one.likeness / (2 if one.partly else 1)
        reasons = tuple(filter(None, (*_reasons(one), _company(stays, goes, together))))
        return Pair(stays, goes, round(likeness, 3), spellings, reasons, warning, together)


def _weight(side: Side) -> tuple[bool, bool, int, int]:
    """Return what makes an actor the one that stays: known, a full name, often mentioned."""
    return bool(side.actor_id), " " in side.name, side.mentions, len(side.name)


def _reasons(one: Variant) -> Iterator[str]:
    if folded(one.first) == folded(one.second):
        yield f"Both are written “{one.first}”"
    else:
        yield one.reason
    unlike = [pair for pair in one.alike if folded(pair[0]) != folded(pair[1])]
    if unlike and (len(unlike) > 1 or not all(map(str.isascii, unlike[0]))):
        said = dict.fromkeys(
            f"{said_in_latin(left)} = {said_in_latin(right)}" for left, right in unlike
        )
        yield ", ".join(said)


def _company(stays: Side, goes: Side, together: int) -> str:
    if goes.key or not (stays.documents and goes.documents):
        return ""
    documents = "document names" if together == 1 else "documents name"
    return f"{together:,} {documents} both" if together else "No document names both"


# relatives


def _warning(first: Sequence[str], second: Sequence[str]) -> str:
    """Return what tells two bearers of one surname apart, empty where whole names agree."""
    whole = [[words for name in names if len(words := words_of(name)) > 1]
             for names in (first, second)]  # fmt: skip
    told = ""
    for one, other in product(*whole):
        few, many = sorted((one, other), key=len)
        if matching(few, many):
            return ""
        told = told or _differing(one, other)
    return told


def _differing(first: Sequence[Word], second: Sequence[Word]) -> str:
    """Return how two names with one word in common differ in another."""
    alike = [(one, other) for one, other in product(first, second) if matching([one], [other])]
    if not alike:
        return ""
    same, said = alike[-1]
    one = next((word for word in first if word is not same), first[0])
    other = next((word for word in second if word is not said), second[0])
    return f"{one.text} {same.text} and {other.text} {said.text}: may be relatives, or two" if (
        first[-1] is same and second[-1] is said
    ) else f"Differ in “{one.text}” and “{other.text}”"  # fmt: skip


# initials


def _by_initials(names: Mapping[int, Sequence[str]], types: Mapping[int, int]) -> Iterator[Variant]:
    """Yield a name of capitals with the one longer name that has them for its initials."""
    having: dict[str, dict[int, str]] = {}
    for number, said in names.items():
        for name in said:
            for letters in initials(name):
                having.setdefault(letters, {}).setdefault(number, name)
    for number, said in names.items():
        for name in said:
            letters = name.replace(".", "")
            owners = having.get(letters, {}) if _is_acronym(letters) else {}
            fitting = {one: full for one, full in owners.items() if one != number}
            if len(fitting) == 1:
                owner, full = next(iter(fitting.items()))
                if _may_be_one(number, owner, types):
                    yield _initialled((number, name), (owner, full))


def _may_be_one(one: int, other: int, types: Mapping[int, int]) -> bool:
    first, second = types.get(one, 0), types.get(other, 0)
    return (one > 0 or other > 0) and (first == second or not (first and second))


def _initialled(short: tuple[int, str], full: tuple[int, str]) -> Variant:
    reason = f"“{short[1]}” has the initials of “{full[1]}”"
    (first, one), (second, other) = sorted((short, full))
    return Variant(first, second, one, other, 0.9, reason)


def _is_acronym(letters: str) -> bool:
    return _FEWEST < len(letters) <= _MOST and letters.isalpha() and letters.isupper()


def initials(name: str) -> set[str]:
    """Return the initials of a name of several words, with and without its small words."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if len(words) < _FEWEST:
        return set()
    large = [word for word in words if word.casefold() not in _SMALL]
    return {"".join(word[0] for word in said).upper() for said in (words, large) if said}


def _together(reader: Reader, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return in how many documents both of a pair of actors are mentioned."""
    wanted = {one for pair in pairs for one in pair if one > 0}
    within: dict[int, set[int]] = {one: set() for one in wanted}
    for document_id, actor_id, _, _ in reader.mentions.spans() if wanted else ():
        if actor_id in within:
            within[actor_id].add(document_id)
    none: set[int] = set()
    return {
        (one, other): len(within.get(one, none) & within.get(other, none)) for one, other in pairs
    }


def swapped(one: Pair) -> Pair:
    """Return the pair with the other name to stay; a suggested name can't."""
    if not one.goes.actor_id:
        return one
    spellings = (one.spellings[1], one.spellings[0])
    return replace(one, stays=one.goes, goes=one.stays, spellings=spellings)
