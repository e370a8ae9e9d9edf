"""Find places for actors: a force layout in steps, seeded, that leaves dragged actors where they are.

Springs pull related actors together and all actors push each other away (after Fruchterman and
Reingold, 1991). It starts from distances in the network (pivot multidimensional scaling, after
Brandes and Pich, 2007), so the first picture is not a hairball. Pushing is exact for a few hundred
actors; beyond that the push of all others is read from a density grid, convolved once a step, so a
step of 5,000 actors and 20,000 edges takes some 10 ms.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from workbench.graph.packing import LENGTH, Floats, Ints, filled, packed, spread
from workbench.graph.places import components, first_places, near_known

#: up to here every pair is computed
EXACT = 300
#: a network this small has its nodes kept off each other's edges and labels
SMALL = 80
_GRID = 64
_COOL = 0.97


class Layout:
    """Place `count` nodes joined by `edges`, pairs of node numbers, step by step.

    `pinned` are places that never move, `start` places to begin from; both by node number. `width`
    is how much wider than high the picture may be. `positions` is (count, 2), replaced and never
    altered, so that another thread may read it between steps.
    """

    def __init__(
        self,
        count: int,
        edges: Ints,
        pinned: Mapping[int, tuple[float, float]] | None = None,
        start: Mapping[int, tuple[float, float]] | None = None,
        seed: int = 7,
        width: float = 1.5,
    ) -> None:
        self.count = count
        self.edges = np.unique(np.sort(edges.reshape(-1, 2), axis=1), axis=0)
        self._component = components(count, self.edges)
        self._free = np.ones((count, 1))
        self._width = width
        #: with nothing known beforehand, components are packed side by side at the end
        self._packing = not pinned and not start
        #: components that hold no dragged node settle where they stand
        held = self._component[list(pinned or {})]
        self._drifts = ~np.isin(self._component, held)[:, None]
        self.positions = self._first(pinned or {}, start or {}, np.random.default_rng(seed))
        self._heat = LENGTH * (0.4 if start else 2.0)
        self.steps = 0
        self.settled = count < 2 or len({*(start or {}), *(pinned or {})}) == count

    @classmethod
    def empty(cls) -> "Layout":
        """Return the layout of no nodes at all."""
        return cls(0, np.empty((0, 2), dtype=np.int64))

    def _first(
        self,
        pinned: Mapping[int, tuple[float, float]],
        start: Mapping[int, tuple[float, float]],
        random: np.random.Generator,
    ) -> Floats:
        places = first_places(self.count, self.edges, self._component, random, self._width)
        if pinned or start:
            places = near_known(places, {**start, **pinned}, self.edges)
        self._free[list(pinned)] = 0.0
        return places

    def step(self) -> float:
        """Move every free node once; return how far the furthest moved."""
        if self.settled:
            return 0.0
        force = self._push() + self._pull() - self._inward()
        if self.count <= SMALL:
            force += _off_edges(self.positions, self.edges)
        force -= self._mean(force) * self._drifts
        length = np.maximum(np.hypot(force[:, 0], force[:, 1]), 1e-9)[:, None]
        moved = force / length * np.minimum(length, self._heat) * self._free
        self.positions = self.positions + moved
        self._heat *= _COOL
        self.steps += 1
        furthest = float(np.abs(moved).max(initial=0.0))
        if furthest < LENGTH * 0.01 or self._heat < LENGTH * 0.01:
            self._finish()
        return furthest

    def _finish(self) -> None:
        places = self.positions
        if self.count > EXACT:
            if self._packing:
                places = filled(packed(places, self._component, self._width), self._width)
        else:
            if self._packing:
                places = spread(places, self._component, self.edges, self._width)
            places = self._eased(places)
        self.positions = places
        self.settled = True

    def _eased(self, places: Floats) -> Floats:
        """Part what touches; in a small network also leave other actors' edges alone."""
        for _ in range(12 if self.count <= SMALL else 0):
            off = _off_edges(places, self.edges) * self._free
            places = places + np.clip(off, -LENGTH * 0.1, LENGTH * 0.1)
        return _apart(places, self._free)

    def run(self, limit: int = 400) -> Floats:
        """Step until settled, at most `limit` times; return the positions."""
        for _ in range(limit):
            if self.settled:
                break
            self.step()
        return self.positions

    def _pull(self) -> Floats:
        one, other = self.edges.T
        gap = self.positions[other] - self.positions[one]
        pull = gap * (np.hypot(gap[:, 0], gap[:, 1]) / LENGTH)[:, None]
        busy = np.bincount(self.edges.ravel(), minlength=self.count)
        # a hub with hundreds of edges would otherwise swallow its neighbours
        pull /= np.sqrt(np.minimum(busy[one], busy[other]))[:, None]
        return _summed(self.count, other, -pull) + _summed(self.count, one, pull)

    def _push(self) -> Floats:
        if self.count > EXACT:
            return _grid_push(self.positions)
        return _exact_push(self.positions, self._component)

    def _inward(self) -> Floats:
        """Pull gently to the middle of the component, more so up and down than across."""
        middle = self._mean(self.positions)
        strength = 0.05 * max(1.0, self.count / 40) ** 0.5
        squeeze = np.array([strength / self._width**0.5, strength * self._width**0.5])
        return np.asarray((self.positions - middle) * squeeze)

    def _mean(self, vectors: Floats) -> Floats:
        sizes = np.bincount(self._component)
        sums = _summed(len(sizes), self._component, vectors)
        return np.asarray((sums / sizes[:, None])[self._component])


