"""Suggestions for a whole project, document after document, as records that a script can read."""

from collections.abc import Iterator
from typing import Any

from workbench.copies.examining import furniture_of
from workbench.ports import Reader
from workbench.suggesting.document import Suggestions, suggest
from workbench.suggesting.known import KnownActors
from workbench.tasks import Progress

Record = dict[str, Any]


def suggestions(
    reader: Reader, progress: Progress | None = None
) -> Iterator[tuple[str, Suggestions]]:
    """Yield the SHA-256 of each document's source file with what is suggested of its text.

    Safe in a worker with its own reader. Raises Cancelled when the progress was cancelled.
    """
    wanted = sorted(reader.documents.ids())
    unexamined = set(reader.copies.waiting())
    known = KnownActors.of(reader)
    for done, document_id in enumerate(wanted):
        if progress:
            progress.step(done, len(wanted))
        content = reader.documents.content(document_id)
        wrapped = None
        if document_id not in unexamined:
            wrapped = furniture_of(reader, document_id, content.text)
        yield content.original_sha256, suggest(content.text, wrapped, content.pieces, known)
    if progress:
        progress.step(len(wanted), len(wanted))


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
