"""Texts of any kind are read in time that grows with their length, and never stop the reading."""

import random
import time

import pytest

from workbench.suggesting.mentions import find_mentions

_DICE = random.Random(4)
SIZE = 60_000


def word(letters: str = "bcdfgaeiou", length: int = 7) -> str:
    return "".join(_DICE.choice(letters) for _ in range(length))


TEXTS = {
    "one line": "Soleimani said that Iran and ",
    "all capitals": "SOLEIMANI SAID THAT IRAN AND ",
    "a headline without end": "Soleimani Said That Iran And Hezbollah ",
    "one word": "A",
    "a word of hyphens": "Aa-",
    "a word of apostrophes": "A'",
    "initials": "U.",
    "quotation marks": '"',
    "dashes": "-",
    "open brackets": "(",
    "bidirectional signs": "\u202eIran\u202c said \u2066Soleimani\u2069. ",
    "half characters": "Iran \ud800 Soleimani ",
    "no capitals": "قال قاسم سليماني إن إيران ",
    "nothing": "",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_read(piece: str) -> None:
    text = piece * (SIZE // max(1, len(piece)))
    for one in find_mentions(text):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "make",
    [
        lambda: " ".join(word("BCDFG", 4) for _ in range(SIZE // 5)),
        lambda: ", ".join(f"Ali {word().title()}" for _ in range(SIZE // 12)),
        lambda: ". ".join(f"The {word().title()} Council of Foreign" for _ in range(SIZE // 28)),
        lambda: " ".join(word().title() for _ in range(SIZE // 8)),
    ],
    ids=["acronyms", "people of one given name", "councils", "a name without end"],
)
def test_four_times_the_names_take_no_more_than_some_twelve_times_the_time(make) -> None:  # type: ignore[no-untyped-def]
    text = make()
    quarter = text[: len(text) // 4]

    def seconds(said: str) -> float:
        began = time.process_time()
        find_mentions(said)
        return time.process_time() - began

    find_mentions(quarter)
    assert min(seconds(text) for _ in range(2)) < 12 * max(seconds(quarter), 0.05)
