"""The marks of one open document, ready to be asked on every frame and amended one by one.

A document may carry thousands of marks. After a small change only the touched records are read
again; reading all of them would cost more than painting.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from workbench.changes import ChangeSet
from workbench.model.excerpts import Mark
from workbench.ports import Store
from workbench.text.spans import IntervalIndex

Key = tuple[str, int]
#: with more records touched than this, reading the whole document's marks again is cheaper
FEW = 64


def key(mark: Mark) -> Key:
    """Return what identifies the record behind a mark; an excerpt under two codes has two marks."""
    return mark.kind, mark.id


class MarkSet:
    """Hold the marks of a document in order of their start, the longer first."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.marks: list[Mark] = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id))
        count = len(self.marks)
        self.starts: npt.NDArray[np.int64] = np.fromiter((m.start for m in self.marks), "i8", count)
        ends = np.fromiter((m.end for m in self.marks), "i8", count)
        self._index = IntervalIndex(self.starts, ends)
        mentions = np.fromiter((m.kind == "mention" for m in self.marks), "?", count)
        owners = np.fromiter((m.owner_id for m in self.marks), "i8", count)
        self.excerpts: npt.NDArray[np.int64] = np.flatnonzero(~mentions)
        self._mentions: npt.NDArray[np.int64] = np.flatnonzero(mentions)
        self._mentioned: npt.NDArray[np.int64] = owners[self._mentions]

    def __len__(self) -> int:
        return len(self.marks)

    def between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with [start, end)."""
        return [self.marks[number] for number in self._index.overlapping(start, end)]

    def of(self, kind: str, record_id: int) -> list[Mark]:
        """Return the marks of one record: an excerpt has one for each of its codes."""
        return [mark for mark in self.marks if mark.id == record_id and mark.kind == kind]

    def mentions_of(self, actor_id: int) -> npt.NDArray[np.int64]:
        """Return the numbers of the mentions of the actor, or of every actor for 0, in order."""
        return self._mentions[self._mentioned == actor_id] if actor_id else self._mentions

    def mentions(self, actor_id: int = 0) -> list[Mark]:
        """Return the mentions of the actor, or of every actor for 0, in order."""
        return [self.marks[number] for number in self.mentions_of(actor_id)]

    def amended(self, gone: frozenset[Key], fresh: Sequence[Mark]) -> "MarkSet":
        """Return the set without the marks of the records `gone` and with the `fresh` ones."""
        kept = [mark for mark in self.marks if (mark.kind, mark.id) not in gone]
        return MarkSet([*kept, *fresh])


def reread(store: Store, document_id: int, marks: MarkSet, changes: ChangeSet) -> MarkSet:
    """Return the document's marks after the change, reading no more than it touched."""
    excerpts, mentions = changes.ids("excerpt"), changes.ids("mention")
    by_owner = changes.about("code", "actor", "actor_type")
    if by_owner or len(excerpts) + len(mentions) > FEW:
        return MarkSet(store.excerpts.marks(document_id))
    gone = frozenset([("excerpt", n) for n in excerpts] + [("mention", n) for n in mentions])
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
        return [Mark("excerpt", excerpt_id, start, end, 0, "", "grey")]
    return [
        Mark("excerpt", excerpt_id, start, end, code.id, code.name, code.colour) for code in codes
    ]


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
