"""Tell by which way of counting a project was written: by words that are cut, and by quotes.

One program wrote all of a file, so its sources are weighed together; a source that plainly speaks
against the others is read in its own way, and that is said.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from workbench.exchange.brought import How
from workbench.exchange.refi.counting import (
    Convention,
    Flags,
    Floats,
    Ints,
    Layouts,
    conventions,
)

#: what an end on a word boundary counts, one on blank space, a place that can't be, a quote
_BOUNDARY, _BLANK, _OUTSIDE, _QUOTED = 1.0, -0.75, -3.0, 4.0
#: … to end on a line end, as whole paragraphs may, and with one character of a neighbouring line
_LINE_END, _NEIGHBOUR = -0.3, -1.0
#: … to leave out the stop that ends a sentence, or to begin with one: many mark whole sentences
_STOP = -0.3
_STOPS = frozenset(".!?…。！？؟۔।")
#: a name is a quote where so much of it is found; shorter names prove nothing
_SHORTEST = 4
#: quotes compared in one source
_COMPARED = 200
#: places by which a source speaks against the rest of its project
_PLAINLY = 3
#: from here on nobody has to look
_SURE = 0.85
_IS_BLANK, _OF_WORD, _IS_STOP, _IS_LINE_END = 2, 1, 3, 4
_SAMPLES = 3
_SAMPLE = 80
_BLANKS = re.compile(r"\s+")
_CUT = re.compile(r"\s*(?:\.\.\.|…)+\s*$")


Spans = tuple[Ints, Ints, Flags]


class Weighed:
    """Hold a text with the places that a file gives in it, in all ways of counting.

    `quotes` are for each place what may be the words themselves: a name, a description, or nothing.
    """

    def __init__(
        self, name: str, text: str, layouts: Layouts, places: Sequence[tuple[int, int]],
        quotes: Sequence[tuple[str, ...]],
    ) -> None:  # fmt: skip
        """Take the places as the file gives them; the layouts are not kept, as they are large."""
        self.name = name
        self.text = text
        self.quotes = quotes
        first, last = (np.array([one[side] for one in places], dtype=np.int64) for side in (0, 1))
        self._keys = {way: (*layouts.key(way), way.closed) for way in conventions()}
        self._spans: dict[tuple[object, ...], Spans] = {}
        for way, key in self._keys.items():
            if key not in self._spans:
                self._spans[key] = layouts.of(way).spans(first, last, way.closed)

    def key(self, way: Convention) -> tuple[object, ...]:
        """Return what ways share that count alike in this text."""
        return self._keys[way]

    def spans(self, way: Convention) -> Spans:
        """Return starts and ends as code points, and which of them are sound."""
        return self._spans[self._keys[way]]

    @property
    def quoted(self) -> list[int]:
        """Return the places whose quotes are compared: enough of them, spread over the text."""
        given = [place for place, quote in enumerate(self.quotes) if quote]
        return given[:: len(given) // _COMPARED + 1]


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold the way of counting of a project, that of each source, and how sure that is."""

    way: Convention
    ways: tuple[Convention, ...]
    how: How
    remarks: tuple[str, ...] = ()


def chosen(texts: Sequence[Weighed]) -> Choice:
    """Return the way of counting that cuts the fewest words and finds the most quotes."""
    each = [_points(one) for one in texts]
    total: Counter[Convention] = Counter()
    for points in each:
        total.update({way: float(weights.sum()) for way, weights in points.items()})
    # the first of equals: their order is that of likelihood
    way = max(conventions(), key=lambda one: total[one])
    ways = tuple(_own(points, way) for points in each)
    apart = [one.name for one, own in zip(texts, ways, strict=True) if own != way]
    remarks = tuple(
        f"“{name}” was counted otherwise than the rest, and read so." for name in apart[:20]
    )
    sure, why = _surety(texts, each, way)
    sentence = f"Positions read as {way.told}; {why}" if texts else ""
    return Choice(
        way, ways, How(sentence, sure, tuple(islice(_samples(texts, ways), _SAMPLES))), remarks
    )


def _points(one: Weighed) -> dict[Convention, Floats]:
    """Return what each place is worth in each way of counting; ways that count alike share it."""
    kinds = _kinds(one.text)
    shared: dict[tuple[object, ...], Floats] = {}
    points: dict[Convention, Floats] = {}
    for way in conventions():
        key = one.key(way)
        if key not in shared:
            shared[key] = _worth(one, way, kinds)
        points[way] = shared[key]
    return points


def _kinds(text: str) -> npt.NDArray[np.uint8]:
    """Return of each character, with one before and one behind, if it is of a word, blank or else."""
    table = np.zeros(0x110000, dtype=np.uint8)
    for letter in set(text):
        of_word = letter.isalnum() or unicodedata.category(letter)[0] == "M"
        blank = letter.isspace()
        stop = _IS_STOP if letter in _STOPS else 0
        table[ord(letter)] = _IS_BLANK if blank else _OF_WORD if of_word else stop
    kinds = np.full(len(text) + 2, _IS_BLANK, dtype=np.uint8)
    table[ord("\n")] = _IS_LINE_END
    kinds[1:-1] = table[np.frombuffer(text.encode("utf-32-le"), dtype="<u4")]
    return kinds


