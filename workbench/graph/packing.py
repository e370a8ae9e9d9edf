"""Where the parts of a layout end up: beside each other, and spread over the shape of their place."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: the length a lone edge takes, in the chart's units; y grows downwards, as on a screen
LENGTH = 100.0
#: a part this large is spread evenly, and gives the gaps between its actors to smaller ones
_LARGE = 8
_EVEN = 0.5
_TUCKED = 40


def packed(places: Floats, component: Ints, width: float) -> Floats:
    """Set components beside each other in rows, largest first, about `width` times wide as high."""
    count = int(component.max(initial=-1)) + 1
    if count < 2:
        return places - places.mean(axis=0) if len(places) else places
    places = _opened(places, component, count)
    low, high = _boxes(places, component, count)
    size = high - low + (LENGTH if count == len(places) else 1.8 * LENGTH)
    row = max(float(size[:, 0].max()), (float(size.prod(axis=1).sum()) * width) ** 0.5)
    corners = np.zeros((count, 2))
    across, down, tall = 0.0, 0.0, 0.0
    for number, (wide, high_) in enumerate(size.tolist()):
        if across and across + wide > row * 1.001:
            across, down, tall = 0.0, down + tall, 0.0
        corners[number] = across, down
        across, tall = across + wide, max(tall, high_)
    moved = places - low[component] + corners[component]
    middle: Floats = (moved.min(axis=0) + moved.max(axis=0)) / 2
    return np.asarray(moved - middle)


def _opened(places: Floats, component: Ints, count: int) -> Floats:
    """Give small components the room that actors have in the largest one."""
    sizes = np.bincount(component)
    low, high = _boxes(places, component, count)
    if sizes[0] < 8:
        return places
    room = float(np.sqrt(np.ptp(places[component == 0], axis=0).prod() / sizes[0]))
    grow = np.where(sizes <= 6, min(max(room / LENGTH, 1.0), 2.0), 1.0)[component][:, None]
    middle = ((low + high) / 2)[component]
    return np.asarray(middle + (places - middle) * grow)


def _boxes(places: Floats, component: Ints, count: int) -> tuple[Floats, Floats]:
    low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
    np.minimum.at(low, component, places)
    np.maximum.at(high, component, places)
    return low, high


def spread(places: Floats, component: Ints, edges: Ints, width: float) -> Floats:
    """Spread places over a picture `width` times as wide as high, and use its empty corners.

    The largest part is evened out along both axes, keeping the order of its actors on each, and
    stretched at most twice; parts of a few actors stand in its gaps where they have room.
    """
    main = component == 0
    if np.count_nonzero(main) < _LARGE:
        return filled(packed(places, component, width), width)
    places = places.copy()
    places[main] = filled(_evened(places[main]), width)
    places = _opened(places, component, int(component.max()) + 1)
    rest = _tucked(places, component, edges, width)
    _, numbers = np.unique(rest, return_inverse=True)
    return packed(places, numbers.astype(np.int64), width)


def filled(places: Floats, width: float) -> Floats:
    """Stretch the picture in one direction, at most twice, towards `width` times as wide as high."""
    wide, high = np.maximum(np.ptp(places, axis=0), 1e-6).tolist() if len(places) > 2 else (1, 1)
    if min(wide, high) < LENGTH / 2:
        return places
    ratio = wide / high / width
    stretch = [1.0, min(ratio, 2.0)] if ratio > 1 else [min(1 / ratio, 2.0), 1.0]
    return np.asarray(places * stretch)


def _evened(places: Floats) -> Floats:
    """Move each axis half-way to even steps, so that no actor far out squeezes all the others."""
    count = len(places)
    rank = np.empty_like(places)
    for axis in (0, 1):
        rank[np.argsort(places[:, axis], kind="stable"), axis] = np.linspace(0, 1, count)
    low, size = places.min(axis=0), np.ptp(places, axis=0)
    return np.asarray(low + (1 - _EVEN) * (places - low) + _EVEN * rank * size)


def _tucked(places: Floats, component: Ints, edges: Ints, width: float) -> Ints:
    """Move small parts into gaps of the largest, in place; return parts, those moved being one."""
    parts = component.copy()
    count = int(component.max()) + 1
    if count > _TUCKED:
        return parts
    taken = _outline(places, edges[component[edges[:, 0]] == 0], component == 0)
    low, high = taken.min(axis=0), taken.max(axis=0)
    for number in range(1, count):
        mine = component == number
        if np.count_nonzero(mine) >= _LARGE:
            continue
        reach = np.ptp(places[mine], axis=0) / 2 + [0.4 * LENGTH, 0.0]
        spot = _gap(taken, low, high, reach)
        if spot is None:
            continue
        places[mine] += spot - (places[mine].min(axis=0) + places[mine].max(axis=0)) / 2
        taken = np.concatenate(
            [taken, _outline(places, edges[component[edges[:, 0]] == number], mine)]
        )
        parts[mine] = 0
    return parts


def _outline(places: Floats, edges: Ints, nodes: npt.NDArray[np.bool_]) -> Floats:
    """Return the nodes and points along the edges."""
    along = np.linspace(0, 1, 11)[:, None, None]
    one, other = places[edges[:, 0]], places[edges[:, 1]]
    return np.concatenate([places[nodes], (one + (other - one) * along).reshape(-1, 2)])


def _gap(taken: Floats, low: Floats, high: Floats, reach: Floats) -> Floats | None:
    """Return the middle of the widest gap for a part that reaches so far, or None."""
    inner_low, inner_high = low + reach, high - reach
    if (inner_low > inner_high).any():
        return None
    across = np.linspace(inner_low[0], inner_high[0], 40)
    down = np.linspace(inner_low[1], inner_high[1], 24)
    spots = np.stack(np.meshgrid(across, down), axis=2).reshape(-1, 2)
    gap = np.maximum(np.abs(spots[:, None] - taken[None]) - reach, 0)
    room = np.hypot(gap[:, :, 0], gap[:, :, 1]).min(axis=1)
    best = int(room.argmax())
    return np.asarray(spots[best]) if room[best] > 0.8 * LENGTH else None
