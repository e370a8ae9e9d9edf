"""Say which document is the copy of which: one origin for every group.

A document whose text stands to a good part in another is its copy. Where each stands in the
other, the one published first is the origin, then the one with a known date, then the one added
first; an excerpt is the copy of the whole, whenever it came. The analyst may choose otherwise.
All versions of a document count as one, which the newest stands for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from workbench.model.copies import CopyOf, Origin, Overlap
from workbench.model.dates import last_day

#: a document with at least this share of its text in another depends on it
COPIED = 0.3


@dataclass(frozen=True)
class Groups:
    """Hold the origin of every copy; a document that is in no group stands by itself.

    `newest` has the newest version of each older one; an older version is no copy.
    """

    copies: Mapping[int, CopyOf] = field(default_factory=dict)
    newest: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, float, int | None]]) -> "Groups":
        """Return the groups of (document, origin, share, newest version or None) rows."""
        held = list(rows)
        return cls(
            {one: CopyOf(origin_id, share) for one, origin_id, share, newest in held if not newest},
            {one: newest for one, _, _, newest in held if newest},
        )

    @property
    def members(self) -> set[int]:
        """Return the documents that are in a group: copies, origins and all versions."""
        return {
            *self.copies,
            *(copy.origin_id for copy in self.copies.values()),
            *self.newest,
            *self.newest.values(),
        }

    def source(self, document_id: int) -> int:
        """Return the document that the words first stood in, as far as known: itself, or its origin.

        Of an older version, that of the newest.
        """
        newest = self.newest.get(document_id, document_id)
        copy = self.copies.get(newest)
        return copy.origin_id if copy else newest

    @cached_property
    def sharing(self) -> dict[int, set[int]]:
        """Return all members of each group by what `source` gives for them."""
        found: dict[int, set[int]] = {}
        for one in self.members:
            found.setdefault(self.source(one), set()).add(one)
        return found

    def independent(self, document_ids: Iterable[int]) -> int:
        """Return how many of the documents do not repeat each other."""
        return len({self.source(one) for one in document_ids})

    def copies_of(self, origin_id: int) -> list[int]:
        """Return the copies of an origin, the nearest first."""
        found = [
            (-copy.share, one) for one, copy in self.copies.items() if copy.origin_id == origin_id
        ]
        return [one for _, one in sorted(found)]


def group(
    overlaps: Iterable[Overlap],
    published: Mapping[int, str],
    chosen: Iterable[Origin] = (),
    newer: Mapping[int, int] | None = None,
) -> Groups:
    """Return the origin of every copy; `published` has each document's EDTF date, or empty.

    `newer` has the next version of each document that was replaced.
    """
    newest = _newest(newer or {})
    standing = {one.document_id: one.standing for one in chosen}
    shares = _shares(overlaps, newest)
    near: dict[int, list[int]] = {}
    for document_id, other_id in shares:
        near.setdefault(document_id, []).append(other_id)
    order = _Order(shares, {one: _rank(one, published, standing) for one in near}, standing)
    parents = {one: parent for one, others in near.items() if (parent := order.parent(one, others))}
    copies = {}
    for one, parent in parents.items():
        root = _root(one, parents, order.ranks)
        if root != one:
            copies[one] = CopyOf(root, shares.get((one, root), shares[one, parent]))
    return Groups(copies, newest)


def _newest(newer: Mapping[int, int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for older in newer:
        chain = [older]
        while (following := newer.get(chain[-1], 0)) and following not in chain:
            chain.append(following)
        found[older] = chain[-1]
    return found


def _shares(overlaps: Iterable[Overlap], newest: Mapping[int, int]) -> dict[tuple[int, int], float]:
    """Return how much of each document stands in another, that of an older version as its newest's.

    What is known of the newest itself goes first.
    """
    shares: dict[tuple[int, int], float] = {}
    inherited: dict[tuple[int, int], float] = {}
    for one in overlaps:
        pair = newest.get(one.document_id, one.document_id), newest.get(one.other_id, one.other_id)
        if pair == (one.document_id, one.other_id):
            shares[pair] = one.share
        elif pair[0] != pair[1]:
            inherited[pair] = max(one.share, inherited.get(pair, 0.0))
    return inherited | shares


Rank = tuple[bool, bool, str, int]


def _rank(document_id: int, published: Mapping[int, str], standing: Mapping[int, str]) -> Rank:
    """Return what the members of a group are ordered by, the origin first.

    A date known to the month or the year counts as its last day.
    """
    day = last_day(published.get(document_id, ""))
    return standing.get(document_id) != "origin", not day, day, document_id


@dataclass(frozen=True)
class _Order:
    shares: Mapping[tuple[int, int], float]
    ranks: Mapping[int, Rank]
    standing: Mapping[int, str]

    def parent(self, document_id: int, others: Iterable[int]) -> int:
        """Return the document that this one was most likely copied from, or 0."""
        if document_id in self.standing:
            return 0
        fitting = [other for other in others if self._from(document_id, other)]
        return max(
            fitting,
            key=lambda other: (
                self.standing.get(other) == "origin",
                round(self.shares[document_id, other], 2),
                tuple(not part for part in self.ranks[other][:2]),
                -other,
            ),
            default=0,
        )

    def _from(self, document_id: int, other: int) -> bool:
        if self.standing.get(other) == "independent":
            return False
        if self.shares[document_id, other] < COPIED:
            return False
        one_way = self.shares.get((other, document_id), 0.0) < COPIED
        return one_way or self.ranks[other] < self.ranks[document_id]


def _root(document_id: int, parents: Mapping[int, int], ranks: Mapping[int, Rank]) -> int:
    """Follow a copy to the text it came from; of a ring, the member that ranks first."""
    path = [document_id]
    while (parent := parents.get(path[-1], 0)) and parent not in path:
        path.append(parent)
    if not parent:
        return path[-1]
    return min(path[path.index(parent) :], key=lambda one: ranks[one])
