import random
from itertools import pairwise

import pytest

from workbench.text.alignment import align
from workbench.text.anchoring import anchor
from workbench.versions.carrying import Carrier

STORY = """The general arrived in Damascus on Monday.

He met the prime minister, who thanked the general for his help. Nothing else was said in public.

A spokesman confirmed the visit on Tuesday. The general did not comment. The talks go on."""


def carried(older, newer, quote, which=0):
    """Return the words found again, and what stands around them."""
    start = -1
    for _ in range(which + 1):
        start = older.index(quote, start + 1)
    span = Carrier(older, newer).span(anchor(older, start, start + len(quote)))
    return span and newer[slice(*span)]


def place(older, newer, quote, which):
    """Return at which of its occurrences in the newer text the quote was found, or None."""
    start = -1
    for _ in range(which + 1):
        start = older.index(quote, start + 1)
    span = Carrier(older, newer).span(anchor(older, start, start + len(quote)))
    return None if span is None else newer[: span[0]].count(quote)


def test_words_are_found_behind_what_was_put_before_them():
    newer = "Updated on Wednesday.\n\n" + STORY
    assert carried(STORY, newer, "thanked the general") == "thanked the general"


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_name_that_stands_often_is_found_at_its_own_place(which):
    newer = STORY.replace("Nothing else was said in public.", "The general smiled.")
    assert newer.count("general") == 4
    assert place(STORY, newer, "general", which) == (0, 1, 3)[which]


def test_a_name_in_a_rewritten_sentence_is_found_in_that_sentence():
    newer = STORY.replace("The general did not comment.", "When asked, the general kept silent.")
    assert place(STORY, newer, "general", 2) == 2


def test_a_name_whose_sentence_is_gone_is_not_found_elsewhere():
    newer = STORY.replace("The general did not comment. ", "")
    assert place(STORY, newer, "general", 2) is None


def test_words_that_were_changed_are_not_found_where_the_text_says_them_a_second_time():
    caption = "The general leaves the palace\n\n"
    older = caption + STORY + "\n\n" + "The general leaves the palace by car."
    newer = caption + STORY + "\n\n" + "The general leaves it by car."
    assert carried(older, newer, "The general leaves the palace", 0) is not None
    assert carried(older, newer, "The general leaves the palace", 1) is None


def test_a_paragraph_that_was_moved_takes_its_excerpts_along():
    first, second, third = STORY.split("\n\n")
    newer = "\n\n".join([third, first, second])
    for quote in ("confirmed the visit", "arrived in Damascus", "thanked the general"):
        assert carried(STORY, newer, quote) == quote


def test_words_broken_into_other_lines_are_the_same_words():
    newer = STORY.replace("prime minister, who thanked", "prime\nminister,\nwho thanked")
    assert carried(STORY, newer, "minister, who thanked the") == "minister,\nwho thanked the"


def test_a_text_that_says_something_else_takes_nothing():
    assert carried(STORY, "Quite another thing.", "The general did not comment") is None
    assert carried(STORY, "", "The general did not comment") is None


def test_letters_beyond_the_first_plane_and_of_other_scripts_keep_their_places():
    older = "🚗 سردار سلیمانی در بغداد بود. 🚗 او رفت."
    newer = "🚗🚗 خبر تازه: سردار سلیمانی در بغداد بود. 🚗 او رفت."
    assert carried(older, newer, "سلیمانی") == "سلیمانی"
    assert carried(older, newer, "🚗 او رفت") == "🚗 او رفت"


def edited(chosen, words):
    """Return words with some left out, put in, changed and moved."""
    made = list(words)
    for _ in range(chosen.randrange(12)):
        at = chosen.randrange(len(made) + 1)
        act = chosen.randrange(4)
        if act == 0:
            del made[at : at + chosen.randrange(8)]
        elif act == 1:
            made[at:at] = chosen.choices("abcde", k=chosen.randrange(8))
        elif act == 2:
            made[at : at + 1] = ["new"]
        else:
            part = made[at : at + 9]
            del made[at : at + 9]
            made[chosen.randrange(len(made) + 1) : 0] = part
    return made


@pytest.mark.parametrize("seed", range(60))
def test_what_texts_have_in_common_is_the_same_in_both_and_nowhere_twice(seed):
    chosen = random.Random(seed)
    words = chosen.choices(["one", "two", "three", "four", "a", "b,", "c.", "d\n", "é"], k=120)
    older, newer = " ".join(words), " ".join(edited(chosen, words))
    stretches = align(older, newer).stretches
    for one in stretches:
        there = newer[one.newer : one.newer + one.length]
        assert older[one.older : one.older + one.length] == there
    spans = [(one.older, one.older + one.length) for one in stretches]
    others = sorted((one.newer, one.newer + one.length) for one in stretches)
    for row in (spans, others):
        assert all(first[1] <= second[0] for first, second in pairwise(row))


def test_texts_that_are_the_same_are_one_stretch():
    (one,) = align(STORY, STORY).stretches
    assert (one.older, one.newer, one.length) == (0, 0, len(STORY))
