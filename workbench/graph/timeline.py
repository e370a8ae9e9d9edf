"""When things are said to have held, and when they were published, on one axis of days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbench.graph.evidence import claim_line, quoted
from workbench.graph.independence import is_against
from workbench.graph.network import Material
from workbench.model.dates import first_day, last_day, shown
from workbench.model.grades import grade
from workbench.model.relations import EvidenceRow, RelationKind


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold a stretch of time, in days (proleptic ordinal, end exclusive), and what it stands for.

    A year alone is a bar of that year: never more precise than what was said. `open_start` and
    `open_end` say that no beginning or end is known. `kind` is claim or document, `id` its record.
    """

    start: int
    end: int
    kind: str
    id: int
    words: str
    said: str
    colour: str = "grey"
    dash: str = "solid"
    against: bool = False
    open_start: bool = False
    open_end: bool = False
    document_id: int = 0
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a row of the timeline: its name and its bars, by start."""

    label: str
    bars: tuple[Bar, ...]


def days(since: str, until: str) -> tuple[int, int]:
    """Return the first day and the day after the last that two EDTF dates allow."""
    start = date.fromisoformat(first_day(since or until)).toordinal()
    end = date.fromisoformat(last_day(until or since)).toordinal() + 1
    return start, max(end, start + 1)


def build_timeline(material: Material, by: str = "relation", actor_id: int = 0) -> list[Row]:
    """Return the documents' row and then one row a relation, or an actor with `by` actor.

    Only claims with since or until have a place in time; `actor_id` keeps that actor's relations.
    """
    rows = [Row("Documents", tuple(sorted(_documents(material), key=lambda bar: bar.start)))]
    lanes: dict[str, list[Bar]] = defaultdict(list)
    names = {actor.id: actor.name for actor in material.actors}
    kinds = {kind.id: kind for kind in material.kinds}
    for row in material.evidence:
        ends = {row.relation.subject_id, row.relation.object_id}
        if not (row.claim.since or row.claim.until) or (actor_id and actor_id not in ends):
            continue
        kind = kinds.get(row.relation.kind_id)
        for label in _labels(row, names, kind, by):
            lanes[label].append(_claim_bar(row, kind))
    made = [
        Row(label, tuple(sorted(bars, key=lambda bar: (bar.start, bar.end))))
        for label, bars in lanes.items()
    ]
    return rows + sorted(made, key=lambda row: (row.bars[0].start, row.label))


def _documents(material: Material) -> Iterator[Bar]:
    for document in material.documents.values():
        if document.published:
            badge = grade(document.source_grade, document.information_grade)
            source = f"{document.outlet} {badge}".strip()
            said = " · ".join(part for part in (source, shown(document.published)) if part)
            start, end = days(document.published, document.published)
            yield Bar(start, end, "document", document.id, document.name, said,
                      document_id=document.id)  # fmt: skip


def _labels(
    row: EvidenceRow, names: dict[int, str], kind: RelationKind | None, by: str
) -> Iterable[str]:
    subject, object_ = names[row.relation.subject_id], names[row.relation.object_id]
    if by == "actor":
        return (subject, object_)
    return (f"{subject} {kind.label if kind else '–'} {object_}",)


def _claim_bar(row: EvidenceRow, kind: RelationKind | None) -> Bar:
    claim = row.claim
    start, end = days(claim.since, claim.until)
    return Bar(
        start, end, "claim", claim.id, quoted(row.quote), claim_line(row),
        colour=kind.colour if kind else "grey", dash=kind.dash if kind else "solid",
        against=is_against(row), open_start=not claim.since, open_end=not claim.until,
        document_id=row.document_id, span=(row.start, row.end),
    )  # fmt: skip


def extent(rows: Iterable[Row]) -> tuple[int, int]:
    """Return the first and last day of all bars, with a little room; a year when there is none."""
    bars = [bar for row in rows for bar in row.bars]
    if not bars:
        today = date(2020, 1, 1).toordinal()
        return today, today + 366
    start, end = min(bar.start for bar in bars), max(bar.end for bar in bars)
    room = max((end - start) // 40, 15)
    return start - room, end + room


def ticks(start: float, end: float, most: int) -> list[tuple[int, str]]:
    """Return (day, label) of at most about `most` marks: months, or every so many years."""
    first, last = date.fromordinal(max(int(start), 1)), date.fromordinal(max(int(end), 1))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((s for s in (1, 3, 6, 12, 24, 60, 120, 600) if months / s <= most), 1200)
    marks = []
    at = (first.year * 12) // step * step
    while at // 12 <= last.year:
        year, month = divmod(at, 12)
        if 1 <= year <= 9999:
            day = date(year, month + 1, 1).toordinal()
            if start <= day <= end:
                label = str(year) if month == 0 else shown(f"{year:04d}-{month + 1:02d}")
                marks.append((day, label))
        at += step
    return marks


def lanes(bars: Iterable[Bar]) -> list[int]:
    """Return a lane for each bar, in order of start, so that none of a lane overlap in time."""
    ends: list[int] = []
    placed = []
    for bar in bars:
        lane = next((n for n, end in enumerate(ends) if end <= bar.start), len(ends))
        if lane == len(ends):
            ends.append(bar.end)
        ends[lane] = bar.end
        placed.append(lane)
    return placed