def _summed(count: int, where: Ints, vectors: Floats) -> Floats:
    return np.stack(
        [np.bincount(where, vectors[:, axis], minlength=count) for axis in (0, 1)], axis=1
    )


def _exact_push(places: Floats, component: Ints) -> Floats:
    gap = places[:, None, :] - places[None, :, :]
    near = np.maximum((gap**2).sum(axis=2), LENGTH * LENGTH / 400)
    push = LENGTH * LENGTH / near
    push *= component[:, None] == component[None, :]
    return np.asarray(np.einsum("ijk,ij->ik", gap, push))


def _grid_push(places: Floats) -> Floats:
    """Read the push of all others from a density grid convolved with the force of one node."""
    low = places.min(axis=0)
    cell = float(max(np.ptp(places, axis=0).max() / (_GRID - 1.001), 1e-6))
    at = (places - low) / cell
    corner = at.astype(np.int64)
    part = at - corner
    density = np.zeros(2 * _GRID * 2 * _GRID)
    shares: list[tuple[Ints, Floats]] = []
    for across in (0, 1):
        for down in (0, 1):
            weight = np.abs(1 - across - part[:, 0]) * np.abs(1 - down - part[:, 1])
            index = (corner[:, 0] + across) * 2 * _GRID + corner[:, 1] + down
            density += np.bincount(index, weight, minlength=len(density))
            shares.append((index, weight))
    seen = np.fft.rfft2(density.reshape(2 * _GRID, 2 * _GRID))
    force = np.empty_like(places)
    for axis in (0, 1):
        field = np.fft.irfft2(seen * _KERNELS[axis], s=(2 * _GRID, 2 * _GRID)).ravel()
        force[:, axis] = sum(field[index] * weight for index, weight in shares)
    return force * (LENGTH * LENGTH / cell) + _near_push(places, corner)


def _kernels() -> tuple[npt.NDArray[np.complex128], npt.NDArray[np.complex128]]:
    reach = np.fft.fftfreq(2 * _GRID, 1 / (2 * _GRID))
    across, down = np.meshgrid(reach, reach, indexing="ij")
    square = across**2 + down**2 + 0.5
    return np.fft.rfft2(across / square), np.fft.rfft2(down / square)


_KERNELS = _kernels()


def _near_push(places: Floats, corner: Ints) -> Floats:
    """Push nodes that share a cell of the grid apart, which the grid itself can't see."""
    order = np.lexsort((places[:, 0], corner[:, 1], corner[:, 0]))
    force = np.zeros_like(places)
    for shift in (1, 2, 3):
        one, other = order[:-shift], order[shift:]
        gap = places[one] - places[other]
        square = np.maximum((gap**2).sum(axis=1), LENGTH * LENGTH / 400)
        push = gap * (LENGTH * LENGTH / square * (square < LENGTH * LENGTH))[:, None]
        force[one] += push
        force[other] -= push
    return force


def _off_edges(places: Floats, edges: Ints) -> Floats:
    """Push nodes away from edges that pass by without ending at them."""
    one, other = places[edges[:, 0]], places[edges[:, 1]]
    along = other - one
    square = np.maximum((along**2).sum(axis=1), 1e-9)
    gap = places[:, None, :] - one[None, :, :]
    part = np.clip(np.einsum("nek,ek->ne", gap, along) / square, 0, 1)
    gap = gap - part[:, :, None] * along[None, :, :]
    away = np.maximum(np.hypot(gap[:, :, 0], gap[:, :, 1]), 1.0)
    reach = LENGTH * 0.45
    inside = (away < reach) & (part > 0.02) & (part < 0.98)
    number = np.arange(len(places))[:, None]
    inside &= (number != edges[:, 0]) & (number != edges[:, 1])
    pushed: Floats = np.einsum("nek,ne->nk", gap, inside * (reach - away) / away * 0.8)
    return pushed


def _apart(places: Floats, free: Floats, least: float = LENGTH * 0.5) -> Floats:
    """Move nodes that still touch apart, leaving pinned ones."""
    for _ in range(30):
        gap = places[:, None, :] - places[None, :, :]
        away = np.hypot(gap[:, :, 0], gap[:, :, 1])
        np.fill_diagonal(away, np.inf)
        close = np.maximum(least - away, 0)
        if not close.any():
            break
        part = close / np.maximum(away, 1e-3) / 2
        part[~np.isfinite(part)] = 0
        places = places + np.einsum("ijk,ij->ik", gap, part) * free
    return places
