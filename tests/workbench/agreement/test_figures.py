"""Figures and differences of markings are those of a walk from character to character."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.agreement.coefficients import alpha, kappa, percent
from workbench.agreement.continuum import Readable
from workbench.agreement.disagreements import Disagreement, disagreements
from workbench.agreement.figures import Figures, Measured, measure
from workbench.agreement.marked import Placed, placed
from workbench.model.excerpts import Marking

LENGTHS = {7: 30, 3: 25, 9: 0}
GREY = {3: [(0, 5), (12, 16)], 7: [(29, 30)]}
TEXTS = Readable(LENGTHS, GREY)


@st.composite
def markings(draw: st.DrawFn) -> list[Marking]:
    """Draw what somebody marked: stretches that may overlap, also in page furniture."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        document_id = draw(st.sampled_from((7, 3)))
        start = draw(st.integers(0, LENGTHS[document_id] - 1))
        end = draw(st.integers(start + 1, LENGTHS[document_id]))
        found.append(Marking(number + 1, document_id, start, end, draw(st.integers(1, 3))))
    return found


def measured(left: list[Marking], right: list[Marking]) -> Measured:
    return measure(placed(left, TEXTS), placed(right, TEXTS), TEXTS.continuum)


def differing(left: list[Marking], right: list[Marking]) -> list[Disagreement]:
    return disagreements(placed(left, TEXTS), placed(right, TEXTS))


def characters(said: list[Marking]) -> list[frozenset[int]]:
    """Return the codes of each character that counts."""
    return [
        frozenset(m.code_id for m in said if m.document_id == one and m.start <= at < m.end)
        for one, length in LENGTHS.items()
        for at in range(length)
        if not any(start <= at < end for start, end in GREY.get(one, ()))
    ]


@given(markings(), markings())
def test_figures_are_those_of_every_character(left: list[Marking], right: list[Marking]) -> None:
    found, walked = (
        measured(left, right),
        list(zip(characters(left), characters(right), strict=True)),
    )
    assert set(found.by_code) == {code for pair in walked for side in pair for code in side}
    for code, figures in found.by_code.items():
        pairs = Counter((code in one, code in other) for one, other in walked)
        assert (figures.percent, figures.kappa, figures.alpha) == (
            percent(pairs), kappa(pairs), alpha(pairs),
        )  # fmt: skip
        both = pairs[True, True]
        assert figures.characters == (both + pairs[True, False], both + pairs[False, True], both)
    if found.by_code:
        every, anything = Counter(walked), Counter((bool(a), bool(b)) for a, b in walked)
        assert (found.overall.kappa, found.overall.alpha) == (kappa(every), alpha(every))
        assert (found.marked.kappa, found.marked.alpha) == (kappa(anything), alpha(anything))


@given(markings(), markings())
def test_the_order_of_the_two_makes_no_difference(
    left: list[Marking], right: list[Marking]
) -> None:
    found, turned = measured(left, right), measured(right, left)
    for code, figures in found.by_code.items():
        other = turned.by_code[code]
        assert (figures.kappa, figures.alpha_u) == (other.kappa, other.alpha_u)
        ours, theirs, both = figures.excerpts
        assert other.excerpts == (theirs, ours, both)
    assert found.overall.kappa == turned.overall.kappa
    swapped = {"left": "right", "right": "left"}
    there = Counter((one.kind, one.left, one.right) for one in differing(left, right))
    back = Counter(
        (swapped.get(one.kind, one.kind), one.right, one.left) for one in differing(right, left)
    )
    assert there == back


@given(markings(), markings(), st.permutations((1, 2, 3)))
def test_other_numbers_for_the_codes_make_no_difference(
    left: list[Marking], right: list[Marking], names: list[int]
) -> None:
    def renamed(said: list[Marking]) -> list[Marking]:
        return [one._replace(code_id=names[one.code_id - 1]) for one in said]

    found, other = measured(left, right), measured(renamed(left), renamed(right))
    assert (found.overall, found.marked) == (other.overall, other.marked)
    assert {names[code - 1]: one for code, one in found.by_code.items()} == other.by_code


