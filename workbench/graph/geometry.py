"""The lines that edges are drawn as: straight, or bowed apart where several join the same two."""

import itertools

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: how far neighbouring parallel edges stand apart in the middle, as a share of their length
BOW = 0.16
_FINE = np.linspace(0.0, 1.0, 17)


class EdgeLines:
    """Hold the lines of `ends`, pairs of node numbers (m, 2); places are handed in when they move."""

    def __init__(self, ends: Ints) -> None:
        self.ends = ends.reshape(-1, 2)
        self.bows = _bows(self.ends)

    def curves(self, places: Floats, which: Ints) -> tuple[Floats, Floats, npt.NDArray[np.int32]]:
        """Return x, y and which points join the next, for some edges, bowed ones finely."""
        parts, joins = [], []
        for edge in which.tolist():
            at = _FINE if self.bows[edge] else _FINE[[0, -1]]
            parts.append(self.along(places, np.full(len(at), edge), at))
            joins.append([1] * (len(at) - 1) + [0])
        if not parts:
            return np.empty(0), np.empty(0), np.empty(0, dtype=np.int32)
        points = np.concatenate(parts)
        return points[:, 0], points[:, 1], np.concatenate(joins).astype(np.int32)

    def straight(self, places: Floats, which: Ints) -> tuple[Floats, Floats]:
        """Return x and y of pairs of points, one pair an edge."""
        points = places[self.ends[which].ravel()]
        return points[:, 0], points[:, 1]

    def along(self, places: Floats, which: Ints, at: Floats) -> Floats:
        """Return the points at the shares `at` (0 source, 1 target) of the edges, one each."""
        one, other = places[self.ends[which, 0]], places[self.ends[which, 1]]
        gap = other - one
        normal = np.stack([-gap[:, 1], gap[:, 0]], axis=1)
        share = at[:, None]
        bulge = 4 * share * (1 - share) * self.bows[which][:, None]
        return np.asarray(one + gap * share + normal * bulge)

    def middles(self, places: Floats) -> Floats:
        """Return the middle of every edge."""
        count = len(self.ends)
        return self.along(places, np.arange(count), np.full(count, 0.5))

    def nearest(self, places: Floats, point: tuple[float, float], within: float) -> int:
        """Return the edge that passes nearest to the point, at most `within` away, else -1."""
        count = len(self.ends)
        if not count:
            return -1
        best = np.full(count, np.inf)
        cuts = (0.0, 0.25, 0.5, 0.75, 1.0) if self.bows.any() else (0.0, 1.0)
        stops = [self.along(places, np.arange(count), np.full(count, cut)) for cut in cuts]
        for one, other in itertools.pairwise(stops):
            best = np.minimum(best, _distance(np.array(point), one, other))
        edge = int(best.argmin())
        return edge if best[edge] <= within else -1


def _bows(ends: Ints) -> Floats:
    """Spread the edges of one pair evenly to both sides; a lone edge stays straight."""
    if not len(ends):
        return np.empty(0)
    low, high = ends.min(axis=1), ends.max(axis=1)
    _, group, sizes = np.unique(
        low * (int(high.max()) + 1) + high, return_inverse=True, return_counts=True
    )
    order = np.argsort(group, kind="stable")
    rank = np.empty(len(ends))
    rank[order] = np.arange(len(ends)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    bows = (rank - (sizes[group] - 1) / 2) * BOW
    # the normal turns with the edge: bow by the pair's own direction
    return np.asarray(np.where(ends[:, 0] > ends[:, 1], -bows, bows) + 0.0)


def _distance(point: Floats, one: Floats, other: Floats) -> Floats:
    along = other - one
    square = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip(((point - one) * along).sum(axis=1) / square, 0, 1)
    gap = one + along * share[:, None] - point
    return np.asarray(np.hypot(gap[:, 0], gap[:, 1]))
