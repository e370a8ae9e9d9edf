"""Choose where names stand on the chart: the most important that fit, never over one another."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_CELL = 3


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold a name to place: its node's number, and its size in pixels.

    `shorter` are sizes of other ways to write it, to be tried where the first has no room.
    """

    node: int
    width: float
    height: float
    shorter: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold the top left corner of a name relative to its node, and which way it is written."""

    left: float
    top: float
    way: int = 0


class Ground:
    """Remember which parts of a picture are taken by nodes and names, and crossed by edges."""

    def __init__(self, width: float, height: float) -> None:
        self.columns, self.rows = int(width) // _CELL + 1, int(height) // _CELL + 1
        self._taken = np.zeros((self.rows, self.columns), dtype=bool)
        self._crossed = np.zeros((self.rows, self.columns), dtype=bool)

    def take_all(self, centres: Floats, radii: Floats) -> None:
        """Take squares around the nodes."""
        low, high = (centres - radii[:, None]).tolist(), (centres + radii[:, None]).tolist()
        for (x0, y0), (x1, y1) in zip(low, high, strict=True):
            self.take(x0, y0, x1 - x0, y1 - y0)

    def cross(self, points: Floats) -> None:
        """Remember where edges pass."""
        at = (points / _CELL).astype(np.int64)
        inside = ((at >= 0) & (at < [self.columns, self.rows])).all(axis=1)
        self._crossed[at[inside, 1], at[inside, 0]] = True

    def take(self, x: float, y: float, width: float, height: float) -> None:
        """Take a rectangle."""
        self._taken[self._part(x, y, width, height)] = True

    def cost(self, x: float, y: float, width: float, height: float) -> float:
        """Return how badly a rectangle stands there; infinite when it is taken or outside."""
        outside = x < 0 or y < 0 or x + width >= self.columns * _CELL
        if outside or y + height >= self.rows * _CELL:
            return float("inf")
        part = self._part(x, y, width, height)
        return float("inf") if self._taken[part].any() else 6.0 * float(self._crossed[part].mean())

    def _part(self, x: float, y: float, width: float, height: float) -> tuple[slice, slice]:
        return (
            slice(max(0, int(y) // _CELL), max(0, int(y + height) // _CELL + 1)),
            slice(max(0, int(x) // _CELL), max(0, int(x + width) // _CELL + 1)),
        )


def place_tags(
    tags: Iterable[Tag], centres: Floats, radii: Floats, ground: Ground, most: int = 400
) -> dict[int, Spot]:
    """Return where each name that fits stands, by node.

    `tags` come in order of importance. Above is preferred, then below and the sides, unless edges
    pass there; a name that fits nowhere is tried in its shorter ways.
    """
    placed: dict[int, Spot] = {}
    for tag in tags:
        if len(placed) >= most:
            break
        x, y = centres[tag.node].tolist()
        for way, (width, height) in enumerate(((tag.width, tag.height), *tag.shorter)):
            spot = _best(x, y, width, height, float(radii[tag.node]) + 5, ground)
            if spot:
                ground.take(x + spot[0], y + spot[1], width, height)
                placed[tag.node] = Spot(*spot, way)
                break
    return placed


def _best(
    x: float, y: float, wide: float, high: float, away: float, ground: Ground
) -> tuple[float, float] | None:
    spots = _spots(wide, high, away)
    costs = [
        ground.cost(x + left, y + top, wide, high) + rank * 0.04
        for rank, (left, top) in enumerate(spots)
    ]
    best = int(np.argmin(costs))
    return None if costs[best] == float("inf") else spots[best]


def _spots(wide: float, high: float, away: float) -> list[tuple[float, float]]:
    """Return the corners worth trying, best first: above, below, right, left, aslant, slid."""
    slant = away * 0.75
    return [
        (-wide / 2, -away - high),
        (-wide / 2, away),
        (away, -high / 2),
        (-away - wide, -high / 2),
        (slant, -slant - high),
        (slant, slant),
        (-slant - wide, -slant - high),
        (-slant - wide, slant),
        # slid aside, above or below: for the long names of actors at a border
        *((-wide * part, down) for part in (0.25, 0.75, 0.95) for down in (-away - high, away)),
    ]
