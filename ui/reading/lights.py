"""What is lit in one reader besides its marks: the chosen actor, the current mark, what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ui.reading.contrast import Contrast
from ui.reading.marks import Key, MarkSet
from ui.reading.voices import Voiced
from workbench.text.spans import IntervalIndex

NOTHING: Key = ("", 0)


@dataclass
class Found:
    """Hold the places that the words looked for stand at, and the one stepped to."""

    spans: Sequence[tuple[int, int]] = ()
    current: int = -1
    index: IntervalIndex = field(default_factory=lambda: IntervalIndex([], []))

    @classmethod
    def at(cls, spans: Sequence[tuple[int, int]], current: int) -> "Found":
        """Index the spans for painting."""
        return cls(spans, current, IntervalIndex([a for a, _ in spans], [b for _, b in spans]))

    def between(self, start: int, end: int) -> list[int]:
        """Return the numbers of the places in a stored range."""
        return self.index.overlapping(start, end)


@dataclass
class Lights:
    """Hold what a reader lights up; `spot` is the span last jumped to, `preview` a resize's span.

    `contrast` is how it differs from the document that it is compared with; `suggested` are names
    that nobody has decided on yet, apart from the analyst's marks; `voices` is who says what.
    """

    actor_id: int = 0
    current: Key = NOTHING
    spot: tuple[int, int] = (0, 0)
    found: Found = field(default_factory=Found)
    contrast: Contrast = field(default_factory=Contrast)
    suggested: MarkSet = field(default_factory=MarkSet)
    voices: Voiced = field(default_factory=Voiced)
    preview: tuple[int, int, int] | None = None  # excerpt id, start, end
