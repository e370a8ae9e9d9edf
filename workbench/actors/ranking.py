"""Rank an analyst's actors for a few typed or selected words: who is probably meant comes first."""

import heapq
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.actors.names import folded

EXACT, STARTS, SURNAME, NAMESAKE, WORD, INSIDE, SHARED = range(7)
#: ranks that say who selected words mean; the others are only worth a look
SURE = (EXACT, SURNAME)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold an actor that fits some words: how well (0 is best), and the spelling that did."""

    rank: int
    length: int
    actor_id: int
    spelling: str


#: rank, length, actor and spelling, compared in this order; a Ranked before it is worth making one
_Fit = tuple[int, int, int, str]


class NameBook:
    """Hold every actor's spellings folded, ready to be ranked at each key."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self._held: dict[int, list[tuple[str, str, int]]] = {}
        self.renew(names)

    def renew(self, names: Mapping[int, Sequence[str]]) -> None:
        """Take other spellings for these actors; none forgets the actor."""
        for actor_id, spellings in names.items():
            self._held[actor_id] = [(folded(name), name, actor_id) for name in spellings]
            if not spellings:
                del self._held[actor_id]
        self._entries = [entry for held in self._held.values() for entry in held]

    def ranked(self, words: str, limit: int = 50) -> list[Ranked]:
        """Return the actors that fit, the best first, each once; all in order for no words."""
        wanted = folded(" ".join(words.split())).strip()
        fits = self._fitting(wanted) if wanted else self._all()
        best: dict[int, _Fit] = {}
        # an actor's spellings may fill the list several times over
        for fit in heapq.nsmallest(limit * 4, fits):
            best.setdefault(fit[2], fit)
        return [Ranked(*fit) for fit in list(best.values())[:limit]]

    def _all(self) -> Iterable[_Fit]:
        return ((INSIDE, 0, owner, name) for _, name, owner in self._entries)

    def _fitting(self, wanted: str) -> Iterable[_Fit]:
        tokens = _words(wanted)
        touches = re.compile("|".join(map(re.escape, [wanted, *tokens]))).search
        surname = _surname(wanted)
        shared = frozenset(tokens)
        return (
            (rank, len(name), owner, name)
            for key, name, owner in self._entries
            if touches(key) and (rank := _rank(key, wanted, surname, shared)) >= 0
        )


def _rank(key: str, wanted: str, surname: str, tokens: frozenset[str]) -> int:
    """Return how well a spelling fits, −1 for not at all; cheap tests first, this runs per key."""
    if wanted in key:
        return _rank_inside(key, wanted)
    if surname and key.endswith(surname):
        if key == surname:
            return SURNAME
        if _surname(key) == surname:
            return NAMESAKE
    return -1 if tokens.isdisjoint(_words(key)) else SHARED


def _rank_inside(key: str, wanted: str) -> int:
    if key == wanted:
        return EXACT
    if key.startswith(wanted):
        return STARTS
    if key.endswith(" " + wanted):
        return SURNAME
    return WORD if " " + wanted in key else INSIDE


def _words(key: str) -> list[str]:
    return [word for word in key.replace("-", " ").split() if len(word) > 2]


def _surname(key: str) -> str:
    first, _, last = key.rpartition(" ")
    return last if first and len(last) > 2 else ""
