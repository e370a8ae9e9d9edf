"""Sketches find copies by containment, and nothing where there is none."""

import random

import pytest

from workbench.copies.overlaps import Counted, candidates
from workbench.copies.sketching import Hashes, shared, shingles, sketch
from workbench.model.copies import Overlap

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in ("a", "or", "il", "en") for c in "lmnprst"]


def article(seed: int, words: int = 900) -> str:
    """Return made-up sentences of words that every article uses."""
    chosen = random.Random(seed)
    return " ".join(
        " ".join(chosen.choices(WORDS, k=12)).capitalize() + "." for _ in range(words // 12)
    )


def overlaps(
    texts: dict[int, str], fresh: frozenset[int] = frozenset()
) -> dict[tuple[int, int], float]:
    whole: dict[int, Hashes] = {one: shingles(text) for one, text in texts.items()}
    counted = Counted(whole.__getitem__)
    pairs = candidates({one: sketch(text) for one, text in texts.items()}, fresh)
    found: list[Overlap] = [one for pair in pairs for one in counted.overlaps(pair)]
    return {(one.document_id, one.other_id): one.share for one in found}


def part(text: str, share: float) -> str:
    sentences = text.split(". ")
    return ". ".join(sentences[: round(len(sentences) * share)])


def test_a_repost_that_keeps_a_third_of_the_article_is_found_and_its_share_told_both_ways() -> None:
    whole = article(1)
    found = overlaps({1: whole, 2: part(whole, 0.3) + ". A line of the blog's own, and one more."})
    assert found[2, 1] == pytest.approx(0.97, abs=0.03)
    assert found[1, 2] == pytest.approx(0.3, abs=0.03)


def test_thirty_per_cent_of_a_text_taken_from_another_is_found_every_time() -> None:
    texts = {}
    for n in range(1, 41):
        texts[n] = article(n)
        texts[n + 100] = part(article(n), 0.3) + ". " + part(article(n + 1000), 0.7)
    found = overlaps(texts)
    assert all((n + 100, n) in found for n in range(1, 41))
    assert all(abs(a - b) == 100 for a, b in found)


def test_unrelated_articles_share_nothing() -> None:
    assert overlaps({n: article(n) for n in range(1, 121)}) == {}


def test_a_light_edit_leaves_most_of_the_text_the_same() -> None:
    words = article(7).split()
    words[::40] = ["other"] * len(words[::40])
    found = overlaps({1: article(7), 2: " ".join(words)})
    assert 0.8 < found[2, 1] < 0.97


def test_short_documents_are_compared_on_their_whole_text() -> None:
    short = part(article(3), 0.1)
    assert 40 < len(short.split()) < 120
    found = [overlaps({1: article(3), 2: part(article(3), 0.1)}) for _ in range(2)]
    assert found[0] == found[1] and found[0][2, 1] > 0.95


def test_only_pairs_with_a_fresh_document_are_compared() -> None:
    texts = {1: article(1), 2: article(1), 3: article(1) + " more", 4: article(2)}
    assert {pair for pair in overlaps(texts, frozenset({3}))} == {(1, 3), (3, 1), (2, 3), (3, 2)}


def test_letters_written_in_several_ways_count_as_the_same_words() -> None:
    arabic = "قال علي إن القوات لم تنسحب من المدينة في يوم الخميس الماضي كما ذكر"
    persian = arabic.replace("ي", "ی").replace("ك", "ک")
    assert shared(shingles(arabic), shingles(persian)) == len(shingles(arabic)) > 5
    assert shared(shingles("One TWO three Four five six"), shingles("one two, three four five six"))


def test_what_is_left_out_leaves_no_shingle_across_the_gap() -> None:
    text = article(5) + "\nShare this on every page of the site\n" + article(6)
    start = text.index("Share")
    without = shingles(text, [(start, start + 36)])
    assert shared(without, shingles("Share this on every page of the site")) == 0
    assert shared(without, shingles(article(6))) == len(shingles(article(6)))


def test_the_numbers_are_the_same_on_every_machine() -> None:
    assert int(shingles("one two three four five")[0]) == int(
        shingles("One, two; three four five")[0]
    )
    assert shingles("too few words here").size == 0
    assert shingles("one two three four five").tolist() == [8509433043574587124]


def family(size: int, words: int = 240) -> dict[int, str]:
    """Return texts of one template, each with a few words of its own."""
    template = article(1, words).split()
    texts = {}
    for n in range(size):
        mine = list(template)
        mine[n % len(mine)] = f"own{n}"
        texts[n + 1] = " ".join(mine)
    return texts


@pytest.mark.parametrize("size", [13, 60, 450])
def test_a_large_family_hangs_together_by_the_first_of_it(size: int) -> None:
    texts = family(size)
    pairs = candidates({one: sketch(text) for one, text in texts.items()}, order=range(size, 0, -1))
    assert len(pairs) <= 20 * size  # all with all would be half its square
    assert all(pair.first > pair.second for pair in pairs)  # as they were ordered
    assert {pair.second for pair in pairs} == set(range(1, size))


def test_a_document_that_is_nearly_whole_in_three_others_is_compared_no_more() -> None:
    texts = family(12)
    whole = {one: shingles(text) for one, text in texts.items()}
    counted = Counted(whole.__getitem__)
    pairs = candidates({one: sketch(text) for one, text in texts.items()})
    found = [one for pair in pairs for one in counted.overlaps(pair)]
    assert sum(one.document_id == 12 for one in found) == 3


def test_phrases_of_a_page_that_hundreds_have_make_no_copies_of_each_other() -> None:
    phrases = article(5, 120)
    texts = {n: f"{article(n + 10, 480)} {phrases}" for n in range(1, 421)}
    assert candidates({one: sketch(text) for one, text in texts.items()}) == []
