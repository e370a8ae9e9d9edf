"""Count which actors are named together, in a sentence, a paragraph or a document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.text.paragraphs import paragraphs, sentences

Ints = npt.NDArray[np.int64]
#: (document id, actor id, start, end), by document and start
Spans = Sequence[tuple[int, int, int, int]]
UNITS = ("sentence", "paragraph", "document")


@dataclass(frozen=True, slots=True)
class Together:
    """Hold two actors named together: in how many units, from how many sources."""

    first: int
    second: int
    count: int
    sources: int


class Units:
    """Cut documents into sentences or paragraphs, each document once; texts never change."""

    def __init__(self, text: Callable[[int], str]) -> None:
        self.text = text
        self._starts: dict[tuple[int, str], Ints] = {}

    def reading(self, text: Callable[[int], str]) -> "Units":
        """Return the same units, reading what is not yet cut through another store's view."""
        shared = Units(text)
        shared._starts = self._starts
        return shared

    def starts(self, document_id: int, unit: str) -> Ints:
        """Return where each unit of the document starts, in code points."""
        key = (document_id, unit)
        if key not in self._starts:
            cut = sentences if unit == "sentence" else paragraphs
            self._starts[key] = np.array(
                [start for start, _ in cut(self.text(document_id))], dtype=np.int64
            )
        return self._starts[key]


def together(
    spans: Spans, unit: str, units: Units, least: int = 1, sources: dict[int, str] | None = None
) -> list[Together]:
    """Return the pairs of actors named together in at least `least` units, by actor ids.

    `sources` names each document's source; without it every document is its own. Several mentions
    of one actor in a unit count once. Takes some 50 ms for 50,000 mentions once the texts are cut.
    """
    if not len(spans):
        return []
    table = np.array(spans, dtype=np.int64)
    unit_of = _unit_of(table, unit, units)
    actors, index = np.unique(table[:, 1], return_inverse=True)
    first, second, at = _pairs(unit_of, index.astype(np.int64), len(actors))
    if not len(first):
        return []
    pair = first * len(actors) + second
    keys, inverse, counts = np.unique(pair, return_inverse=True, return_counts=True)
    source_of = _source_numbers(table[:, 0], unit_of, at, sources)
    independent = _distinct(inverse, source_of, len(keys))
    kept = np.flatnonzero(counts >= least)
    return [
        Together(int(actors[key // len(actors)]), int(actors[key % len(actors)]), int(n), int(s))
        for key, n, s in zip(keys[kept], counts[kept], independent[kept], strict=True)
    ]


def _unit_of(table: Ints, unit: str, units: Units) -> Ints:
    """Number the unit that each mention starts in; numbers rise through the table."""
    documents, first, counts = np.unique(table[:, 0], return_index=True, return_counts=True)
    if unit == "document":
        return np.repeat(np.arange(len(documents)), counts)
    numbers, before = np.empty(len(table), dtype=np.int64), 0
    for document, start, count in zip(documents, first, counts, strict=True):
        starts = units.starts(int(document), unit)
        inside = np.searchsorted(starts, table[start : start + count, 2], side="right")
        numbers[start : start + count] = before + inside
        before += len(starts) + 1
    return numbers


def _pairs(unit_of: Ints, actor: Ints, actors: int) -> tuple[Ints, Ints, Ints]:
    """Return actors (lower index first) and unit of every pair that shares a unit."""
    seen = np.unique(unit_of * actors + actor)
    where, who = seen // actors, seen % actors
    found: list[tuple[Ints, Ints, Ints]] = []
    for shift in range(1, len(seen)):
        same = np.flatnonzero(where[shift:] == where[:-shift])
        if not len(same):
            break
        found.append((who[same], who[same + shift], where[same]))
    if not found:
        none = np.empty(0, dtype=np.int64)
        return none, none, none
    left, right, at = zip(*found, strict=True)
    return np.concatenate(left), np.concatenate(right), np.concatenate(at)


def _source_numbers(
    documents: Ints, unit_of: Ints, at: Ints, sources: dict[int, str] | None
) -> Ints:
    document_at = np.zeros(int(unit_of.max()) + 1, dtype=np.int64)
    document_at[unit_of] = documents
    if sources is None:
        return document_at[at]
    names = {name: number for number, name in enumerate(sorted(set(sources.values())))}
    number = {document: names[name] for document, name in sources.items()}
    known = np.array([number.get(int(d), -int(d)) for d in document_at], dtype=np.int64)
    return known[at]


def _distinct(group: Ints, value: Ints, groups: int) -> Ints:
    """Count the distinct values of each group."""
    low = int(value.min())
    wide = int(value.max()) - low + 1
    unique = np.unique(group * wide + (value - low))
    return np.bincount(unique // wide, minlength=groups)


def places_together(
    spans: Spans, first: int, second: int, unit: str, units: Units
) -> list[tuple[int, int, int]]:
    """Return (document id, start, end) around both names, once a unit that names both.

    The span reaches from the first of the two mentions to the end of the other, the closest
    neighbours of the unit.
    """
    both = sorted(
        (span for span in spans if span[1] in {first, second}), key=lambda span: (span[0], span[2])
    )
    if not both:
        return []
    unit_of = _unit_of(np.array(both, dtype=np.int64), unit, units)
    closest: dict[int, tuple[int, int, int]] = {}
    last: dict[int, tuple[int, tuple[int, int, int, int]]] = {}
    for at, span in zip(unit_of.tolist(), both, strict=True):
        other = last.get(first + second - span[1])
        if other and other[0] == at:
            place = (span[0], other[1][2], max(span[3], other[1][3]))
            kept = closest.get(at)
            if kept is None or place[2] - place[1] < kept[2] - kept[1]:
                closest[at] = place
        last[span[1]] = (at, span)
    return list(closest.values())