@given(markings())
def test_the_same_markings_agree_wholly_and_differ_nowhere(said: list[Marking]) -> None:
    found = measured(said, said)
    for figures in found.by_code.values():
        assert figures.percent.value == 1
        assert figures.kappa.value in (1, None)
        assert figures.alpha_u.value == 1
    assert differing(said, said) == []


@given(markings(), markings())
def test_every_marking_that_has_no_like_is_listed_and_no_other(
    left: list[Marking], right: list[Marking]
) -> None:
    ours, theirs = placed(left, TEXTS), placed(right, TEXTS)
    listed = disagreements(ours, theirs)
    for side, mine, others in (("left", ours, theirs), ("right", theirs, ours)):
        known = {one[:3] for one in others}
        unlike = {one.marking for one in mine if one[:3] not in known}
        assert {getattr(one, side) for one in listed} - {None} == unlike
    assert len(set(listed)) == len(listed)


def test_documents_and_page_furniture_make_one_line() -> None:
    assert TEXTS.continuum.length == 29 + 16
    assert TEXTS.place(3, 0) == TEXTS.place(3, 5) == 29
    assert [one[:2] for one in placed([Marking(1, 3, 10, 20, 1)], TEXTS)] == [(34, 40)]
    assert placed([Marking(1, 3, 12, 16, 1)], TEXTS) == []


def kinds(left: list[Marking], right: list[Marking]) -> list[tuple[str, int, int]]:
    return [
        (one.kind, one.left.excerpt_id if one.left else 0, one.right.excerpt_id if one.right else 0)
        for one in differing(left, right)
    ]


def test_differences_are_told_by_their_kind() -> None:
    left = [Marking(1, 7, 0, 10, 1), Marking(2, 7, 12, 15, 1), Marking(3, 7, 20, 25, 2)]
    right = [Marking(4, 7, 2, 10, 1), Marking(5, 7, 13, 16, 3), Marking(6, 3, 20, 24, 2)]
    assert kinds(left, right) == [("bounds", 1, 4), ("code", 2, 5), ("left", 3, 0), ("right", 0, 6)]


def test_a_long_excerpt_stands_beside_each_short_one_in_it() -> None:
    long, short = [Marking(1, 7, 0, 20, 1)], [Marking(n, 7, 3 * n, 3 * n + 2, 1) for n in (2, 3, 4)]
    assert kinds(long, short) == [("bounds", 1, 2), ("bounds", 1, 3), ("bounds", 1, 4)]


def test_a_further_code_of_one_alone_is_no_other_code() -> None:
    one, two = Marking(1, 7, 0, 9, 1), Marking(2, 7, 0, 9, 1)
    assert kinds([one], [two, Marking(2, 7, 0, 9, 2)]) == [("right", 0, 2)]


def test_where_nothing_was_marked_there_is_no_figure() -> None:
    found = measured([], [])
    assert found.by_code == {}
    assert found.overall == found.marked == Figures()
    assert found.overall.kappa.value is None and found.overall.kappa.reason


def test_two_who_mark_nine_tenths_at_random_agree_by_chance_alone() -> None:
    chosen, texts = random.Random(4), Readable({1: 200_000}, {})

    def scattered() -> list[Placed]:
        at, found = 0, []
        while at < 199_700:
            start = at + chosen.randint(0, 22)
            at = start + chosen.randint(1, 200)
            found.append(Marking(len(found) + 1, 1, start, at, 1))
        return placed(found, texts)

    figures = measure(scattered(), scattered(), texts.continuum).by_code[1]
    assert figures.percent.value == pytest.approx(0.82, abs=0.02)
    for figure in (figures.kappa, figures.alpha, figures.alpha_u):
        assert figure.value == pytest.approx(0, abs=0.05)
