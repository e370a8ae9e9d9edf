"""The marks of one open document, ready to be asked on every frame and amended one by one.

A document may carry thousands of marks. After a small change only the touched records are read
again; reading all of them would cost more than painting.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from workbench.changes import ChangeSet
from workbench.model.excerpts import Mark
from workbench.ports import Store
from workbench.text.spans import IntervalIndex

Key = tuple[str, int]
Numbers = npt.NDArray[np.int64]
Columns = npt.NDArray[np.int64]
#: with more records touched than this, reading the whole document's marks again is cheaper
FEW = 64


def key(mark: Mark) -> Key:
    """Return what identifies the record behind a mark; an excerpt under two codes has two marks."""
    return mark.kind, mark.id


class MarkSet:
    """Hold the marks of a document in order of their start, the longer first.

    Beside the marks stand the columns that painting asks for, as numpy arrays in the same order.
    """

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        ordered = sorted(marks, key=_order)
        self._keep(ordered, _columns(ordered))

    def _keep(self, marks: list[Mark], columns: Columns) -> None:
        self.marks = marks
        self._columns = columns
        self.starts, ends, mention, owners, _, _ = columns
        self._index = IntervalIndex(self.starts, ends)
        self.excerpts: Numbers = np.flatnonzero(mention == 0)
        self._mentions: Numbers = np.flatnonzero(mention)
        self._mentioned: Numbers = owners[self._mentions]

    def __len__(self) -> int:
        return len(self.marks)

    @property
    def colours(self) -> Numbers:
        """Return each mark's colour, as its number in `COLOURS`."""
        colours: Numbers = self._columns[5]
        return colours

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with [start, end)."""
        return [self.marks[number] for number in self._index.overlapping(start, end)]

    def of(self, kind: str, record_id: int) -> list[Mark]:
        """Return the marks of one record: an excerpt has one for each of its codes."""
        return [self.marks[number] for number in self._numbers({(kind, record_id)})]

    def _numbers(self, keys: Iterable[Key]) -> list[int]:
        ids, mention = self._columns[4], self._columns[2]
        found: set[int] = set()
        for kind, number in keys:
            here = (ids == number) & (mention == (kind == "mention"))
            found.update(np.flatnonzero(here).tolist())
        return sorted(found)

    def mentions_of(self, actor_id: int) -> Numbers:
        """Return the numbers of the mentions of the actor, or of every actor for 0, in order."""
        return self._mentions[self._mentioned == actor_id] if actor_id else self._mentions

    def mentions(self, actor_id: int = 0) -> list[Mark]:
        """Return the mentions of the actor, or of every actor for 0, in order."""
        return [self.marks[number] for number in self.mentions_of(actor_id)]

    def amended(self, gone: Iterable[Key], fresh: Sequence[Mark]) -> "MarkSet":
        """Return the set without the marks of the records `gone` and with the `fresh` ones."""
        marks = self.marks.copy()
        leaving = self._numbers(gone)
        for number in reversed(leaving):
            del marks[number]
        columns = np.delete(self._columns, leaving, axis=1)
        for mark in sorted(fresh, key=_order):
            at = bisect_right(marks, _order(mark), key=_order)
            marks.insert(at, mark)
            columns = np.insert(columns, at, _columns([mark])[:, 0], axis=1)
        amended = MarkSet()
        amended._keep(marks, columns)
        return amended


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, mark.id


def _columns(marks: list[Mark]) -> Columns:
    """Return start, end, whether a mention, owner, id and colour of each mark, a row each."""
    rows = [
        (m.start, m.end, m.kind == "mention", m.owner_id, m.id, _number(m.colour)) for m in marks
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), 6).T


#: every colour name that marks have had, in the order of their numbers
COLOURS: list[str] = []


def _number(colour: str) -> int:
    if colour not in COLOURS:
        COLOURS.append(colour)
    return COLOURS.index(colour)


def reread(store: Store, document_id: int, marks: MarkSet, changes: ChangeSet) -> MarkSet:
    """Return the document's marks after the change, reading no more than it touched."""
    excerpts, mentions = changes.ids("excerpt"), changes.ids("mention")
    by_owner = changes.about("code", "actor", "actor_type", "claim", "relation", "relation_kind")
    if by_owner or len(excerpts) + len(mentions) > FEW:
        return MarkSet(store.excerpts.marks(document_id))
    gone = [("excerpt", n) for n in excerpts] + [("mention", n) for n in mentions]
    fresh = [
        *(mark for n in excerpts for mark in _of_excerpt(store, document_id, n)),
        *(mark for n in mentions for mark in _of_mention(store, document_id, n)),
    ]
    return marks.amended(gone, fresh) if gone else marks


def _of_excerpt(store: Store, document_id: int, excerpt_id: int) -> list[Mark]:
    found = store.excerpts.find(id=excerpt_id, document_id=document_id)
    if not found:
        return []
    start, end = found[0].start, found[0].end
    codes = [store.codes.get(code_id) for code_id in store.excerpts.codes_of(excerpt_id)]
    if not codes:
        return [Mark("excerpt", excerpt_id, start, end, 0, _said(store, excerpt_id), "grey")]
    return [
        Mark("excerpt", excerpt_id, start, end, code.id, code.name, code.colour) for code in codes
    ]


def _said(store: Store, excerpt_id: int) -> str:
    relations = {claim.relation_id for claim in store.claims.find(excerpt_id=excerpt_id)}
    kinds = {store.relations.get(one).kind_id for one in relations}
    found = sorted((store.relation_kinds.get(one) for one in kinds), key=lambda kind: kind.position)
    return "; ".join(kind.label for kind in found)


def _of_mention(store: Store, document_id: int, mention_id: int) -> list[Mark]:
    found = store.mentions.find(id=mention_id, document_id=document_id)
    if not found:
        return []
    mention = found[0]
    actor = store.actors.get(mention.actor_id)
    kind = store.actor_types.get(actor.type_id)
    return [
        Mark(
            "mention",
            mention_id,
            mention.start,
            mention.end,
            actor.id,
            actor.name,
            kind.colour,
            kind.key,
        )
    ]
