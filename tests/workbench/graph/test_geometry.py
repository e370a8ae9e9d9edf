import numpy as np

from workbench.graph.geometry import EdgeLines
from workbench.graph.labels import Ground, Tag, place_tags

PLACES = np.array([[0.0, 0.0], [100.0, 0.0], [0.0, 100.0]])


def test_a_lone_edge_is_straight_and_parallel_ones_bow_to_both_sides():
    lines = EdgeLines(np.array([[0, 1], [1, 0], [0, 2]]))
    middles = lines.middles(PLACES)
    assert middles[2].tolist() == [0, 50]
    assert middles[0, 1] == -middles[1, 1] != 0


def test_three_parallel_edges_keep_one_straight_in_the_middle():
    heights = sorted(EdgeLines(np.array([[0, 1], [0, 1], [1, 0]])).middles(PLACES)[:, 1])
    assert heights[1] == 0
    assert heights[0] == -heights[2] < -10


def test_lines_begin_and_end_at_their_nodes_and_never_join_each_other():
    lines = EdgeLines(np.array([[0, 1], [0, 1], [0, 2]]))
    x, y, joined = lines.curves(PLACES, np.arange(3))
    starts = np.flatnonzero(np.r_[0, joined[:-1]] == 0)
    assert len(starts) == 3
    assert [(x[s], y[s]) for s in starts] == [(0, 0)] * 3
    ends = np.flatnonzero(joined == 0)
    assert [(round(x[e]), round(y[e])) for e in ends] == [(100, 0), (100, 0), (0, 100)]


def test_the_nearest_edge_is_found_on_its_own_bow():
    lines = EdgeLines(np.array([[0, 1], [1, 0], [0, 2]]))
    for edge, middle in enumerate(lines.middles(PLACES)):
        assert lines.nearest(PLACES, tuple(middle), 4) == edge
    assert lines.nearest(PLACES, (90, 90), 4) == -1
    assert EdgeLines(np.empty((0, 2), dtype=np.int64)).nearest(PLACES, (0, 0), 4) == -1


def test_names_never_cover_each_other_or_a_node_and_the_important_come_first():
    random = np.random.default_rng(3)
    centres = random.uniform(20, 380, (60, 2))
    radii = np.full(60, 7.0)
    ground = Ground(400, 400)
    ground.take_all(centres, radii)
    tags = [Tag(n, 70.0, 14.0) for n in range(60)]
    placed = place_tags(tags, centres, radii, ground)
    assert 0 in placed
    assert 10 < len(placed) < 60
    corners = np.array([centres[n] + (spot.left, spot.top) for n, spot in placed.items()])
    for number, (x, y) in enumerate(corners):
        others = np.delete(corners, number, axis=0)
        assert not ((np.abs(others[:, 0] - x) < 70) & (np.abs(others[:, 1] - y) < 14)).any()
        near = (centres[:, 0] + 7 > x) & (centres[:, 0] - 7 < x + 70)
        assert not (near & (centres[:, 1] + 7 > y) & (centres[:, 1] - 7 < y + 14)).any()


def test_a_name_moves_out_of_the_way_of_an_edge():
    centres, radii = np.array([[100.0, 100.0]]), np.array([8.0])
    for crossing, below in (([], False), ([[x, 85.0] for x in range(60, 140)], True)):
        ground = Ground(200, 200)
        ground.cross(np.array(crossing).reshape(-1, 2))
        spot = place_tags([Tag(0, 60, 12)], centres, radii, ground)[0]
        assert (spot.top > 0) == below


def test_a_name_that_fits_nowhere_is_written_shorter():
    centres, radii = np.array([[50.0, 30.0]]), np.array([8.0])
    long = Tag(0, 140, 12, ((110, 24), (60, 12)))
    assert place_tags([long], centres, radii, Ground(100, 60))[0].way == 2
    assert place_tags([long], centres, radii, Ground(400, 60))[0].way == 0
