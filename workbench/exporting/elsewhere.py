"""Look for quotes in every document of a project, each text read once for many quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from workbench.exporting.quoted import QuotedRow
from workbench.ports import Reader
from workbench.tasks import Progress
from workbench.text.anchoring import AROUND, Anchor, agreement

#: code points of a quote that are looked for first; the rest is compared where they were found
_BEGINNING = 64
#: code points of quote and surroundings that have to agree in another document. A name alone stands
#: in many texts; forty characters in a row are the same passage
_CONVINCING = 40
#: places that are compared for one quote in one document; a quote so common is told by surroundings
_MOST_PLACES = 2000
#: up to so many rows with one beginning are compared with every place of it
_FEW = 8
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a quote stands now: a half-open code-point span of a document."""

    document_id: int
    title: str
    start: int
    end: int


def find_elsewhere(
    rows: Sequence[QuotedRow], store: Reader, progress: Progress
) -> dict[int, Place]:
    """Return, by index in `rows`, the best convincing place of each quote in any document."""
    beginnings: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        if row.anchor.quote:
            beginnings.setdefault(row.anchor.quote[:_BEGINNING], []).append(index)
    if not beginnings:
        return {}
    search = _Search(rows, beginnings)
    documents = store.documents.find()
    for done, document in enumerate(documents):
        progress.step(done, len(documents), "Looking in other documents")
        search.look(document.id, document.name, store.documents.text(document.id))
    return search.places


class _Search:
    """Compare quotes with one text after another, keeping the best place of each."""

    def __init__(self, rows: Sequence[QuotedRow], beginnings: dict[str, list[int]]) -> None:
        self.places: dict[int, Place] = {}
        self._rows = rows
        self._groups = [_Group(rows, indexes) for indexes in beginnings.values()]
        self._automaton = AhoCorasick(list(beginnings), matchkind=MatchKind.Standard)
        self._scores: dict[int, int] = {}

    def look(self, document_id: int, title: str, text: str) -> None:
        """Compare with one text."""
        counts: dict[int, int] = {}
        for pattern, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            counts[pattern] = counts.get(pattern, 0) + 1
            if counts[pattern] <= _MOST_PLACES:
                for index in self._groups[pattern].worth_comparing(text, start):
                    self._weigh(index, Place(document_id, title, start, 0), text)

    def _weigh(self, index: int, place: Place, text: str) -> None:
        held = self._rows[index].anchor
        if len(held.quote) > _BEGINNING and not text.startswith(held.quote, place.start):
            return
        around = agreement(text, place.start, held)
        if around > self._scores.get(index, -1) and _convinces(held, around):
            end = place.start + len(held.quote)
            self._scores[index] = around
            self.places[index] = Place(place.document_id, place.title, place.start, end)


class _Group:
    """Hold the rows whose quotes begin alike, and pick those that a place may be of.

    A name may be quoted a thousand times. Where so many share a beginning, only those are compared
    whose nearest surroundings agree on one side: without that, a short quote never convinces.
    """

    def __init__(self, rows: Sequence[QuotedRow], indexes: list[int]) -> None:
        self._all = indexes
        self._by_side: dict[tuple[int, str], list[int]] = {}
        if len(indexes) > _FEW:
            for index in indexes:
                held = rows[index].anchor
                self._by_side.setdefault((len(held.quote), held.suffix[:_NEAR]), []).append(index)
                self._by_side.setdefault((-1, held.prefix[-_NEAR:]), []).append(index)
        self._lengths = {length for length, _ in self._by_side if length >= 0}

    def worth_comparing(self, text: str, start: int) -> list[int]:
        """Return the indexes of the rows to compare with this place."""
        if len(self._all) <= _FEW:
            return self._all
        picked = list(self._by_side.get((-1, text[max(0, start - _NEAR) : start]), ()))
        for length in self._lengths:
            end = start + length
            picked += self._by_side.get((length, text[end : end + _NEAR]), ())
        return picked


def _convinces(held: Anchor, around: int) -> bool:
    whole = around >= len(held.prefix) + len(held.suffix)
    # shorter surroundings mean that the old text began or ended there: all of it agrees, then
    known = len(held.prefix) < AROUND or len(held.suffix) < AROUND
    return len(held.quote) + around >= _CONVINCING or (whole and known and around > 0)
