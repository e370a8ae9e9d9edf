"""All that a concordance shows of a search: its lines, where they come from, and their groups.

The window and the command line ask here, so that both show the same.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from workbench.copies.examining import furniture_in
from workbench.model.documents import Cited
from workbench.model.furniture import FurnitureSpan
from workbench.ports import Reader
from workbench.queries.arranging import GROUPS, MOST, SORTS
from workbench.queries.collocates import Collocate, collocates
from workbench.queries.concordance import Lines, Places, Window
from workbench.queries.letters import index_words
from workbench.queries.neighbours import FARTHEST, Neighbours
from workbench.queries.repeating import repeated
from workbench.queries.tree import Query
from workbench.tasks import Progress

#: how many of the frequent neighbours are compared with their frequency everywhere
_COMPARED = 400
#: no mention is taken to be longer when those that reach into a line are looked for
_LONGEST_MENTION = 500
_WIDE = Window()
Labels = Callable[[int], Iterable[str]]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Contexts:
    """Hold the lines of a search, by document and place.

    `cited` has what is known of their documents; `furnished` says which lines stand in page
    furniture, `repeated` which a copy only repeats. `query` is the search with the spellings that
    were found.
    """

    query: Query | None = None
    lines: Lines = field(default_factory=lambda: Lines(0))
    cited: Mapping[int, Cited] = field(default_factory=dict)
    furnished: Flags = field(default_factory=lambda: np.zeros(0, dtype=bool))
    repeated: Flags = field(default_factory=lambda: np.zeros(0, dtype=bool))

    @property
    def documents(self) -> int:
        """Return how many documents the lines come from."""
        return len(self.cited)

    @cached_property
    def nearest(self) -> Neighbours:
        """Return the words next to each line, to sort by."""
        return Neighbours(self.lines, FARTHEST)

    def within(self, reach: int, progress: Progress | None = None) -> Neighbours:
        """Return the words up to `reach` words from each line; kept until another reach is asked."""
        kept: Neighbours | None = self.__dict__.get("_within")
        if kept is None or kept.reach != reach:
            kept = self.__dict__["_within"] = Neighbours(self.lines, reach, progress)
        return kept


def read_contexts(
    reader: Reader, query: Query, window: Window, progress: Progress, most: int = MOST
) -> Contexts:
    """Return every place of a search with its surroundings; raises QueryRefused or Cancelled."""
    spelled = reader.search.spelled(query)
    lines = reader.search.lines(spelled, window.reach, most, progress)
    documents = lines.documents
    cited = reader.documents.cited(np.unique(documents).tolist())
    furnished = np.zeros(len(lines), dtype=bool)
    starts = lines.starts
    for document_id, spans in furniture_in(reader, cited).items():
        low, high = np.searchsorted(documents, (document_id, document_id + 1))
        furnished[low:high] = _inside(starts[low:high], spans)
    return Contexts(spelled, lines, cited, furnished, repeated(reader, lines, cited, progress))


def _inside(starts: Places, spans: list[FurnitureSpan]) -> Flags:
    at = np.searchsorted([one.start for one in spans], starts, side="right") - 1
    ends = np.array([one.end for one in spans])
    inside: Flags = (at >= 0) & (starts < ends[at])
    return inside


def words_near(
    reader: Reader,
    contexts: Contexts,
    reach: int,
    independent: bool = False,
    progress: Progress | None = None,
) -> list[Collocate]:
    """Return the words that stand within `reach` words oftener than by chance.

    Lines of page furniture do not count; nor, when `independent`, those that copies repeat.
    """
    left_out = contexts.furnished | contexts.repeated if independent else contexts.furnished
    places = np.flatnonzero(~left_out)
    counts = contexts.within(reach, progress).counts(places)
    frequent = dict(islice(counts.items(), _COMPARED))
    everywhere = reader.search.frequencies(frequent)
    return collocates(frequent, sum(counts.values()), everywhere, reader.search.size())


@dataclass(frozen=True)
class Group:
    """Hold lines that belong together: what they share, and their places in order."""

    label: str
    places: Places


@dataclass(frozen=True)
class Arrangement:
    """Say how lines are to stand: a key of SORTS and of GROUPS, and how much is seen of each.

    `leave` leaves out the lines of page furniture, `independent` those that copies only repeat;
    with a `word` only lines stand that have it within `near` words.
    """

    sort: str = "right"
    group: str = ""
    window: Window = _WIDE
    leave: bool = False
    word: str = ""
    near: int = 5
    independent: bool = False

    def of(self, reader: Reader, contexts: Contexts) -> list[Group]:
        """Return the lines sorted and in groups; one group without a label when there are none.

        A line that belongs to several groups stands in each. Years stand in order, other groups by
        size, and lines without what is grouped by last.
        """
        by = SORTS[self.sort][1]
        places = contexts.nearest.order(by) if by else np.arange(len(contexts.lines))
        if self.independent:
            places = places[~contexts.repeated[places]]
        if self.leave:
            places = places[~contexts.furnished[places]]
        if self.word:
            places = places[contexts.within(self.near).having(self.word)[places]]
        if not self.group:
            return [Group("", places)] if len(places) else []
        found = _grouped(places, _labels(reader, contexts, self.group, self.window))
        nothing = GROUPS[self.group][1]
        if self.group == "year":
            return sorted(found, key=lambda one: (one.label == nothing, one.label))
        return sorted(found, key=lambda one: (one.label == nothing, -len(one.places), one.label))


def _grouped(places: Places, labels: Labels) -> list[Group]:
    found: dict[str, list[int]] = {}
    for place in places.tolist():
        for label in labels(place):
            found.setdefault(label, []).append(place)
    return [Group(label, np.array(some, dtype=np.int64)) for label, some in found.items()]


def _labels(reader: Reader, contexts: Contexts, group: str, window: Window) -> Labels:
    lines, cited, nothing = contexts.lines, contexts.cited, GROUPS[group][1]
    if group == "actor":
        return _Nearby(reader, contexts, window).labels
    if group == "word":
        return lambda place: (" ".join(index_words(lines[place].found)),)
    said: dict[str, Callable[[Cited], str]] = {
        "document": lambda one: one.title,
        "outlet": lambda one: one.outlet.strip(),
        "year": lambda one: one.published[:4],
    }
    read = said[group]
    known = {document_id: (read(one) or nothing,) for document_id, one in cited.items()}
    documents = lines.documents.tolist()
    return lambda place: known.get(documents[place], (nothing,))


class _Nearby:
    """Name the actors that are tagged within a line, as far as its window shows it."""

    def __init__(self, reader: Reader, contexts: Contexts, window: Window) -> None:
        self._lines, self._window = contexts.lines, window
        self._documents = contexts.lines.documents.tolist()
        self._names = {one.id: one.name for one in reader.actors.find()}
        self._mentions: dict[int, tuple[list[int], list[int], list[int]]] = {}
        for document_id, actor_id, start, end in reader.mentions.spans(list(contexts.cited)):
            starts, ends, actors = self._mentions.setdefault(document_id, ([], [], []))
            starts.append(start)
            ends.append(end)
            actors.append(actor_id)

    def labels(self, place: int) -> Iterable[str]:
        """Return the actors' names, or what stands for none."""
        marked = self._mentions.get(self._documents[place])
        if not marked:
            return (GROUPS["actor"][1],)
        starts, ends, actors = marked
        line = self._window.of(self._lines[place])
        low, high = line.start - len(line.left), line.end + len(line.right)
        first = bisect_left(starts, low - _LONGEST_MENTION)
        found = {
            self._names.get(actors[at], ""): None
            for at in range(first, bisect_left(starts, high))
            if ends[at] > low
        }
        return found or (GROUPS["actor"][1],)
