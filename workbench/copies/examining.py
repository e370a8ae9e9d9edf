"""Look at new documents: what of each is page furniture, and which others it shares text with.

Runs beside the window after an import, and at the end of one from the command line. What it keeps
is derived: it enters no history, and is made again when it is gone.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from workbench.copies.examined import Examined
from workbench.copies.overlaps import Counted, candidates
from workbench.copies.sketching import Hashes, Sketch, shared, shingles, sketch
from workbench.errors import Cancelled, Refusal
from workbench.model.copies import Overlap
from workbench.model.furniture import FurnitureSpan
from workbench.ports import Reader, Store
from workbench.tasks import Progress
from workbench.text.furniture import find_furniture, line_key, lines, settled

#: documents committed at once, so that others' writes get their turn
_BATCH = 20
#: a line that so many documents of an outlet have, none a copy of another, is of the page
_MANY = 3
_SHORTEST_LINE, _LONGEST_LINE = 20, 300
#: pairs compared between two looks at Cancel, and overlaps written at once
_STEP, _KEPT = 50, 1000
#: with more documents under one line than this, the first of them are compared
_COMPARED = 12


def furniture_of(reader: Reader, document_id: int, text: str) -> list[FurnitureSpan]:
    """Return what is page furniture in a document: found by rules, put right by the analyst."""
    found = reader.copies.found(document_id)
    said = reader.furniture.find(document_id=document_id)
    return settled(text, found, said, reader.furniture.learnt(document_id))


def furniture_in(reader: Reader, document_ids: Collection[int]) -> dict[int, list[FurnitureSpan]]:
    """Return the page furniture of those of many documents that have any, as `furniture_of` does."""
    found = reader.copies.found_in(document_ids)
    if by_hand := {one.document_id for one in reader.furniture.find()}:
        outlets = {one.outlet for one in reader.documents.cited(by_hand).values()} - {""}
        for document_id, one in reader.documents.cited(document_ids).items():
            if document_id in by_hand or one.outlet in outlets:
                text = reader.documents.text(document_id)
                found[document_id] = furniture_of(reader, document_id, text)
    return {document_id: spans for document_id, spans in found.items() if spans}


def examine(store: Store, progress: Progress | None = None) -> frozenset[int]:
    """Look at every document that was not looked at yet; returns those of which more is known now.

    Call it on the writer of the calling thread. Cancel keeps what is done; the rest is done next
    time.
    """
    waiting = store.copies.waiting()
    if not waiting:
        return frozenset()
    work = _Work(store, progress or Progress())
    work.read(waiting, {})
    again = work.find_shared_lines(store.copies.outlets(waiting))
    fresh = frozenset(waiting) | again
    work.compare(fresh)
    return fresh


class _Work:
    def __init__(self, store: Store, progress: Progress) -> None:
        self._store = store
        self._progress = progress
        self._said = bool(store.furniture.find())

    def read(self, document_ids: Sequence[int], known: Mapping[int, Collection[int]]) -> None:
        """Find furniture in the texts and sketch what is left; `known` are lines of the outlet."""
        for at in range(0, len(document_ids), _BATCH):
            self._progress.step(at, len(document_ids), "Looking for copies")
            batch = [self._one(one, known.get(one, ())) for one in document_ids[at : at + _BATCH]]
            self._store.copies.keep(one for one in batch if one)

    def _one(self, document_id: int, known: Collection[int]) -> Examined | None:
        try:
            text = self._store.documents.text(document_id)
        except Refusal:  # deleted while this was running
            return None
        found = tuple(find_furniture(text, _among(known)))
        spans = self._settled(document_id, text, found)
        return Examined(
            document_id,
            sketch(text, ((span.start, span.end) for span in spans)),
            line_hashes(text),
            found,
            tuple((span.start, span.end) for span in spans),
            len(known),
        )

    def _settled(
        self, document_id: int, text: str, found: Sequence[FurnitureSpan]
    ) -> Sequence[FurnitureSpan]:
        if not self._said:
            return found
        said = self._store.furniture.find(document_id=document_id)
        return settled(text, found, said, self._store.furniture.learnt(document_id))

    def find_shared_lines(self, outlets: Iterable[str]) -> frozenset[int]:
        """Read documents again whose outlet turns out to print some of their lines on every page."""
        known: dict[int, Collection[int]] = {}
        for outlet in outlets:
            if outlet.strip():
                self._progress.step(0, 0, "Comparing pages")
                known |= self._shared_of(outlet)
        self.read(sorted(known), known)
        return frozenset(known)

    def _shared_of(self, outlet: str) -> dict[int, Collection[int]]:
        pages = self._store.copies.lines_of(outlet)
        if len(pages) < _MANY:
            return {}
        every, counts = np.unique(
            np.concatenate([page for page, _ in pages.values()]), return_counts=True
        )
        often = every[counts >= _MANY]
        if not len(often):
            return {}
        sketches = self._store.copies.sketches(list(pages))
        # one may have been deleted since the lines were read
        holders = {
            one: np.intersect1d(page, often) for one, (page, _) in pages.items() if one in sketches
        }
        real = {int(line) for line in often if _apart(int(line), holders, sketches)}
        found: dict[int, Collection[int]] = {}
        for one, held in holders.items():
            mine = {int(line) for line in held} & real
            if len(mine) != pages[one][1]:
                found[one] = frozenset(mine)
        return found

    def compare(self, fresh: frozenset[int]) -> None:
        """Find what the fresh documents share with all others, and keep it some at a time.

        When it is cancelled, those that were not compared yet wait to be examined again.
        """
        copies = self._store.copies
        sketches = copies.sketches()
        fresh &= sketches.keys()
        if not fresh:  # deleted meanwhile
            return
        pairs = candidates(sketches, fresh, copies.order())
        counted, kept = Counted(self._whole), list[Overlap]()
        waiting = Counter(one for pair in pairs for one in (pair.first, pair.second))
        copies.keep_overlaps(fresh, (), settled=False)
        try:
            for at, pair in enumerate(pairs):
                if not at % _STEP:
                    self._progress.step(at, len(pairs), "Comparing copies")
                kept.extend(counted.overlaps(pair))
                waiting.subtract((pair.first, pair.second))
                if len(kept) >= _KEPT:
                    copies.keep_overlaps((), kept, settled=False)
                    kept.clear()
        except Cancelled:
            copies.forget(one for one, pairs_left in waiting.items() if pairs_left and one in fresh)
            raise
        finally:
            copies.keep_overlaps((), kept)

    def _whole(self, document_id: int) -> Hashes:
        try:
            text = self._store.documents.text(document_id)
        except Refusal:
            return np.empty(0, dtype=np.uint64)
        spans = self._settled(document_id, text, self._store.copies.found(document_id))
        return shingles(text, ((span.start, span.end) for span in spans))


def _apart(line: int, holders: Mapping[int, Hashes], sketches: Mapping[int, Sketch]) -> bool:
    """Say whether enough documents with the line are no copies of each other."""
    held = [one for one, hashes in holders.items() if np.uint64(line) in hashes][:_COMPARED]
    alone: list[Hashes] = []
    for one in held:
        mine = sketches[one].hashes
        if all(shared(mine, other) * 5 < max(1, min(len(mine), len(other))) for other in alone):
            alone.append(mine)
    return len(alone) >= _MANY


def _among(hashes: Collection[int]) -> Callable[[str], bool] | None:
    """Return what says whether a line's key is among lines of which only the hashes are known."""
    return (lambda key: line_hash(key) in hashes) if hashes else None


def line_hash(key: str) -> int:
    """Return the number of a line's key, the same on every machine."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def line_hashes(text: str) -> Hashes:
    """Return the numbers of the lines that may stand on other pages of the outlet too, sorted."""
    found = {
        line_hash(line_key(line.said))
        for line in lines(text)
        if _SHORTEST_LINE <= len(line.said) <= _LONGEST_LINE and line.said.count(" ") >= 2
    }
    numbers = np.fromiter(found, dtype=np.uint64, count=len(found))
    numbers.sort()  # lets other threads go on, as `sorted` does not
    return numbers
