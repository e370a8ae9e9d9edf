"""Which marks of a copy only repeat those of its origin."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.copies.groups import Groups
from workbench.copies.repeats import MarkedWords, families, repeated_excerpts, repeated_mentions
from workbench.model.copies import CopyOf

RANKED = families(Groups({3: CopyOf(9, 0.9), 7: CopyOf(9, 1.0)}))[9]
MENTIONS = st.lists(st.tuples(st.integers(0, 999), st.sampled_from([9, 3, 7]), st.integers(1, 4)))


def excerpt(number: int, document: int, quote: str, *codes: int) -> MarkedWords:
    return MarkedWords(number, document, quote, frozenset(("excerpt_code", one) for one in codes))


def repeated(*excerpts: MarkedWords) -> list[int]:
    return [one.id for one in repeated_excerpts(excerpts, RANKED)]


def test_an_older_version_goes_before_a_copy() -> None:
    groups = Groups({3: CopyOf(9, 0.9)}, {8: 9, 2: 3})
    placed = families(groups)[9]
    assert sorted(placed, key=placed.__getitem__) == [9, 2, 8, 3]


def test_the_origin_goes_before_copies_and_these_as_they_came() -> None:
    assert sorted(RANKED, key=RANKED.__getitem__) == [9, 3, 7]


@given(MENTIONS)
def test_every_actor_of_a_group_is_counted_in_one_document(
    mentions: list[tuple[int, int, int]],
) -> None:
    left_out = repeated_mentions(mentions, RANKED)
    kept = [row for row in mentions if row not in left_out]
    assert {actor for *_, actor in kept} == {actor for *_, actor in mentions}
    for actor in {actor for *_, actor in mentions}:
        assert len({document for _, document, one in kept if one == actor}) == 1


def test_an_actor_named_in_copies_alone_is_counted_in_the_first_of_them() -> None:
    assert repeated_mentions([(1, 7, 5), (2, 3, 5), (3, 3, 6), (4, 9, 6)], RANKED) == [
        (1, 7, 5),
        (3, 3, 6),
    ]


def test_the_same_words_under_the_same_code_are_a_repetition_however_they_are_cut() -> None:
    origin = excerpt(1, 9, "Officials said the convoy left at dawn.", 4)
    assert repeated(origin, excerpt(2, 3, "officials said the convoy left at dawn", 4)) == [2]
    assert repeated(origin, excerpt(2, 3, "the convoy left at", 4)) == [2]
    assert repeated(origin, excerpt(2, 3, "X. Officials said the convoy left at dawn. Y", 4)) == [2]


def test_other_words_or_another_code_are_none() -> None:
    origin = excerpt(1, 9, "Officials said the convoy left at dawn.", 4)
    assert repeated(origin, excerpt(2, 3, "the convoy never left", 4)) == []
    assert repeated(origin, excerpt(2, 3, "the convoy", 4)) == []  # two words may stand anywhere
    assert repeated(origin, excerpt(2, 3, "Officials said the convoy left at dawn.", 5)) == []
    assert repeated(origin, excerpt(2, 9, "Officials said the convoy left at dawn.", 4)) == []


def test_what_is_marked_in_copies_alone_counts_once() -> None:
    first = excerpt(1, 3, "Words of their own, marked here.", 4)
    assert repeated(first, excerpt(2, 7, "Words of their own, marked here.", 4)) == [2]
