"""Work out who speaks in the excerpts of a project, document after document, as the texts say it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from workbench.errors import Refusal
from workbench.model.excerpts import Excerpt, Speaker
from workbench.model.tables import ExcerptRow
from workbench.ports import Reader, Store
from workbench.statements.heard import Heard, Hearing, heard, speaker_at
from workbench.tasks import Progress

#: documents kept at once, so that others' writes get their turn
_BATCH = 10


def listen(store: Store, progress: Progress | None = None) -> frozenset[int]:
    """Bring up who speaks in excerpts; returns the documents where it is news.

    Call it on the writer of the calling thread. Cancel keeps what is done; the rest waits.
    """
    progress = progress or Progress()
    waiting = store.spoken.waiting()
    if not waiting:
        return frozenset()
    hearing = Hearing(store)
    news: set[int] = set()
    for at in range(0, len(waiting), _BATCH):
        progress.step(at, len(waiting), "Listening who speaks")
        batch = waiting[at : at + _BATCH]
        store.spoken.begin(batch)
        news |= store.spoken.keep({one: _speakers(store, hearing, one) for one in batch})
    return frozenset(news)


def attributed(reader: Reader, rows: Iterable[ExcerptRow]) -> Iterator[ExcerptRow]:
    """Yield rows of an export, with who speaks in those of documents that were not listened to yet."""
    waiting = set(reader.spoken.waiting())
    hearing, known = None, dict[int, Mapping[int, Speaker]]()
    for row in rows:
        if row.kind != "excerpt" or row.document_id not in waiting or row.speaker_from == "analyst":
            yield row
            continue
        hearing = hearing or Hearing(reader)
        if row.document_id not in known:
            known[row.document_id] = _speakers(reader, hearing, row.document_id)
        one = known[row.document_id].get(row.id, Speaker())
        name = hearing.actors.name(one.actor_id) or one.words
        yield replace(row, speaker=name, speaker_from=one.origin)


def who_says(reader: Reader, excerpt_id: int, document_id: int, start: int, end: int) -> Speaker:
    """Return who says [start, end): as the analyst said of the excerpt on it, else as the text does.

    Nobody where it is the author's words; `excerpt_id` is 0 when there is no such excerpt.
    """
    if excerpt_id and (said := reader.excerpts.speaker(excerpt_id)).origin == "analyst":
        return said
    try:
        return speaker_of(speaker_at(heard(reader, document_id), start, end))
    except Refusal:  # deleted meanwhile
        return Speaker()


def speaker_of(said: Heard | None) -> Speaker:
    """Return who speaks in a statement; nobody where there is none, or it names nobody."""
    if said is None or not (said.actor_id or said.speaker):
        return Speaker()
    return Speaker(said.actor_id, said.speaker, "text" if said.actor_id else "words")


def _speakers(reader: Reader, hearing: Hearing, document_id: int) -> Mapping[int, Speaker]:
    try:
        every = hearing.heard(document_id)
    except Refusal:  # deleted meanwhile
        return {}
    places = _Places(every)
    excerpts = reader.excerpts.find(document_id=document_id)
    found = ((one.id, speaker_of(places.at(one))) for one in excerpts)
    return {excerpt_id: one for excerpt_id, one in found if one.named}


class _Places:
    """Find the few statements near an excerpt, so that a text with thousands takes no longer."""

    def __init__(self, every: Sequence[Heard]) -> None:
        self._every = sorted(every, key=lambda one: one.start)
        self._starts = [one.start for one in self._every]
        #: how far anything reaches that begins no later
        self._reach = list(accumulate((one.end for one in self._every), max))

    def at(self, excerpt: Excerpt) -> Heard | None:
        last = bisect_left(self._starts, excerpt.end)
        first = last
        while first and self._reach[first - 1] > excerpt.start:
            first -= 1
        return speaker_at(self._every[first:last], excerpt.start, excerpt.end)
