"""Write statements with who says them, how, and what they are cited by.

A table (CSV) and lines of JSON have every field in a column of its own; the other formats are those
of excerpts. Each keeps the exact stretch of the text from the first word to the last, so that
`verify` finds it again.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from workbench.exporting.aside import aside
from workbench.exporting.formats import ExportOptions
from workbench.exporting.formulas import defused
from workbench.exporting.places import format_for
from workbench.exporting.writing import export
from workbench.model.dates import shown
from workbench.model.grades import grade
from workbench.model.tables import ExcerptRow
from workbench.statements.sayings import Saying
from workbench.tasks import Progress

_CHOSEN = (
    "title",
    "author",
    "outlet",
    "published",
    "grade",
    "speaker",
    "speaker_from",
    "note",
    "url",
)


def how(one: Saying) -> str:
    """Return how words are said: `quoted, “said”, citing two officials, via Reuters`."""
    said = one.heard
    mode = "turn" if said.is_turn else "quoted" if said.mode == "direct" else "reported"
    source = said.source_actor or said.source
    parts = (
        mode,
        f"“{said.verb}”" if said.verb else "",
        f"citing {source}" if source else "",
        f"told {said.through}" if said.through else "",
    )
    return ", ".join(part for part in parts if part)


def line(one: Saying) -> str:
    """Return a statement with who says it, how and where, as one line for people."""
    cited = one.cited
    where = " · ".join(part for part in (shown(cited.published), cited.outlet, cited.title) if part)
    return f"{one.speaker or 'not said who'}: “{one.words}” ({how(one)}; {where})"


def quotation(one: Saying) -> str:
    """Return a statement with its citation under it, to be pasted."""
    cited = one.cited
    parts = (cited.author, f"“{cited.title}”", cited.outlet, shown(cited.published), cited.url)
    source = ", ".join(part for part in parts if part)
    return f"“{one.words}”\n— {one.speaker or 'Speaker not named'} ({how(one)}), in {source}\n"


def record(one: Saying) -> dict[str, Any]:
    """Return a statement as plain values: its words, its speaker, its document and its place."""
    said, cited = one.heard, one.cited
    return {
        "speaker": said.called,
        "speaker_id": said.actor_id,
        "named": said.speaker,
        "words": one.words,
        "mode": "turn" if said.is_turn else said.mode,
        "verb": said.verb,
        "source": said.source_actor or said.source,
        "through": said.through,
        "speaker_from": _whence(one),
        "title": cited.title,
        "author": cited.author,
        "outlet": cited.outlet,
        "published": cited.published,
        "grade": grade(cited.source_grade, cited.information_grade),
        "url": cited.url,
        "repeated": one.repeated,
        "quote": one.anchor.quote,
        "prefix": one.anchor.prefix,
        "suffix": one.anchor.suffix,
        "start": said.start,
        "end": said.end,
        "spans": [list(span) for span in said.spans],
        "sha256": cited.sha256,
    }


def _whence(one: Saying) -> str:
    if one.heard.record_id:
        return "analyst"
    return "text" if one.heard.actor_id else "words" if one.heard.speaker else ""


def write_sayings(
    every: Sequence[Saying],
    path: Path,
    options: ExportOptions | None = None,
    progress: Progress | None = None,
) -> int:
    """Write statements in the format that the file's ending names; returns how many.

    Raises Refusal when the file can't be written, Cancelled when the progress was.
    """
    key = format_for(path)
    if key == "csv":
        return _table(every, path)
    if key == "jsonl":
        return _lines(every, path)
    chosen = options or ExportOptions()
    options = ExportOptions(_CHOSEN, chosen.project, chosen.exported_at, len(every))
    return export(_rows(every), key, path, options, progress)


def _table(every: Sequence[Saying], path: Path) -> int:
    with aside(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        for number, one in enumerate(every):
            said = record(one) | {"spans": " ".join(f"{a}-{b}" for a, b in one.heard.spans)}
            if not number:
                writer.writerow(said)
            writer.writerow([defused(v) if isinstance(v, str) else v for v in said.values()])
    return len(every)


def _lines(every: Sequence[Saying], path: Path) -> int:
    with aside(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record(one), ensure_ascii=False) + "\n" for one in every)
    return len(every)


def _rows(every: Iterable[Saying]) -> Iterator[ExcerptRow]:
    # reports put the statements of a document under one heading
    for number, one in enumerate(every, 1):
        said, cited = one.heard, one.cited
        yield ExcerptRow(
            key=f"statement:{number}",
            kind="statement",
            id=number,
            document_id=one.document_id,
            title=cited.title,
            author=cited.author,
            outlet=cited.outlet,
            url=cited.url,
            published=cited.published,
            source_grade=cited.source_grade,
            information_grade=cited.information_grade,
            code="",
            actor="",
            speaker=one.speaker,
            quote=one.anchor.quote,
            prefix=one.anchor.prefix,
            suffix=one.anchor.suffix,
            note=how(one),
            start=said.start,
            end=said.end,
            sha256=cited.sha256,
            speaker_from=_whence(one),
        )
