from hypothesis import given
from hypothesis import strategies as st

from workbench.text.spans import IntervalIndex, lanes, stretches

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=40,
)


@given(SPANS, st.integers(0, 90), st.integers(0, 40))
def test_the_index_finds_what_looking_at_each_span_finds(spans, start, length):
    end = start + length
    index = IntervalIndex([a for a, _ in spans], [b for _, b in spans])
    one_by_one = [n for n, (a, b) in enumerate(spans) if a < end and b > start and start < end]
    assert sorted(index.overlapping(start, end)) == one_by_one


@given(SPANS)
def test_no_two_spans_that_overlap_share_a_lane(spans):
    given_lanes = lanes(spans)
    for n, (a, b) in enumerate(spans):
        for m, (c, d) in enumerate(spans[:n]):
            assert not (a < d and c < b and given_lanes[n] == given_lanes[m])


@given(SPANS)
def test_there_are_no_more_lanes_than_spans_over_one_place(spans):
    deepest = max((sum(a <= at < b for a, b in spans) for at in range(100)), default=0)
    assert max(lanes(spans), default=-1) + 1 == deepest


@given(SPANS)
def test_stretches_say_for_every_place_which_spans_cover_it(spans):
    covering = {at: set(numbers) for a, b, numbers in stretches(spans) for at in range(a, b)}
    for at in range(100):
        assert covering.get(at, set()) == {n for n, (a, b) in enumerate(spans) if a <= at < b}
