"""One origin for every group, and nothing counted twice."""

from workbench.copies.groups import group
from workbench.model.copies import CopyOf, Origin, Overlap


def pair(first: int, second: int, share: float, other: float) -> list[Overlap]:
    return [Overlap(first, second, share), Overlap(second, first, other)]


def test_the_earliest_published_is_the_origin() -> None:
    found = group(pair(1, 2, 0.96, 0.9), {1: "2024-02-06", 2: "2024-02-04"})
    assert found.copies == {1: CopyOf(2, 0.96)}


def test_without_dates_the_first_added_is_and_a_known_date_goes_before_none() -> None:
    assert group(pair(1, 2, 0.9, 0.8), {}).copies == {2: CopyOf(1, 0.8)}
    assert group(pair(1, 2, 0.9, 0.8), {2: "2024"}).copies == {1: CopyOf(2, 0.9)}


def test_a_vague_date_does_not_go_before_a_day_within_it() -> None:
    found = group(pair(1, 2, 0.97, 0.97), {1: "2024-02", 2: "2024-02-04"})
    assert found.copies == {1: CopyOf(2, 0.97)}


def test_an_excerpt_is_the_copy_of_the_whole_whenever_it_came() -> None:
    found = group(pair(1, 2, 0.98, 0.1), {1: "2020-01-01", 2: "2021-01-01"})
    assert found.copies == {1: CopyOf(2, 0.98)}


def test_what_only_quotes_another_counts_by_itself() -> None:
    assert group(pair(1, 2, 0.25, 0.2), {}).copies == {}


def test_a_round_up_does_not_join_the_texts_it_is_made_of() -> None:
    overlaps = [*pair(1, 3, 1.0, 0.5), *pair(2, 3, 1.0, 0.45)]
    dates = {1: "2024-01-01", 2: "2024-01-02", 3: "2024-01-03"}
    found = group(overlaps, dates)
    assert found.copies == {3: CopyOf(1, 0.5)}
    assert found.independent([1, 2, 3]) == 2


def test_copies_of_copies_lead_to_the_first_text() -> None:
    overlaps = [*pair(1, 2, 0.9, 0.9), *pair(2, 3, 0.9, 0.95)]
    found = group(overlaps, {1: "2024-01-01", 2: "2024-01-02", 3: "2024-01-03"})
    assert {one: copy.origin_id for one, copy in found.copies.items()} == {2: 1, 3: 1}
    assert found.independent([2, 3]) == 1 and found.independent([1, 2, 3, 9]) == 2
    assert found.copies_of(1) == [3, 2]


def test_the_analyst_chooses_the_origin_and_what_counts_by_itself() -> None:
    overlaps = [*pair(1, 2, 0.9, 0.9), *pair(2, 3, 0.9, 0.9), *pair(1, 3, 0.9, 0.9)]
    assert set(group(overlaps, {}, [Origin(1, 3, "origin")]).copies) == {1, 2}
    alone = group(overlaps, {}, [Origin(1, 1, "independent")])
    assert {one: copy.origin_id for one, copy in alone.copies.items()} == {3: 2}


def test_a_ring_of_copies_still_has_one_origin() -> None:
    overlaps = [*pair(1, 2, 0.9, 0.2), *pair(2, 3, 0.9, 0.2), *pair(3, 1, 0.9, 0.2)]
    found = group(overlaps, {})
    assert {found.source(one) for one in (1, 2, 3)} == {1}


def test_versions_of_a_document_count_once_and_the_newest_stands_for_them() -> None:
    found = group((), {}, (), {1: 2, 2: 5})
    assert found.copies == {} and found.newest == {1: 5, 2: 5}
    assert {found.source(one) for one in (1, 2, 5)} == {5}
    assert found.independent([1, 2, 5]) == 1


def test_a_newer_version_is_no_copy_of_the_older() -> None:
    found = group(pair(1, 2, 0.96, 0.96), {1: "2024-01-01", 2: "2024-01-01"}, (), {1: 2})
    assert found.copies == {}
    assert found.source(1) == found.source(2) == 2


def test_a_repost_of_an_older_version_is_a_copy_of_the_newest() -> None:
    dates = {1: "2024-01-01", 2: "2024-01-01", 3: "2024-01-05"}
    found = group(pair(1, 3, 0.9, 0.95), dates, (), {1: 2})
    assert found.copies == {3: CopyOf(2, 0.95)}
    assert found.independent([1, 2, 3]) == 1