def _worth(one: Weighed, way: Convention, kinds: npt.NDArray[np.uint8]) -> Floats:
    start, end, sound = one.spans(way)
    worth = _natural(start, end, kinds)
    worth[~sound] = _OUTSIDE
    for place in one.quoted:
        if sound[place]:
            cut = one.text[int(start[place]) : int(end[place])]
            worth[place] += max(likeness(cut, quote) for quote in one.quotes[place])
    return worth


def _natural(start: Ints, end: Ints, kinds: npt.NDArray[np.uint8]) -> Floats:
    """Return how much each span looks as if somebody had marked it; it must not be empty."""
    most = len(kinds) - 1
    before, first, second = (kinds[np.minimum(start + step, most)] for step in range(3))
    last, behind = kinds[end], kinds[np.minimum(end + 1, most)]
    second_last = kinds[np.maximum(end - 1, 0)]
    several = end > start + 1
    worth: Floats = (
        _BOUNDARY * ~((before == _OF_WORD) & (first == _OF_WORD))
        + _BOUNDARY * ~((last == _OF_WORD) & (behind == _OF_WORD))
        + _BLANK * ((first == _IS_BLANK) | (first == _IS_LINE_END))
        + _BLANK * (last == _IS_BLANK)
        + _LINE_END * (last == _IS_LINE_END)
        + _NEIGHBOUR * (several & (second_last == _IS_LINE_END) & (last != _IS_LINE_END))
        + _NEIGHBOUR * (several & (second == _IS_LINE_END) & (first != _IS_LINE_END))
        + _STOP * ((last == _OF_WORD) & (behind == _IS_STOP))
        + _STOP * (first == _IS_STOP)
    )
    return worth


def likeness(cut: str, quote: str) -> float:
    """Return what it counts that a quote is given: all of it, but for blanks, or its beginning."""
    said, given = _BLANKS.sub(" ", cut), _BLANKS.sub(" ", quote)
    if said == given:
        return _QUOTED
    if said.strip() == given.strip():
        return 0.75 * _QUOTED
    shortened = _CUT.sub("", given).strip()
    return 0.5 * _QUOTED if len(shortened) >= _SHORTEST and said.startswith(shortened) else 0.0


def _own(points: dict[Convention, Floats], way: Convention) -> Convention:
    """Return the way of one source: that of the project, unless it plainly speaks against it."""
    sums = {one: float(worth.sum()) for one, worth in points.items()}
    best = max(conventions(), key=lambda one: sums[one])
    better = int((points[best] > points[way]).sum())
    worse = int((points[best] < points[way]).sum())
    return best if better >= _PLAINLY and better > 4 * worse else way


def _surety(
    texts: Sequence[Weighed], each: Sequence[dict[Convention, Floats]], way: Convention
) -> tuple[float, str]:
    """Return how sure the choice is, by the places that tell it from the next likely one."""
    others = [one for one in conventions() if any(_differ(text, way, one) for text in texts)]
    if not others:
        return 1.0, "every way of counting gives the same words here."
    rival = max(others, key=lambda one: sum(float(points[one].sum()) for points in each))
    more = np.concatenate([points[way] - points[rival] for points in each])
    for_it, against = int((more > 0).sum()), int((more < 0).sum())
    weight, counter = float(more[more > 0].sum()), float(-more[more < 0].sum())
    sure = (weight + 1) / (weight + counter + 2)
    doubt = "" if sure >= _SURE else " Look at the quotes before you bring it in."
    places = f"{for_it:,} {'place speaks' if for_it == 1 else 'places speak'} for it"
    return sure, f"{places} and {against:,} against, compared with the next likely reading.{doubt}"


def _differ(one: Weighed, way: Convention, other: Convention) -> bool:
    """Say whether two ways cut other words anywhere in a text."""
    if one.key(way) == one.key(other):
        return False
    start, end, sound = one.spans(way)
    start_2, end_2, sound_2 = one.spans(other)
    apart = (start != start_2) | (end != end_2) | (sound != sound_2)
    return bool((apart & (sound | sound_2)).any())


def _samples(texts: Sequence[Weighed], ways: Sequence[Convention]) -> Iterator[str]:
    """Yield the first quotes as they are cut."""
    for one, way in zip(texts, ways, strict=True):
        for start, end, sound in zip(*one.spans(way), strict=True):
            if sound:
                cut = one.text[int(start) : int(end)].strip()
                yield cut if len(cut) <= _SAMPLE else f"{cut[: _SAMPLE - 1]}…"
