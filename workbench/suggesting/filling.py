"""Fill the queue: read every document that the rules have not read yet, a few at a time."""

import json
from collections.abc import Callable, Iterator, Sequence

from workbench.actors.names import folded
from workbench.copies.examining import furniture_of
from workbench.errors import Cancelled, Refusal
from workbench.model.decisions import SuggestedPlace
from workbench.model.suggestions import SuggestedMention
from workbench.ports import Store
from workbench.suggesting.aside import Aside, Asked, Known, voices
from workbench.suggesting.document import Suggestions
from workbench.suggesting.lessons import Rejected
from workbench.tasks import Progress

#: counted up whenever rules or lists change, so that documents are read again
RULES = 2
#: documents kept at once, so that others' writes get their turn
_BATCH = 10
#: readers beside the program; one core stays with the window
HANDS = 2


def fill(
    store: Store,
    progress: Progress | None = None,
    hands: int = HANDS,
    told: Callable[[frozenset[int]], object] = lambda _kept: None,
    doubted: Callable[[str], object] = lambda _sentence: None,
) -> frozenset[int]:
    """Read the documents that wait; returns those that were read.

    Cancel keeps what was found so far, and the next call goes on from there. `told` hears of each
    few documents once they are kept, on the calling thread; `doubted` hears one sentence when a
    recogniser that is installed could not help.
    """
    progress = progress or Progress()
    wanted = store.suggested.waiting(RULES)
    read: list[int] = []
    batch: dict[int, Suggestions] = {}
    if not wanted:
        return frozenset()
    known = Known.of(store, lambda: progress.cancelled)
    with Aside(known, min(hands, len(wanted))) as aside:
        try:
            found = aside.each(_asked(store, wanted), lambda: progress.cancelled)
            for done, (document_id, one) in enumerate(found):
                progress.step(done, len(wanted))
                batch[document_id] = one or Suggestions()
                if len(batch) >= _BATCH:
                    told(_keep(store, batch, read))
        except Cancelled:
            _keep(store, batch, read)
            raise
    _keep(store, batch, read)
    if aside.doubt:
        doubted(aside.doubt)
    progress.step(len(wanted), len(wanted))
    return frozenset(read)


def _asked(store: Store, wanted: Sequence[int]) -> Iterator[Asked]:
    for document_id in wanted:
        try:
            content = store.documents.content(document_id)
        except Refusal:  # deleted meanwhile
            continue
        apart = furniture_of(store, document_id, content.text)
        yield Asked(document_id, content.text, apart, content.pieces)


def _keep(store: Store, batch: dict[int, Suggestions], read: list[int]) -> frozenset[int]:
    rejected = Rejected.of(store)
    places = {
        document_id: [_place(document_id, one, rejected) for one in found.mentions]
        for document_id, found in batch.items()
    }
    said = {document_id: json.dumps(voices(found)) for document_id, found in batch.items()}
    store.suggested.keep(RULES, places, said)
    kept = frozenset(batch)
    read += batch
    batch.clear()
    return kept


def _place(document_id: int, one: SuggestedMention, rejected: Rejected) -> SuggestedPlace:
    """Return a place; one whose name was rejected goes by the rejected name, which hides it."""
    name = one.actor or one.text
    key = rejected.key(one) or folded(name).strip()
    return SuggestedPlace(document_id, one.start, one.end, key, name, one.type, one.reason)
