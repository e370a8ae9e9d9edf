"""All that the Review place shows, read beside the window in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.model.review import Made, Verdict
from workbench.ports import Reader
from workbench.review.reviewing import Reviewed, decided, received, under_review
from workbench.tasks import Progress


@dataclass(frozen=True, slots=True)
class Board:
    """Hold all that the place shows: the package, its excerpts, what was decided, and codes by name.

    `own` counts the excerpts that the reviewer made.
    """

    made: Made | None
    rows: Sequence[Reviewed] = ()
    verdicts: Mapping[int, Verdict] | None = None
    names: Mapping[int, str] | None = None
    own: int = 0


def read_board(reader: Reader, _progress: Progress) -> Board:
    """Read what the place shows."""
    made = received(reader)
    if made is None:
        return Board(None)
    rows = under_review(reader, made.id)
    names = {one.id: one.name for one in reader.codes.find()}
    there = sum(one.touched != ("gone",) for one in rows)
    own = reader.counts()["excerpts"] - there
    return Board(made, rows, decided(reader, made.id), names, own)
