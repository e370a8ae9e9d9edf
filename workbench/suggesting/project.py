"""Suggestions for a whole project, document after document, as records that a script can read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from workbench.copies.examining import furniture_of
from workbench.model.furniture import FurnitureSpan
from workbench.ports import Reader
from workbench.suggesting.aside import Aside, Asked, Known
from workbench.suggesting.document import Suggestions, suggest
from workbench.suggesting.known import KnownActors
from workbench.suggesting.lessons import Rejected
from workbench.tasks import Progress
from workbench.text.furniture import find_furniture

Record = dict[str, Any]


#: fewer documents than this are read at once, without readers beside the program
_FEW = 40
_HANDS = 2


def suggestions(
    reader: Reader,
    progress: Progress | None = None,
    hands: int = _HANDS,
    doubted: Callable[[str], object] = lambda _sentence: None,
) -> Iterator[tuple[str, Suggestions]]:
    """Yield the SHA-256 of each document's source file with what is suggested of its text.

    Many documents are read by `hands` processes; one that none of them could read comes with its
    page furniture alone. What the analyst has rejected is left out. `doubted` hears one sentence
    when a recogniser that is installed could not help. Raises Cancelled when the progress was
    cancelled.
    """
    progress = progress or Progress()
    wanted = sorted(reader.documents.ids())
    for done, one in enumerate(_many(reader, wanted, progress, hands, doubted)):
        progress.step(done, len(wanted))
        yield one
    progress.step(len(wanted), len(wanted))


def _many(
    reader: Reader,
    wanted: Sequence[int],
    progress: Progress,
    hands: int,
    doubted: Callable[[str], object],
) -> Iterator[tuple[str, Suggestions]]:
    stored = _Stored(reader)
    known = Known.of(reader, lambda: progress.cancelled)
    if len(wanted) < _FEW and not known.model:
        actors = KnownActors(known.spellings, known.types)
        for document_id in wanted:
            one = stored.asked(document_id)
            found = suggest(one.text, one.furniture, one.pieces, actors, known.usage)
            yield stored.answer(document_id, found)
        return
    with Aside(known, hands) as aside:
        for document_id, read in aside.each(map(stored.asked, wanted), lambda: progress.cancelled):
            yield stored.answer(document_id, read or Suggestions())
        if aside.doubt:
            doubted(aside.doubt)


class _Stored:
    """Take texts from the store, and give what was found back with what the store knows."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._unexamined = set(reader.copies.waiting())
        self._rejected = Rejected.of(reader)
        self._waiting: dict[int, tuple[str, tuple[FurnitureSpan, ...]]] = {}

    def asked(self, document_id: int) -> Asked:
        """Return what a reader has to know of a document."""
        content = self._reader.documents.content(document_id)
        if document_id in self._unexamined:
            wrapped = tuple(find_furniture(content.text))
        else:
            wrapped = tuple(furniture_of(self._reader, document_id, content.text))
        self._waiting[document_id] = content.original_sha256, wrapped
        return Asked(document_id, content.text, wrapped, content.pieces)

    def answer(self, document_id: int, found: Suggestions) -> tuple[str, Suggestions]:
        """Return the hash of the source file, and what was found with the page furniture."""
        sha256, wrapped = self._waiting.pop(document_id)
        kept = (one for one in found.mentions if not self._rejected.holds(document_id, one))
        return sha256, replace(found, mentions=tuple(kept), furniture=wrapped)


def records(sha256: str, found: Suggestions) -> Iterator[Record]:
    """Yield one record for each thing found in a document; spans are pairs of code points."""
    for one in found.mentions:
        yield {
            "what": "mention", "document": sha256, "start": one.start, "end": one.end,
            "text": one.text, "type": one.type, "actor": one.actor, "reason": one.reason,
        }  # fmt: skip
    for said in found.statements:
        yield {
            "what": "statement", "document": sha256, "spans": said.spans,
            "speaker": said.speaker, "mode": said.mode,
        }  # fmt: skip
    for turn in found.turns:
        yield {"what": "turn", "document": sha256, "label": turn.label, "content": turn.content}
    for span in found.furniture:
        yield {
            "what": "furniture", "document": sha256, "start": span.start, "end": span.end,
            "reason": span.reason,
        }  # fmt: skip


def line(record: Record) -> str:
    """Return a record as a line for people: what, where, and the words or the reason."""
    what = record["what"]
    if what == "mention":
        who = record["actor"] or "?"
        place = f"[{record['start']}–{record['end']}]"
        return f"{record['text']} {place} {record['type']}: {who} ({record['reason']})"
    spans = record.get("spans") or [
        record.get("content") or (record.get("start"), record.get("end"))
    ]
    places = " ".join(f"[{start}–{end}]" for start, end in spans)
    return f"{what} {places} {record.get('reason') or record.get('mode') or ''}".rstrip()
