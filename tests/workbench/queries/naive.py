"""Search the slow way: fold letter by letter, cut into words, compare word by word."""

import unicodedata

from workbench.text.folding import fold

#: letters with several forms, marks of their own, emoji of one and of several code points
FORMS = [
    *"aAéÉßﬁİıΣςЙйёأإآاؤوئىيیءكکةهـﻻ٣۳3😀𝔐.-—’“_中",
    *(
        "e\u0301",
        "\u0301",
        "\u200c",
        "\u200f",
        "\u064e",
        "\u0651",
        "👩\u200d👧",
        "\u00a0",
        "\u202e",
    ),
    *(" " * 8 + "\n"),
]


def _letters(text: str) -> list[tuple[str, int]]:
    """Return each letter as the index has it, with its place in the text."""
    found = []
    for place, letter in enumerate(text):
        if "\u0300" <= letter <= "\u036f":
            continue
        for part in fold(letter):
            base = unicodedata.normalize("NFD", part)[0]
            plain = base.casefold() if len(base.casefold()) == 1 else base.lower()[0]
            found.append((plain, place))
    return found


def words(text: str) -> list[tuple[str, int, int]]:
    """Return the words with the places of their first and last letter."""
    found: list[tuple[str, int, int]] = []
    open_word = False
    for letter, place in _letters(text):
        if not letter.isalnum():
            open_word = False
        elif open_word:
            word, start, _ = found[-1]
            found[-1] = (word + letter, start, place)
        else:
            found.append((letter, place, place))
            open_word = True
    return found


def _end(text: str, last: int) -> int:
    """Return where a word ends whose last letter stands here: marks upon it belong to it.

    A Latin accent does so also behind signs that show nothing.
    """
    end = probe = last + 1
    while probe < len(text):
        letter = text[probe]
        if "\u0300" <= letter <= "\u036f" or (probe == end and _hangs_on(letter)):
            end = probe + 1
        elif fold(letter):
            break
        probe += 1
    return end


def _hangs_on(letter: str) -> bool:
    return letter == "ء" or unicodedata.category(letter) == "Mn"


def places(text: str, phrase: str, prefix: bool = False) -> list[tuple[int, int]]:
    """Return the spans where the words of a phrase follow each other; none shares a word."""
    wanted = [word for word, _, _ in words(phrase)]
    there, found, at = words(text), [], 0
    while wanted and at + len(wanted) <= len(there):
        said = [word for word, _, _ in there[at : at + len(wanted)]]
        last = said[-1].startswith(wanted[-1]) if prefix else said[-1] == wanted[-1]
        if said[:-1] == wanted[:-1] and last:
            found.append((there[at][1], _end(text, there[at + len(wanted) - 1][2])))
            at += len(wanted)
        else:
            at += 1
    return found
