import numpy as np
import pytest

from workbench.graph.layout import Layout
from workbench.graph.packing import LENGTH
from workbench.graph.places import components

STAR = np.array([[0, i] for i in range(1, 7)] + [[1, 2], [3, 4]])


def random_edges(count, many, seed=1):
    random = np.random.default_rng(seed)
    edges = random.integers(0, count, (many, 2))
    return edges[edges[:, 0] != edges[:, 1]]


@pytest.mark.parametrize(("count", "many"), [(7, 10), (60, 90), (1500, 4000)])
def test_the_same_network_always_gets_the_same_places(count, many):
    edges = random_edges(count, many)
    first, second = Layout(count, edges), Layout(count, edges)
    assert np.array_equal(first.run(), second.run())
    assert first.settled


def test_dragged_actors_stay_where_they_were_put():
    pinned = {0: (300.0, -40.0), 3: (0.0, 0.0)}
    layout = Layout(7, STAR, pinned=pinned)
    layout.run()
    assert tuple(layout.positions[0]) == (300.0, -40.0)
    assert tuple(layout.positions[3]) == (0.0, 0.0)
    assert np.isfinite(layout.positions).all()


def test_no_two_actors_of_a_small_network_touch():
    places = Layout(60, random_edges(60, 90)).run()
    gap = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    np.fill_diagonal(gap, np.inf)
    assert gap.min() >= LENGTH * 0.45


def test_related_actors_stand_nearer_than_others():
    edges = random_edges(60, 70)
    places = Layout(60, edges).run()
    joined = np.hypot(*(places[edges[:, 0]] - places[edges[:, 1]]).T).mean()
    all_pairs = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)).mean()
    assert joined < all_pairs / 2


def test_parts_that_hang_together_never_overlap_each_other():
    two = np.array([[0, 1], [1, 2], [2, 0], [3, 4], [4, 5]])
    places = Layout(8, two).run()
    part = components(8, two)
    assert part.tolist() == [0, 0, 0, 1, 1, 1, 2, 3]
    boxes = [(places[part == n].min(0), places[part == n].max(0)) for n in range(4)]
    for n, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[n + 1 :]:
            apart = (low > other_high) | (other_low > high)
            assert apart.any()


def test_known_places_stay_when_nothing_is_new():
    start = {i: (float(i) * 50, 0.0) for i in range(7)}
    layout = Layout(7, STAR, start=start)
    assert layout.settled
    assert layout.positions[:, 0].tolist() == [i * 50 for i in range(7)]


def test_a_new_actor_begins_beside_its_neighbour():
    start = {i: (float(i) * 200, 0.0) for i in range(6)}
    layout = Layout(7, np.array([[0, 1], [5, 6]]), start=start)
    assert not layout.settled
    assert np.hypot(*(layout.positions[6] - (1000, 0))) < LENGTH
    layout.run()
    assert layout.settled


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_actors_are_no_trouble(count):
    edges = np.array([[0, 1]]) if count == 2 else np.empty((0, 2), dtype=np.int64)
    assert Layout(count, edges).run().shape == (count, 2)
