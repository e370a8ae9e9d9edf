"""Where a layout begins: components, first places by distance, and places known before."""

import itertools
from collections.abc import Mapping

import numpy as np

from workbench.graph.packing import LENGTH, Floats, Ints, packed


def components(count: int, edges: Ints) -> Ints:
    """Number the component of every node; 0 is the largest, and so on down."""
    label = np.arange(count)
    while len(edges):
        low = np.minimum(label[edges[:, 0]], label[edges[:, 1]])
        new = label.copy()
        np.minimum.at(new, edges[:, 0], low)
        np.minimum.at(new, edges[:, 1], low)
        new = np.minimum(new, new[new])
        if np.array_equal(new, label):
            break
        label = new
    names, inverse, sizes = np.unique(label, return_inverse=True, return_counts=True)
    order = np.argsort(-sizes, kind="stable")
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[inverse]


def first_places(
    count: int, edges: Ints, component: Ints, random: np.random.Generator, width: float
) -> Floats:
    """Return places by distance in the network, component by component, packed: (count, 2)."""
    places = random.normal(size=(count, 2)) * LENGTH * 0.2
    order = np.argsort(component, kind="stable")
    begins = np.searchsorted(component[order], np.arange(int(component.max(initial=-1)) + 2))
    local = np.empty(count, dtype=np.int64)
    edge_order = np.argsort(component[edges[:, 0]], kind="stable")
    edge_component = component[edges[edge_order, 0]]
    for number, (begin, end) in enumerate(itertools.pairwise(begins.tolist())):
        members = order[begin:end]
        if len(members) < 2:
            break
        local[members] = np.arange(len(members))
        inside = slice(*np.searchsorted(edge_component, [number, number + 1]))
        places[members] += _by_distance(len(members), local[edges[edge_order[inside]]], width)
    return packed(places, component, width)


def _by_distance(count: int, edges: Ints, width: float) -> Floats:
    if count == 2:
        return np.array([[-LENGTH / 2, 0.0], [LENGTH / 2, 0.0]])
    distance = _pivot_distances(count, edges, pivots=min(count, 12 if count > 500 else 40))
    square = distance**2
    centred = square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()
    values, vectors = np.linalg.eigh(centred.T @ centred)
    places = centred @ vectors[:, np.argsort(values)[-1:-3:-1]]
    # the sign of an eigenvector is arbitrary: fix it, so that every machine draws the same
    heaviest = np.abs(places).argmax(axis=0)
    places *= np.where(places[heaviest, [0, 1]] < 0, -1.0, 1.0)
    spread = LENGTH * count**0.5 / 2
    size = np.maximum(places.std(axis=0), 1e-9)
    return np.asarray(places / size * [spread, spread / width])


def _pivot_distances(count: int, edges: Ints, pivots: int) -> Floats:
    """Return steps from each node to each pivot, the pivots far from one another."""
    joined = np.concatenate([edges, edges[:, ::-1]])
    joined = joined[np.argsort(joined[:, 0], kind="stable")]
    begins = np.searchsorted(joined[:, 0], np.arange(count + 1))
    pivot = int(np.argmax(np.diff(begins)))
    nearest = np.full(count, np.inf)
    columns = []
    for _ in range(pivots):
        steps = _steps_from(pivot, count, joined[:, 1], begins)
        columns.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(np.argmax(nearest))
    return np.stack(columns, axis=1)


def _steps_from(pivot: int, count: int, ends: Ints, begins: Ints) -> Floats:
    steps = np.full(count, np.inf)
    steps[pivot] = 0
    front = np.array([pivot])
    away = 0
    while len(front):
        away += 1
        sizes = begins[front + 1] - begins[front]
        offsets = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        reached = ends[np.repeat(begins[front], sizes) + offsets]
        front = np.unique(reached[np.isinf(steps[reached])])
        steps[front] = away
    return steps


def near_known(places: Floats, known: Mapping[int, tuple[float, float]], edges: Ints) -> Floats:
    """Fit new nodes to places already known: beside their known neighbours, else below all."""
    numbers = np.array(sorted(known))
    where = np.array([known[number] for number in numbers.tolist()], dtype=float)
    below = where.max(axis=0) - places.min(axis=0) + LENGTH
    shift = float(where[:, 0].mean() - places[:, 0].mean()), float(below[1])
    moved: Floats = places + np.array(shift)
    held: dict[int, list[int]] = {}
    for one, other in edges.tolist():
        for node, neighbour in ((one, other), (other, one)):
            if node not in known and neighbour in known:
                held.setdefault(node, []).append(neighbour)
    for node, neighbours in held.items():
        near = np.array([known[neighbour] for neighbour in neighbours]).mean(axis=0)
        away = places[node] - places[neighbours[0]]
        moved[node] = near + away / max(float(np.hypot(*away)), 1e-9) * LENGTH * 0.8
    moved[numbers] = where
    return moved
