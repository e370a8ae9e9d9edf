"""Versions of a text are told from other texts of the same outlet and from filled-in forms."""

import random
from pathlib import Path

import pytest

from workbench.versions.known import AT_NAME, AT_PLACE
from workbench.versions.likeness import Likeness

ARTICLES = sorted((Path(__file__).parents[3] / "resources" / "demo").glob("[0-9]*"))
FURNITURE = (
    "\n\nShare this on Facebook\n\nLatest articles\nOne thing\nTwo things\n\nNo comments yet\n"
)


def edited(text, seed):
    """Return a text as an editor changes it: sentences rewritten, one cut, one put in."""
    chosen = random.Random(seed)
    sentences = text.split(". ")
    for _ in range(max(1, len(sentences) // 5)):
        at = chosen.randrange(len(sentences))
        words = sentences[at].split(" ")
        words[chosen.randrange(len(words))] = "reportedly"
        sentences[at] = " ".join(words)
    del sentences[chosen.randrange(len(sentences))]
    sentences.insert(chosen.randrange(len(sentences)), "This was added later by the editors")
    return ". ".join(sentences)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)
def test_an_edited_article_is_a_version_of_itself_and_of_no_other(article):
    text = article.read_text("utf-8")
    assert Likeness(text, edited(text, 1)).share >= 0.5
    assert Likeness(text, text[: len(text) // 3]).share >= 0.9
    others = [other.read_text("utf-8") for other in ARTICLES if other != article]
    alike = [other for other in others if Likeness(text, other).share >= AT_PLACE]
    assert len(alike) <= 1  # the demo holds one repost, and its origin


def test_short_texts_are_compared_word_by_word():
    post = "The convoy left Baghdad at dawn, a witness said."
    assert Likeness(post, "The convoy left Baghdad at noon, two witnesses said.").share >= AT_NAME
    assert Likeness(post, "Rain is expected in the north of the country.").share < AT_PLACE
    assert Likeness("", "").share == 0


def test_two_pages_that_share_their_furniture_are_not_alike():
    pages = [
        f"{words} and so it went on for a while in that place. " * 3 + FURNITURE * 4
        for words in ("The fleet left port", "A school was opened")
    ]
    bodies = [page.replace(FURNITURE, "") for page in pages]
    assert Likeness(*pages).share == pytest.approx(Likeness(*bodies).share, abs=0.1)


def test_only_the_furniture_changed():
    text = ARTICLES[0].read_text("utf-8")
    assert Likeness(text, text + FURNITURE).same_body
    assert not Likeness(text, text + FURNITURE + "\n\nOne more word of it all.").same_body
