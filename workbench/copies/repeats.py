"""Say which marks of copies only repeat a mark of the document that they were copied from.

Such a mark adds nothing where independent ones are counted. An actor that is named in a document
and again in its copy is counted in one of them, the origin before copies; an excerpt of a copy
repeats one of the origin when the same words stand under the same codes and relations. What an
analyst marked in a copy alone is no repetition, and counts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.copies.groups import Groups
from workbench.text.folding import fold

_WORD = re.compile(r"\w+")
#: an excerpt of fewer words is compared as a whole, never as a part of a longer one
_PART = 4
#: in a group with more different excerpts than this only whole ones are compared
_MANY = 400

Owner = tuple[str, int]


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Hold an excerpt: the document, its quote, and the codes and relations it stands under."""

    id: int
    document_id: int
    quote: str
    owners: frozenset[Owner] = frozenset()


def families(groups: Groups) -> dict[int, dict[int, int]]:
    """Return, by origin, the place of each document of its group.

    The origin goes first, then its older versions, then copies, each as they came.
    """
    members: dict[int, list[int]] = {}
    for one in groups.members:
        members.setdefault(groups.source(one), []).append(one)
    found = {}
    for origin_id, ids in members.items():
        rest = sorted((one in groups.copies, one) for one in ids if one != origin_id)
        found[origin_id] = {
            one: place for place, one in enumerate([origin_id, *(n for _, n in rest)])
        }
    return found


def repeated_mentions(
    mentions: Iterable[tuple[int, int, int]], ranked: Mapping[int, int]
) -> list[tuple[int, int, int]]:
    """Return those of (id, document, actor) whose actor an earlier document of the group names."""
    rows = list(mentions)
    first: dict[int, int] = {}
    for _, document_id, actor_id in rows:
        rank = ranked[document_id]
        first[actor_id] = min(first.get(actor_id, rank), rank)
    return [row for row in rows if ranked[row[1]] > first[row[2]]]


def repeated_excerpts(
    excerpts: Iterable[MarkedWords], ranked: Mapping[int, int]
) -> list[MarkedWords]:
    """Return the excerpts whose words stand under the same in earlier documents of the group."""
    rows = sorted(excerpts, key=lambda one: (ranked[one.document_id], one.id))
    said = {one.id: " ".join(_WORD.findall(fold(one.quote).casefold())) for one in rows}
    known: dict[str, _Owners] = {}
    for one in rows:
        known.setdefault(said[one.id], _Owners()).add(ranked[one.document_id], one.owners)
    alike = _alike(list(known))
    found = []
    for one in rows:
        words, rank = said[one.id], ranked[one.document_id]
        before = [known[other].before(rank) for other in (words, *alike.get(words, ()))]
        if any(owners is not None for owners in before) and one.owners <= frozenset().union(
            *(owners for owners in before if owners is not None)
        ):
            found.append(one)
    return found


class _Owners:
    """Hold under what the same words stand, document by document in the order of the group."""

    def __init__(self) -> None:
        self._ranks: list[int] = []
        self._all: list[frozenset[Owner]] = []

    def add(self, rank: int, owners: frozenset[Owner]) -> None:
        """Note owners; ranks never fall."""
        held = self._all[-1] | owners if self._all else owners
        if self._ranks and self._ranks[-1] == rank:
            self._all[-1] = held
        else:
            self._ranks.append(rank)
            self._all.append(held)

    def before(self, rank: int) -> frozenset[Owner] | None:
        """Return the owners in documents before this one; None where the words stand in none."""
        at = bisect_left(self._ranks, rank)
        return self._all[at - 1] if at else None


def _alike(quotes: list[str]) -> dict[str, list[str]]:
    """Return, of each quote, those that are a part of it or that it is a part of."""
    if len(quotes) > _MANY:
        return {}
    found: dict[str, list[str]] = {}
    for at, one in enumerate(quotes):
        for other in quotes[at + 1 :]:
            if _part(one, other):
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
    return found


def _part(one: str, other: str) -> bool:
    """Say whether the shorter of two quotes stands in the longer."""
    short, long = sorted((one, other), key=len)
    return short.count(" ") + 1 >= _PART and f" {short} " in f" {long} "
